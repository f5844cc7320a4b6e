package strictyaml

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// refuse walks the tree for what is valid YAML but never meant.
func (d *Doc) refuse(node *yaml.Node, depth int) diag.List {
	fault := func(rule, format string, args ...any) diag.Diagnostic {
		return diag.At(d.file, d.spanIn(node), diag.Error, rule, format, args...)
	}
	switch {
	case depth > maxDepth:
		return diag.List{fault("limit", "more than %d levels inside each other", maxDepth)}
	case node.Kind == yaml.AliasNode:
		return diag.List{fault("yaml-feature", "the alias *%s", node.Value).WithHint("write the value out here; text that begins with * needs quotes")}
	case node.Anchor != "":
		return diag.List{fault("yaml-feature", "the anchor &%s", node.Anchor).WithHint("write the value out where it is needed; text that begins with & needs quotes")}
	case node.Style&yaml.TaggedStyle != 0:
		return diag.List{fault("yaml-feature", "the tag %s", node.Tag).WithHint("remove it; text that begins with ! needs quotes")}
	}
	var problems diag.List
	if node.Kind == yaml.MappingNode {
		problems = d.refuseKeys(node)
	}
	for _, inner := range node.Content {
		problems = append(problems, d.refuse(inner, depth+1)...)
		if len(problems) > 50 {
			break // the rest would only repeat it
		}
	}
	return problems
}

func (d *Doc) refuseKeys(node *yaml.Node) diag.List {
	if len(node.Content)/2 > maxKeys {
		return diag.List{diag.At(d.file, d.spanIn(node), diag.Error, "limit", "%d keys, at most %d are read", len(node.Content)/2, maxKeys)}
	}
	var problems diag.List
	first := map[string]int{}
	for i := 0; i < len(node.Content); i += 2 {
		key := node.Content[i]
		if key.Kind != yaml.ScalarNode {
			problems = append(problems, diag.At(d.file, d.spanIn(key), diag.Error, "yaml-syntax", "%s stands where a key should be", called(key)))
			continue
		}
		if line, seen := first[key.Value]; seen {
			problems = append(problems, diag.At(d.file, d.spanIn(key), diag.Error, "duplicate-key",
				"the key %q stands twice, first on line %d", key.Value, line).WithHint("keep one of them"))
			continue
		}
		first[key.Value] = key.Line + d.base()
	}
	return problems
}

// syntaxError turns the parser's message, "yaml: line 3: did not find …", into a
// problem with the file's line. The parser counts from the document's first
// line and gives no column, so the whole line is underlined.
func (d *Doc) syntaxError(err error) diag.Diagnostic {
	message := err.Error()
	var list *yaml.TypeError
	if errors.As(err, &list) && len(list.Errors) > 0 {
		message = list.Errors[0]
	}
	message = strings.TrimPrefix(message, "yaml: ")
	line := 1
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if digits, text, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				line, message = n, text
			}
		}
	}
	line = d.blame(line)
	text := d.file.Line(line)
	start := d.file.Offset(line, 1) + len(text) - len(strings.TrimLeft(text, " "))
	return diag.At(d.file, diag.Span{Start: start, End: start + max(len(strings.TrimSpace(text)), 1)}, diag.Error,
		"yaml-syntax", "this is not YAML: %s", message).WithHint("%s", syntaxHint(message, text))
}

func syntaxHint(message, text string) string {
	switch {
	case strings.Contains(text, "\t"):
		return "use spaces, not tabs"
	case strings.Contains(message, "mapping values are not allowed"):
		return `text that holds ": " needs quotes around it`
	case strings.Contains(message, "end of stream"), strings.Contains(message, "expected ',' or"):
		return "close every quote and bracket that is opened"
	case strings.Contains(message, "cannot start any token"), strings.Contains(message, "unknown anchor"):
		return "text that begins with a sign such as @ % * & needs quotes around it"
	case strings.Contains(message, "expected ':'"):
		return "write key: value"
	}
	return "put a colon and a space after each key, line it up with those above, and put text that begins with a quote or a sign in double quotes"
}

// maxBlame bounds the lines that blame tries.
const maxBlame = 300

// blame finds the file's line to point at. The parser may name the line a list or
// a quote begins on, or the one it gave up on, counted from 0 or from 1. What an
// editor looks for is the first line that cannot follow those before it, which is
// the one after the longest run of first lines that is YAML by itself.
func (d *Doc) blame(reported int) int {
	first := d.base() + 1
	text := d.file.Text(d.within)
	lines := strings.SplitAfter(text, "\n")
	for n := min(len(lines)-1, reported+maxBlame); n > max(0, reported-maxBlame); n-- {
		var node yaml.Node
		err := yaml.Unmarshal([]byte(strings.Join(lines[:n], "")), &node)
		if err == nil && (len(node.Content) == 0 || node.Content[0].Kind == yaml.MappingNode) {
			return first + n
		}
	}
	if reported <= maxBlame {
		return first
	}
	return min(first+reported-1, first+len(lines)-1)
}

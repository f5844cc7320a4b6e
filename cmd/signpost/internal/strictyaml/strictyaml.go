// Package strictyaml reads YAML into typed structs without guessing.
//
// An editor's slip must never become a silent default: an unknown or repeated
// key, a value of the wrong type, a missing required key, a date that does not
// exist are problems with a line, a column and a hint. Text stays text: a
// telephone number written without quotes is refused, never read as a number.
//
// [Parse] keeps the positions, [Doc.Decode] fills a struct, and [Doc.Span] tells
// the caller's own rules where a value stands. What YAML offers beyond plain
// mappings, lists and scalars (anchors, aliases, merge keys, tags, several
// documents) is refused: nobody who edits a page needs it, and aliases are how a
// small file becomes a huge one.
//
// The package knows nothing of pages, helplines or statistics.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/signpost/cmd/signpost/internal/diag"
)

const (
	maxBytes = 256 << 10 // of one document
	maxDepth = 16        // of mappings and lists inside each other
	maxKeys  = 2000      // of one mapping
)

// Doc is one YAML mapping with its place in a file.
type Doc struct {
	file   *diag.File
	within diag.Span
	base   int // the file's line of the document's first line, less one
	root   *yaml.Node
}

// Parse reads one YAML mapping from the bytes s of f. An empty text is an empty
// mapping. When the problems hold an error, the document is nil.
func Parse(f *diag.File, s diag.Span) (*Doc, diag.List) {
	d := &Doc{file: f, within: s, base: f.Position(s.Start).Line - 1, root: &yaml.Node{Kind: yaml.MappingNode}}
	data := f.Data[s.Start:s.End]
	if len(data) > maxBytes {
		return nil, diag.List{diag.At(f, diag.Span{Start: s.Start}, diag.Error, "limit",
			"%d kB of YAML, at most %d kB are read", len(data)>>10, maxBytes>>10)}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		return nil, diag.List{d.syntaxError(err)}
	}
	var next yaml.Node
	if err := decoder.Decode(&next); err == nil {
		return nil, diag.List{diag.At(f, d.span(&next), diag.Error, "yaml-feature", "a second YAML document").
			WithHint("keep everything in one; remove the --- line")}
	} else if !errors.Is(err, io.EOF) {
		return nil, diag.List{d.syntaxError(err)}
	}
	if root := document.Content[0]; root.Kind == yaml.MappingNode {
		d.root = root
	} else if root.Tag != "!!null" {
		return nil, diag.List{diag.At(f, d.span(root), diag.Error, "yaml-syntax", "%s, want lines of key: value", kindOf(root))}
	}
	problems := d.refuse(d.root, 1)
	if problems.HasErrors() {
		return nil, problems
	}
	return d, problems
}

// File is the file the document stands in.
func (d *Doc) File() *diag.File { return d.file }

// Has reports whether something stands at path.
func (d *Doc) Has(path string) bool {
	node, rest := d.find(path)
	return node != nil && rest == ""
}

// Keys lists the keys of the mapping at path in the file's order; "" is the top.
func (d *Doc) Keys(path string) []string {
	node, rest := d.find(path)
	if rest != "" || node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	keys := make([]string, 0, len(node.Content)/2)
	for i := 0; i < len(node.Content); i += 2 {
		keys = append(keys, node.Content[i].Value)
	}
	return keys
}

// Span is where the value at path stands, such as "call[0].number" or
// "series.cambs-sextortion.title". A path that is not there gives the nearest
// one above it that is; the top is the document's first line.
func (d *Doc) Span(path string) diag.Span {
	node, _ := d.find(path)
	if node == nil {
		return d.top()
	}
	return d.span(node)
}

// KeySpan is where the key of path stands: the place to point at when the key,
// not its value, is at fault.
func (d *Doc) KeySpan(path string) diag.Span {
	parent, name := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		parent, name = path[:i], path[i+1:]
	}
	node, rest := d.find(parent)
	if rest != "" || node == nil || node.Kind != yaml.MappingNode {
		return d.Span(path)
	}
	for i := 0; i < len(node.Content); i += 2 {
		if node.Content[i].Value == name {
			return d.span(node.Content[i])
		}
	}
	return d.Span(path)
}

// Errorf reports an error in the value at path.
func (d *Doc) Errorf(path, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(d.file, d.Span(path), diag.Error, rule, format, args...)
}

// Warnf reports a warning about the value at path.
func (d *Doc) Warnf(path, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(d.file, d.Span(path), diag.Warning, rule, format, args...)
}

// top is the first line of the file: the place of what is missing.
func (d *Doc) top() diag.Span { return diag.Span{Start: 0, End: len(d.file.Line(1))} }

// find walks to path. When a step is missing it returns the deepest node there
// is and the rest of the path; nil means not even one step was found.
func (d *Doc) find(path string) (*yaml.Node, string) {
	node := d.root
	if path == "" {
		return node, ""
	}
	var found *yaml.Node
	for path != "" {
		step, rest := cutStep(path)
		next := child(node, step)
		if next == nil {
			return found, path
		}
		node, found, path = next, next, rest
	}
	return node, ""
}

// cutStep splits "call[0].number" into "call" and "[0].number", and "[0].number"
// into "[0]" and "number".
func cutStep(path string) (step, rest string) {
	end := len(path)
	if i := strings.IndexAny(path[1:], ".["); i >= 0 {
		end = i + 1
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

func child(node *yaml.Node, step string) *yaml.Node {
	if inner, ok := strings.CutPrefix(step, "["); ok {
		i, err := strconv.Atoi(strings.TrimSuffix(inner, "]"))
		if err != nil || node.Kind != yaml.SequenceNode || i >= len(node.Content) {
			return nil
		}
		return node.Content[i]
	}
	if node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i < len(node.Content); i += 2 {
		if node.Content[i].Value == step {
			return node.Content[i+1]
		}
	}
	return nil
}

// span is what of a node can be underlined: a scalar as it is written, else the
// rest of the line it begins on.
func (d *Doc) span(node *yaml.Node) diag.Span {
	line := node.Line + d.base
	start := d.file.Offset(line, node.Column)
	text := d.file.Text(diag.Span{Start: start, End: d.file.Offset(line+1, 1)})
	text = strings.TrimRight(strings.TrimSuffix(text, "\n"), " ")
	length := len(text)
	if node.Kind == yaml.ScalarNode {
		switch node.Style {
		case yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle:
			if end := closingQuote(text); end > 0 {
				length = end
			}
		default:
			if strings.HasPrefix(text, node.Value) && node.Value != "" {
				length = len(node.Value)
			}
		}
	}
	return diag.Span{Start: start, End: start + max(length, 1)}
}

// closingQuote finds the end of a quoted scalar that ends on its first line.
func closingQuote(text string) int {
	if text == "" {
		return 0
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && i+1 < len(text) && text[i+1] == quote && quote == '\'':
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return 0
}

func kindOf(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch node.Tag {
	case "!!null":
		return "nothing"
	case "!!bool":
		return fmt.Sprintf("the word %s", node.Value)
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a date"
	}
	return fmt.Sprintf("the text %q", shorten(node.Value))
}

func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// Scalar is the value at path as it is written, without its quotes; false when
// nothing, or a list or a group, stands there.
func (d *Doc) Scalar(path string) (string, bool) {
	node, rest := d.find(path)
	if node == nil || rest != "" || node.Kind != yaml.ScalarNode {
		return "", false
	}
	return node.Value, true
}

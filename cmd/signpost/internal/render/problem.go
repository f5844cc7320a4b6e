package render

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// problem turns an error of html/template into a diagnostic in the template's
// file. Such errors are text: "template: partials/menu.html:3:12: executing …",
// "html/template:page.html:7:4: …", with the column counted from 0 or left out.
func (s *Set) problem(err error, fallback string) diag.Diagnostic {
	message := err.Error()
	if i := strings.LastIndex(message, ": template: "); i >= 0 {
		message = message[i+2:] // that of a directive, inside what was being drawn
	}
	message = strings.TrimPrefix(message, "html/template:")
	message = strings.TrimPrefix(message, "template:")
	message = strings.TrimSpace(message)
	name, line, column := fallback, 1, 0
	for _, known := range sortedKeys(s.files) {
		rest, ok := strings.CutPrefix(message, known+":")
		if !ok {
			continue
		}
		name, message = known, rest
		if n, text, ok := cutNumber(message); ok {
			line, message = n, text
		}
		if n, text, ok := cutNumber(message); ok {
			column, message = n, text
		}
		break
	}
	f := s.files[name]
	for line > 1 && strings.TrimSpace(f.Line(line)) == "" {
		line-- // the end of a file is not a line that an editor can see
	}
	message = strings.TrimSpace(message)
	if rest, ok := strings.CutPrefix(message, "executing "); ok {
		if _, after, ok := strings.Cut(rest, ": "); ok { // executing "main" at <.Page.Nope>: can't …
			message = after
		}
	}
	message, hint := plain(message)
	start := f.Offset(line, 1) + column
	end := start + max(len(strings.TrimRight(f.Line(line), " "))-column, 1)
	if word := quotedWord(message); column == 0 && strings.Contains(f.Line(line), word) && word != "" {
		start += strings.Index(f.Line(line), word) // a parse error has no column of its own
		end = start + len(word)
	} else if column == 0 {
		trimmed := strings.TrimLeft(f.Line(line), " \t")
		start += len(f.Line(line)) - len(trimmed)
		end = start + max(len(strings.TrimSpace(trimmed)), 1)
	}
	if i := strings.Index(f.Text(diag.Span{Start: start, End: end}), "}}"); i > 0 {
		end = start + i
	}
	return diag.At(f, diag.Span{Start: start, End: end}, diag.Error, "template", "%s", message).WithHint("%s", hint)
}

// quotedWord is the first word of two letters or more that a message has in quotes.
func quotedWord(message string) string {
	parts := strings.Split(message, `"`)
	for i := 1; i < len(parts); i += 2 {
		if word := parts[i]; len(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			return word
		}
	}
	return ""
}

// plain takes from a message what only somebody who writes html/template would
// read, and gives a hint.
func plain(message string) (string, string) {
	message = strings.TrimPrefix(message, "error calling asset: ")
	if before, after, ok := strings.Cut(message, "; did you mean "); ok {
		return before, "did you mean " + after
	}
	if before, _, ok := strings.Cut(message, ": {state"); ok {
		message = before
	}
	return message, hintFor(message)
}

func hintFor(message string) string {
	switch {
	case strings.Contains(message, "different contexts"):
		return "each way through an {{if}} or {{range}} must end as it began: in a tag, in an attribute, or between tags"
	case strings.Contains(message, "can't evaluate field"):
		return "the fields of each page are listed by: go doc ./cmd/signpost/internal/render"
	case strings.Contains(message, "no such template"), strings.Contains(message, "is undefined"):
		return "a template is named by its path below templates, such as partials/menu.html"
	case strings.Contains(message, "unexpected EOF"):
		return "an {{if}}, {{range}}, {{with}} or {{define}} has no {{end}}"
	case strings.Contains(message, "function") && strings.Contains(message, "not defined"):
		return "the only function besides those of html/template is asset"
	}
	return ""
}

func cutNumber(s string) (int, string, bool) {
	digits, rest, ok := strings.Cut(s, ":")
	n, err := strconv.Atoi(strings.TrimSpace(digits))
	return n, rest, ok && err == nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// outputLimit is the size in bytes of the largest page: more than any reader's
// phone should be asked to show.
const outputLimit = 4 << 20

// errTooLong ends the execution of a template that writes without end.
var errTooLong = errors.New("the page grows over 4 MB")

// buffer collects what a template writes, up to the limit.
type buffer struct{ data []byte }

// Write appends to the page.
func (p *buffer) Write(data []byte) (int, error) {
	if len(p.data)+len(data) > outputLimit {
		return 0, errTooLong
	}
	p.data = append(p.data, data...)
	return len(data), nil
}

// grow takes the page with something appended to it.
func (p *buffer) grow(data []byte) error {
	if p.data = data; len(data) > outputLimit {
		return errTooLong
	}
	return nil
}

package contentline

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Line is one content line, unfolded. The name and the parameters are as they were
// written, without the colon and the first semicolon; so is the value, escapes and
// all.
type Line struct{ Name, Parameters, Value string }

// Text returns the value as a text, without its escapes.
func (l Line) Text() string { return unescape(l.Value) }

// List returns the texts of a value with commas between them.
func (l Line) List() []string { return split(l.Value, ',') }

// Parts returns the texts of a structured value.
func (l Line) Parts() []string { return split(l.Value, ';') }

// Read reads content lines. It wants them as strictly as they are written: every line
// ended with CRLF, at most 75 octets, and UTF-8 before it is unfolded, since programs
// differ in what they make of anything else. The error names the line, from 1.
func Read(data []byte) ([]Line, error) {
	var unfolded []string
	rows := bytes.Split(data, []byte("\r\n"))
	last := len(rows) - 1
	for i, row := range rows[:last] {
		if err := checkRow(row); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if row[0] != ' ' {
			unfolded = append(unfolded, string(row))
			continue
		}
		if i == 0 {
			return nil, errors.New("line 1: a space, want a name")
		}
		unfolded[len(unfolded)-1] += string(row[1:])
	}
	if len(rows[last]) > 0 {
		return nil, fmt.Errorf("line %d: no CRLF at its end", last+1)
	}
	lines := make([]Line, len(unfolded))
	for i, text := range unfolded {
		var err error
		if lines[i], err = parse(text); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// checkRow checks a line that is still folded.
func checkRow(row []byte) error {
	switch {
	case len(row) == 0:
		return errors.New("empty, want a name")
	case len(row) > maxOctets:
		return fmt.Errorf("%d octets, want %d at most", len(row), maxOctets)
	case !utf8.Valid(row):
		return errors.New("not UTF-8, or folded within a character")
	case bytes.ContainsFunc(row, func(r rune) bool { return isBreak(r) || isControl(r) }):
		return errors.New("a control character")
	}
	return nil
}

// parse takes a line apart. A colon between double quotes belongs to a parameter.
func parse(text string) (Line, error) {
	quoted := false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ':' && !quoted:
			l := Line{Value: text[i+1:]}
			l.Name, l.Parameters, _ = strings.Cut(text[:i], ";")
			if !isName(l.Name) {
				return Line{}, fmt.Errorf("%q is not the name of a property", l.Name)
			}
			return l, nil
		}
	}
	return Line{}, fmt.Errorf("no colon in %q", text)
}

// isName reports whether s is letters, digits and hyphens, and not empty.
func isName(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-'
	})
}

// split takes a value apart at the separators that are not escaped.
func split(value string, separator byte) []string {
	var texts []string
	begin := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++ // what follows stands for itself
		case separator:
			texts = append(texts, unescape(value[begin:i]))
			begin = i + 1
		}
	}
	return append(texts, unescape(value[begin:]))
}

// unescape is the inverse of escape.
func unescape(value string) string {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		c := value[i]
		if c == '\\' && i+1 < len(value) {
			i++
			if c = value[i]; c == 'n' || c == 'N' {
				c = '\n'
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

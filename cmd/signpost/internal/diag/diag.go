// Package diag says where a problem is and how it reads.
//
// Whatever is wrong with content, templates or data is a [Diagnostic]: a value
// with a severity, a rule, a position, an excerpt and a hint, collected in a
// [List]. An error, in Go's sense, is for the machine alone: the disk, the
// network, an ended context.
//
// The package knows nothing of Markdown, YAML or the site: it is handed a
// [File] and a [Span] in it. [Write] prints a list for a person, [WriteJSON] and
// [WriteGitHub] for programs.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity says whether a problem stops the site from being published.
type Severity int

const (
	// Error stops the build: a reader would be harmed or the page cannot be made.
	Error Severity = iota
	// Warning is reported; the site is still built.
	Warning
)

// String gives "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText writes a severity as [Severity.String] does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Span is a half-open range of byte offsets in a file.
type Span struct{ Start, End int }

// Diagnostic is one problem at one place.
type Diagnostic struct {
	Severity Severity
	// Rule is the stable name of what was broken, such as "unknown-helpline".
	Rule string
	// File is the slash-separated name below the project's folder.
	File string
	Position
	// Length is the number of bytes at fault, counted on the first line only;
	// 0 when the problem is about the whole file.
	Length int
	// Message says what is wrong: lower case, no full stop.
	Message string
	// Excerpt is the line at fault, without its newline; "" for a whole file.
	Excerpt string
	// Hint says what to do; "" when there is nothing to add.
	Hint string
}

// At reports a problem with the bytes s of f. Offsets outside the file are moved
// to its nearest end, since some parsers point past it.
func At(f *File, s Span, sev Severity, rule, format string, args ...any) Diagnostic {
	pos := f.Position(s.Start)
	line := f.Line(pos.Line)
	length := min(max(s.End-s.Start, 1), max(len(line)-(pos.Column-1), 1))
	return Diagnostic{
		Severity: sev, Rule: rule, File: f.Name, Position: pos, Length: length,
		Message: fmt.Sprintf(format, args...), Excerpt: line,
	}
}

// InFile reports a problem with the whole file called name: line 1, column 1, no
// excerpt.
func InFile(name string, sev Severity, rule, format string, args ...any) Diagnostic {
	return Diagnostic{
		Severity: sev, Rule: rule, File: name, Position: Position{Line: 1, Column: 1},
		Message: fmt.Sprintf(format, args...),
	}
}

// WithHint returns d with a hint, a sentence that says what to do. An empty
// result leaves d as it was, so that a suggestion that was not found costs
// nothing.
func (d Diagnostic) WithHint(format string, args ...any) Diagnostic {
	if hint := fmt.Sprintf(format, args...); hint != "" {
		d.Hint = hint
	}
	return d
}

// String is the first line of a problem, as [Write] prints it.
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s [%s]", d.File, d.Line, d.Column, d.Severity, d.Message, d.Rule)
}

// List is what a stage found.
type List []Diagnostic

// HasErrors reports whether anything in l stops the build.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count gives the number of errors and of warnings.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Sorted returns l by file, line, column, rule and message, each problem once.
func (l List) Sorted() List {
	l = slices.Clone(l)
	slices.SortStableFunc(l, compare)
	return slices.CompactFunc(l, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Severity, b.Severity),
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
	)
}

// width is the number of terminal cells of s, near enough for a caret: one a
// rune, none for a combining mark in the common block.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x300 && r <= 0x36F {
			n--
		}
	}
	return n
}

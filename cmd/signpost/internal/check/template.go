package check

import (
	"bytes"
	"cmp"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// typed is a telephone number that stands in the words of a template.
type typed struct {
	called
	file *diag.File
}

// typedIn finds the telephone numbers in the words of templates: in what their
// readers see, and not in actions, comments or drawings.
func typedIn(templates []*diag.File, c caller) []typed {
	var found []typed
	for _, f := range templates {
		if len(f.Data) > 0 {
			found = append(found, typedInOne(f, c)...)
		}
	}
	return found
}

func typedInOne(f *diag.File, c caller) []typed {
	var found []typed
	page := withoutActions(f.Data)
	add := func(text string, span func(diag.Span) diag.Span) {
		for one := range c.find(text) {
			one.Span = span(one.Span)
			found = append(found, typed{one, f})
		}
	}
	w := wording{html: page, read: func(pieces []diag.Span) {
		var at []int
		add(plainly(page, pieces, &at), func(s diag.Span) diag.Span { return diag.Span{Start: at[s.Start], End: at[s.End-1] + 1} })
	}}
	t := tags{html: page}
	for t.next() {
		w.tag(&t)
		if t.end {
			continue
		}
		for _, a := range t.attrs {
			piece := []diag.Span{{End: len(a.value)}}
			if !isSpoken(&t, &a) || !mayHoldDigit(a.value) || !mayHoldNumber(a.value, piece) {
				continue
			}
			text := plainly(a.value, piece, nil)
			add(text, func(s diag.Span) diag.Span {
				if i := bytes.Index(t.raw(), []byte(text[s.Start:s.End])); i >= 0 {
					return diag.Span{Start: t.from + i, End: t.from + i + s.End - s.Start}
				}
				return diag.Span{Start: t.from, End: t.from + len(t.raw())}
			})
		}
	}
	w.finish()
	return found
}

// inTemplates reports numbers that are typed in templates.
func (g *gates) inTemplates() diag.List {
	var problems diag.List
	for _, one := range g.typed {
		hint := cmp.Or(g.dial.right(one.text), "print it from a helpline's file, as .Site.Emergency is, or take it away")
		if one.known {
			hint = "print it from the helpline's file: .Site.Emergency has the number for immediate danger, and each service its .Ways"
		}
		problems = append(problems, diag.At(one.file, one.Span, diag.Error, "number-in-template", "the telephone number %s is typed in a template", one.text).WithHint("%s", hint))
	}
	return problems
}

// isTyped reports that a number of a page stands in a template, where it is reported.
func (g *gates) isTyped(number string) bool {
	for _, one := range g.typed {
		if onlyDigits(one.text) == onlyDigits(number) {
			return true
		}
	}
	return false
}

// withoutActions gives a template with something else in the place of each action:
// spaces for those that print nothing, and commas, which part words, for the others.
// Every offset stays as it is.
func withoutActions(data []byte) []byte {
	page := bytes.Clone(data)
	for at := 0; ; {
		i := bytes.Index(page[at:], []byte("{{"))
		if i < 0 {
			return page
		}
		at += i
		end := actionEnd(page, at)
		fill := byte(',')
		if printsNothing(page[at:end]) {
			fill = ' '
		}
		for ; at < end; at++ {
			page[at] = fill
		}
	}
}

// actionEnd is the offset behind the action that begins at an offset. A string in it
// may hold }}, and so may a comment.
func actionEnd(page []byte, at int) int {
	if isComment(page[at:]) {
		if i := bytes.Index(page[at:], []byte("*/")); i >= 0 {
			at += i
		}
	}
	for i := at + 2; i < len(page); i++ {
		switch c := page[i]; c {
		case '}':
			if bytes.HasPrefix(page[i:], []byte("}}")) {
				return i + 2
			}
		case '"', '`', '\'':
			for i++; i < len(page) && page[i] != c; i++ {
				if page[i] == '\\' && c != '`' {
					i++
				}
			}
		}
	}
	return len(page)
}

// isComment reports an action that is a comment.
func isComment(action []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(action[2:], "- \n\t"), []byte("/*"))
}

// printsNothing reports an action that only says which part of a template is drawn.
func printsNothing(action []byte) bool {
	words := strings.Fields(strings.Trim(string(action), "{}- \n\t"))
	if isComment(action) || len(words) == 0 || len(words) > 1 && (words[1] == ":=" || words[1] == "=") {
		return true
	}
	switch words[0] {
	case "if", "else", "end", "range", "with", "define", "break", "continue":
		return true
	}
	return false
}

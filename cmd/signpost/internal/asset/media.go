package asset

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// Media is a browser that a page is shown as to, in place of the one that shows it: what
// style sheets ask of it is answered in the sheets. The zero Media answers nothing.
type Media struct {
	// Scheme is "light" or "dark", and "" for that of the computer.
	Scheme string
	// Print shows what is for paper and hides what is for screens.
	Print bool
	// NoScripts says that no script runs.
	NoScripts bool
}

// The answers, as features that each browser has: a window is always wider than nothing.
const (
	yes = "(min-width:0px)"
	no  = "(max-width:0px)"
)

// Sheet answers the conditions of a style sheet's @media and @import rules (Media Queries
// Level 5), and settles the property color-scheme where both schemes are allowed, because
// the colours of forms, of scroll bars and of light-dark() follow it.
func (m Media) Sheet(sheet []byte) []byte {
	s := scanner{css: string(sheet)}
	s.tokens = cssTokens(s.css)
	var edits []edit
	for i, t := range s.tokens {
		switch t.kind {
		case css.AtKeywordToken:
			switch strings.ToLower(unescaped(s.raw(t)[1:])) {
			case "media", "import":
				edits = append(edits, m.list(&s, i+1, s.preludeEnd(i))...)
			}
		case css.IdentToken, css.CustomPropertyNameToken:
			edits = append(edits, m.scheme(&s, i)...)
		}
	}
	if len(edits) == 0 {
		return sheet
	}
	return []byte(edited(s.css, edits))
}

// List answers a list of media, as the attribute media has it.
func (m Media) List(list string) string {
	s := scanner{css: list}
	s.tokens = cssTokens(list)
	return edited(list, m.list(&s, 0, len(s.tokens)))
}

// list answers the queries of a list of media: the tokens from one number to another.
func (m Media) list(s *scanner, from, to int) []edit {
	var edits []edit
	depth, start := 0, from
	for i := from; i <= to; i++ {
		if i == to {
			return append(edits, m.query(s, start, i)...)
		}
		switch s.tokens[i].kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			depth--
		case css.CommaToken:
			if depth == 0 {
				edits = append(edits, m.query(s, start, i)...)
				start = i + 1
			}
		}
	}
	return edits
}

// query answers one query: its type, and the features in it. A type that is not the
// browser's decides the whole query, since nothing is written around a type but "not".
func (m Media) query(s *scanner, from, to int) []edit {
	at := s.skipTo(from, to)
	for at < to && (s.tokens[at].kind == css.StringToken || s.tokens[at].kind == css.URLToken || s.tokens[at].kind == css.FunctionToken ||
		s.tokens[at].kind == css.IdentToken && s.word(at) == "layer") { // what stands before the media of an @import
		if s.tokens[at].kind == css.FunctionToken {
			_, at = s.inside(at, to)
			at--
		}
		at = s.skipTo(at+1, to)
	}
	first, negated := at, false
	if at < to && s.tokens[at].kind == css.IdentToken && (s.word(at) == "not" || s.word(at) == "only") {
		negated = s.word(at) == "not"
		at = s.skipTo(at+1, to)
	}
	var edits []edit
	if m.Print && at < to && s.tokens[at].kind == css.IdentToken {
		switch s.word(at) {
		case "print":
			edits = append(edits, edit{s.tokens[at].start, s.tokens[at].end, "all"})
		case "screen":
			answer := "not all"
			if negated {
				answer = "all"
			}
			last := to - 1
			for last > at && (s.tokens[last].kind == css.WhitespaceToken || s.tokens[last].kind == css.CommentToken) {
				last--
			}
			return []edit{{s.tokens[first].start, s.tokens[last].end, answer}}
		}
	}
	for i := at; i < to; i++ {
		if answer, end := m.feature(s, i, to); end > 0 {
			edits = append(edits, edit{s.tokens[i].start, s.tokens[end].end, answer})
			i = end
		}
	}
	return edits
}

// feature answers the feature in the brackets that begin with the token numbered i; end is
// the number of that which closes them, 0 where there is nothing to answer.
func (m Media) feature(s *scanner, i, to int) (answer string, end int) {
	if s.tokens[i].kind != css.LeftParenthesisToken {
		return "", 0
	}
	at := s.skipTo(i+1, to)
	if at >= to || s.tokens[at].kind != css.IdentToken {
		return "", 0
	}
	name, value := s.word(at), ""
	if at = s.skipTo(at+1, to); at < to && s.tokens[at].kind == css.ColonToken {
		if at = s.skipTo(at+1, to); at < to && s.tokens[at].kind == css.IdentToken {
			value = s.word(at)
			at = s.skipTo(at+1, to)
		}
	}
	if at >= to || s.tokens[at].kind != css.RightParenthesisToken {
		return "", 0
	}
	holds := false
	switch {
	case name == "prefers-color-scheme" && m.Scheme != "":
		holds = value == "" || value == m.Scheme
	case name == "scripting" && m.NoScripts:
		holds = value == "none"
	default:
		return "", 0
	}
	if holds {
		return yes, at
	}
	return no, at
}

// scheme settles the declaration that begins with the token numbered i, if that is one of
// color-scheme which allows both.
func (m Media) scheme(s *scanner, i int) []edit {
	if m.Scheme == "" || s.word(i) != "color-scheme" || !s.declares(i) {
		return nil
	}
	var others []edit
	wanted := false
	for at := i + 1; at < len(s.tokens); at++ {
		switch s.tokens[at].kind {
		case css.IdentToken:
			switch s.word(at) {
			case m.Scheme:
				wanted = true
			case "light", "dark":
				others = append(others, edit{s.tokens[at].start, s.tokens[at].end, ""})
			}
			continue
		case css.ColonToken, css.WhitespaceToken, css.CommentToken:
			continue
		}
		break
	}
	if !wanted {
		return nil
	}
	return others
}

// declares reports whether the token numbered i begins a declaration: it stands behind a
// brace or a semicolon, and before a colon.
func (s *scanner) declares(i int) bool {
	next := s.skip(i + 1)
	if next >= len(s.tokens) || s.tokens[next].kind != css.ColonToken {
		return false
	}
	for i--; i >= 0; i-- {
		switch s.tokens[i].kind {
		case css.WhitespaceToken, css.CommentToken:
			continue
		case css.LeftBraceToken, css.SemicolonToken:
			return true
		}
		return false
	}
	return false
}

// skipTo passes over spaces and comments from the token numbered i on, to the one
// numbered end at most.
func (s *scanner) skipTo(i, end int) int { return min(s.skip(i), end) }

// word is the token numbered i in small letters and without escapes.
func (s *scanner) word(i int) string { return strings.ToLower(unescaped(s.raw(s.tokens[i]))) }

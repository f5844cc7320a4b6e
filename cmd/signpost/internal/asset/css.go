package asset

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// sheet is a style sheet as it was read: what it refers to, and where.
type sheet struct {
	// name is below static; "" for a style inside a picture.
	name string
	text *diag.File
	// imports are its @import rules; references all else that it refers to.
	imports    []cssImport
	references []reference
	// edits mend what would change its meaning when it becomes a part of another
	// sheet or is minified.
	edits []edit
	// namespace is its first @namespace rule.
	namespace diag.Span
	problems  diag.List
}

// cssToken is a token of CSS Syntax Level 3, section 4, by its place.
type cssToken struct {
	kind       css.TokenType
	start, end int
}

// cssTokens cuts a style sheet into tokens; every byte belongs to one.
func cssTokens(text string) []cssToken {
	var found []cssToken
	lexer := css.NewLexer(parse.NewInputString(text))
	for at := 0; ; {
		kind, data := lexer.Next()
		if kind == css.ErrorToken {
			return found
		}
		found = append(found, cssToken{kind, at, at + len(data)})
		at += len(data)
	}
}

// bracket is one that stands open, and whether a string right inside it is an
// address.
type bracket struct {
	cssToken
	addresses bool
}

// scanner is the state of one scan.
type scanner struct {
	*sheet
	css    string
	tokens []cssToken
	open   []bracket
	// swallowed says that something was never closed in which brackets may stand
	// that seem to be missing.
	swallowed bool
	// begun says that a rule has been seen that no @import may follow.
	begun bool
	// ruleEnds is where the @import ends that was seen last, or another rule that
	// an @import may follow.
	ruleEnds int
}

// scan reads a style sheet. Problems are what is never closed, since it swallows
// the rest of the sheet, addresses that cannot be seen through, and imports that
// browsers pass over.
func scan(name string, text *diag.File) *sheet {
	s := scanner{sheet: &sheet{name: name, text: text}, css: string(text.Data)}
	s.tokens = cssTokens(s.css)
	for i, t := range s.tokens {
		s.token(i, t)
	}
	if !s.swallowed {
		for _, b := range s.open {
			s.unclosed(b.cssToken, s.raw(b.cssToken))
		}
	}
	return s.sheet
}

func (s *scanner) raw(t cssToken) string { return s.css[t.start:t.end] }

func (s *scanner) fault(t cssToken, rule, hint, format string, args ...any) {
	s.problems = append(s.problems, diag.At(s.text, diag.Span{Start: t.start, End: t.end}, diag.Error, rule, format, args...).
		WithHint("%s", hint))
}

func (s *scanner) unclosed(t cssToken, what string) {
	s.fault(cssToken{start: t.start, end: t.start + 1}, "css-syntax", "close it where it ends; browsers drop what follows", "%s is never closed", what)
}

func (s *scanner) swallows(t cssToken, what string) {
	s.unclosed(t, what)
	s.swallowed = true
}

// token looks at the token t, which is the one numbered i.
func (s *scanner) token(i int, t cssToken) {
	raw := s.raw(t)
	switch t.kind {
	case css.WhitespaceToken, css.CDOToken, css.CDCToken:
		return
	case css.CommentToken:
		if len(raw) < len("/**/") || !strings.HasSuffix(raw, "*/") {
			s.swallows(t, "a comment")
		}
		return
	case css.AtKeywordToken:
		s.atRule(i)
		return
	case css.BadStringToken:
		s.swallows(t, "a string")
	case css.StringToken:
		if !closed(raw, raw[0]) {
			s.swallows(t, "a string")
		}
		if len(s.open) > 0 && s.open[len(s.open)-1].addresses {
			s.refer(t.start, t.end)
		}
	case css.URLToken:
		if !closed(raw, ')') {
			s.swallows(t, "an address")
		}
		name, _, _ := strings.Cut(raw, "(")
		s.spelt(t, name+"(")
		s.refer(t.start+len(name)+1, t.end-1)
	case css.BadURLToken:
		s.fault(t, "css-syntax", `write it between quotes: url("…")`, "an address that browsers cannot read")
	case css.FunctionToken:
		s.function(t)
	case css.LeftParenthesisToken, css.LeftBracketToken, css.LeftBraceToken:
		s.open = append(s.open, bracket{t, false})
	case css.RightParenthesisToken, css.RightBracketToken, css.RightBraceToken:
		s.close(t)
	}
	s.begun = s.begun || t.start >= s.ruleEnds
}

// function looks at the name of a function. In those that take addresses (CSS
// Values Level 4, section 4.5, and CSS Images Level 4, section 2) a string is one.
func (s *scanner) function(t cssToken) {
	raw := s.raw(t)
	name := strings.ToLower(unescaped(raw[:len(raw)-1]))
	addresses := slices.Contains([]string{"url", "src", "image", "image-set", "-webkit-image-set"}, name)
	if addresses {
		s.spelt(t, raw)
	}
	if len(s.open) > 0 && s.open[len(s.open)-1].addresses && slices.Contains([]string{"var", "attr", "env", "if"}, name) {
		s.fault(t, "css-syntax", "write the address itself, between quotes", "an address that stands elsewhere, behind %s)", raw)
	}
	s.open = append(s.open, bracket{t, addresses})
}

// spelt wants the name of a function that takes addresses to be written plainly:
// programs that read style sheets, the minifier among them, take it for another.
func (s *scanner) spelt(t cssToken, name string) {
	if strings.Contains(name, `\`) {
		s.fault(t, "css-syntax", "write the name without backslashes", "an address behind the name %s)", name)
	}
}

// close looks at a closing bracket.
func (s *scanner) close(t cssToken) {
	closer := func(b bracket) css.TokenType {
		switch b.kind {
		case css.LeftBracketToken:
			return css.RightBracketToken
		case css.LeftBraceToken:
			return css.RightBraceToken
		}
		return css.RightParenthesisToken
	}
	at := len(s.open) - 1
	for at >= 0 && closer(s.open[at]) != t.kind {
		at--
	}
	if at < 0 {
		s.fault(t, "css-syntax", "delete it, or write what it closes", "%s closes nothing", s.raw(t))
		return
	}
	for _, b := range s.open[at+1:] {
		s.unclosed(b.cssToken, s.raw(b.cssToken))
	}
	s.open = s.open[:at]
}

// refer notes that the bytes from start to end are an address, perhaps between
// quotes and spaces.
func (s *scanner) refer(start, end int) {
	if r := trimmed(s.css, start, end); start >= s.ruleEnds {
		s.references = append(s.references, r)
	}
}

// atRule looks at the rule whose name is the token numbered i.
func (s *scanner) atRule(i int) {
	t := s.tokens[i]
	end := s.preludeEnd(i)
	stop := len(s.css)
	if end < len(s.tokens) {
		stop = s.tokens[end].end
	}
	switch strings.ToLower(unescaped(s.raw(t)[1:])) {
	case "import":
		s.importRule(i, end)
		return
	case "charset":
		// Only the first bytes of a file are one, and a file of static is UTF-8.
		s.edits = append(s.edits, edit{t.start, stop, ""})
		s.ruleEnds = stop
		return
	case "namespace":
		if s.namespace.End == 0 {
			s.namespace = diag.Span{Start: t.start, End: stop}
		}
	case "layer":
		if end < len(s.tokens) && s.tokens[end].kind == css.SemicolonToken {
			s.ruleEnds = stop
			return
		}
		// An empty block sets the order of layers, and the minifier would drop it.
		if last := s.skip(end + 1); last < len(s.tokens) && s.tokens[last].kind == css.RightBraceToken && last > end {
			s.edits = append(s.edits, edit{s.tokens[end].start, s.tokens[last].end, ";"})
		}
	}
	s.begun = true
}

// preludeEnd is the number of the token that ends what stands before the block of
// an at-rule, or the rule: a semicolon or a brace; that behind the last when there
// is none.
func (s *scanner) preludeEnd(i int) int {
	depth := 0
	for i++; i < len(s.tokens); i++ {
		switch s.tokens[i].kind {
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth--
		case css.SemicolonToken, css.LeftBraceToken, css.RightBraceToken:
			if depth <= 0 {
				return i
			}
		}
	}
	return i
}

// skip passes over spaces and comments from the token numbered i on.
func (s *scanner) skip(i int) int {
	for i < len(s.tokens) && (s.tokens[i].kind == css.WhitespaceToken || s.tokens[i].kind == css.CommentToken) {
		i++
	}
	return i
}

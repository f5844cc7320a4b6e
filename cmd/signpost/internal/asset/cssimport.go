package asset

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// cssImport is one @import rule.
type cssImport struct {
	// span is the rule, with its semicolon; reference the sheet that it names.
	span      diag.Span
	reference reference
	// wrap are the beginnings of the blocks that stand for its conditions, the
	// outermost first, such as "@media print{"; layer is that of its layer, if any.
	wrap  []string
	layer string
	// faulty says that it is reported, and means nothing.
	faulty bool
}

// importRule reads the @import that begins with the token numbered i and ends
// before the one numbered end, by the grammar of CSS Cascade Level 5, section 2:
// an address, a layer, supports(…), and a list of media.
func (s *scanner) importRule(i, end int) {
	t := s.tokens[i]
	rule := cssImport{span: diag.Span{Start: t.start, End: len(s.css)}, faulty: true}
	if end < len(s.tokens) {
		rule.span.End = s.tokens[end].start
		if s.tokens[end].kind == css.SemicolonToken {
			rule.span.End++
		}
	}
	s.ruleEnds = rule.span.End
	at := s.skip(i + 1)
	fault := func(t cssToken, hint, format string, args ...any) {
		s.fault(t, "css-import", hint, format, args...)
	}
	switch {
	case len(s.open) > 0:
		fault(t, "browsers pass it over: move it to the top of the sheet", "an @import inside another rule")
	case s.begun:
		fault(t, "browsers pass it over: move it above all other rules", "an @import after other rules")
	case at >= end || s.tokens[at].kind != css.StringToken && s.tokens[at].kind != css.URLToken:
		fault(t, `write @import "name.css";`, "an @import without the name of a sheet")
	case end < len(s.tokens) && s.tokens[end].kind == css.LeftBraceToken:
		fault(t, "end it with a semicolon", "an @import that goes on to the next rule")
	default:
		target := s.tokens[at]
		rule.reference = trimmed(s.css, target.start, target.end)
		if target.kind == css.URLToken {
			rule.reference = trimmed(s.css, target.start+strings.IndexByte(s.raw(target), '(')+1, target.end-1)
		}
		name := strings.TrimRight(strings.SplitN(rule.reference.target, "?", 2)[0], " ")
		if name == "" || strings.HasSuffix(name, "/") || name[0] == '#' {
			fault(target, `write @import "name.css";`, "an @import that names no file")
			break
		}
		rule.faulty = !s.conditions(&rule, at+1, end, fault)
	}
	s.imports = append(s.imports, rule)
}

// conditions reads what stands behind the address of an import; false when it was
// reported. The medium comes first, because a layer that is not loaded has no
// place among the layers.
func (s *scanner) conditions(rule *cssImport, from, end int, fault func(t cssToken, hint, format string, args ...any)) bool {
	const odd = "of a layer(name), supports(…) and media such as print, each may be there, in this order"
	layer, supports := "", ""
	at := s.skip(from)
	if at < end && s.tokens[at].kind == css.IdentToken && strings.EqualFold(s.raw(s.tokens[at]), "layer") {
		fault(s.tokens[at], "name it: layer(base)", "a layer without a name")
		return false
	}
	if at < end && s.tokens[at].kind == css.FunctionToken && strings.EqualFold(s.raw(s.tokens[at]), "layer(") {
		inner, next := s.inside(at, end)
		for _, part := range strings.Split(inner, ".") {
			if part == "" || !css.IsIdent([]byte(part)) {
				fault(s.tokens[at], "use letters, digits and hyphens: layer(base)", "%q is no name of a layer", inner)
				return false
			}
		}
		layer, at = inner, s.skip(next)
	}
	if at < end && s.tokens[at].kind == css.FunctionToken && strings.EqualFold(s.raw(s.tokens[at]), "supports(") {
		var next int
		supports, next = s.inside(at, end)
		at = s.skip(next)
	}
	for _, t := range s.tokens[at:end] {
		switch t.kind {
		case css.WhitespaceToken, css.CommentToken, css.IdentToken, css.LeftParenthesisToken, css.RightParenthesisToken,
			css.ColonToken, css.CommaToken, css.NumberToken, css.DimensionToken, css.DelimToken:
			continue
		}
		fault(t, odd, "%s is no condition of an import", s.raw(t))
		return false
	}
	if media := s.plain(at, end); media != "" {
		rule.wrap = append(rule.wrap, "@media "+media+"{")
	}
	if supports != "" {
		rule.wrap = append(rule.wrap, "@supports ("+supports+"){")
	}
	if rule.layer = layer; layer != "" {
		rule.wrap = append(rule.wrap, "@layer "+layer+"{")
	}
	return true
}

// inside is what stands in the brackets of the function numbered at, and the
// number of the token behind them.
func (s *scanner) inside(at, end int) (string, int) {
	depth := 0
	for i := at; i < end; i++ {
		switch s.tokens[i].kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			if depth--; depth == 0 {
				return s.plain(at+1, i), i + 1
			}
		}
	}
	return s.plain(at+1, end), end
}

// plain is the text of the tokens from one number to another without comments.
func (s *scanner) plain(from, to int) string {
	var b strings.Builder
	for _, t := range s.tokens[from:max(from, to)] {
		if t.kind == css.CommentToken {
			b.WriteByte(' ')
		} else {
			b.WriteString(s.raw(t))
		}
	}
	return strings.TrimSpace(b.String())
}

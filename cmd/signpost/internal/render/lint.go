package render

import (
	"html/template"
	"slices"
	"strings"
	"text/template/parse"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// lint judges the templates before one is executed: circles, which would end the
// program when they run, and what the site's Content-Security-Policy would not let
// a browser use.
func (s *Set) lint() diag.List {
	problems := s.circles()
	for _, name := range sortedKeys(s.files) {
		problems = append(problems, inlineCode(s.files[name])...)
	}
	return problems
}

// call is one {{template}} action: the name it calls, and where it stands.
type call struct {
	name, file string
	at         diag.Span
}

// callsOf are the calls of each template of a set, by its name, each once.
func callsOf(set *template.Template) map[string][]call {
	calls := map[string][]call{}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		for _, n := range calledBy(t.Tree.Root) {
			start := int(n.Position())
			c := call{n.Name, t.Tree.ParseName, diag.Span{Start: start, End: start + len(n.Name) + 2}} // and its quotes
			if !slices.Contains(calls[t.Name()], c) {
				calls[t.Name()] = append(calls[t.Name()], c)
			}
		}
	}
	return calls
}

// circles finds templates that call themselves, straight or through others.
func (s *Set) circles() diag.List {
	calls := map[string][]call{}
	for _, layout := range s.allLayouts() {
		own := s.own[layout]
		add := func(list map[string][]call, owned bool) {
			for name, called := range list {
				if overrides(own, s.common, name) != owned {
					continue
				}
				for _, c := range called {
					if !slices.Contains(calls[name], c) {
						calls[name] = append(calls[name], c)
					}
				}
			}
		}
		add(s.calls, false)
		add(callsOf(own), true)
	}
	var problems diag.List
	done := map[string]bool{}
	for _, name := range sortedKeys(calls) {
		if circle := circleFrom([]call{{name: name}}, calls, done); circle != nil {
			problems = append(problems, s.circle(circle))
		}
	}
	return problems
}

// circleFrom walks on from the last call of path and gives the first part of the
// walk that ends where it began.
func circleFrom(path []call, calls map[string][]call, done map[string]bool) []call {
	last := path[len(path)-1].name
	if i := slices.IndexFunc(path[:len(path)-1], func(c call) bool { return c.name == last }); i >= 0 {
		return path[i:]
	}
	if done[last] {
		return nil
	}
	done[last] = true
	for _, c := range calls[last] {
		if circle := circleFrom(append(path, c), calls, done); circle != nil {
			return circle
		}
	}
	return nil
}

// circle points at the first call of a circle.
func (s *Set) circle(path []call) diag.Diagnostic {
	var names []string
	for _, c := range path {
		names = append(names, c.name)
	}
	return diag.At(s.files[path[1].file], path[1].at, diag.Error, "template-circle", "the template calls itself: %s", strings.Join(names, " → ")).
		WithHint("a template may use others, but none that uses it")
}

// calledBy lists the calls of templates in a node.
func calledBy(node parse.Node) []*parse.TemplateNode {
	var calls []*parse.TemplateNode
	list := func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			calls = append(calls, calledBy(n)...)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.TemplateNode:
		calls = append(calls, n)
	case *parse.IfNode:
		list(n.List)
		list(n.ElseList)
	case *parse.RangeNode:
		list(n.List)
		list(n.ElseList)
	case *parse.WithNode:
		list(n.List)
		list(n.ElseList)
	}
	return calls
}

// inlineCode finds scripts, styles and event handlers written into a template.
// Actions are blanked first, so that offsets stay and HTML is all that is left.
func inlineCode(f *diag.File) diag.List {
	var problems diag.List
	blanked := withoutActions(string(f.Data))
	tokens := html.NewTokenizer(strings.NewReader(blanked))
	for offset := 0; ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return problems
		}
		start := offset
		offset += len(tokens.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := tokens.Token()
		for _, c := range inlineIn(token) {
			at := start + attributeAt(blanked[start:offset], c.text)
			problems = append(problems, diag.At(f, diag.Span{Start: at, End: at + len(c.text)}, diag.Error, "inline-code", "%s", c.message).
				WithHint("%s", c.hint))
		}
	}
}

// attributeAt is the offset in a tag of an attribute's name, which may stand in
// another attribute's value as well, or 0.
func attributeAt(tag, name string) int {
	tag = strings.ToLower(tag)
	quote := byte(0)
	for i := range len(tag) {
		switch c := tag[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case strings.HasPrefix(tag[i:], name) && i > 0 && strings.IndexByte(" \n\t/\"'", tag[i-1]) >= 0:
			return i
		}
	}
	return 0
}

type inline struct{ text, message, hint string }

func inlineIn(token html.Token) []inline {
	var found []inline
	src, kind := "", ""
	for _, a := range token.Attr {
		switch {
		case a.Key == "style":
			found = append(found, inline{"style", "an inline style", "write a class, and its style in static/css"})
		case strings.HasPrefix(a.Key, "on"):
			found = append(found, inline{a.Key, "the inline script " + a.Key, "write a file in static/js that listens for the event"})
		case a.Key == "src":
			src = a.Val
			if src == "" {
				src = "an action"
			}
		case a.Key == "type":
			kind = strings.TrimSpace(a.Val)
		}
	}
	switch {
	case token.Data == "script" && src == "" && kind != "application/ld+json":
		found = append(found, inline{"<script", "an inline script", "write a file in static/js and load it with src"})
	case token.Data == "style":
		found = append(found, inline{"<style", "an inline style sheet", "write it in static/css"})
	}
	return found
}

// withoutActions blanks everything from {{ to }}, keeping the length.
func withoutActions(text string) string {
	blanked := []byte(text)
	for at := 0; ; {
		start := strings.Index(text[at:], "{{")
		if start < 0 {
			return string(blanked)
		}
		start += at
		end := actionEnd(text, start)
		for i := start; i < end; i++ {
			if blanked[i] != '\n' {
				blanked[i] = ' '
			}
		}
		at = end
	}
}

// actionEnd is the offset after the }} of the action at start, passing over
// quoted strings and comments.
func actionEnd(text string, start int) int {
	if i := strings.Index(text[start:], "/*"); i >= 0 && strings.Trim(text[start:start+i], "{- \n\t") == "" {
		if end := strings.Index(text[start:], "*/"); end >= 0 {
			start += end
		}
	}
	quote := byte(0)
	for i := start; i+1 < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == '\\' && quote != '`' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '`' || c == '\'':
			quote = c
		case c == '}' && text[i+1] == '}':
			return i + 2
		}
	}
	return len(text)
}

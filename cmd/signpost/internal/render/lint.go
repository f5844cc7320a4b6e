package render

import (
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

// circles finds templates that call themselves, straight or through others.
func (s *Set) circles() diag.List {
	calls := map[string][]string{}
	var order []string
	for _, layout := range layouts() {
		for _, t := range s.layouts[layout].Templates() {
			if t.Tree == nil {
				continue
			}
			name := t.Name()
			if !slices.Contains(order, name) {
				order = append(order, name)
			}
			for _, callee := range calledBy(t.Tree.Root) {
				if !slices.Contains(calls[name], callee) {
					calls[name] = append(calls[name], callee)
				}
			}
		}
	}
	slices.Sort(order)
	var problems diag.List
	done := map[string]bool{}
	for _, name := range order {
		if circle := circleFrom(name, calls, nil, done); circle != nil {
			problems = append(problems, s.circle(circle))
		}
	}
	return problems
}

// circleFrom walks the calls of name and gives the first path that comes back to
// itself.
func circleFrom(name string, calls map[string][]string, path []string, done map[string]bool) []string {
	if i := slices.Index(path, name); i >= 0 {
		return append(slices.Clone(path[i:]), name)
	}
	if done[name] {
		return nil
	}
	path = append(path, name)
	for _, callee := range calls[name] {
		if circle := circleFrom(callee, calls, path, done); circle != nil {
			done[name] = true
			return circle
		}
	}
	done[name] = true
	return nil
}

func (s *Set) circle(names []string) diag.Diagnostic {
	f := s.files[names[0]]
	if f == nil { // a {{define}} inside a file: point at the file that calls it
		for _, file := range sortedKeys(s.files) {
			if strings.Contains(string(s.files[file].Data), `define "`+names[0]+`"`) {
				f = s.files[file]
				break
			}
		}
	}
	at := diag.Span{}
	if i := strings.Index(string(f.Data), `template "`+names[1]+`"`); i >= 0 {
		at = diag.Span{Start: i, End: i + len(`template "`) + len(names[1]) + 1}
	}
	return diag.At(f, at, diag.Error, "template-circle", "the template calls itself: %s", strings.Join(names, " → ")).
		WithHint("a template may use others, but none that uses it")
}

// calledBy lists the templates that a node calls.
func calledBy(node parse.Node) []string {
	var names []string
	list := func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			names = append(names, calledBy(n)...)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.TemplateNode:
		names = append(names, n.Name)
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
	return names
}

// inlineCode finds scripts, styles and event handlers written into a template.
// Actions are blanked first, so that offsets stay and HTML is all that is left.
func inlineCode(f *diag.File) diag.List {
	var problems diag.List
	tokens := html.NewTokenizer(strings.NewReader(withoutActions(string(f.Data))))
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
		raw := f.Text(diag.Span{Start: start, End: offset})
		token := tokens.Token()
		for _, c := range inlineIn(token) {
			at := start
			if i := strings.Index(strings.ToLower(raw), c.text); i >= 0 {
				at += i
			}
			problems = append(problems, diag.At(f, diag.Span{Start: at, End: at + len(c.text)}, diag.Error, "inline-code", "%s", c.message).
				WithHint("%s", c.hint))
		}
	}
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
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '`':
			quote = c
		case c == '}' && text[i+1] == '}':
			return i + 2
		}
	}
	return len(text)
}

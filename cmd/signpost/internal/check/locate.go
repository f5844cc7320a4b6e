package check

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// problems reports each finding once, where it can be mended: in the template that
// holds it if one does, else in the page, else in the layout of the pages.
func (g *gates) problems() diag.List {
	type place struct {
		file          string
		at            diag.Position
		rule, message string
	}
	var order []place
	list := map[place]diag.Diagnostic{}
	pages := map[place][]*Facts{}
	for _, found := range g.order {
		d := g.report(found)
		p := place{d.File, d.Position, d.Rule, d.Message}
		if _, known := list[p]; !known {
			order = append(order, p)
			list[p] = d
		}
		pages[p] = append(pages[p], g.found[found]...)
	}
	var problems diag.List
	for _, p := range order {
		d := list[p]
		slices.SortFunc(pages[p], func(a, b *Facts) int { return strings.Compare(a.page.name, b.page.name) })
		where := "/" + strings.TrimSuffix(pages[p][0].page.name, "index.html")
		if more := len(slices.Compact(pages[p])) - 1; more > 0 {
			where = fmt.Sprintf("%s and %d more", where, more)
		}
		d.Message = fmt.Sprintf("%s (on %s)", d.Message, where)
		problems = append(problems, d)
	}
	return problems
}

func (g *gates) report(found fault) diag.Diagnostic {
	var d diag.Diagnostic
	first := g.found[found][0].page
	file, span, ok := g.locate(found.at, g.drawnBy(found))
	if !ok && found.rule == "unknown-number" && found.at.attr == "" {
		file, span, ok = g.whereTyped(found)
	}
	switch {
	case ok:
		d = diag.At(file, span, diag.Error, found.rule, "%s", found.message)
	case found.rule == "heading-order" && len(g.found[found]) == 1 && bareCard(first.source) != nil:
		at := bareCard(first.source)
		d = diag.At(first.source.File, at.Span, diag.Error, found.rule, "%s: this %s brings one of its own", found.message, at.Name)
		return d.WithHint("write a heading, with ##, somewhere above it")
	case len(g.found[found]) == 1 && first.source != nil && !isOfLayout(found):
		d = diag.InFile(first.source.Name, diag.Error, found.rule, "%s", found.message)
	default:
		layout := first.layout
		for _, f := range g.found[found] {
			if f.page.layout != layout {
				layout = "base.html" // what several layouts share
			}
		}
		d = diag.InFile("templates/"+layout, diag.Error, found.rule, "%s", found.message)
	}
	return d.WithHint("%s", found.hint)
}

// isOfLayout reports what a page's words can neither cause nor mend.
func isOfLayout(found fault) bool {
	return found.rule == "one-h1" || found.rule == "head-title" || found.rule == "no-emergency" && found.at.tag == "body"
}

// bareCard is the first card or chart of a page, if no heading stands above it; nil
// if there is none. Cards and charts have headings of level 3.
func bareCard(p *site.Page) *markdown.Directive {
	if p == nil {
		return nil
	}
	for i, d := range p.Doc.Directives {
		if d.Form != markdown.Block {
			continue
		}
		if len(p.Doc.Headings) == 0 || p.Doc.Headings[0].Span.Start > d.Span.Start {
			return &p.Doc.Directives[i]
		}
		return nil
	}
	return nil
}

// locate finds the element in the templates: the attribute as it was written, or
// for an address that html/template replaced, the place where an action makes that
// attribute, best in a tag that reads like the one in the page.
func (g *gates) locate(e element, templates []*diag.File) (*diag.File, diag.Span, bool) {
	if e.attr == "" || e.value == "" {
		return nil, diag.Span{}, false
	}
	replaced := strings.Contains(e.value, "ZgotmplZ")
	needle := fmt.Sprintf(`%s="%s"`, e.attr, e.value)
	if replaced {
		needle = e.attr + `="{{`
	}
	var file *diag.File
	var span diag.Span
	for _, f := range templates {
		text := string(f.Data)
		for from := 0; ; {
			i := strings.Index(text[from:], needle)
			if i < 0 {
				break
			}
			at := from + i
			from = at + 1
			tag, ok := tagAround(text, at, e.tag)
			if !ok || replaced && trusted(text[at+len(needle):]) {
				continue
			}
			alike := replaced && reads(tag, e.raw)
			if file == nil || alike {
				file, span = f, diag.Span{Start: at, End: at + len(needle)}
			}
			if alike {
				return file, span, true
			}
		}
	}
	return file, span, file != nil
}

// drawnBy lists the templates that may have drawn what was found: the layouts of
// its pages first, then those that every layout may call. A layout of other pages
// may read alike and is not at fault.
func (g *gates) drawnBy(found fault) []*diag.File {
	own := map[string]bool{}
	for _, f := range g.found[found] {
		own["templates/"+f.page.layout] = true
	}
	var first, rest []*diag.File
	for _, t := range g.in.Templates {
		switch {
		case own[t.Name]:
			first = append(first, t)
		case !g.layouts[t.Name]:
			rest = append(rest, t)
		}
	}
	return append(first, rest...)
}

// tagAround is the start tag around the offset at, if its name is that of want,
// which may be followed by more.
func tagAround(text string, at int, want string) (string, bool) {
	want, _, _ = strings.Cut(want, " ")
	open := strings.LastIndexByte(text[:at], '<')
	if open < 0 {
		return "", false
	}
	name, _, _ := strings.Cut(text[open+1:at], " ")
	if want != "" && strings.TrimSpace(name) != want {
		return "", false
	}
	end := strings.IndexByte(text[at:], '>')
	if end < 0 {
		return text[open:], true
	}
	return text[open : at+end+1], true
}

// trusted reports an action that gives an address which html/template trusts.
func trusted(action string) bool {
	action, _, _ = strings.Cut(action, "}}")
	action = strings.Trim(action, "- ")
	return strings.HasPrefix(action, "asset ") || strings.HasSuffix(action, ".Href")
}

// reads reports whether a template's tag may have become the tag raw: everything
// outside its actions stands in raw, in that order.
func reads(tag, raw string) bool {
	for {
		literal, rest, action := strings.Cut(tag, "{{")
		i := strings.Index(raw, literal)
		if i < 0 {
			return false
		}
		raw = raw[i+len(literal):]
		if !action {
			return true
		}
		_, tag, _ = strings.Cut(rest, "}}")
	}
}

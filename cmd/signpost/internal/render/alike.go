package render

import (
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"
)

// alike is what pages have in common that one folded layout draws. The site is the same for
// all pages of one version; the menus are not. What else a template asks of a page, such as
// whether it has a chart, is left for the program to ask: it costs less than another program.
type alike struct{ layout, kind, version string }

// likeness is what the page of a view has in common with others.
func likeness(layout string, view any) alike {
	a := alike{layout: layout}
	switch v := view.(type) {
	case Guidance:
		a.of(&v.Page)
	case Plain:
		a.of(&v.Page)
	case Section:
		a.of(&v.Page)
	case Lesson:
		a.of(&v.Page)
	case Helpline:
		a.of(&v.Page)
	case Statistics:
		a.of(&v.Page)
	case Finder:
		a.of(&v.Page)
	case Redirect:
		a.of(&v.Page)
	}
	return a // there is one page of each other kind
}

func (a *alike) of(p *Page) { a.kind, a.version = p.Kind, p.Version }

// isAlike reports a field of a view that is the same on pages that are alike.
func isAlike(field []string) bool {
	switch field[0] {
	case "Site", "Noindex":
		return true
	case "Page":
		return len(field) > 1 && (field[1] == "Kind" || field[1] == "Version")
	}
	return false
}

// same reports a node that comes to the same on all pages that are alike.
func (f *folder) same(n parse.Node, d dot) bool {
	switch n := n.(type) {
	case *parse.TextNode, *parse.CommentNode, *parse.IdentifierNode, *parse.BoolNode, *parse.NumberNode, *parse.StringNode, *parse.NilNode:
		return true
	case *parse.DotNode:
		return d == sameDot
	case *parse.FieldNode:
		return d == sameDot || d == wholeView && isAlike(n.Ident)
	case *parse.VariableNode:
		return f.sameVariable(n)
	case *parse.ChainNode:
		return f.same(n.Node, d)
	case *parse.PipeNode:
		return len(n.Decl) == 0 && f.sameCommands(n, d)
	case *parse.ListNode:
		return !slices.ContainsFunc(n.Nodes, func(n parse.Node) bool { return !f.same(n, d) })
	case *parse.ActionNode:
		return f.same(n.Pipe, d)
	case *parse.IfNode:
		return f.sameBranch(&n.BranchNode, d, d)
	case *parse.WithNode:
		return f.sameBranch(&n.BranchNode, sameDot, d)
	case *parse.RangeNode:
		return f.sameBranch(&n.BranchNode, sameDot, d)
	case *parse.TemplateNode:
		return n.Pipe == nil || f.same(n.Pipe, d) // it knows nothing but what it is handed
	}
	return false
}

func (f *folder) sameBranch(n *parse.BranchNode, inside, instead dot) bool {
	return f.same(n.Pipe, instead) && f.same(n.List, inside) && (n.ElseList == nil || f.same(n.ElseList, instead))
}

func (f *folder) sameCommands(pipe *parse.PipeNode, d dot) bool {
	for _, c := range pipe.Cmds {
		for _, arg := range c.Args {
			if !f.same(arg, d) {
				return false
			}
		}
	}
	return true
}

// sameVariable reports a variable with one value on all pages: $, when its field has one,
// or one that was declared with one.
func (f *folder) sameVariable(v *parse.VariableNode) bool {
	if v.Ident[0] == "$" {
		return len(v.Ident) > 1 && isAlike(v.Ident[1:])
	}
	for i := len(f.variables) - 1; i >= 0; i-- {
		if f.variables[i].name == v.Ident[0] {
			return f.variables[i].action != nil
		}
	}
	return false
}

// manyPages is how many pages have to be alike before a layout is folded for the rest:
// that takes as long as to draw ten of them, and where there are some there are more.
const manyPages = 4

// likes are the folded layouts of the pages that are drawn at once.
type likes struct{ known sync.Map } // of alike to *like

type like struct {
	pages  atomic.Int64
	folded atomic.Pointer[program] // nil as long as there is none
}

// find gives the folded layout for pages that are alike, and whether it is time to make it.
func (l *likes) find(a alike) (*like, bool) {
	known, ok := l.known.Load(a)
	if !ok {
		known, _ = l.known.LoadOrStore(a, &like{})
	}
	k := known.(*like)
	return k, k.pages.Add(1) == manyPages
}

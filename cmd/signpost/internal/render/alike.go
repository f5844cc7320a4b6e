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

// How many pages have to be alike, or views of one directive drawn, before a program is made
// for the rest: that takes as long as to draw ten pages, or thirty directives. Where there
// are some pages there are more.
const (
	manyPages = 4
	manyViews = 30
)

// likes are the programs for views that are drawn at once.
type likes struct{ known sync.Map } // of alike to *like

// like is what is known of views that are alike.
type like struct {
	drawn  atomic.Int64            // how many by their template
	folded atomic.Pointer[program] // nil as long as there is none
}

// draw draws a view by the program for those that are like it. As long as there is none, or
// where it goes wrong, byTemplate draws it into out. Make makes the program after many.
func (l *likes) draw(out *buffer, view any, a alike, many int64, byTemplate func() error, make func() *program) error {
	known, ok := l.known.Load(a)
	if !ok {
		known, _ = l.known.LoadOrStore(a, &like{})
	}
	k := known.(*like)
	out.data = out.data[:0]
	if p := k.folded.Load(); p != nil && p.draw(out, view) == nil {
		return nil
	}
	out.data = out.data[:0]
	err := byTemplate()
	if err == nil && k.drawn.Add(1) == many {
		k.folded.Store(make())
	}
	return err
}

package render

import (
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"
)

// alike is what pages have in common that one folded layout draws: all that a template
// asks of them without showing it. The names of its fields are those of [Page]. The site
// is the same for all pages of one version; the menus are not.
type alike struct {
	layout                                                                  string
	kind, version, audience, audienceName, unpublished                      string
	charts, hours, cards, timeline, copies, pictures, unlisted, draft, help bool
}

// likeness is what the page of a view has in common with others.
func likeness(layout string, view any) alike {
	switch v := view.(type) {
	case Guidance:
		base := Base(v)
		return likenessOf(layout, &base)
	case Plain:
		base := Base(v)
		return likenessOf(layout, &base)
	case Section:
		return likenessOf(layout, &v.Base)
	case Lesson:
		return likenessOf(layout, &v.Base)
	case Helpline:
		return likenessOf(layout, &v.Base)
	case Statistics:
		return likenessOf(layout, &v.Base)
	case Finder:
		return likenessOf(layout, &v.Base)
	case Redirect:
		return likenessOf(layout, &v.Base)
	}
	return alike{layout: layout} // there is one page of each other kind
}

func likenessOf(layout string, v *Base) alike {
	p := &v.Page
	return alike{
		layout: layout,
		kind:   p.Kind, version: p.Version, audience: p.Audience, audienceName: p.AudienceName, unpublished: p.Unpublished,
		charts: p.Charts, hours: p.Hours, cards: p.Cards, timeline: p.Timeline, copies: p.Copy, pictures: p.Pictures,
		unlisted: p.Unlisted, draft: p.Draft, help: p.Path == v.Site.Help.Path,
	}
}

// isAlike reports a field of a view that is the same on pages that are alike.
func isAlike(field []string) bool {
	switch field[0] {
	case "Site", "Noindex":
		return true
	case "Page":
		return len(field) > 1 && slices.Contains([]string{
			"Kind", "Version", "Audience", "AudienceName", "Unpublished", "Charts", "Hours", "Cards", "Timeline", "Copy", "Pictures", "Unlisted", "Draft",
		}, field[1])
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
		if isHelpTest(c, d) {
			continue
		}
		for _, arg := range c.Args {
			if !f.same(arg, d) {
				return false
			}
		}
	}
	return true
}

// isHelpTest reports the question whether the page is the one for help at once, which
// templates ask by its path.
func isHelpTest(c *parse.CommandNode, d dot) bool {
	if d != wholeView || len(c.Args) != 3 {
		return false
	}
	name, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && (name.Ident == "eq" || name.Ident == "ne") && c.Args[1].String() == ".Page.Path" && c.Args[2].String() == ".Site.Help.Path"
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
// that takes as long as to draw some of them.
const manyPages = 12

// likes are the folded layouts of the pages that are drawn at once.
type likes struct {
	mutex sync.Mutex
	known map[alike]*like
}

type like struct {
	pages  int
	folded atomic.Pointer[program] // nil as long as there is none
}

// find gives the folded layout for pages that are alike, and whether it is time to make it.
func (l *likes) find(a alike) (*like, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	k := l.known[a]
	if k == nil {
		k = &like{}
		l.known[a] = k
	}
	k.pages++
	return k, k.pages == manyPages
}

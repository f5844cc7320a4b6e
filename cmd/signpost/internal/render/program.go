package render

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"text/template/parse"
)

// program draws what a folded layout draws, without its template being walked: text is
// written as it is, and fields are taken from where they stand in the view. What it has no
// step for, html/template draws itself.
type program struct {
	view      reflect.Type // of all pages that it draws
	steps     []step
	variables int
}

// step draws one node of a template; dot is the template's dot there.
type step func(d *drawing, dot reflect.Value) error

// drawing is a page that is being drawn.
type drawing struct {
	out       *buffer
	dollar    reflect.Value // what $ is
	variables []reflect.Value
}

// errNotDrawn ends a program that cannot draw a page: its layout can, or says why not.
var errNotDrawn = errors.New("the page is for its layout to draw")

// draw draws a view. After an error, what was drawn is not the page.
func (p *program) draw(out *buffer, view any) error {
	dot := reflect.ValueOf(view)
	if dot.Type() != p.view {
		return errNotDrawn
	}
	d := drawing{out: out, dollar: dot, variables: make([]reflect.Value, p.variables)}
	return d.run(p.steps, dot)
}

func (d *drawing) run(steps []step, dot reflect.Value) error {
	for _, s := range steps {
		if err := s(d, dot); err != nil {
			return err
		}
	}
	return nil
}

// compiler makes the program of a layout that was escaped and folded.
type compiler struct {
	layout    *template.Template
	dollar    reflect.Type // what $ is
	names     []slot       // the variables in sight, the innermost last
	variables int
	pieces    int            // how many pieces html/template draws
	chains    map[string]int // the pieces that escape, by the names of their functions
}

// slot is where the value of a variable is kept.
type slot struct {
	name string
	of   reflect.Type
	at   int
}

// mostPieces is how many pieces of a layout html/template draws.
const mostPieces = 8

// addPieces gives a layout that was not executed yet the templates for those pieces:
// html/template wants to know all before.
func addPieces(layout *template.Template) error {
	for i := range mostPieces {
		if _, err := layout.New(pieceName(i)).Parse("x"); err != nil {
			return err
		}
	}
	for i := range mostPieces {
		if err := layout.ExecuteTemplate(&buffer{}, pieceName(i), nil); err != nil {
			return err
		}
	}
	return nil
}

func pieceName(i int) string { return fmt.Sprint("piece ", i) }

// compile makes the program of a template of a set, for views of which view is one; nil
// where it cannot be made.
func compile(layout *template.Template, name string, view any) *program {
	c := &compiler{layout: layout, dollar: reflect.TypeOf(view), chains: map[string]int{}}
	p := &program{view: c.dollar}
	for _, n := range scoped(layout.Lookup(name).Tree.Root.Nodes) {
		s, ok := c.node(n, c.dollar)
		if !ok {
			// Here the dot is what $ is, and no variables are in sight.
			s, ok = c.piece(n)
		}
		if !ok {
			return nil
		}
		p.steps = append(p.steps, s...)
	}
	p.variables = c.variables
	return p
}

// list compiles a list of nodes.
func (c *compiler) list(l *parse.ListNode, dot reflect.Type) ([]step, bool) {
	if l == nil {
		return nil, true
	}
	defer func(mark int) { c.names = c.names[:mark] }(len(c.names))
	var steps []step
	for _, n := range l.Nodes {
		s, ok := c.node(n, dot)
		if !ok {
			return nil, false
		}
		steps = append(steps, s...)
	}
	return steps, true
}

// node compiles a node, or leaves it to html/template where it stands by itself.
func (c *compiler) node(n parse.Node, dot reflect.Type) ([]step, bool) {
	pieces, names := c.pieces, len(c.names)
	if steps, ok := c.plain(n, dot); ok {
		return steps, true
	}
	c.pieces, c.names = pieces, c.names[:names]
	maps.DeleteFunc(c.chains, func(_ string, at int) bool { return at >= pieces }) // another takes their place
	if !standsAlone(n) {
		return nil, false
	}
	return c.piece(n)
}

// plain compiles a node that the program has a step for.
func (c *compiler) plain(n parse.Node, dot reflect.Type) ([]step, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		return []step{func(d *drawing, _ reflect.Value) error {
			_, err := d.out.Write(n.Text)
			return err
		}}, true
	case *parse.CommentNode:
		return nil, true
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return c.loop(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	return nil, false
}

// standsAlone reports a node that asks for nothing but the dot.
func standsAlone(n parse.Node) bool {
	alone := true
	switch n := n.(type) {
	case *parse.BreakNode, *parse.ContinueNode:
		return false
	case *parse.IfNode:
		alone = standAlone(n.List) && standAlone(n.ElseList)
	case *parse.WithNode:
		alone = standAlone(n.List) && standAlone(n.ElseList)
	case *parse.RangeNode:
		alone = standAlone(n.List) && standAlone(n.ElseList)
	}
	return alone && !hasVariable(n)
}

func standAlone(l *parse.ListNode) bool {
	if l == nil {
		return true
	}
	for _, n := range l.Nodes {
		if !standsAlone(n) {
			return false
		}
	}
	return true
}

// piece leaves a node to html/template.
func (c *compiler) piece(n parse.Node) ([]step, bool) {
	if c.pieces == mostPieces {
		return nil, false
	}
	name := pieceName(c.pieces)
	c.pieces++
	c.layout.Lookup(name).Tree.Root = &parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{n}}
	return []step{func(d *drawing, dot reflect.Value) error {
		return c.layout.ExecuteTemplate(d.out, name, dot.Interface())
	}}, true
}

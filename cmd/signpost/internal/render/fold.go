package render

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
)

// folder works out beforehand, in a layout that is about to draw many pages, what is the
// same on all of them (see [alike]): text takes its place. html/template has escaped the
// layout before, so that what is drawn of a piece is what stands in the page.
type folder struct {
	layout *template.Template
	view   any // that of one of the pages
	// variables are those in sight, the innermost last.
	variables []variable
}

// variable is one that a template declares; action is nil where its value differs from
// page to page.
type variable struct {
	name   string
	action parse.Node
}

// dot is what is known of the dot of a template.
type dot int

const (
	wholeView dot = iota // it is the view of the page
	sameDot              // it is the same on all pages
	otherDot             // it is something else
)

// list folds a list of nodes. Text that comes together is written at once.
func (f *folder) list(l *parse.ListNode, d dot) []parse.Node {
	if l == nil {
		return nil
	}
	mark := len(f.variables)
	defer func() { f.variables = f.variables[:mark] }()
	var nodes []parse.Node
	for _, n := range l.Nodes {
		for _, folded := range f.node(n, d) {
			text, ok := folded.(*parse.TextNode)
			if ok && len(nodes) > 0 {
				if before, ok := nodes[len(nodes)-1].(*parse.TextNode); ok {
					before.Text = slices.Concat(before.Text, text.Text)
					continue
				}
			}
			nodes = append(nodes, folded)
		}
	}
	return f.used(nodes, f.variables[mark:])
}

// used takes away the declarations of variables whose value is known and that nothing
// asks for any longer.
func (f *folder) used(nodes []parse.Node, declared []variable) []parse.Node {
	for _, v := range declared {
		asked := slices.ContainsFunc(nodes, func(n parse.Node) bool { return n != v.action && strings.Contains(n.String(), v.name) })
		if v.action == nil || asked {
			continue
		}
		if _, ok := f.draw(v.action); ok { // else whoever comes to it must learn what is wrong
			nodes = slices.DeleteFunc(nodes, func(n parse.Node) bool { return n == v.action })
		}
	}
	return nodes
}

// node is what a node becomes: nothing, itself, or several.
func (f *folder) node(n parse.Node, d dot) []parse.Node {
	if text, ok := n.(*parse.TextNode); ok {
		return []parse.Node{&parse.TextNode{NodeType: parse.NodeText, Text: text.Text}}
	}
	if f.same(n, d) {
		if drawn, ok := f.draw(n); ok {
			return []parse.Node{&parse.TextNode{NodeType: parse.NodeText, Text: drawn}}
		}
		return []parse.Node{n}
	}
	switch n := n.(type) {
	case *parse.ActionNode:
		f.declare(n.Pipe, n, d)
	case *parse.IfNode:
		if taken, ok := f.taken(&n.BranchNode, d); ok {
			return scoped(f.list(taken, d))
		}
		f.branch(&n.BranchNode, d, d)
	case *parse.WithNode:
		f.branch(&n.BranchNode, otherDot, d)
	case *parse.RangeNode:
		f.branch(&n.BranchNode, otherDot, d)
	case *parse.TemplateNode:
		// Only a template that is handed the whole view can be folded where it is called,
		// and only where the dot is that view outside of it too.
		if t := f.layout.Lookup(n.Name); t != nil && t.Tree != nil && d == wholeView && isView(n.Pipe) {
			return scoped(f.list(t.Tree.Root.CopyList(), wholeView))
		}
	}
	return []parse.Node{n}
}

// branch folds both ways through an action.
func (f *folder) branch(n *parse.BranchNode, inside, instead dot) {
	defer func(mark int) { f.variables = f.variables[:mark] }(len(f.variables))
	f.declare(n.Pipe, nil, instead)
	n.List.Nodes = f.list(n.List, inside)
	if n.ElseList != nil {
		n.ElseList.Nodes = f.list(n.ElseList, instead)
	}
}

// taken is the way through an action that all pages go; nil is nothing.
func (f *folder) taken(n *parse.BranchNode, d dot) (*parse.ListNode, bool) {
	if !f.same(n.Pipe, d) {
		return nil, false
	}
	yes := parse.TextNode{NodeType: parse.NodeText, Text: []byte("y")}
	ask := &parse.IfNode{BranchNode: parse.BranchNode{NodeType: parse.NodeIf, Pipe: n.Pipe, List: &parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{&yes}}}}
	drawn, ok := f.draw(ask)
	if len(drawn) > 0 {
		return n.List, ok
	}
	return n.ElseList, ok
}

// declare notes the variables that a pipeline declares. One that is set again somewhere
// has a value that is not known.
func (f *folder) declare(pipe *parse.PipeNode, action *parse.ActionNode, d dot) {
	for _, v := range pipe.Decl {
		known := variable{name: v.Ident[0]}
		if action != nil && !pipe.IsAssign && f.sameCommands(pipe, d) && !f.isSet(v.Ident[0]) {
			known.action = action
		}
		f.variables = append(f.variables, known)
	}
}

// isSet reports a variable that some template of the layout sets again.
func (f *folder) isSet(name string) bool {
	return slices.ContainsFunc(f.layout.Templates(), func(t *template.Template) bool {
		return t.Tree != nil && strings.Contains(t.Tree.Root.String(), name+" = ")
	})
}

// draw draws a node that is the same on all pages.
func (f *folder) draw(n parse.Node) ([]byte, bool) {
	tree := f.layout.Lookup(skeleton).Tree
	defer func(root *parse.ListNode) { tree.Root = root }(tree.Root)
	tree.Root = &parse.ListNode{NodeType: parse.NodeList}
	for _, v := range f.variables {
		if v.action != nil {
			tree.Root.Nodes = append(tree.Root.Nodes, v.action)
		}
	}
	tree.Root.Nodes = append(tree.Root.Nodes, n)
	out := &buffer{}
	err := f.layout.ExecuteTemplate(out, skeleton, f.view)
	return out.data, err == nil
}

// scoped keeps the variables of some nodes to themselves, where they declare any.
func scoped(nodes []parse.Node) []parse.Node {
	if !slices.ContainsFunc(nodes, func(n parse.Node) bool {
		action, ok := n.(*parse.ActionNode)
		return ok && len(action.Pipe.Decl) > 0
	}) {
		return nodes
	}
	return []parse.Node{&parse.IfNode{BranchNode: parse.BranchNode{
		NodeType: parse.NodeIf,
		Pipe:     pipeOf(&parse.BoolNode{NodeType: parse.NodeBool, True: true}),
		List:     &parse.ListNode{NodeType: parse.NodeList, Nodes: nodes},
	}}}
}

// isView reports the argument of a template that is the whole view, where the dot is.
func isView(pipe *parse.PipeNode) bool {
	if pipe == nil || len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return false
	}
	switch arg := pipe.Cmds[0].Args[0].(type) {
	case *parse.DotNode:
		return true
	case *parse.VariableNode:
		return len(arg.Ident) == 1 && arg.Ident[0] == "$"
	}
	return false
}

// folded is the program of a layout for pages that are alike, of which view is one; nil
// where it would not draw that page as the layout does.
func (s *Set) folded(name string, view any, want []byte) *program {
	layout := s.layout(name)
	if addPieces(layout) != nil || layout.ExecuteTemplate(&buffer{}, skeleton, view) != nil { // which escapes it
		return nil
	}
	f := &folder{layout: layout, view: view}
	tree := layout.Lookup(skeleton).Tree
	tree.Root = &parse.ListNode{NodeType: parse.NodeList, Nodes: f.list(tree.Root, wholeView)}
	return compile(layout, skeleton, view).proved(view, want)
}

// compiled is the program of the template of a directive, as folded is that of a layout.
// Nothing is known to be the same on all views, so that nothing is folded.
func (s *Set) compiled(name string, view any, want []byte) *program {
	set := s.directive(name)
	if addPieces(set) != nil || set.ExecuteTemplate(&buffer{}, name, view) != nil {
		return nil
	}
	return compile(set, name, view).proved(view, want)
}

// proved is the program, if it draws a view as it should.
func (p *program) proved(view any, want []byte) *program {
	out := &buffer{}
	if p == nil || p.draw(out, view) != nil || !bytes.Equal(out.data, want) {
		return nil
	}
	return p
}

// pipeOf is a pipeline of one command.
func pipeOf(args ...parse.Node) *parse.PipeNode {
	return &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Args: args}}}
}

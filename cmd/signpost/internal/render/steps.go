package render

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// hasVariable reports a node that may ask for a variable, $ among them, or declare one.
func hasVariable(n parse.Node) bool { return strings.Contains(n.String(), "$") }

// action compiles an action that declares a variable or shows a value.
func (c *compiler) action(pipe *parse.PipeNode, dot reflect.Type) ([]step, bool) {
	if pipe.IsAssign {
		return nil, false
	}
	if len(pipe.Decl) == 0 {
		return c.show(pipe, dot)
	}
	e, ok := c.pipeline(pipe, dot)
	if !ok || len(pipe.Decl) != 1 {
		return nil, false
	}
	at := c.declare(pipe.Decl[0], e.of)
	return []step{func(d *drawing, dot reflect.Value) error {
		v, err := e.value(d, dot)
		d.variables[at] = v
		return err
	}}, true
}

// declare finds a place for a variable.
func (c *compiler) declare(v *parse.VariableNode, of reflect.Type) int {
	at := c.variables
	c.variables++
	c.names = append(c.names, slot{v.Ident[0], of, at})
	return at
}

// branch compiles {{if}} and {{with}}.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type, with bool) ([]step, bool) {
	if with || len(n.Pipe.Decl) > 0 {
		return c.with(n, dot, with)
	}
	test, ok := c.test(n.Pipe, dot)
	if !ok {
		return nil, false
	}
	yes, ok := c.list(n.List, dot)
	if !ok {
		return nil, false
	}
	no, ok := c.list(n.ElseList, dot)
	return []step{func(d *drawing, dot reflect.Value) error {
		is, err := test(d, dot)
		switch {
		case err != nil:
			return err
		case is:
			return d.run(yes, dot)
		}
		return d.run(no, dot)
	}}, ok
}

// with compiles a branch whose value is the dot inside, or a variable.
func (c *compiler) with(n *parse.BranchNode, dot reflect.Type, moves bool) ([]step, bool) {
	defer func(mark int) { c.names = c.names[:mark] }(len(c.names))
	e, ok := c.pipeline(n.Pipe, dot)
	if !ok || len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign {
		return nil, false
	}
	is, ok := truthOf(e.of)
	if !ok {
		return nil, false
	}
	at := -1
	if len(n.Pipe.Decl) == 1 {
		at = c.declare(n.Pipe.Decl[0], e.of)
	}
	inside := dot
	if moves {
		inside = e.of
	}
	yes, ok := c.list(n.List, inside)
	if !ok {
		return nil, false
	}
	no, ok := c.list(n.ElseList, dot)
	return []step{func(d *drawing, dot reflect.Value) error {
		v, err := e.value(d, dot)
		if err != nil {
			return err
		}
		if at >= 0 {
			d.variables[at] = v
		}
		switch {
		case !is(v):
			return d.run(no, dot)
		case moves:
			return d.run(yes, v)
		}
		return d.run(yes, dot)
	}}, ok
}

// loop compiles {{range}} over a slice.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) ([]step, bool) {
	defer func(mark int) { c.names = c.names[:mark] }(len(c.names))
	e, ok := c.pipeline(n.Pipe, dot)
	if !ok || n.Pipe.IsAssign || e.of.Kind() != reflect.Slice || e.of.Elem().Kind() == reflect.Interface {
		return nil, false
	}
	index, element := -1, -1
	if decl := n.Pipe.Decl; len(decl) > 0 {
		if slices.ContainsFunc(decl, func(v *parse.VariableNode) bool {
			return n.ElseList != nil && strings.Contains(n.ElseList.String(), v.Ident[0])
		}) {
			return nil, false // there, each of them is the empty list
		}
		if len(decl) == 2 {
			index = c.declare(decl[0], reflect.TypeFor[int]())
		}
		element = c.declare(decl[len(decl)-1], e.of.Elem())
	}
	each, ok := c.list(n.List, e.of.Elem())
	if !ok {
		return nil, false
	}
	none, ok := c.list(n.ElseList, dot)
	return []step{func(d *drawing, dot reflect.Value) error {
		list, err := e.value(d, dot)
		if err != nil {
			return err
		}
		if list.Len() == 0 {
			return d.run(none, dot)
		}
		for i := range list.Len() {
			v := list.Index(i)
			if index >= 0 {
				d.variables[index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				d.variables[element] = v
			}
			if err := d.run(each, v); err != nil {
				return err
			}
		}
		return nil
	}}, ok
}

// call compiles {{template}}: what is called stands where it is called.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) ([]step, bool) {
	t := c.layout.Lookup(n.Name)
	if t == nil || t.Tree == nil || n.Pipe == nil {
		return nil, false
	}
	e, ok := c.pipeline(n.Pipe, dot)
	if !ok || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	defer func(dollar reflect.Type, names []slot) { c.dollar, c.names = dollar, names }(c.dollar, c.names)
	c.dollar, c.names = e.of, nil
	steps, ok := c.list(t.Tree.Root, e.of)
	return []step{func(d *drawing, dot reflect.Value) error {
		v, err := e.value(d, dot)
		if err != nil {
			return err
		}
		outside := d.dollar
		d.dollar = v
		err = d.run(steps, v)
		d.dollar = outside
		return err
	}}, ok
}

package render

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// expression is a value that a template asks for; its type is known before any page is.
type expression struct {
	of    reflect.Type
	value func(d *drawing, dot reflect.Value) (reflect.Value, error)
}

// condition is a value of which only the truth counts.
type condition func(d *drawing, dot reflect.Value) (bool, error)

func constant(v any) expression {
	value := reflect.ValueOf(v)
	return expression{value.Type(), func(*drawing, reflect.Value) (reflect.Value, error) { return value, nil }}
}

// pipeline compiles a pipeline of one command.
func (c *compiler) pipeline(pipe *parse.PipeNode, dot reflect.Type) (expression, bool) {
	if len(pipe.Cmds) != 1 {
		return expression{}, false
	}
	return c.command(pipe.Cmds[0], dot)
}

func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type) (expression, bool) {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return c.function(name.Ident, cmd.Args[1:], dot)
	}
	if len(cmd.Args) != 1 {
		return expression{}, false
	}
	return c.expression(cmd.Args[0], dot)
}

// expression compiles an argument.
func (c *compiler) expression(n parse.Node, dot reflect.Type) (expression, bool) {
	here := expression{dot, func(_ *drawing, dot reflect.Value) (reflect.Value, error) { return dot, nil }}
	switch n := n.(type) {
	case *parse.DotNode:
		return here, true
	case *parse.FieldNode:
		return fields(here, n.Ident)
	case *parse.VariableNode:
		v, ok := c.variable(n.Ident[0])
		if !ok {
			return expression{}, false
		}
		return fields(v, n.Ident[1:])
	case *parse.ChainNode:
		e, ok := c.expression(n.Node, dot)
		if !ok {
			return expression{}, false
		}
		return fields(e, n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return expression{}, false
		}
		return c.pipeline(n, dot)
	case *parse.StringNode:
		return constant(n.Text), true
	case *parse.BoolNode:
		return constant(n.True), true
	case *parse.NumberNode:
		return constant(int(n.Int64)), n.IsInt && !strings.ContainsAny(n.Text, ".eEpP'") && int64(int(n.Int64)) == n.Int64
	}
	return expression{}, false
}

// variable is $ or a variable that was declared.
func (c *compiler) variable(name string) (expression, bool) {
	if name == "$" {
		return expression{c.dollar, func(d *drawing, _ reflect.Value) (reflect.Value, error) { return d.dollar, nil }}, true
	}
	for _, s := range slices.Backward(c.names) {
		if s.name == name {
			return expression{s.of, func(d *drawing, _ reflect.Value) (reflect.Value, error) { return d.variables[s.at], nil }}, true
		}
	}
	return expression{}, false
}

// fields are fields of a value, each of the one before. Where one is beyond a pointer that
// is nil, the layout says so.
func fields(e expression, names []string) (expression, bool) {
	for len(names) > 0 {
		of, pointer := e.of, e.of.Kind() == reflect.Pointer
		if pointer {
			of = of.Elem()
		}
		var path []int
		for len(names) > 0 && of.Kind() == reflect.Struct {
			if _, isMethod := reflect.PointerTo(of).MethodByName(names[0]); isMethod {
				return expression{}, false
			}
			f, ok := of.FieldByName(names[0])
			if !ok || !f.IsExported() || throughPointer(of, f.Index) {
				return expression{}, false
			}
			path, of, names = append(path, f.Index...), f.Type, names[1:]
		}
		if path == nil || of.Kind() == reflect.Interface {
			return expression{}, false
		}
		from := e.value
		e = expression{of, func(d *drawing, dot reflect.Value) (reflect.Value, error) {
			v, err := from(d, dot)
			if err != nil {
				return v, err
			}
			if pointer {
				if v.IsNil() {
					return v, errNotDrawn
				}
				v = v.Elem()
			}
			for _, i := range path {
				v = v.Field(i)
			}
			return v, nil
		}}
	}
	return e, true
}

// throughPointer reports the path of a field that another lends, which is a pointer.
func throughPointer(of reflect.Type, path []int) bool {
	for _, i := range path[:len(path)-1] {
		if of = of.Field(i).Type; of.Kind() == reflect.Pointer {
			return true
		}
	}
	return false
}

// truthOf is how text/template takes a value of a type for true or false.
func truthOf(of reflect.Type) (func(reflect.Value) bool, bool) {
	switch of.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, true
	case reflect.Int, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }, true
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }, true
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, true
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, true
	}
	return nil, false
}

// test compiles a pipeline of which only the truth counts.
func (c *compiler) test(n parse.Node, dot reflect.Type) (condition, bool) {
	if pipe, ok := n.(*parse.PipeNode); ok && len(pipe.Cmds) == 1 && len(pipe.Decl) == 0 {
		cmd := pipe.Cmds[0]
		if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) > 1 && (name.Ident == "and" || name.Ident == "or") {
			return c.tests(cmd.Args[1:], dot, name.Ident == "or")
		}
	}
	e, ok := c.expression(n, dot)
	if !ok {
		return nil, false
	}
	is, ok := truthOf(e.of)
	return func(d *drawing, dot reflect.Value) (bool, error) {
		v, err := e.value(d, dot)
		return err == nil && is(v), err
	}, ok
}

// tests compiles "and", or "or": the first argument that decides is the last that is asked.
func (c *compiler) tests(args []parse.Node, dot reflect.Type, decides bool) (condition, bool) {
	list := make([]condition, len(args))
	for i, arg := range args {
		var ok bool
		if list[i], ok = c.test(arg, dot); !ok {
			return nil, false
		}
	}
	return func(d *drawing, dot reflect.Value) (bool, error) {
		for _, test := range list {
			if is, err := test(d, dot); err != nil || is == decides {
				return is, err
			}
		}
		return !decides, nil
	}, true
}

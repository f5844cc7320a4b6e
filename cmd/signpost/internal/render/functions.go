package render

import (
	"cmp"
	"reflect"
	"text/template/parse"
)

// function compiles a call of one of the functions that text/template has itself.
func (c *compiler) function(name string, args []parse.Node, dot reflect.Type) (expression, bool) {
	if name == "not" && len(args) == 1 {
		test, ok := c.test(args[0], dot)
		return truth(func(d *drawing, dot reflect.Value) (bool, error) {
			is, err := test(d, dot)
			return !is, err
		}), ok
	}
	list := make([]expression, len(args))
	for i, arg := range args {
		var ok bool
		if list[i], ok = c.expression(arg, dot); !ok {
			return expression{}, false
		}
	}
	switch {
	case len(list) == 0:
		return expression{}, false
	case name == "and" || name == "or":
		return chosen(list, name == "or")
	case name == "len" && len(list) == 1:
		return length(list[0])
	case len(list) == 2 || name == "eq" && len(list) > 2:
		return comparison(name, list)
	}
	return expression{}, false
}

// truth is the value of a condition.
func truth(test condition) expression {
	return expression{reflect.TypeFor[bool](), func(d *drawing, dot reflect.Value) (reflect.Value, error) {
		is, err := test(d, dot)
		return reflect.ValueOf(is), err
	}}
}

// chosen is the first of some values of one type whose truth decides, or the last.
func chosen(list []expression, decides bool) (expression, bool) {
	of := list[0].of
	is, ok := truthOf(of)
	for _, e := range list {
		ok = ok && e.of == of
	}
	return expression{of, func(d *drawing, dot reflect.Value) (reflect.Value, error) {
		var v reflect.Value
		for _, e := range list {
			var err error
			if v, err = e.value(d, dot); err != nil || is(v) == decides {
				return v, err
			}
		}
		return v, nil
	}}, ok
}

// length is the function len.
func length(e expression) (expression, bool) {
	return expression{reflect.TypeFor[int](), func(d *drawing, dot reflect.Value) (reflect.Value, error) {
		v, err := e.value(d, dot)
		if err != nil {
			return v, err
		}
		return reflect.ValueOf(v.Len()), nil
	}}, e.of.Kind() == reflect.Slice || e.of.Kind() == reflect.String
}

// comparison compares texts, or whole numbers: the first with the others, of which one
// must be as the name of the function says.
func comparison(name string, list []expression) (expression, bool) {
	kind := list[0].of.Kind()
	ok := kind == reflect.String || kind == reflect.Int
	for _, e := range list {
		ok = ok && e.of.Kind() == kind
	}
	wanted, known := map[string][3]bool{ // less, equal, more
		"eq": {false, true, false}, "ne": {true, false, true},
		"lt": {true, false, false}, "le": {true, true, false}, "gt": {false, false, true}, "ge": {false, true, true},
	}[name]
	return truth(func(d *drawing, dot reflect.Value) (bool, error) {
		first, err := list[0].value(d, dot)
		if err != nil {
			return false, err
		}
		is := false
		for _, e := range list[1:] { // all of them are asked, as one of them may be at fault
			v, err := e.value(d, dot)
			if err != nil {
				return false, err
			}
			order := 0
			if kind == reflect.String {
				order = cmp.Compare(first.String(), v.String())
			} else {
				order = cmp.Compare(first.Int(), v.Int())
			}
			is = is || wanted[order+1]
		}
		return is, nil
	}), ok && known
}

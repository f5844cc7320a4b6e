package strictyaml

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Mistake is what a type's UnmarshalText returns when it wants to add a hint to
// its message.
type Mistake struct{ Message, Hint string }

// Error is the message.
func (m *Mistake) Error() string { return m.Message }

// Decode fills v, a pointer to a struct, from the document.
//
// Fields are named by the tag `yaml:"name"`; `yaml:"name,required"` makes a
// missing key an error; an embedded struct without a tag lends its keys. Fields
// may be string, bool, int, a struct, a pointer to a struct, a slice or a
// map[string]T of these, or any type with UnmarshalText. Fields that could not be
// read keep their zero value; everything else is filled, so that all problems of
// a document are found in one run.
func (d *Doc) Decode(v any) diag.List {
	return d.structure(d.root, reflect.ValueOf(v).Elem(), d.top())
}

type field struct {
	name     string
	value    reflect.Value
	required bool
	seen     bool
}

// fieldsOf lists the fields of a struct, those that embedded structs lend among
// them. There are few enough to look through.
func fieldsOf(v reflect.Value, fields []field) []field {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("yaml")
		if tag == "" {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				fields = fieldsOf(v.Field(i), fields)
			}
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		fields = append(fields, field{name: name, value: v.Field(i), required: option == "required"})
	}
	return fields
}

func (d *Doc) structure(node *yaml.Node, v reflect.Value, missing diag.Span) diag.List {
	fields := fieldsOf(v, make([]field, 0, 40))
	names := func() []string {
		list := make([]string, len(fields))
		for i, f := range fields {
			list[i] = f.name
		}
		return list
	}
	var problems diag.List
	meant := map[string]bool{} // required keys that stand there misspelt
	for i := 0; i < len(node.Content); i += 2 {
		key := node.Content[i]
		known := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value })
		if known < 0 {
			meant[diag.Nearest(key.Value, names())] = true
			problems = append(problems, diag.At(d.file, d.span(key), diag.Error, "unknown-key", "no key %q here", key.Value).
				WithHint("%s", unknownHint(key.Value, names())))
			continue
		}
		fields[known].seen = true
		value := node.Content[i+1]
		if fields[known].required && value.Kind != yaml.ScalarNode && len(value.Content) == 0 {
			problems = append(problems, d.empty(key.Value, value)...)
			continue
		}
		problems = append(problems, d.value(key.Value, value, fields[known].value)...)
	}
	for _, f := range fields {
		if f.required && !f.seen && !meant[f.name] {
			problems = append(problems, diag.At(d.file, missing, diag.Error, "missing-key", "%s is missing", f.name).
				WithHint("add a line %s: …", f.name))
		}
	}
	return problems
}

func unknownHint(name string, known []string) string {
	if near := diag.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known keys are " + strings.Join(known, ", ")
}

// value fills one field; name is the key, or the key of the list it stands in.
func (d *Doc) value(name string, node *yaml.Node, v reflect.Value) diag.List {
	isList := v.Kind() == reflect.Slice && node.Kind == yaml.SequenceNode
	if v.CanAddr() && !isList { // a list type may also be written as one text
		if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
			return d.text(name, node, u)
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(name, node, v.Elem())
	case reflect.Struct:
		if node.Kind != yaml.MappingNode {
			return d.wrongType(name, node, "a group of keys", "put each key on a line of its own below it, with two spaces before it")
		}
		return d.structure(node, v, d.span(node))
	case reflect.Map:
		return d.mapping(name, node, v)
	case reflect.Slice:
		return d.list(name, node, v)
	}
	return d.scalar(name, node, v)
}

func (d *Doc) mapping(name string, node *yaml.Node, v reflect.Value) diag.List {
	if node.Kind != yaml.MappingNode {
		return d.wrongType(name, node, "a group of keys", "put each key on a line of its own below it, with two spaces before it")
	}
	var problems diag.List
	v.Set(reflect.MakeMapWithSize(v.Type(), len(node.Content)/2))
	for i := 0; i < len(node.Content); i += 2 {
		item := reflect.New(v.Type().Elem()).Elem()
		problems = append(problems, d.value(node.Content[i].Value, node.Content[i+1], item)...)
		v.SetMapIndex(reflect.ValueOf(node.Content[i].Value), item)
	}
	return problems
}

func (d *Doc) list(name string, node *yaml.Node, v reflect.Value) diag.List {
	if node.Kind != yaml.SequenceNode {
		return d.wrongType(name, node, "a list", "write each item on a line of its own that begins with \"- \", or [one, two]")
	}
	var problems diag.List
	v.Set(reflect.MakeSlice(v.Type(), len(node.Content), len(node.Content)))
	for i, item := range node.Content {
		problems = append(problems, d.value("an item of "+name, item, v.Index(i))...)
	}
	return problems
}

func (d *Doc) text(name string, node *yaml.Node, u encoding.TextUnmarshaler) diag.List {
	if node.Kind != yaml.ScalarNode {
		return d.wrongType(name, node, "one value", "")
	}
	if node.Value == "" || node.Tag == "!!null" {
		return d.empty(name, node)
	}
	err := u.UnmarshalText([]byte(node.Value))
	if err == nil {
		return nil
	}
	problem := diag.At(d.file, d.span(node), diag.Error, "wrong-value", "%s: %s", name, err)
	var mistake *Mistake
	if errors.As(err, &mistake) {
		problem = problem.WithHint("%s", mistake.Hint)
	}
	return diag.List{problem}
}

func (d *Doc) scalar(name string, node *yaml.Node, v reflect.Value) diag.List {
	if node.Kind == yaml.ScalarNode && (node.Tag == "!!null" || node.Tag == "!!str" && node.Value == "") {
		return d.empty(name, node)
	}
	switch v.Kind() {
	case reflect.String:
		if node.Kind != yaml.ScalarNode {
			return d.wrongType(name, node, "text", "")
		}
		if node.Tag != "!!str" {
			return d.wrongType(name, node, "text", fmt.Sprintf("put it in quotes: %q", node.Value))
		}
		v.SetString(node.Value)
	case reflect.Bool:
		if node.Kind != yaml.ScalarNode || node.Value != "true" && node.Value != "false" || node.Tag != "!!bool" {
			return d.wrongType(name, node, "true or false", "write true or false, without quotes")
		}
		v.SetBool(node.Value == "true")
	case reflect.Int:
		n, err := strconv.Atoi(node.Value)
		if node.Kind != yaml.ScalarNode || node.Tag != "!!int" || err != nil || strconv.Itoa(n) != node.Value {
			return d.wrongType(name, node, "a whole number", "write digits only, without quotes, such as 10")
		}
		v.SetInt(int64(n))
	default:
		panic(fmt.Sprintf("strictyaml: cannot decode into %s", v.Type())) // a programmer's struct is at fault, not a file
	}
	return nil
}

func (d *Doc) empty(name string, node *yaml.Node) diag.List {
	return diag.List{diag.At(d.file, d.span(node), diag.Error, "empty-value", "%s is empty", name).
		WithHint("write a value, or remove the line")}
}

func (d *Doc) wrongType(name string, node *yaml.Node, want, hint string) diag.List {
	if node.Tag == "!!null" {
		return d.empty(name, node)
	}
	return diag.List{diag.At(d.file, d.span(node), diag.Error, "wrong-type", "%s is %s, want %s", name, kindOf(node), want).
		WithHint("%s", hint)}
}

package strictyaml

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

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
// missing key an error; an embedded struct without a tag lends its keys, and one that is
// embedded by a pointer is only made when one of its keys is there. Fields
// may be string, bool, int, a struct, a pointer to a struct, a slice or a
// map[string]T of these, or any type with UnmarshalText. Fields that could not be
// read keep their zero value; everything else is filled, so that all problems of
// a document are found in one run.
func (d *Doc) Decode(v any) diag.List {
	at := reflect.ValueOf(v).Elem()
	return d.structure(root, d.plans.of(at.Type()), at, d.top)
}

// manyFields is more than any struct here has.
const manyFields = 80

// structure fills a struct; where says where to report what is missing.
func (d *Doc) structure(i int, p *plan, v reflect.Value, where func() diag.Span) diag.List {
	var problems diag.List
	var meant []string // required keys that stand there misspelt
	var room [manyFields]bool
	seen := room[:0]
	seen = append(seen, make([]bool, len(p.fields))...)
	for key := i + 1; key < d.tree.behind(i); key = d.tree.behind(key + 1) {
		name := d.tree.value(key)
		known := slices.IndexFunc(p.fields, func(f field) bool { return f.name == name })
		if known < 0 {
			near, problem := d.unknown(key, p)
			meant, problems = append(meant, near), append(problems, problem)
			continue
		}
		seen[known] = true
		f := &p.fields[known]
		if at := d.tree.nodes[key+1]; f.required && at.kind != scalar && at.size == 0 {
			problems = append(problems, d.empty(label{key: name}, key+1)...)
			continue
		}
		problems = append(problems, d.value(label{key: name}, key+1, f.plan, f.in(v))...)
	}
	for i, f := range p.fields {
		if f.required && !seen[i] && !slices.Contains(meant, f.name) {
			problems = append(problems, diag.At(d.file, where(), diag.Error, "missing-key", "%s is missing", f.name).
				WithHint("add a line %s: …", f.name))
		}
	}
	return problems
}

// unknown reports a key that the struct does not have. It gives the one that was meant.
func (d *Doc) unknown(key int, p *plan) (near string, problem diag.Diagnostic) {
	name := d.tree.value(key)
	names := make([]string, len(p.fields))
	for i, f := range p.fields {
		names[i] = f.name
	}
	return diag.Nearest(name, names), diag.At(d.file, d.span(key), diag.Error, "unknown-key", "no key %q here", name).
		WithHint("%s", unknownHint(name, names))
}

func unknownHint(name string, known []string) string {
	if near := diag.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known keys are " + strings.Join(known, ", ")
}

// label is what problems call a value: its key, or an item of the list that stands
// there. The words are only put together where there is a problem.
type label struct {
	key   string
	items int // how many lists it stands in below the key
}

// String says it in words.
func (l label) String() string { return strings.Repeat("an item of ", l.items) + l.key }

// value fills one field.
func (d *Doc) value(name label, i int, p *plan, v reflect.Value) diag.List {
	isList := v.Kind() == reflect.Slice && d.tree.nodes[i].kind == sequence
	if p.isText && v.CanAddr() && !isList { // a list type may also be written as one text
		return d.text(name, i, v.Addr().Interface().(encoding.TextUnmarshaler))
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(name, i, p.elem, v.Elem())
	case reflect.Struct:
		if d.tree.nodes[i].kind != mapping {
			return d.wrongType(name, i, "a group of keys", "put each key on a line of its own below it, with two spaces before it")
		}
		return d.structure(i, p, v, func() diag.Span { return d.span(i) })
	case reflect.Map:
		return d.mapping(name, i, p, v)
	case reflect.Slice:
		return d.list(name, i, p, v)
	}
	return d.scalar(name, i, v)
}

func (d *Doc) mapping(name label, i int, p *plan, v reflect.Value) diag.List {
	if d.tree.nodes[i].kind != mapping {
		return d.wrongType(name, i, "a group of keys", "put each key on a line of its own below it, with two spaces before it")
	}
	var problems diag.List
	v.Set(reflect.MakeMapWithSize(v.Type(), d.tree.count(i)/2))
	for key := i + 1; key < d.tree.behind(i); key = d.tree.behind(key + 1) {
		item := reflect.New(v.Type().Elem()).Elem()
		problems = append(problems, d.value(label{key: d.tree.value(key)}, key+1, p.elem, item)...)
		v.SetMapIndex(reflect.ValueOf(d.tree.value(key)), item)
	}
	return problems
}

func (d *Doc) list(name label, i int, p *plan, v reflect.Value) diag.List {
	if d.tree.nodes[i].kind != sequence {
		return d.wrongType(name, i, "a list", "write each item on a line of its own that begins with \"- \", or [one, two]")
	}
	var problems diag.List
	size := d.tree.count(i)
	v.Grow(max(size, 1)) // an empty list is not none
	v.SetLen(size)
	name.items++
	at := i + 1
	for n := range size {
		problems = append(problems, d.value(name, at, p.elem, v.Index(n))...)
		at = d.tree.behind(at)
	}
	return problems
}

func (d *Doc) text(name label, i int, u encoding.TextUnmarshaler) diag.List {
	if d.tree.nodes[i].kind != scalar {
		return d.wrongType(name, i, "one value", "")
	}
	value := d.tree.value(i)
	if value == "" || d.tree.nodes[i].tag == tagNull {
		return d.empty(name, i)
	}
	var err error
	if day, ok := u.(*Date); ok { // which needs no copy of the text
		err = day.read(value)
	} else {
		err = u.UnmarshalText([]byte(value))
	}
	if err == nil {
		return nil
	}
	problem := diag.At(d.file, d.span(i), diag.Error, "wrong-value", "%s: %s", name, err)
	var mistake *Mistake
	if errors.As(err, &mistake) {
		problem = problem.WithHint("%s", mistake.Hint)
	}
	return diag.List{problem}
}

func (d *Doc) scalar(name label, i int, v reflect.Value) diag.List {
	n, value := d.tree.nodes[i], d.tree.value(i)
	if n.kind == scalar && (n.tag == tagNull || n.isText() && value == "") {
		return d.empty(name, i)
	}
	switch v.Kind() {
	case reflect.String:
		if n.kind != scalar {
			return d.wrongType(name, i, "text", "")
		}
		if !n.isText() {
			return d.wrongType(name, i, "text", fmt.Sprintf("put it in quotes: %q", value))
		}
		v.SetString(value)
	case reflect.Bool:
		if n.kind != scalar || value != "true" && value != "false" || n.tag != tagBool {
			return d.wrongType(name, i, "true or false", "write true or false, without quotes")
		}
		v.SetBool(value == "true")
	case reflect.Int:
		number, err := strconv.Atoi(value)
		if n.kind != scalar || n.tag != tagInt || err != nil || strconv.Itoa(number) != value {
			return d.wrongType(name, i, "a whole number", "write digits only, without quotes, such as 10")
		}
		v.SetInt(int64(number))
	default:
		panic(fmt.Sprintf("strictyaml: cannot decode into %s", v.Type())) // a programmer's struct is at fault, not a file
	}
	return nil
}

func (d *Doc) empty(name label, i int) diag.List {
	return diag.List{diag.At(d.file, d.span(i), diag.Error, "empty-value", "%s is empty", name).
		WithHint("write a value, or remove the line")}
}

func (d *Doc) wrongType(name label, i int, want, hint string) diag.List {
	n := d.tree.nodes[i]
	if n.tag == tagNull {
		return d.empty(name, i)
	}
	return diag.List{diag.At(d.file, d.span(i), diag.Error, "wrong-type", "%s is %s, want %s", name, inWords(n.kind, n.tag, d.tree.value(i)), want).
		WithHint("%s", hint)}
}

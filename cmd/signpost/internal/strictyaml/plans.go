package strictyaml

import (
	"encoding"
	"reflect"
	"strings"
	"sync"
)

// Plans keeps how documents are decoded into types, for many documents of the same few.
// The zero value is ready for use, by several goroutines too.
type Plans struct{ ofType sync.Map } // reflect.Type to *plan

// plan is how a value of a type is decoded.
type plan struct {
	isText bool    // it has UnmarshalText
	fields []field // of a struct
	elem   *plan   // of what a pointer, a slice or a map holds
}

// field is a key of a struct; there are few enough to look through.
type field struct {
	name     string
	index    []int
	required bool
	plan     *plan
}

func (p *Plans) of(t reflect.Type) *plan {
	if known, ok := p.ofType.Load(t); ok {
		return known.(*plan)
	}
	return p.make(t, map[reflect.Type]*plan{})
}

// make is the plan of a type; made holds those that are being made, as a type may stand
// in itself.
func (p *Plans) make(t reflect.Type, made map[reflect.Type]*plan) *plan {
	if made[t] != nil {
		return made[t]
	}
	n := &plan{isText: reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())}
	made[t] = n
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		n.elem = p.make(t.Elem(), made)
	case reflect.Struct:
		n.fields = p.fieldsOf(t, nil, made)
	}
	p.ofType.Store(t, n)
	return n
}

// fieldsOf lists the fields of a struct, those that embedded structs lend among them.
func (p *Plans) fieldsOf(t reflect.Type, above []int, made map[reflect.Type]*plan) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(above[:len(above):len(above)], i)
		tag := f.Tag.Get("yaml")
		if tag == "" {
			if t, ok := embedded(f); ok {
				fields = append(fields, p.fieldsOf(t, index, made)...)
			}
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		fields = append(fields, field{name: name, index: index, required: option == "required", plan: p.make(f.Type, made)})
	}
	return fields
}

// embedded is the struct that is embedded as f, itself or by a pointer to it.
func embedded(f reflect.StructField) (reflect.Type, bool) {
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t, f.Anonymous && t.Kind() == reflect.Struct
}

// in is the field in a struct. What is embedded by a pointer is made first, if it is not
// there.
func (f *field) in(v reflect.Value) reflect.Value {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

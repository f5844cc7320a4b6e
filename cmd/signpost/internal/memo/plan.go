package memo

import (
	"math/big"
	"reflect"
	"time"
)

// plan is how the values of a type are written.
type plan struct {
	// id tells the type from all others.
	id uint64
	// shape is the kind of the values, with one for all sizes of a number; Invalid for
	// those that have no key.
	shape reflect.Kind
	// fields are the plans of a structure's fields, key and elem those of a map's keys,
	// and of what a map, slice, array or pointer leads to.
	fields    []*plan
	key, elem *plan
	// bytes is set for a slice of bytes.
	bytes bool
	// placed says that fields which are not exported may be in it, so that it must be
	// somewhere in memory to be read.
	placed bool
	// special writes a structure of its own kind; it is given a pointer.
	special func(w *writer, v any)
}

// plan gives the plan of a type. Those of all types that it leads to are made before
// any of them is seen by others.
func (h *hasher) plan(t reflect.Type) *plan {
	if p, ok := h.plans.Load(t); ok {
		return p.(*plan)
	}
	made := map[reflect.Type]*plan{}
	p := planOf(t, made)
	for t, p := range made {
		h.plans.Store(t, p)
	}
	return p
}

func planOf(t reflect.Type, made map[reflect.Type]*plan) *plan {
	if p := made[t]; p != nil {
		return p
	}
	p := &plan{id: uint64(reflect.ValueOf(t).Pointer()), shape: t.Kind()}
	made[t] = p
	switch t.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.shape = reflect.Int
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.shape = reflect.Uint
	case reflect.Float32:
		p.shape = reflect.Float64
	case reflect.Struct:
		p.placed = true
		p.structure(t, made)
	case reflect.Array:
		p.placed = true
		p.elem = planOf(t.Elem(), made)
	case reflect.Slice:
		p.elem, p.bytes = planOf(t.Elem(), made), t.Elem().Kind() == reflect.Uint8
	case reflect.Pointer:
		p.elem = planOf(t.Elem(), made)
	case reflect.Map:
		p.key, p.elem = planOf(t.Key(), made), planOf(t.Elem(), made)
	}
	return p
}

// structure plans a structure. Locks and the like are no values.
func (p *plan) structure(t reflect.Type, made map[reflect.Type]*plan) {
	switch {
	case t == reflect.TypeFor[time.Time]():
		p.special = instant
	case t == reflect.TypeFor[big.Rat]():
		p.special = fraction
	case t == reflect.TypeFor[big.Int]():
		p.special = whole
	case t.PkgPath() == "sync" || t.PkgPath() == "sync/atomic":
		p.shape = reflect.Invalid
	default:
		for i := range t.NumField() {
			p.fields = append(p.fields, planOf(t.Field(i).Type, made))
		}
	}
}

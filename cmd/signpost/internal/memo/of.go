package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Sum is the key of some parts, each by itself: "ab" and "c" are not "a" and "bc".
func Sum(parts ...[]byte) Key {
	h := sha256.New()
	var length [8]byte
	for _, part := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(part)))
		_, _ = h.Write(length[:])
		_, _ = h.Write(part)
	}
	return Key(h.Sum(nil))
}

// Join is the key of what several keys stand for.
func Join(keys ...Key) Key {
	parts := make([][]byte, len(keys))
	for i := range keys {
		parts[i] = keys[i][:]
	}
	return Sum(parts...)
}

// Of is the key of a plain value and of everything that can be reached from it, also
// through fields that are not exported: two values have the same key only if they are
// of one type and alike in every part. Pointers count by what they point at, maps
// whatever their order, times by their instant and zone, numbers of math/big by their
// value. A slice or map that is nil is not the same as an empty one.
//
// Functions, channels, locks and values that hold themselves have no key: a value with
// one is a slip of the programmer, and Of panics. A nil Memory, which remembers nothing,
// gives the zero Key for everything. Keys hold for one run of the program only.
func (m *Memory) Of(v any) Key {
	if m == nil {
		return Key{}
	}
	return m.hasher.of(v)
}

// hasher makes keys of values. It keeps what it has found out about their types.
type hasher struct {
	plans sync.Map // of reflect.Type to *plan
	spare sync.Pool
}

func (h *hasher) of(v any) Key {
	w, ok := h.spare.Get().(*writer)
	if !ok {
		w = &writer{hasher: h}
	}
	w.buffer = w.buffer[:0]
	w.dynamic(reflect.ValueOf(v), 0)
	key := Key(sha256.Sum256(w.buffer))
	h.spare.Put(w)
	return key
}

// deepest is how far a value may be nested: what goes further holds itself.
const deepest = 500

// writer writes a value as bytes from which it could be read again, so that different
// values never give the same ones.
type writer struct {
	hasher *hasher
	buffer []byte
}

func (w *writer) number(n int) { w.buffer = binary.AppendUvarint(w.buffer, uint64(n)) } //nolint:gosec // a length is never negative.

func (w *writer) text(s string) {
	w.number(len(s))
	w.buffer = append(w.buffer, s...)
}

func (w *writer) flag(b bool) {
	if b {
		w.buffer = append(w.buffer, 1)
	} else {
		w.buffer = append(w.buffer, 0)
	}
}

// dynamic writes a value after its type, for where the type is not known beforehand.
func (w *writer) dynamic(v reflect.Value, depth int) {
	if !v.IsValid() {
		w.buffer = append(w.buffer, 0)
		return
	}
	p := w.hasher.plan(v.Type())
	w.buffer = append(w.buffer, 1)
	w.buffer = binary.LittleEndian.AppendUint64(w.buffer, p.id)
	if p.placed && !v.CanAddr() {
		room := reflect.New(v.Type()).Elem()
		room.Set(v)
		v = room
	}
	w.value(v, p, depth)
}

// value writes a value of a known type. Whatever was reached through a field that is not
// exported can be addressed, and is made readable through its address.
func (w *writer) value(v reflect.Value, p *plan, depth int) {
	if depth > deepest {
		panic(fmt.Sprintf("memo: a %s holds itself", v.Type()))
	}
	switch p.shape {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.flag(v.Bool())
	case reflect.Int:
		w.buffer = binary.AppendVarint(w.buffer, v.Int())
	case reflect.Uint:
		w.buffer = binary.AppendUvarint(w.buffer, v.Uint())
	case reflect.Float64:
		w.buffer = binary.LittleEndian.AppendUint64(w.buffer, math.Float64bits(v.Float()))
	case reflect.Struct:
		if p.special != nil {
			p.special(w, readable(v).Addr().Interface())
			return
		}
		for i, field := range p.fields {
			w.value(v.Field(i), field, depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i), p.elem, depth+1)
		}
	case reflect.Slice:
		w.slice(v, p, depth)
	case reflect.Pointer:
		w.flag(!v.IsNil())
		if !v.IsNil() {
			w.value(v.Elem(), p.elem, depth+1)
		}
	case reflect.Interface:
		w.dynamic(readable(v).Elem(), depth+1)
	case reflect.Map:
		w.entries(readable(v), p, depth)
	default:
		panic(fmt.Sprintf("memo: a %s has no key", v.Type()))
	}
}

func (w *writer) slice(v reflect.Value, p *plan, depth int) {
	if v.IsNil() {
		w.buffer = append(w.buffer, 0)
		return
	}
	w.number(v.Len() + 1)
	if p.bytes {
		w.buffer = append(w.buffer, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		w.value(v.Index(i), p.elem, depth+1)
	}
}

// entries writes a map's entries, sorted by what they are written as.
func (w *writer) entries(v reflect.Value, p *plan, depth int) {
	if v.IsNil() {
		w.buffer = append(w.buffer, 0)
		return
	}
	w.number(v.Len() + 1)
	start := len(w.buffer)
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	ends := make([]int, 0, v.Len())
	for i := v.MapRange(); i.Next(); {
		key.SetIterKey(i)
		value.SetIterValue(i)
		w.value(key, p.key, depth+1)
		w.value(value, p.elem, depth+1)
		ends = append(ends, len(w.buffer))
	}
	written := slices.Clone(w.buffer[start:])
	parts, from := make([][]byte, 0, len(ends)), 0
	for _, end := range ends {
		parts = append(parts, written[from:end-start])
		from = end - start
	}
	slices.SortFunc(parts, bytes.Compare)
	w.buffer = w.buffer[:start]
	for _, part := range parts {
		w.buffer = append(w.buffer, part...)
	}
}

// readable gives a value that was reached through a field that is not exported as one
// that may be read wholly.
func readable(v reflect.Value) reflect.Value {
	if v.CanInterface() && v.CanAddr() || v.Kind() != reflect.Struct && v.CanInterface() {
		return v
	}
	return reflect.NewAt(v.Type(), v.Addr().UnsafePointer()).Elem()
}

// instant writes a time; its clock reading and how it is kept in memory do not count.
func instant(w *writer, v any) {
	t := v.(*time.Time)
	name, offset := t.Zone()
	w.buffer = binary.AppendVarint(w.buffer, t.Unix())
	w.number(t.Nanosecond())
	w.buffer = binary.AppendVarint(w.buffer, int64(offset))
	w.text(name)
	w.text(t.Location().String())
}

func fraction(w *writer, v any) {
	r := v.(*big.Rat)
	whole(w, r.Num())
	whole(w, r.Denom())
}

func whole(w *writer, v any) {
	n := v.(*big.Int)
	w.flag(n.Sign() < 0)
	w.number(len(n.Bits()))
	for _, word := range n.Bits() {
		w.buffer = binary.LittleEndian.AppendUint64(w.buffer, uint64(word))
	}
}

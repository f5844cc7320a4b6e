package check

import (
	"encoding/binary"
	"math/bits"
)

// shortNames are the short names of tags and attributes that were met before, with their
// kinds. Nearly every name on a page is one of a few dozen: it is read as one number, and
// found where that number has its place. Any other is read letter by letter.
type shortNames struct {
	tags  [places]shortName[tagKind]
	attrs [places]shortName[attrKind]
}

const places = 128

// shortName is a name of up to seven bytes, in lower case, of which the first is the lowest
// of the number.
type shortName[Kind any] struct {
	number uint64
	kind   Kind
}

// placeOf is where the name with a number stands among others.
func placeOf(number uint64) uint64 { return number * 0x9E3779B97F4A7C15 >> 57 }

// upTo is what stands before either of two signs at an offset, as a number, and how many
// bytes that are: 0 where it is no short name.
func (t *tags) upTo(one, other byte, at int) (number uint64, size int) {
	if t.names == nil || at+8 > len(t.html) {
		return 0, 0
	}
	eight := binary.LittleEndian.Uint64(t.html[at:])
	first, second := eight^uint64(one)*ones, eight^uint64(other)*ones
	ends := ((first-ones)&^first | (second-ones)&^second) & highs // the lowest of these bits is right
	size = bits.TrailingZeros64(ends) / 8 & 7
	return eight & (1<<(size*8) - 1), size
}

// tagName reads the name of a tag at an offset, and gives the offset after it.
func (t *tags) tagName(at int) int {
	number, size := t.upTo('>', ' ', at)
	if size > 0 {
		if known := &t.names.tags[placeOf(number)]; known.number == number {
			t.name, t.kind = t.html[at:at+size], known.kind
			return at + size
		}
	}
	name, end := t.named(at, '>')
	t.name, t.kind = name, kindOfTag(name)
	if size > 0 && string(name) == string(t.html[at:at+size]) {
		t.names.tags[placeOf(number)] = shortName[tagKind]{number, t.kind}
	}
	return end
}

// attrName reads the name of an attribute at an offset, and gives the offset after it.
func (t *tags) attrName(at int) (name []byte, kind attrKind, end int) {
	number, size := t.upTo('=', '=', at)
	if size > 0 {
		if known := &t.names.attrs[placeOf(number)]; known.number == number {
			return t.html[at : at+size], known.kind, at + size
		}
	}
	name, end = t.named(at, '=')
	kind = kindOfAttr(name)
	if size > 0 && string(name) == string(t.html[at:at+size]) {
		t.names.attrs[placeOf(number)] = shortName[attrKind]{number, kind}
	}
	return name, kind, end
}

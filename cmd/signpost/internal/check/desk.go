package check

import "sync"

// desk is what reading a text needs besides it, kept for the next text.
type desk struct {
	tokens, spelt []token
	covered       []bool
	text          []byte
	places        []place
}

// desks lends desks to several goroutines.
type desks struct{ free sync.Pool }

func (d *desks) take() *desk {
	if one, ok := d.free.Get().(*desk); ok {
		return one
	}
	return &desk{}
}

// give takes a desk back. What was read at it must not be used any more.
func (d *desks) give(one *desk) { d.free.Put(one) }

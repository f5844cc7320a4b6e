package main

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"
)

// maxLeft is how many bytes lie on a desk at most. A terminal that was stopped for a night
// shows the newest of them.
const maxLeft = 1 << 20

// desk holds what the terminal has not taken yet. A terminal may take nothing, after Ctrl-S
// or at the end of a pipe that nobody reads, and whoever writes to it must not wait.
type desk struct {
	mutex sync.Mutex
	slips []slip
	left  int           // the bytes of the slips
	lost  bool          // whether slips were thrown away
	clear chan struct{} // closed when there are none, and nobody carries any; nil: so it is
}

// slip is what was written to a place at once.
type slip struct {
	to   io.Writer
	text []byte
}

// paper is a place to which a desk's slips go.
type paper struct {
	desk *desk
	to   io.Writer
}

func (d *desk) paper(to io.Writer) *paper { return &paper{d, to} }

// Write leaves a text on the desk. It takes no time and never fails.
func (p *paper) Write(text []byte) (int, error) {
	d := p.desk
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.slips = append(d.slips, slip{p.to, bytes.Clone(text)})
	for d.left += len(text); d.left > maxLeft && len(d.slips) > 1; d.lost = true {
		d.left -= len(d.slips[0].text)
		d.slips = d.slips[1:]
	}
	if d.clear == nil {
		d.clear = make(chan struct{})
		go d.carry()
	}
	return len(text), nil
}

// carry takes one slip after the other to its place, until there are none.
func (d *desk) carry() {
	for {
		next, ok := d.take()
		if !ok {
			return
		}
		_, _ = next.to.Write(next.text) // A closed pipe is nobody's problem.
	}
}

func (d *desk) take() (slip, bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if len(d.slips) == 0 {
		close(d.clear)
		d.clear = nil
		return slip{}, false
	}
	next := d.slips[0]
	if d.lost {
		d.lost = false
		return slip{next.to, []byte("… what stood here was not read in time …\n")}, true
	}
	d.slips = d.slips[1:]
	d.left -= len(next.text)
	return next, true
}

// close waits until the desk is clear, and so long at most after the end of the context.
func (d *desk) close(ctx context.Context, limit time.Duration) {
	d.mutex.Lock()
	clear := d.clear
	d.mutex.Unlock()
	if clear == nil {
		return
	}
	select {
	case <-clear:
		return
	case <-ctx.Done():
	}
	select {
	case <-clear:
	case <-time.After(limit):
	}
}

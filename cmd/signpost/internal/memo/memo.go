// Package memo keeps the results of pure functions from one build to the next, so that
// a preview does again only what a saved file has changed.
//
// A result is found by a key that covers everything that it depends on: [Sum] makes one
// of bytes, [Memory.Of] one of a plain value, [Join] one of several. What is found is
// what would have been made, and is shared: nobody changes it. What a build did not ask
// for is forgotten after the next one, so memory follows the size of the site.
package memo

import (
	"crypto/sha256"
	"sync"
)

// Key says everything that a result depends on, but what kind of result it is.
type Key [sha256.Size]byte

// Memory holds results. It may be used by several goroutines. A nil Memory remembers
// nothing.
type Memory struct {
	mutex      sync.Mutex
	generation int
	entries    map[place]*entry
	hasher     hasher
}

type place struct {
	kind string
	key  Key
}

type entry struct {
	value any
	used  int // the generation that asked for it last
}

// New is an empty memory.
func New() *Memory { return &Memory{entries: map[place]*entry{}} }

// Get is the result of this kind for a key: the one that is remembered, or that of make.
// Two goroutines that ask at once may both make it, and get the same one. What make
// returns must not be changed afterwards by anybody.
func Get[V any](m *Memory, kind string, key Key, make func() V) V {
	if m == nil {
		return make()
	}
	at := place{kind, key}
	m.mutex.Lock()
	if e, ok := m.entries[at]; ok {
		e.used = m.generation
		m.mutex.Unlock()
		return e.value.(V)
	}
	m.mutex.Unlock()
	v := make()
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if e, ok := m.entries[at]; ok {
		return e.value.(V) // somebody else was faster
	}
	m.entries[at] = &entry{v, m.generation}
	return v
}

// Sweep ends a build that went through: what neither it nor the one before it asked for
// is forgotten. A build that was called off asks for less than it would have, and is not
// followed by it.
func (m *Memory) Sweep() {
	if m == nil {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	for at, e := range m.entries {
		if e.used < m.generation-1 {
			delete(m.entries, at)
		}
	}
	m.generation++
}

package main

import "sync"

// room is where the bytes of a project's files stand: outside of the heap, because they
// live as long as the run, and the garbage collector lets the heap grow by as much again
// as lives in it. It is never given back: it is for commands that read a project once.
type room struct {
	mutex sync.Mutex
	rest  []byte
}

// roomSize is how much is asked of the system at once, in bytes. What is not used of it
// never becomes memory.
const roomSize = 64 << 20

// take gives room for some bytes.
func (r *room) take(size int) []byte {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if size > len(r.rest) {
		more := outside(max(size, roomSize))
		if more == nil {
			return make([]byte, size)
		}
		r.rest = more
	}
	taken := r.rest[:size:size]
	r.rest = r.rest[size:]
	return taken
}

// Room gives room for a file; see package source.
func (r *rootFS) Room(size int) []byte { return r.room.take(size) }

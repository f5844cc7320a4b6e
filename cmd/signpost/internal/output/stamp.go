package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"sync"
)

// stamp is what the system has of a file or a folder without opening it.
type stamp struct {
	mode     uint32 // kind and permissions, as Unix has them
	inode    uint64
	size     int64
	modified int64 // nanoseconds, as are the next
	changed  int64 // of content, name or permissions; no program can set it; 0 where there is none
}

// Kinds in stamp.mode.
const (
	kinds       = 0o170000
	plainFile   = 0o100000
	plainFolder = 0o040000
)

// is asks for a kind with permissions, and no others.
func (s stamp) is(kind uint32, mode fs.FileMode) bool {
	const permitted = 0o777
	return s.mode&kinds == kind && s.mode&permitted == uint32(mode)
}

// stampSize is the length of an encoded stamp, in bytes.
const stampSize = 4 + 8 + 8 + 8 + 8

// encode writes the stamp to the first stampSize bytes of b. The size of a folder is
// left out: it is the system's affair.
func (s stamp) encode(b []byte) {
	if s.mode&kinds == plainFolder {
		s.size = 0
	}
	binary.LittleEndian.PutUint32(b, s.mode)
	for i, v := range [...]uint64{s.inode, uint64(s.size), uint64(s.modified), uint64(s.changed)} { //nolint:gosec // read back as they were.
		binary.LittleEndian.PutUint64(b[4+8*i:], v)
	}
}

// decodeStamp reads what encode wrote.
func decodeStamp(b []byte) stamp {
	at := func(i int) uint64 { return binary.LittleEndian.Uint64(b[4+8*i:]) }
	return stamp{
		mode: binary.LittleEndian.Uint32(b), inode: at(0),
		size: int64(at(1)), modified: int64(at(2)), changed: int64(at(3)), //nolint:gosec // as they were.
	}
}

// buffers are lent to whoever reads a file.
type buffers struct{ pool sync.Pool }

func newBuffers() *buffers {
	return &buffers{sync.Pool{New: func() any { return new([scratchSize]byte) }}}
}

func (b *buffers) lend() *[scratchSize]byte { return b.pool.Get().(*[scratchSize]byte) }

func (b *buffers) takeBack(buffer *[scratchSize]byte) { b.pool.Put(buffer) }

// holds asks whether the name is a file with this content and the permissions of a
// published file. A file that cannot be read is not equal, so it is replaced.
func (p *place) holds(name string, data []byte, lent *buffers) bool {
	s, err := p.stat(name)
	if err != nil || !s.is(plainFile, fileMode) || s.size != int64(len(data)) {
		return false
	}
	scratch := lent.lend()
	defer lent.takeBack(scratch)
	rest, equal := data, true
	err = p.read(name, scratch[:], func(piece []byte) bool {
		equal = bytes.HasPrefix(rest, piece)
		if equal {
			rest = rest[len(piece):]
		}
		return equal && len(rest) > 0
	})
	return err == nil && equal && len(rest) == 0
}

// sums asks whether the name is a file of this size, with these permissions and
// this SHA-256.
func (p *place) sums(e entry, lent *buffers) bool {
	s, err := p.stat(e.name)
	if err != nil || !s.is(plainFile, fileMode) || s.size != e.size {
		return false
	}
	scratch := lent.lend()
	defer lent.takeBack(scratch)
	hash := sha256.New()
	err = p.read(e.name, scratch[:], func(piece []byte) bool {
		_, _ = hash.Write(piece)
		return true
	})
	return err == nil && [sha256.Size]byte(hash.Sum(nil)) == e.digest()
}

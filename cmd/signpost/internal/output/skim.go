package output

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// skim reads a manifest that encode wrote as far as a known folder asks: of each file
// the name, the size and its line. Whoever calls it sees from the SHA-256 of the text
// that it is such a manifest; of another the result is worth nothing. It is false for
// a text that it cannot read, which a name is enough for that JSON has to escape.
func skim(text string) ([]entry, bool) {
	rest, ok := strings.CutPrefix(text, manifestHead)
	if !ok {
		return nil, false
	}
	files := make([]entry, 0, strings.Count(rest, "\n"))
	for rest != manifestTail {
		line, next, whole := strings.Cut(rest, "\n")
		e, read := skimLine(strings.TrimSuffix(line, ","))
		if !whole || !read {
			return nil, false
		}
		files, rest = append(files, e), next
	}
	return files, true
}

func skimLine(line string) (entry, bool) {
	name, ok := strings.CutPrefix(line, lineName)
	if !ok {
		return entry{}, false
	}
	end := strings.IndexByte(name, '"')
	if end < 0 || strings.IndexByte(name[:end], '\\') >= 0 || !strings.HasPrefix(name[end:], lineSum) {
		return entry{}, false
	}
	e := entry{name: name[:end], line: line}
	size := e.sumStart() + 2*sha256.Size + len(lineSize)
	if len(line) <= size {
		return entry{}, false
	}
	var err error
	e.size, err = strconv.ParseInt(line[size:len(line)-1], 10, 64)
	return e, err == nil
}

// sumStart is where the sum begins in the line of an entry.
func (e *entry) sumStart() int { return len(lineName) + len(e.name) + len(lineSum) }

// digest is the SHA-256 of the file. Few are asked for theirs when the folder is
// known, so it is read from the line only then.
func (e *entry) digest() (sum [sha256.Size]byte) {
	if e.line == "" {
		return e.sum
	}
	var digits [2 * sha256.Size]byte
	copy(digits[:], e.line[e.sumStart():])
	_, _ = hex.Decode(sum[:], digits[:]) // A line that encode wrote.
	return sum
}

// sumOf is the SHA-256 of a text. It is taken in pieces, so that the text need not be
// copied whole.
func sumOf(text string) [sha256.Size]byte {
	hash := sha256.New()
	piece := make([]byte, scratchSize)
	for len(text) > 0 {
		n := copy(piece, text)
		_, _ = hash.Write(piece[:n])
		text = text[n:]
	}
	return [sha256.Size]byte(hash.Sum(nil))
}

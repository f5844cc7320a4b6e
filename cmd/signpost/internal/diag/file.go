package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Position is a place in a file. Lines and columns count from 1; columns count
// bytes, as Go's tools and most editors' "go to" do.
type Position struct {
	Line   int
	Column int
}

// File is a source file that problems can be found in. It is safe for use by
// several goroutines once its fields are set.
type File struct {
	// Name is the slash-separated path below the project's folder.
	Name string
	// Data is the text: UTF-8 with "\n" line ends and no byte order mark.
	Data []byte

	once  sync.Once
	lines []int32 // offset of the first byte of each line, but for near ones
}

// What lies near the beginning is found by counting, so that a page whose front matter
// and first words are asked for keeps no index of its lines.
const (
	nearBytes = 8 << 10
	nearLines = 100
)

// Position finds the line and column of a byte offset. An offset before the
// start or past the end is moved to the nearest place in the file.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Data))
	if offset <= nearBytes {
		before := f.Data[:offset]
		return Position{Line: bytes.Count(before, []byte{'\n'}) + 1, Column: offset - bytes.LastIndexByte(before, '\n')}
	}
	starts := f.starts()
	line := sort.Search(len(starts), func(i int) bool { return int(starts[i]) > offset }) - 1
	return Position{Line: line + 1, Column: offset - int(starts[line]) + 1}
}

// Offset is the inverse for parsers that count lines and runes from 1, as YAML's
// does: it gives the byte offset, clamped to the line.
func (f *File) Offset(line, runeColumn int) int {
	if line < 1 {
		return 0
	}
	start, end, ok := f.line(line)
	if !ok {
		return len(f.Data)
	}
	at := start
	for i := 1; i < runeColumn && at < end; i++ {
		_, size := utf8.DecodeRune(f.Data[at:end])
		at += size
	}
	return at
}

// Line is the text of a line, counted from 1, without its newline; "" when there
// is no such line.
func (f *File) Line(n int) string {
	start, end, _ := f.line(n)
	return string(f.Data[start:end])
}

// line is where a line begins and ends, without its newline; false when there is none.
func (f *File) line(n int) (start, end int, ok bool) {
	if n < 1 {
		return 0, 0, false
	}
	if n > nearLines {
		return f.farLine(n)
	}
	for ; n > 1; n-- {
		i := bytes.IndexByte(f.Data[start:], '\n')
		if i < 0 {
			return 0, 0, false
		}
		start += i + 1
	}
	if i := bytes.IndexByte(f.Data[start:], '\n'); i >= 0 {
		return start, start + i, true
	}
	return start, len(f.Data), true
}

// farLine is line by the index of lines.
func (f *File) farLine(n int) (start, end int, ok bool) {
	starts := f.starts()
	switch {
	case n > len(starts):
		return 0, 0, false
	case n == len(starts):
		return int(starts[n-1]), len(f.Data), true
	}
	return int(starts[n-1]), int(starts[n]) - 1, true
}

// Text is what stands at s, clamped to the file.
func (f *File) Text(s Span) string {
	start := min(max(s.Start, 0), len(f.Data))
	end := min(max(s.End, start), len(f.Data))
	return string(f.Data[start:end])
}

// Shared is a text as a string that shares its bytes. Nobody may change them from then on:
// those of a file never change, and those of a text that is finished have no other owner.
func Shared(text []byte) string {
	return unsafe.String(unsafe.SliceData(text), len(text)) //nolint:gosec // as the comment demands.
}

// starts indexes the lines on first use: most files never have a problem.
func (f *File) starts() []int32 {
	f.once.Do(func() {
		f.lines = make([]int32, 1, bytes.Count(f.Data, []byte{'\n'})+1)
		for at := 0; ; {
			i := bytes.IndexByte(f.Data[at:], '\n')
			if i < 0 {
				return
			}
			at += i + 1
			f.lines = append(f.lines, int32(at)) //nolint:gosec // a file that is read has some megabytes at most.
		}
	})
	return f.lines
}

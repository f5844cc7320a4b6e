package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
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
	lines []int // offset of the first byte of each line
}

// Position finds the line and column of a byte offset. An offset before the
// start or past the end is moved to the nearest place in the file.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Data))
	starts := f.starts()
	line := sort.SearchInts(starts, offset+1) - 1
	return Position{Line: line + 1, Column: offset - starts[line] + 1}
}

// Offset is the inverse for parsers that count lines and runes from 1, as YAML's
// does: it gives the byte offset, clamped to the line.
func (f *File) Offset(line, runeColumn int) int {
	starts := f.starts()
	if line < 1 {
		return 0
	}
	if line > len(starts) {
		return len(f.Data)
	}
	text := f.Line(line)
	at := 0
	for i := 1; i < runeColumn && at < len(text); i++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return starts[line-1] + at
}

// Line is the text of a line, counted from 1, without its newline; "" when there
// is no such line.
func (f *File) Line(n int) string {
	starts := f.starts()
	if n < 1 || n > len(starts) {
		return ""
	}
	end := len(f.Data)
	if n < len(starts) {
		end = starts[n] - 1
	}
	return string(f.Data[starts[n-1]:end])
}

// Text is what stands at s, clamped to the file.
func (f *File) Text(s Span) string {
	start := min(max(s.Start, 0), len(f.Data))
	end := min(max(s.End, start), len(f.Data))
	return string(f.Data[start:end])
}

// starts indexes the lines on first use: most files never have a problem.
func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for at := 0; ; {
			i := bytes.IndexByte(f.Data[at:], '\n')
			if i < 0 {
				return
			}
			at += i + 1
			f.lines = append(f.lines, at)
		}
	})
	return f.lines
}

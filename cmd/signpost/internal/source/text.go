package source

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Text makes a file plain text: a byte order mark is dropped and "\r\n" and "\r"
// become "\n". What cannot be published safely is refused with its place: UTF-16,
// bytes that are not UTF-8, control characters, and the marks that change the
// direction of text so that a reader sees something else than what is written
// (Unicode Technical Report 36, section 2.6; CVE-2021-42574).
//
// When the problems hold an error, the file is still returned, so that other
// problems can be shown beside them, but must not be published.
func Text(f File) (*diag.File, diag.List) {
	data := f.Data
	if isUTF16(data) {
		return &diag.File{Name: f.Name}, diag.List{
			diag.InFile(f.Name, diag.Error, "encoding", "saved as UTF-16, want UTF-8").
				WithHint("in your editor choose Save as, then the encoding UTF-8"),
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	file := &diag.File{Name: f.Name, Data: data}
	return file, faults(file)
}

func isUTF16(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return true
	}
	head := data[:min(len(data), 64)]
	return len(head) >= 4 && bytes.Count(head, []byte{0})*3 >= len(head)
}

// maxFaults bounds the problems of one file: a picture that was named .md would
// give thousands.
const maxFaults = 5

func faults(f *diag.File) diag.List {
	var problems diag.List
	fault := func(at, size int, rule, format string, args ...any) diag.Diagnostic {
		return diag.At(f, diag.Span{Start: at, End: at + size}, diag.Error, rule, format, args...)
	}
	for at := 0; at < len(f.Data) && len(problems) < maxFaults; {
		if n := plain(f.Data[at:]); n > 0 {
			at += n
			continue
		}
		r, size := utf8.DecodeRune(f.Data[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			problems = append(problems, fault(at, 1, "encoding", "not UTF-8 (byte 0x%02X)", f.Data[at]).
				WithHint("in your editor choose Save as, then the encoding UTF-8"))
		case r < 0x20 && r != '\n' && r != '\t', r >= 0x7F && r < 0xA0:
			problems = append(problems, fault(at, size, "control-character", "control character U+%04X", r).
				WithHint("delete it; it may have come with text that was pasted"))
		case diag.IsDirectionMark(r):
			problems = append(problems, fault(at, size, "direction-mark", "the invisible mark U+%04X changes the direction of text", r).
				WithHint("delete it; retype the words around it if you cannot see it"))
		}
		at += size
	}
	return problems
}

// plain is how many bytes at the beginning are plain ASCII. It looks at eight bytes at a
// time, as every byte of a site goes through here.
func plain(data []byte) int {
	const each, high = 0x0101010101010101, 0x8080808080808080
	at := 0
	for ; at+8 <= len(data); at += 8 {
		eight := binary.LittleEndian.Uint64(data[at:])
		// In ASCII, the highest bit of each byte is free to say something of it.
		less := ^((eight | high) - each*' ')
		line, del := high-(eight^each*'\n'), high-(eight^each*0x7F)
		if (eight|less&^line|del)&high == 0 {
			continue
		}
		if n := eachPlain(data[at : at+8]); n < 8 {
			return at + n
		}
	}
	return at + eachPlain(data[at:])
}

func eachPlain(data []byte) int {
	for i, b := range data {
		if !isPlain(b) {
			return i
		}
	}
	return len(data)
}

func isPlain(b byte) bool { return b >= ' ' && b < 0x7F || b == '\n' || b == '\t' }

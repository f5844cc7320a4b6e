package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// Version tells the running program from every other, whatever it calls itself: by the
// identity that Go's linker writes near the beginning of an executable and makes of its
// content, or else by the digest of the whole file. It is "" when the file cannot be read.
func Version() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name) //nolint:gosec // the program itself.
	if err != nil {
		return ""
	}
	defer file.Close() //nolint:errcheck // nothing was written.
	head := make([]byte, headSize)
	n, err := io.ReadFull(file, head)
	if id := buildID(head[:n]); id != "" {
		return id
	}
	if err != nil && n == 0 {
		return ""
	}
	h := sha256.New()
	h.Write(head[:n])
	if _, err := io.Copy(h, file); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// headSize is how much of an executable may stand before its build ID, in bytes. The note
// of an ELF file stands in the first page; the marked text of other formats at the
// beginning of the code.
const headSize = 32 << 10

// buildID finds a build ID in the beginning of an executable: in an ELF note of the
// linker's, "Go\x00\x00" before the ID, or as text that the linker marks. The ID of a
// finished program has four parts, of which the last is of its content; a shorter one was
// set by somebody and says nothing.
func buildID(head []byte) string {
	for _, marks := range []struct{ before, after string }{
		{"\x04\x00\x00\x00Go\x00\x00", "\x00"},
		{"\xff Go build ID: \"", "\"\n \xff"},
	} {
		_, rest, found := bytes.Cut(head, []byte(marks.before))
		if id, _, ended := bytes.Cut(rest, []byte(marks.after)); found && ended && bytes.Count(id, []byte("/")) == 3 {
			return string(id)
		}
	}
	return ""
}

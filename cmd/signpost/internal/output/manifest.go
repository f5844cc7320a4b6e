package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// manifestVersion changes when an older signpost could not read the manifest.
const manifestVersion = 1

// manifest is the content of the file ManifestName. It holds no date and no
// path outside the folder, so equal sites have equal manifests.
type manifest struct {
	Version int             `json:"version"`
	Files   []manifestEntry `json:"files"` // sorted by name, without the manifest itself and .gitignore
}

type manifestEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // lower-case hexadecimal
	Size   int64  `json:"size"`   // bytes
}

// entry is what is known of a file of a generation.
type entry struct {
	name string
	sum  [sha256.Size]byte // not filled where there is a line, see [entry.digest]
	size int64
	line string // its line of the manifest that it was read from, without comma; mostly ""

	same   bool // the folder was seen to hold it before; else it is staged
	unsure bool // it may have been written since it was seen
}

// The parts of a manifest's text around what varies.
const (
	manifestHead = `{"version":1,"files":[` + "\n"
	manifestTail = "]}\n"
	lineName     = `{"name":"`
	lineSum      = `","sha256":"`
	lineSize     = `","size":`
	lineEnd      = '}'
)

// encode writes a manifest with one line for each file, so that the difference of
// two generations can be read. The bytes are those of package json.
func encode(files []entry) []byte {
	size := len(manifestHead) + len(manifestTail)
	for i := range files {
		size += len(files[i].name) + len(lineName+lineSum+lineSize) + 2*sha256.Size + len("1234567},\n")
	}
	b := append(make([]byte, 0, size), manifestHead...)
	for i := range files {
		b = files[i].appendLine(b)
		if i < len(files)-1 {
			b = append(b, ',')
		}
		b = append(b, '\n')
	}
	return append(b, manifestTail...)
}

func (e *entry) appendLine(b []byte) []byte {
	if e.line != "" {
		return append(b, e.line...)
	}
	if plain(e.name) {
		b = append(append(b, lineName...), e.name...)
	} else {
		quoted, _ := json.Marshal(e.name) // Never fails for a string.
		b = append(append(b, lineName[:len(lineName)-1]...), quoted[:len(quoted)-1]...)
	}
	b = hex.AppendEncode(append(b, lineSum...), e.sum[:])
	b = strconv.AppendInt(append(b, lineSize...), e.size, 10)
	return append(b, lineEnd)
}

// plain says that a name stands in JSON as it is. Package json escapes what HTML
// would take for markup, too, and two line ends beyond ASCII.
func plain(name string) bool {
	ascii := true
	for _, c := range []byte(name) {
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.ValidString(name) && !strings.ContainsAny(name, "\u2028\u2029")
}

// decode returns the files in a manifest, sorted by name.
func decode(data string) ([]entry, error) {
	if files, ok := decodeOwn(data); ok {
		return files, nil
	}
	return decodeJSON(data)
}

// decodeJSON reads a manifest that somebody else may have written.
func decodeJSON(data string) ([]entry, error) {
	var m manifest
	if err := json.Unmarshal([]byte(data), &m); err != nil {
		return nil, err
	}
	if m.Version != manifestVersion {
		return nil, fmt.Errorf("version %d, want %d", m.Version, manifestVersion)
	}
	files := make([]entry, len(m.Files))
	for i, f := range m.Files {
		files[i] = entry{name: f.Name, size: f.Size}
		if sum, err := hex.DecodeString(f.SHA256); err == nil && len(sum) == sha256.Size {
			files[i].sum = [sha256.Size]byte(sum)
		} else {
			files[i].size = -1 // No file has this size: its name is known, its bytes are not.
		}
	}
	return sorted(files), nil
}

// decodeOwn reads a manifest as encode writes it, nothing else, in a tenth of the
// time. The names are parts of data.
func decodeOwn(data string) ([]entry, bool) {
	data, ok := strings.CutPrefix(data, manifestHead)
	if !ok {
		return nil, false
	}
	files := make([]entry, 0, strings.Count(data, "\n"))
	for data != manifestTail {
		line, rest, ok := strings.Cut(data, "\n")
		if last := rest == manifestTail; last == strings.HasSuffix(line, ",") {
			return nil, false
		}
		e, read := decodeLine(strings.TrimSuffix(line, ","))
		if !ok || !read {
			return nil, false
		}
		files, data = append(files, e), rest
	}
	return sorted(files), true
}

func decodeLine(line string) (e entry, ok bool) {
	if line, ok = strings.CutPrefix(line, lineName); !ok {
		return e, false
	}
	if e.name, line, ok = strings.Cut(line, lineSum); !ok || !plain(e.name) {
		return e, false
	}
	sum, size, ok := strings.Cut(line, lineSize)
	if !ok || len(sum) != 2*sha256.Size || !strings.HasSuffix(size, string(lineEnd)) {
		return e, false
	}
	if _, err := hex.Decode(e.sum[:], []byte(sum)); err != nil {
		return e, false
	}
	size = size[:len(size)-1]
	n, err := strconv.ParseInt(size, 10, 64)
	e.size = n
	return e, err == nil && n >= 0 && strconv.FormatInt(n, 10) == size
}

// sorted sorts files by name, if they are not. When all are kept and then a few put,
// each of the few is moved to its place.
func sorted(files []entry) []entry {
	const few = 10
	n := 1
	for n < len(files) && files[n-1].name <= files[n].name {
		n++
	}
	if len(files)-n > few {
		slices.SortStableFunc(files, func(a, b entry) int { return strings.Compare(a.name, b.name) })
		return files
	}
	for ; n < len(files); n++ {
		late := files[n]
		at := sort.Search(n, func(i int) bool { return files[i].name > late.name })
		copy(files[at+1:n+1], files[at:n])
		files[at] = late
	}
	return files
}

// find gives the place of a name in sorted files.
func find(files []entry, name string) (int, bool) {
	return slices.BinarySearchFunc(files, name, func(e entry, name string) int { return strings.Compare(e.name, name) })
}

// site is the generation to be made.
type site struct {
	files    []entry  // sorted by name
	dirs     []string // as [folders] orders them
	manifest []byte   // the content of its manifest
}

// newSite arranges files and writes their manifest. It does not touch the disk.
func newSite(files []entry) (site, error) {
	files = sorted(files)
	dirs, err := arrange(files)
	if err != nil {
		return site{}, err
	}
	return site{files: files, dirs: dirs, manifest: encode(files)}, nil
}

package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/output"
)

// snapshot is all that is shown from one build to the next. It does not change once it
// is served, so that a request sees one state from its beginning to its end.
type snapshot struct {
	// number counts the builds whose result was shown, from 1; 0 is before the first.
	number int
	// ok is true when the last build was good; problems are those of that build.
	ok       bool
	problems diag.List
	// site is the last good one, nil when there was none; files are its files by name,
	// with those that are not served, and digest is of them all, but for those that are
	// made of the others.
	site   *Site
	files  map[string]file
	digest string
	// pages gives what an editor must know of the site's pages.
	pages func() []editorial.Page
	// derived are the files that are made of the others. While unsettled is there they are
	// not made yet of those of this state; it is closed when they are.
	derived   map[string]bool
	unsettled chan struct{}
	// before is the state that was shown before the pages in view were drawn, while the
	// build of all pages runs; nil else.
	before *snapshot
	// headers and redirects are the rules of the site's host.
	headers   []headerRule
	redirects []redirectRule
	// changed are the files of the project that the last build was made for, follow the
	// page to go to, note a sentence that somebody must know.
	changed []string
	follow  string
	note    string
}

// file is a file of the site, as it would be published.
type file struct {
	name   string
	data   []byte
	digest [sha256.Size]byte
}

// kind is the file's media type.
func (f file) kind() string { return mediaType(f.name) }

// isPage reports a file that gets the script of the preview.
func (f file) isPage() bool { return strings.EqualFold(path.Ext(f.name), ".html") }

// forever lets a browser keep a file whose name changes with its bytes.
const forever = "private, max-age=31536000, immutable"

// keeps reports a font with a fingerprint in its name, the one thing that a browser may
// keep: fetched again for each style sheet that changes, it would leave the page without
// it for a moment, and move the words.
func (f file) keeps() bool {
	return strings.HasPrefix("/"+f.name, asset.Folder) && strings.HasPrefix(f.kind(), "font/")
}

// id is the digest as the scripts see it.
func (f file) id() string { return hex.EncodeToString(f.digest[:16]) }

// name is the site's name, "" before the first good build.
func (s *snapshot) name() string {
	if s.site == nil {
		return ""
	}
	return s.site.Name
}

// file gives the served file of a name, such as "parents/index.html".
func (s *snapshot) file(name string) (file, bool) {
	if private(name) {
		return file{}, false
	}
	f, ok := s.files[name]
	return f, ok
}

// page gives what an address shows, such as "/parents/first-hour/", with the status: 200,
// or 404 with the site's page for that. The file of a site that has none is empty.
func (s *snapshot) page(address string) (file, int) {
	name, ok := strings.CutPrefix(address, "/")
	if ok && (name == "" || strings.HasSuffix(name, "/")) {
		name += "index.html"
	}
	if f, found := s.file(name); ok && found {
		return f, 200
	}
	return s.files["404.html"], 404
}

// editorial gives what an editor must know of the page at an address.
func (s *snapshot) editorial(address string) (editorial.Page, bool) {
	for _, p := range s.pages() {
		if p.Path == address {
			return p, true
		}
	}
	return editorial.Page{}, false
}

// private reports the name of a file that is for the host, or hidden: a part of it begins
// with a dot. The folder .well-known is for everybody (RFC 8615).
func private(name string) bool {
	switch name {
	case "_headers", "_redirects":
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".well-known" {
			return true
		}
	}
	return false
}

// filesOf lists files by name. A file with the bytes it had in the site before keeps its
// digest: after most saves all but one are the same array, and nothing is read.
func filesOf(before map[string]file, list []output.File) map[string]file {
	files := make(map[string]file, len(list))
	for _, f := range list {
		if old, ok := before[f.Name]; ok && bytes.Equal(old.data, f.Data) {
			// The newer array is kept, so that the older one can be freed.
			files[f.Name] = file{name: f.Name, data: f.Data, digest: old.digest}
			continue
		}
		files[f.Name] = file{name: f.Name, data: f.Data, digest: sha256.Sum256(f.Data)}
	}
	return files
}

// drawn counts the pages that are new, different or gone.
func drawn(before, after map[string]file) int {
	n := 0
	for name, f := range after {
		if old, ok := before[name]; f.isPage() && (!ok || old.digest != f.digest) {
			n++
		}
	}
	for name, f := range before {
		if _, ok := after[name]; f.isPage() && !ok {
			n++
		}
	}
	return n
}

// digestOf is a digest of names and contents, and of what else the files without a part
// in it are made of: two servers that show the same site say the same, so that a tab does
// not load again what it has. It is a sum, so that the order of names is of no matter.
func digestOf(files map[string]file, derived map[string]bool, basis string) string {
	var sum [4]uint64
	add := func(name string, digest []byte) {
		// A name holds no NUL, so no two files are written alike.
		one := sha256.Sum256(append([]byte(name+"\x00"), digest...))
		for i := range sum {
			sum[i] += binary.LittleEndian.Uint64(one[8*i:])
		}
	}
	for name, f := range files {
		if !derived[name] {
			add(name, f.digest[:])
		}
	}
	add("", []byte(basis))
	return fmt.Sprintf("%016x%016x", sum[0], sum[1])
}

// Package asset holds what is published as it is: the files of static, and the
// pictures and downloads beside pages.
//
// A static file in a folder gets a name with a fingerprint of its published bytes,
// such as /assets/css/site.3f2a91c04b.css, so that browsers may keep it for ever;
// what style sheets and scripts refer to follows. A file at the top of static keeps
// its name, because others know it by that name (icon.svg, favicon.ico,
// .well-known).
//
// A style sheet that another one imports stands in that one, in the place of the
// @import (CSS Cascade Level 5, section 2), and is not published by itself. Scripts
// stay apart, and import each other by their published addresses. Both are
// published without the spaces and comments that only people need; a comment that
// begins with /*! stays, and so does the first comment of a script in a folder
// called vendor, for they hold licences. A script whose meaning depends on whether
// a page loads it as a module is published as it is.
//
// The package also reads the size of pictures and refuses SVG files that could
// run a script or call another site. It knows nothing of pages.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Folder is the address below which every file has a fingerprint in its name and
// may be kept by browsers for ever.
const Folder = "/assets/"

// Static is one published file of the static folder.
type Static struct {
	// Name is the name below static, such as "css/site.css".
	Name string
	// Path is its address, such as "/assets/css/site.3f2a91c04b.css".
	Path string
	Data []byte
}

// Set is the static folder, ready to be published.
type Set struct {
	byName map[string]*Static
	files  []*Static
	// parts holds, for a style sheet that is not published by itself, those that
	// import it, sorted.
	parts map[string][]string
	key   func() memo.Key
}

// New makes ready and fingerprints the files of static. Problems are about their
// names, what style sheets, scripts and SVG pictures refer to, and what a browser
// could not read of them.
func New(files []source.File) (*Set, diag.List) {
	s := &Set{byName: map[string]*Static{}, parts: map[string][]string{}}
	var problems diag.List
	var sheets, scripts []source.File
	var names []string
	checked := map[string]bool{"static": true, ".": true}
	for _, f := range files {
		// Folders too: unlike those of pages, their names stand in addresses as they are.
		for name := f.Name; !checked[name]; name = path.Dir(name) {
			checked[name] = true
			problems = append(problems, CheckName(name)...)
		}
		names = append(names, nameOf(f))
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".css":
			sheets = append(sheets, f)
			continue
		case ".js", ".mjs":
			scripts = append(scripts, f)
			continue
		case ".svg":
			problems = append(problems, CheckSVG(f)...)
		case ".html", ".htm":
			if strings.Count(f.Name, "/") > 1 {
				problems = append(problems, diag.InFile(f.Name, diag.Error, "file-kind", "an HTML page in a folder of static").
					WithHint("pages are Markdown files in content; only at the top of static may an HTML file stand, for others who look for its name"))
			}
		}
		s.add(f.Name, f.Data)
	}
	slices.Sort(names)
	problems = append(problems, s.addScripts(scripts, names)...)
	problems = append(problems, s.addSheets(sheets, names)...)
	slices.SortFunc(s.files, func(a, b *Static) int { return strings.Compare(a.Path, b.Path) })
	s.key = sync.OnceValue(s.sum)
	return s, problems
}

// Key stands for the published files, with their names and bytes. It is worked out when
// it is asked for first.
func (s *Set) Key() memo.Key { return s.key() }

func (s *Set) sum() memo.Key {
	parts := make([][]byte, 0, 2*len(s.files))
	for _, f := range s.files {
		parts = append(parts, []byte(f.Name), f.Data)
	}
	return memo.Sum(parts...)
}

// Path is the address of a file of static by its name below that folder; false
// when there is none, or when it is a part of others: see [Set.PartOf].
func (s *Set) Path(name string) (string, bool) {
	f, ok := s.byName[name]
	if !ok {
		return "", false
	}
	return f.Path, true
}

// PartOf gives the names of the style sheets that import the one called name, which
// is therefore not published by itself; none when it is.
func (s *Set) PartOf(name string) []string { return s.parts[name] }

// File is the file called name below static; false when there is none.
func (s *Set) File(name string) (Static, bool) {
	f, ok := s.byName[name]
	if !ok {
		return Static{}, false
	}
	return *f, true
}

// Files lists the published files by address.
func (s *Set) Files() []*Static { return s.files }

// nameOf is the name of a file below static.
func nameOf(f source.File) string { return strings.TrimPrefix(f.Name, "static/") }

// Names lists the names of the published files below static, sorted.
func (s *Set) Names() []string {
	names := make([]string, 0, len(s.files))
	for name := range s.byName {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s *Set) add(fullName string, data []byte) {
	name := strings.TrimPrefix(fullName, "static/")
	f := &Static{Name: name, Path: "/" + name, Data: data}
	if strings.Contains(name, "/") && !strings.HasPrefix(name, ".well-known/") {
		f.Path = Folder + fingerprinted(name, data)
	}
	s.byName[name] = f
	s.files = append(s.files, f)
}

// fingerprinted puts the first ten hexadecimal digits of the SHA-256 of data
// before the ending of name: enough that two files of one site never meet.
func fingerprinted(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ending := path.Ext(name)
	return strings.TrimSuffix(name, ending) + "." + hex.EncodeToString(sum[:5]) + ending
}

// CheckName refuses a file name that would not survive in an address: letters of
// ASCII, digits, hyphen, underscore and dot are safe everywhere (RFC 3986,
// section 2.3).
func CheckName(name string) diag.List {
	base := path.Base(name)
	for _, r := range base {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r) {
			continue
		}
		return diag.List{diag.InFile(name, diag.Error, "file-name", "the file name %q holds %q", base, r).
			WithHint("use only a to z, digits, hyphens and dots in the names of files that are published")}
	}
	if len(base) > 200 {
		return diag.List{diag.InFile(name, diag.Error, "file-name", "the file name has %d characters, at most 200 work everywhere", len(base)).
			WithHint("give it a shorter name")}
	}
	return nil
}

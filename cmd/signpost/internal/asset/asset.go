// Package asset holds what is published as it is: the files of static, and the
// pictures and downloads beside pages.
//
// A static file in a folder gets a name with a fingerprint of its bytes, such as
// /assets/css/site.3f2a91c04b.css, so that browsers may keep it for ever; the
// references between style sheets and to fonts and pictures follow. A file at the
// top of static keeps its name, because others know it by that name (icon.svg,
// favicon.ico, .well-known).
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

	"example.org/signpost/cmd/signpost/internal/diag"
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
}

// New fingerprints the files of static. Problems are about what style sheets and
// SVG pictures refer to.
func New(files []source.File) (*Set, diag.List) {
	s := &Set{byName: map[string]*Static{}}
	var problems diag.List
	var sheets []source.File
	checked := map[string]bool{"static": true, ".": true}
	for _, f := range files {
		// Folders too: unlike those of pages, their names stand in addresses as they are.
		for name := f.Name; !checked[name]; name = path.Dir(name) {
			checked[name] = true
			problems = append(problems, CheckName(name)...)
		}
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".css":
			sheets = append(sheets, f)
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
	problems = append(problems, s.addSheets(sheets)...)
	slices.SortFunc(s.files, func(a, b *Static) int { return strings.Compare(a.Path, b.Path) })
	return s, problems
}

// Path is the address of a file of static by its name below that folder; false
// when there is none.
func (s *Set) Path(name string) (string, bool) {
	f, ok := s.byName[name]
	if !ok {
		return "", false
	}
	return f.Path, true
}

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

// Names lists the names below static, sorted.
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

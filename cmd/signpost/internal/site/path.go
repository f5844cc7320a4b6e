package site

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// maxSegment is the number of characters a part of an address may have: most file
// systems allow 255 bytes, and readers far less.
const maxSegment = 120

// addressOf gives the address of a Markdown file, such as "/parents/first-hour/"
// for content/parents/first-hour.md, and the file that it is published as. Every part is
// lower-case ASCII, the same on every computer, whatever the file is called. That of a
// version begins with its name.
func addressOf(name string) (address, output string, problems diag.List) {
	of, version := versionOf(name)
	folder, file := path.Split(strings.TrimSuffix(strings.TrimPrefix(of, "content/"), ".md"))
	if file == "_index" || file == "index" {
		file = ""
	}
	var whole strings.Builder // both are parts of one text, as both live as long as the site
	whole.Grow(len("/") + len(version.Name) + len(name) + len(indexFile))
	whole.WriteByte('/')
	for _, parts := range [...]string{version.Name, folder, file} {
		for part := range strings.SplitSeq(parts, "/") {
			if part == "" {
				continue
			}
			slug := part
			if !isSlug(part) {
				slug = markdown.Slug(part)
			}
			switch {
			case slug == "":
				return "", "", diag.List{
					diag.InFile(name, diag.Error, "file-name", "no letter of %q can stand in an address", part).
						WithHint("name the file with the letters a to z"),
				}
			case len(slug) > maxSegment:
				return "", "", diag.List{
					diag.InFile(name, diag.Error, "file-name", "the name has %d characters, at most %d work in an address", len(slug), maxSegment).
						WithHint("give the file a shorter name; the title may be long"),
				}
			}
			whole.WriteString(slug)
			whole.WriteByte('/')
		}
	}
	size := whole.Len()
	whole.WriteString(indexFile)
	return whole.String()[:size], whole.String()[1:], nil
}

// isSlug reports a name that is what [markdown.Slug] would make of it.
func isSlug(name string) bool {
	for i := range len(name) {
		c := name[i]
		isHyphen := c == '-' && i > 0 && i+1 < len(name) && name[i-1] != '-'
		if !isHyphen && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

// folderAddress is the address that files beside the Markdown files of a folder
// are published below.
func folderAddress(folder string) string {
	address := "/"
	for part := range strings.SplitSeq(strings.Trim(strings.TrimPrefix(folder, "content"), "/"), "/") {
		if slug := markdown.Slug(part); slug != "" {
			address += slug + "/"
		}
	}
	return address
}

// composed is a name as byName and files have it: macOS may store accents decomposed.
func composed(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFC.String(name)
		}
	}
	return name
}

// along is [path.Join] of a folder and a way from there.
func along(folder, way string) string {
	if at, rest, ok := plainWay(folder, way); ok {
		return at + "/" + rest
	}
	return path.Join(folder, way)
}

// plainWay is [path.Join] in two parts, for most folders and ways: they are quickly told to
// need no more than to be put together.
func plainWay(folder, way string) (at, rest string, ok bool) {
	if folder == "" || folder[0] == '.' || folder[0] == '/' {
		return "", "", false
	}
	at, rest = folder, way
	for strings.HasPrefix(rest, "../") {
		up := strings.LastIndexByte(at, '/')
		if up <= 0 {
			return "", "", false
		}
		at, rest = at[:up], rest[len("../"):]
	}
	if rest == "" || rest[0] == '.' || rest[len(rest)-1] == '/' || strings.Contains(rest, "/.") || strings.Contains(rest, "//") || rest[0] == '/' {
		return "", "", false
	}
	return at, rest, true
}

// outputOf is the file that an address is published as.
func outputOf(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	return strings.TrimPrefix(address, "/")
}

// AliasOutput is the file that an old address is published as: itself if it names
// an HTML file, else the index of its folder.
func AliasOutput(alias string) string {
	if path.Ext(alias) == ".html" {
		return strings.TrimPrefix(alias, "/")
	}
	return outputOf(strings.TrimSuffix(alias, "/") + "/")
}

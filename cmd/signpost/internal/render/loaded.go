package render

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/output"
)

// loaded names the scripts among the published files that some page loads, by an
// element or because another of them imports it.
func loaded(files []output.File, r *reading) map[string]bool {
	scripts := map[string]output.File{}
	for _, f := range files {
		scripts[f.Name] = f
	}
	var queue []string
	for _, f := range files {
		if name := strings.ToLower(f.Name); strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm") {
			queue = append(queue, r.scripts(f)...)
		}
	}
	found := map[string]bool{}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		script, ok := scripts[name]
		if !ok || found[name] {
			continue
		}
		found[name] = true
		for _, address := range r.imports(script) {
			queue = append(queue, fileAt(name, address))
		}
	}
	return found
}

// importsOf are the addresses that a script imports, in any quotes.
func importsOf(script []byte) []string {
	var addresses []string
	imports := regexp.MustCompile("(?:\\bimport|\\bfrom)\\s*\\(?\\s*[\"'`]([^\"'`]+)[\"'`]")
	for _, m := range imports.FindAllSubmatch(script, -1) {
		addresses = append(addresses, string(m[1]))
	}
	return addresses
}

// scriptsOf names the files of the scripts that a page loads. Seen holds the tags that
// were read in other pages of the same folder.
func scriptsOf(page output.File, seen map[string]bool) []string {
	var names []string
	for rest := page.Data; ; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			return names
		}
		rest = rest[i:]
		end := bytes.IndexByte(rest, '>') + 1
		if end == 0 {
			return names
		}
		if tag := tagName(rest); tag == "script" || tag == "link" {
			key := string(rest[:end])
			if !strings.Contains(key, `="/`) {
				key = page.Name + key // it may be an address that begins at the page
			}
			if !seen[key] {
				seen[key] = true
				names = append(names, scriptOf(page.Name, rest[:end])...)
			}
		}
		rest = rest[1:]
	}
}

// scriptOf names the file that a script element, or a link that loads one beforehand,
// asks for.
func scriptOf(page string, tag []byte) []string {
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	var names []string
	for _, a := range z.Token().Attr {
		if (a.Key == "src" || a.Key == "href") && a.Val != "" {
			names = append(names, fileAt(page, a.Val))
		}
	}
	return names
}

// fileAt is the name of the file at an address that stands in another file.
func fileAt(from, address string) string {
	base := url.URL{Path: "/" + from}
	to, err := base.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(to.Path, "/")
}

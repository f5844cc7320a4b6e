package render

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"example.org/signpost/cmd/signpost/internal/output"
)

// loaded names the scripts among the published files that some page loads, by an
// element or because another of them imports it.
func loaded(files []output.File, r *reading) map[string]bool {
	scripts := map[string]output.File{} // and all else that is no page
	var queue []string
	seen := map[*asked]bool{}
	for _, f := range files {
		if ending := strings.ToLower(path.Ext(f.Name)); ending != ".html" && ending != ".htm" {
			scripts[f.Name] = f
		} else if page := r.page(f); !seen[page] {
			seen[page] = true
			queue = append(queue, page.scripts...)
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
		if !isScript(name) {
			continue // links lead to feeds too, which may be long, and import nothing
		}
		for _, address := range r.imports(script) {
			queue = append(queue, fileAt(name, address))
		}
	}
	return found
}

// isScript reports the name of a script. The host gives any other file another type, and
// with nosniff no browser runs it.
func isScript(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".js" || ending == ".mjs"
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

// fileAt is the name of the file at an address that stands in another file.
func fileAt(from, address string) string {
	base := url.URL{Path: "/" + from}
	to, err := base.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(to.Path, "/")
}

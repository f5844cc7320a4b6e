package site

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/opendata"
)

// place is who publishes a file: every site itself, a page as one of its old addresses,
// or the source.
type place struct {
	source string
	own    bool
	page   *Page
	alias  int
}

// at is where to say so.
func (p place) at() diag.Diagnostic {
	switch {
	case p.own:
		return diag.Diagnostic{}
	case p.page != nil:
		return p.page.Front.Errorf(fmt.Sprintf("aliases[%d]", p.alias), "", "")
	}
	return diag.InFile(p.source, diag.Error, "", "")
}

// addresses gives every published file its place and refuses two at one, also
// where they differ only in case, which some disks and hosts do not tell apart.
func (s *Site) addresses() diag.List {
	var problems diag.List
	assets := strings.TrimPrefix(asset.Folder, "/")
	taken := make(map[string]place, 2*(len(s.Pages)+len(s.Files)))
	refuse := func(c place, hint, format string, args ...any) {
		at := c.at()
		at.Rule, at.Message, at.Hint = "same-address", fmt.Sprintf(format, args...), hint
		problems = append(problems, at)
	}
	take := func(output, hint string, c place) {
		key := strings.ToLower(output)
		if strings.HasPrefix(key, assets) && !strings.HasPrefix(c.source, "static/") {
			refuse(c, "give it another name: that folder is for static files", "%s is published below %s, which browsers keep for ever", c.source, asset.Folder)
			return
		}
		if other, ok := taken[key]; ok {
			refuse(c, hint, "%s and %s are both published as /%s", other.source, c.source, strings.TrimSuffix(output, "index.html"))
			return
		}
		taken[key] = c
	}
	const rename = "rename one of them"
	for _, name := range reserved() {
		taken[name] = place{source: "every site's own " + name, own: true}
	}
	cards := map[string]bool{}
	pages := slices.SortedFunc(slices.Values(s.Pages), func(a, b *Page) int { return strings.Compare(a.Name, b.Name) })
	for _, p := range pages {
		take(p.Output, rename, place{source: p.Name})
		if p.Service != nil && !p.Service.Closed && !cards[p.Service.ID] { // two of one id are reported by themselves
			cards[p.Service.ID] = true
			take(strings.TrimPrefix(HelplineFolder, "/")+p.Service.ID+".vcf", rename, place{source: p.Name})
		}
		if s.byPath[p.Path] == nil {
			s.byPath[p.Path] = p
		}
	}
	for _, f := range s.Files {
		take(outputOf(f.Path), rename, place{source: f.Name})
	}
	for _, f := range s.Static.Files() {
		take(outputOf(f.Path), rename, place{source: "static/" + f.Name})
	}
	for _, p := range pages {
		for i, alias := range p.Meta.Aliases {
			if checkAlias(alias) != "" {
				continue // it is reported as misspelt, and names no file
			}
			take(AliasOutput(alias), "remove the old address, which is in use", place{source: p.Name, page: p, alias: i})
		}
	}
	return append(problems, filesAsFolders(taken)...)
}

// reserved are the files that every build makes.
func reserved() []string {
	names := []string{"404.html", "sitemap.xml", "feed.xml", "robots.txt", "static-manifest.json", "_headers", "_redirects", ".gitignore", ".signpost-manifest.json"}
	for _, name := range opendata.Names() {
		names = append(names, strings.TrimPrefix(DataFolder, "/")+name)
	}
	for _, ending := range []string{"json", "csv", "vcf"} {
		names = append(names, strings.TrimPrefix(HelplineFolder, "/")+"helplines."+ending)
	}
	return names
}

// filesAsFolders refuses a file that has the name of a folder. Nearly all files are the
// indexes of folders, and nearly no folder has the name of an index: the few others are
// looked through, unless there is such a folder.
func filesAsFolders(taken map[string]place) diag.List {
	const index = "index.html"
	others := make(map[string]place)
	for output, c := range taken {
		if strings.Contains(output, index+"/") {
			others = taken
			break
		}
		if !strings.HasSuffix(output, index) {
			others[output] = c
		}
	}
	var problems diag.List
	for output, c := range taken {
		for folder := folderOf(output); folder != ""; folder = folderOf(folder) {
			other, ok := others[folder]
			if !ok {
				continue
			}
			at := c.at()
			at.Rule = "same-address"
			at.Message = fmt.Sprintf("%s is published as the file /%s, and %s needs a folder of that name", other.source, folder, c.source)
			at.Hint = "rename one of them"
			problems = append(problems, at)
		}
	}
	return problems
}

// folderOf is the folder that a file or a folder stands in, "" for none.
func folderOf(name string) string { return name[:max(0, strings.LastIndexByte(name, '/'))] }

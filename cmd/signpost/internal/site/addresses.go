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

// taken are the files that are published so far. Nearly all are those of pages, which are
// found by their addresses: these are in small letters and end in a slash.
type taken struct {
	pages  map[string]*Page
	others map[string]place
}

// indexFile is what the file of a page is called in its folder.
const indexFile = "index.html"

// at is who publishes a file, whose name is in small letters.
func (t taken) at(output string) (place, bool) {
	if folder, ok := strings.CutSuffix(output, indexFile); ok && !isAsset(output) {
		if p := t.pages["/"+folder]; p != nil {
			return place{source: p.Name}, true
		}
	}
	c, ok := t.others[output]
	return c, ok
}

// isAsset reports a file in the folder of static files, where no page may be.
func isAsset(output string) bool {
	return strings.HasPrefix(output, strings.TrimPrefix(asset.Folder, "/"))
}

// addresses gives every published file its place and refuses two at one, also
// where they differ only in case, which some disks and hosts do not tell apart.
func (s *Site) addresses() diag.List {
	var problems diag.List
	all := taken{s.byPath, make(map[string]place, len(s.Files))}
	refuse := func(c place, hint, format string, args ...any) {
		at := c.at()
		at.Rule, at.Message, at.Hint = "same-address", fmt.Sprintf(format, args...), hint
		problems = append(problems, at)
	}
	inAssets := func(c place) {
		refuse(c, "give it another name: that folder is for static files", "%s is published below %s, which browsers keep for ever", c.source, asset.Folder)
	}
	twice := func(output, hint string, first, c place) {
		refuse(c, hint, "%s and %s are both published as /%s", first.source, c.source, strings.TrimSuffix(output, indexFile))
	}
	take := func(output, hint string, c place) {
		key := strings.ToLower(output)
		if isAsset(key) && !strings.HasPrefix(c.source, "static/") {
			inAssets(c)
		} else if other, ok := all.at(key); ok {
			twice(output, hint, other, c)
		} else {
			all.others[key] = c
		}
	}
	const rename = "rename one of them"
	for _, name := range reserved() {
		all.others[name] = place{source: "every site's own " + name, own: true}
	}
	var first *Page  // of one address; the others follow it, in the order of their names
	var more []*Page // those that publish more than themselves
	for _, p := range s.Pages {
		isFirst := first == nil || first.Path != p.Path
		switch {
		case isAsset(p.Path[1:]):
			inAssets(place{source: p.Name})
		case !isFirst:
			twice(outputOf(p.Path), rename, place{source: first.Name}, place{source: p.Name})
		}
		if isFirst {
			first, s.byPath[p.Path] = p, p
		}
		if p.Service != nil || len(p.Meta.Aliases) > 0 {
			more = append(more, p)
		}
	}
	slices.SortFunc(more, func(a, b *Page) int { return strings.Compare(a.Name, b.Name) })
	cards := map[string]bool{}
	for _, p := range more {
		if p.Service != nil && !p.Service.Closed && !cards[p.Service.ID] { // two of one id are reported by themselves
			cards[p.Service.ID] = true
			take(strings.TrimPrefix(HelplineFolder, "/")+p.Service.ID+".vcf", rename, place{source: p.Name})
		}
	}
	for _, f := range s.Files {
		take(outputOf(f.Path), rename, place{source: f.Name})
	}
	for _, f := range s.Static.Files() {
		take(outputOf(f.Path), rename, place{source: "static/" + f.Name})
	}
	for _, p := range more {
		for i, alias := range p.Meta.Aliases {
			if checkAlias(alias) != "" {
				continue // it is reported as misspelt, and names no file
			}
			take(AliasOutput(alias), "remove the old address, which is in use", place{source: p.Name, page: p, alias: i})
		}
	}
	return append(problems, all.filesAsFolders(s.Pages)...)
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

// filesAsFolders refuses a file that has the name of a folder. The pages are sorted by
// their addresses, so that those in a folder follow each other.
func (t taken) filesAsFolders(pages []*Page) diag.List {
	var problems diag.List
	refuse := func(folder string, file, within place) {
		at := within.at()
		at.Rule = "same-address"
		at.Message = fmt.Sprintf("%s is published as the file /%s, and %s needs a folder of that name", file.source, folder, within.source)
		at.Hint = "rename one of them"
		problems = append(problems, at)
	}
	for output, c := range t.others {
		for folder := folderOf(output); folder != ""; folder = folderOf(folder) {
			if file, ok := t.at(folder); ok {
				refuse(folder, file, c)
			}
		}
		address := "/" + output + "/"
		within, _ := slices.BinarySearchFunc(pages, address, func(p *Page, address string) int { return strings.Compare(p.Path, address) })
		for _, p := range pages[within:] {
			if !strings.HasPrefix(p.Path, address) {
				break
			}
			if t.pages[p.Path] == p && !isAsset(p.Path[1:]) {
				refuse(output, c, place{source: p.Name})
			}
		}
	}
	return problems
}

// folderOf is the folder that a file or a folder stands in, "" for none.
func folderOf(name string) string { return name[:max(0, strings.LastIndexByte(name, '/'))] }

package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// verify holds two built sites against each other, and says what differs: the pages
// there are, what stands in each, the addresses of the site map and those of the feed.
func verify(one, two string) ([]string, error) {
	var differences []string
	say := func(format string, args ...any) { differences = append(differences, fmt.Sprintf(format, args...)) }
	pages, err := pagesOf(one)
	if err != nil {
		return nil, err
	}
	others, err := pagesOf(two)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		if pages[name] == "" {
			say("%s: only the second site has it", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if others[name] == "" {
			say("%s: only the first site has it", name)
			continue
		}
		d, err := differenceOf(pages[name], others[name])
		if err != nil {
			return nil, err
		}
		if d != "" {
			say("%s: %s", name, d)
		}
	}
	for _, name := range []string{"sitemap.xml", "feed.xml"} {
		a, b, err := entries(one, two, name)
		if err != nil {
			return nil, err
		}
		if d := differ("entries", a, b); d != "" {
			say("%s: %s", name, d)
		}
	}
	return differences, nil
}

// differenceOf reads two files of one page and says in what they differ first, or "".
func differenceOf(one, two string) (string, error) {
	first, err := os.ReadFile(one) //nolint:gosec // a file of a site that was built here.
	if err != nil {
		return "", err
	}
	second, err := os.ReadFile(two) //nolint:gosec // a file of a site that was built here.
	if err != nil {
		return "", err
	}
	a, okA := factsOf(first)
	b, okB := factsOf(second)
	if !okA || !okB {
		return "no <main>", nil
	}
	return a.difference(b), nil
}

// difference says in what two pages differ first, or "".
func (f facts) difference(other facts) string {
	for _, kind := range []struct {
		name string
		a, b []string
	}{
		{"headings", f.headings, other.headings},
		{"cells of tables", f.cells, other.cells},
		{"words", f.words, other.words},
		{"links", f.links, other.links},
	} {
		if d := differ(kind.name, kind.a, kind.b); d != "" {
			return d
		}
	}
	if f.cards != other.cards {
		return fmt.Sprintf("%d and %d cards", f.cards, other.cards)
	}
	if f.notes != other.notes {
		return fmt.Sprintf("%d and %d marks of footnotes", f.notes, other.notes)
	}
	return ""
}

// differ shows the first place at which two lists differ.
func differ(what string, a, b []string) string {
	if slices.Equal(a, b) {
		return ""
	}
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := func(list []string) []string { return list[at:min(at+5, len(list))] }
	return fmt.Sprintf("%s: %d and %d, which differ from number %d on: %q and %q", what, len(a), len(b), at+1, from(a), from(b))
}

// pagesOf finds the file of every page of a built site, by the page's name. They are read
// two by two and not all at once: see [peak].
func pagesOf(folder string) (map[string]string, error) {
	pages := map[string]string{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".html") {
			return err
		}
		pages[filepath.ToSlash(strings.TrimPrefix(file, folder))] = file
		return nil
	})
	if err == nil && len(pages) == 0 {
		err = fmt.Errorf("no pages in %s", folder)
	}
	return pages, err
}

// entries are the addresses in a file of both sites, with the days that stand behind
// them, in order of the alphabet: RSS and Atom say the rest differently.
func entries(one, two, name string) (a, b []string, err error) {
	address := regexp.MustCompile(`<(?:loc|id|guid)>([^<]+/)</(?:loc|id|guid)>(?:\s*<lastmod>([^<]+)</lastmod>)?`)
	read := func(folder string) (list []string) {
		data, failed := os.ReadFile(filepath.Join(folder, name)) //nolint:gosec // a file of a site that was built here.
		if failed != nil {
			err = failed
		}
		for _, m := range address.FindAllStringSubmatch(string(data), -1) {
			if name == "feed.xml" && m[1] == base+"/" {
				continue // Atom names the feed itself
			}
			list = append(list, m[1]+" "+m[2])
		}
		slices.Sort(list)
		return list
	}
	return read(one), read(two), err
}

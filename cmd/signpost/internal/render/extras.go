package render

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/atom"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
)

const feedName = "feed.xml"

// Extras makes the files that no template draws: the feed of changes, the site
// map, robots.txt, the list of static files, and the host's redirects. The rest of the
// host's rules are [Headers].
func Extras(s *site.Site, opt Options) []output.File {
	return []output.File{
		{Name: feedName, Data: feed(s, opt.Memory)},
		{Name: "sitemap.xml", Data: sitemap(s, opt.Memory)},
		{Name: "robots.txt", Data: robots(s, opt)},
		{Name: "static-manifest.json", Data: assets(s)},
		{Name: "_redirects", Data: redirectRules(s)},
	}
}

// changed is the day of a page's last change: the newest of its changes, else the
// day its advice was confirmed. It never is the day of the build, so that the same
// input gives the same bytes.
func changed(p *site.Page) time.Time {
	last := p.Checked.Reviewed.Time
	if p.Service != nil {
		last = p.Service.Verified
	}
	for i, c := range p.Meta.Changes {
		if i == 0 || c.Date.After(last) {
			last = c.Date.Time
		}
	}
	return last
}

// siteURL is one page in the site map; its alternates are the page in its languages,
// itself among them.
type siteURL struct {
	location, changed string
	alternates        []Alternate
}

// sitemap follows sitemaps.org protocol 0.9, and tells languages apart as [Alternate] does.
func sitemap(s *site.Site, m *memo.Memory) []byte {
	urls := make([]siteURL, 0, len(s.Pages)+2)
	for _, p := range s.Pages {
		if p.Meta.Draft {
			continue
		}
		u := siteURL{location: s.Config.BaseURL + p.Path, alternates: languagesOf(s, p)}
		if at := changed(p); !at.IsZero() {
			u.changed = at.Format(time.DateOnly)
		}
		urls = append(urls, u)
	}
	if s.Finder != nil {
		// The pages behind the first question are many, and nearly alike.
		urls = append(urls, siteURL{location: s.Config.BaseURL + finder.Folder})
	}
	if s.Search != nil {
		urls = append(urls, siteURL{location: s.Config.BaseURL + site.SearchPath})
	}
	return memo.Get(m, "render.sitemap", m.Of(urls), func() []byte { return urlSet(urls) })
}

// urlSet is the site map as a file. It is written without package xml, which looks up by
// reflection what is the same for each page.
func urlSet(urls []siteURL) []byte {
	size := 200
	for _, u := range urls {
		size += 80 + len(u.location) + 200*len(u.alternates)
	}
	file := append(make([]byte, 0, size), xml.Header+`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`...)
	if slices.ContainsFunc(urls, func(u siteURL) bool { return len(u.alternates) > 0 }) {
		file = append(file, ` xmlns:xhtml="http://www.w3.org/1999/xhtml"`...)
	}
	file = append(file, '>')
	for _, u := range urls {
		file = append(atom.AppendText(append(file, "\n  <url>\n    <loc>"...), u.location), "</loc>"...)
		if u.changed != "" {
			file = append(atom.AppendText(append(file, "\n    <lastmod>"...), u.changed), "</lastmod>"...)
		}
		for _, a := range u.alternates {
			file = atom.AppendText(append(file, "\n    <xhtml:link rel=\"alternate\" hreflang=\""...), a.Language)
			file = append(atom.AppendText(append(file, `" href="`...), a.Address), "\"></xhtml:link>"...)
		}
		file = append(file, "\n  </url>"...)
	}
	if len(urls) > 0 {
		file = append(file, '\n')
	}
	return append(file, "</urlset>\n"...)
}

// feed follows RFC 4287. It has the guidance and the figures, newest change first,
// so that a school that cites a page learns when it changed.
func feed(s *site.Site, m *memo.Memory) []byte {
	type entry struct {
		page *site.Page
		at   time.Time
		i    int // its place among those of one day
	}
	pages := make([]entry, 0, len(s.Pages))
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // the page itself is there
		}
		switch p.Kind {
		case site.Guidance, site.Lesson, site.Statistics:
			if at := changed(p); !at.IsZero() && !p.Meta.Draft {
				pages = append(pages, entry{p, at, len(pages)})
			}
		case site.Home, site.Section, site.Helpline, site.Plain:
		}
	}
	slices.SortFunc(pages, func(a, b entry) int { return cmp.Or(b.at.Compare(a.at), a.i-b.i) })
	f := atom.Feed{
		Language: s.Config.Language, Title: s.Config.Name + ": what has changed", Subtitle: s.Config.Description,
		ID: s.Config.BaseURL + "/", Updated: atom.Time(time.Time{}), Author: s.Config.Name, Rights: s.Config.Licence.Name,
		Links: []atom.Link{atom.Self(s.Config.BaseURL + "/" + feedName), atom.Alternate(s.Config.BaseURL + "/")},
	}
	f.Entries = make([]atom.Entry, 0, len(pages))
	for _, listed := range pages {
		p, address := listed.page, s.Config.BaseURL+listed.page.Path
		e := atom.Entry{Title: p.Meta.Title, ID: address, Updated: atom.Time(listed.at), Summary: p.Meta.Summary, Link: atom.Alternate(address)}
		for _, c := range p.Meta.Changes {
			if c.Date.Equal(listed.at) {
				e.Summary = c.What
			}
		}
		f.Entries = append(f.Entries, e)
	}
	if len(pages) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return memo.Get(m, "render.feed", m.Of(f), f.Document)
}

// robots follows RFC 9309. A preview is open to crawlers too: one that may not fetch a
// page never reads there that it must not be listed, and may list the bare address that
// it met in a link. What keeps previews out of search engines is noindex, in the headers
// and on every page.
func robots(s *site.Site, opt Options) []byte {
	if opt.Noindex {
		return []byte("# A preview. Every page and file says noindex; to read that, it must be fetched.\nUser-agent: *\nAllow: /\n")
	}
	return fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s/sitemap.xml\n", s.Config.BaseURL)
}

// assets lists the static files by name with their fingerprinted addresses, for
// whoever refers to them from outside the site.
func assets(s *site.Site) []byte {
	paths := map[string]string{}
	for _, f := range s.Static.Files() {
		paths[f.Name] = f.Path
	}
	data, err := json.MarshalIndent(paths, "", "  ") // keys are sorted
	if err != nil {
		panic(err) // a map of strings always encodes
	}
	return append(data, '\n')
}

// redirect leads from an old address to a page.
type redirect struct {
	from, output string
	to           *site.Page
}

func redirects(s *site.Site) []redirect {
	var list []redirect
	for _, p := range s.Pages {
		for _, alias := range p.Meta.Aliases {
			list = append(list, redirect{alias, site.AliasOutput(alias), p})
		}
	}
	slices.SortFunc(list, func(a, b redirect) int { return strings.Compare(a.from, b.from) })
	return list
}

// redirectRules are the same for the host, which then answers with status 301
// itself; the ! makes the rule win over the page at the old address, which is for
// hosts that read no rules.
func redirectRules(s *site.Site) []byte {
	var b strings.Builder
	for _, r := range redirects(s) {
		fmt.Fprintf(&b, "%s %s 301!\n", r.from, r.to.Path)
	}
	return []byte(b.String())
}

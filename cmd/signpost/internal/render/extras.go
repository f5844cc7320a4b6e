package render

import (
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

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string    `xml:"xmlns:xhtml,attr,omitempty"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Location   string          `xml:"loc"`
	Changed    string          `xml:"lastmod,omitempty"`
	Alternates []siteAlternate `xml:"xhtml:link"`
}

// siteAlternate is a page in one of its languages, itself among them.
type siteAlternate struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Address  string `xml:"href,attr"`
}

// sitemap follows sitemaps.org protocol 0.9, and tells languages apart as [Alternate] does.
func sitemap(s *site.Site, m *memo.Memory) []byte {
	var set urlSet
	for _, p := range s.Pages {
		if p.Meta.Draft {
			continue
		}
		u := siteURL{Location: s.Config.BaseURL + p.Path}
		if at := changed(p); !at.IsZero() {
			u.Changed = at.Format(time.DateOnly)
		}
		for _, a := range languagesOf(s, p) {
			set.XHTML = "http://www.w3.org/1999/xhtml"
			u.Alternates = append(u.Alternates, siteAlternate{"alternate", a.Language, a.Address})
		}
		set.URLs = append(set.URLs, u)
	}
	if s.Finder != nil {
		// The pages behind the first question are many, and nearly alike.
		set.URLs = append(set.URLs, siteURL{Location: s.Config.BaseURL + finder.Folder})
	}
	if s.Search != nil {
		set.URLs = append(set.URLs, siteURL{Location: s.Config.BaseURL + site.SearchPath})
	}
	return memo.Get(m, "render.sitemap", m.Of(set), func() []byte {
		data, err := xml.MarshalIndent(set, "", "  ")
		if err != nil {
			panic(err) // the structs above always encode
		}
		return append([]byte(xml.Header), append(data, '\n')...)
	})
}

// feed follows RFC 4287. It has the guidance and the figures, newest change first,
// so that a school that cites a page learns when it changed.
func feed(s *site.Site, m *memo.Memory) []byte {
	var pages []*site.Page
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // the page itself is there
		}
		switch p.Kind {
		case site.Guidance, site.Lesson, site.Statistics:
			if !changed(p).IsZero() && !p.Meta.Draft {
				pages = append(pages, p)
			}
		case site.Home, site.Section, site.Helpline, site.Plain:
		}
	}
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return changed(b).Compare(changed(a)) })
	f := atom.Feed{
		Language: s.Config.Language, Title: s.Config.Name + ": what has changed", Subtitle: s.Config.Description,
		ID: s.Config.BaseURL + "/", Updated: atom.Time(time.Time{}), Author: s.Config.Name, Rights: s.Config.Licence.Name,
		Links: []atom.Link{atom.Self(s.Config.BaseURL + "/" + feedName), atom.Alternate(s.Config.BaseURL + "/")},
	}
	for _, p := range pages {
		e := atom.Entry{
			Title: p.Meta.Title, ID: s.Config.BaseURL + p.Path, Updated: atom.Time(changed(p)),
			Summary: p.Meta.Summary, Link: atom.Alternate(s.Config.BaseURL + p.Path),
		}
		for _, c := range p.Meta.Changes {
			if c.Date.Equal(changed(p)) {
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

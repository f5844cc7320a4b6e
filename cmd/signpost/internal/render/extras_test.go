package render

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// journal is a project with changes, a draft, old addresses and a title with signs
// that XML must escape.
func journal() files {
	page := func(title, more string) string {
		return "---\ntitle: " + title + "\nsummary: About it.\nreviewed: 2026-10-01\nowner: Editor\n" + more + "---\n"
	}
	return tiny().with(files{
		"content/parents/_index.md": "---\ntitle: Parents\nsummary: For parents.\n---\n",
		"content/parents/old.md":    page("Old", ""),
		"content/parents/new.md": page(`"<b>New</b> & {{.Site}}"`,
			"aliases: [/zebra.html, /older/page/, /a]\nchanges:\n  - {date: 2026-09-01, what: the first version}\n  - {date: 2026-11-05, what: new numbers}\n"),
		"content/parents/twin.md":  page("Twin", ""),
		"content/parents/draft.md": page("Draft", "draft: true\n"),
	})
}

func extra(t *testing.T, f files, drafts bool, opt Options, name string) string {
	t.Helper()
	for _, file := range Extras(f.site(t, drafts), opt) {
		if file.Name == name {
			return string(file.Data)
		}
	}
	t.Fatalf("no file %s", name)
	return ""
}

func TestSitemap(t *testing.T) {
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://small.example/</loc>
  </url>
  <url>
    <loc>https://small.example/helplines/</loc>
  </url>
  <url>
    <loc>https://small.example/helplines/emergency-999/</loc>
    <lastmod>2026-11-01</lastmod>
  </url>
  <url>
    <loc>https://small.example/parents/</loc>
  </url>
  <url>
    <loc>https://small.example/parents/new/</loc>
    <lastmod>2026-11-05</lastmod>
  </url>
  <url>
    <loc>https://small.example/parents/old/</loc>
    <lastmod>2026-10-01</lastmod>
  </url>
  <url>
    <loc>https://small.example/parents/twin/</loc>
    <lastmod>2026-10-01</lastmod>
  </url>
</urlset>
`
	for _, drafts := range []bool{false, true} { // a preview shows drafts, but lists none
		if diff := cmp.Diff(want, extra(t, journal(), drafts, Options{}, "sitemap.xml")); diff != "" {
			t.Errorf("drafts %v: -want +got:\n%s", drafts, diff)
		}
	}
}

// parsedFeed is what RFC 4287 requires of a feed (section 4.1.1) and of an entry
// (4.1.2).
type parsedFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Link    struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func TestFeed(t *testing.T) {
	text := extra(t, journal(), true, Options{}, feedName)
	var feed parsedFeed
	if err := xml.Unmarshal([]byte(text), &feed); err != nil {
		t.Fatal(err)
	}
	var got []string
	got = append(got, feed.ID, feed.Title, feed.Updated, feed.Author)
	for _, l := range feed.Links {
		got = append(got, l.Rel+" "+l.Href)
	}
	for _, e := range feed.Entries {
		got = append(got, strings.Join([]string{e.Updated, e.Title, e.Summary, e.ID, e.Link.Rel, e.Link.Href}, " | "))
	}
	want := []string{
		"https://small.example/", "Small: what has changed", "2026-11-05T00:00:00Z", "Small",
		"self https://small.example/feed.xml", "alternate https://small.example/",
		"2026-11-05T00:00:00Z | <b>New</b> & {{.Site}} | new numbers | https://small.example/parents/new/ | alternate | https://small.example/parents/new/",
		"2026-10-01T00:00:00Z | Old | About it. | https://small.example/parents/old/ | alternate | https://small.example/parents/old/",
		"2026-10-01T00:00:00Z | Twin | About it. | https://small.example/parents/twin/ | alternate | https://small.example/parents/twin/",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if again := extra(t, journal(), true, Options{}, feedName); again != text {
		t.Error("the feed of the same site is another the second time")
	}
}

func TestFeedOfNothing(t *testing.T) {
	var feed parsedFeed
	if err := xml.Unmarshal([]byte(extra(t, tiny(), false, Options{}, feedName)), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.ID == "" || feed.Title == "" || feed.Updated == "" || feed.Author == "" || len(feed.Entries) != 0 {
		t.Errorf("got %+v, want what RFC 4287 requires and no entries", feed)
	}
}

func TestRobots(t *testing.T) {
	for _, tt := range []struct {
		opt  Options
		want string
	}{
		{Options{}, "User-agent: *\nAllow: /\n\nSitemap: https://small.example/sitemap.xml\n"},
		{Options{Noindex: true}, "# A preview. Every page and file says noindex; to read that, it must be fetched.\nUser-agent: *\nAllow: /\n"},
	} {
		if got := extra(t, tiny(), false, tt.opt, "robots.txt"); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.opt, got, tt.want)
		}
	}
}

func TestRedirects(t *testing.T) {
	const want = "/a /parents/new/ 301!\n/older/page/ /parents/new/ 301!\n/zebra.html /parents/new/ 301!\n"
	if got := extra(t, journal(), false, Options{}, "_redirects"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	over := files{"templates/redirect.html": `{{define "main"}}<h1>{{.Page.Title}}</h1><a href="{{.Target.Path}}">{{.Target.Title}}</a> {{.Page.Canonical}}{{end}}`}
	pages := journal().with(over).drawn(t, Options{})
	for _, name := range []string{"a/index.html", "older/page/index.html", "zebra.html"} {
		const link = `<a href="/parents/new/">&lt;b&gt;New&lt;/b&gt; &amp; {{.Site}}</a> https://small.example/parents/new/`
		if !strings.Contains(pages[name], link) {
			t.Errorf("%s does not lead to the page: %q", name, pages[name])
		}
	}
}

// TestExtrasAreXML wants both XML files to be well formed to their end.
func TestExtrasAreXML(t *testing.T) {
	for _, name := range []string{feedName, "sitemap.xml"} {
		text := []byte(extra(t, journal(), false, Options{}, name))
		if !bytes.HasPrefix(text, []byte(xml.Header)) || !bytes.HasSuffix(text, []byte(">\n")) {
			t.Errorf("%s begins or ends wrongly:\n%s", name, text)
		}
		if err := xml.Unmarshal(text, new(struct{})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

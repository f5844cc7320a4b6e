package opendata_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
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
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, text string) feed {
	t.Helper()
	var f feed
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	// What RFC 4287 asks of every feed and entry, section 4.1.
	if f.ID == "" || f.Title == "" || f.Author == "" {
		t.Errorf("a feed needs an id, a title and an author: %+v", f)
	}
	moments := []string{f.Updated}
	ids := map[string]bool{}
	for _, e := range f.Entries {
		if e.ID == "" || e.Title == "" || e.Summary == "" || ids[e.ID] {
			t.Errorf("an entry needs a title and an id of its own: %+v", e)
		}
		ids[e.ID] = true
		moments = append(moments, e.Updated)
	}
	for _, m := range moments {
		if _, err := time.Parse(time.RFC3339, m); err != nil {
			t.Error(err)
		}
	}
	return f
}

func TestRevisions(t *testing.T) {
	f := readFeed(t, contents(t, input(t))["revisions.xml"])
	if f.Updated != "2025-09-01T00:00:00Z" {
		t.Errorf("the feed is of %s", f.Updated)
	}
	if len(f.Links) != 2 || f.Links[0].Rel != "self" || f.Links[0].Href != "https://site.example/statistics/revisions.xml" ||
		f.Links[1].Href != "https://site.example/statistics/" {
		t.Errorf("links %+v", f.Links)
	}
	var got []string
	for _, e := range f.Entries {
		got = append(got, strings.Join([]string{e.Updated[:10], e.Title, e.Summary, e.ID, e.Link.Href}, " | "))
	}
	want := []string{
		"2025-09-01 | Reports of blackmail, Cambridgeshire, 2023 | Was 4,600, is now 4,619. A slip. | " +
			"tag:site.example,2025-09-01:figures/count/E23000023/2023 | https://site.example/statistics/#count-2023-e23000023",
		"2025-09-01 | Reports of blackmail, Northamptonshire, 2022 | Was 12, and was removed. It was about another area. | " +
			"tag:site.example,2025-09-01:figures/count/E23000022/2022 | https://site.example/statistics/",
		"2025-03-01 | Reports of blackmail, Cambridgeshire, 2023 | Was 4,500, is now 4,600. The force counted again. | " +
			"tag:site.example,2025-03-01:figures/count/E23000023/2023 | https://site.example/statistics/#count-2023-e23000023",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// TestRevisionsTwiceOnOneDay wants ids that stay what they are when more is added.
func TestRevisionsTwiceOnOneDay(t *testing.T) {
	const day = "2025-09-01,count,E23000023,2023,"
	ids := func(revisions string) []string {
		in := input(t)
		in.Data = load(t, definitions, rows, revisions)
		var got []string
		for _, e := range readFeed(t, contents(t, in)["revisions.xml"]).Entries {
			got = append([]string{e.ID}, got...)
		}
		return got
	}
	before := ids(day + "4500,4619,A slip.\n")
	after := ids(day + "4500,4600,A slip.\n" + day + "4600,4619,Another.\n")
	if len(before) != 1 || len(after) != 2 || before[0] != after[0] || after[1] != after[0]+"/2" {
		t.Errorf("ids %v, and later %v", before, after)
	}
}

func TestNoRevisions(t *testing.T) {
	in := input(t)
	in.Data = load(t, definitions, rows, "")
	f := readFeed(t, contents(t, in)["revisions.xml"])
	if f.Updated != "2026-11-21T00:00:00Z" || len(f.Entries) != 0 {
		t.Errorf("a feed without revisions: %+v", f)
	}
	in.Page.Updated = time.Time{} // a page that was never confirmed
	if f := readFeed(t, contents(t, in)["revisions.xml"]); f.Updated != "1970-01-01T00:00:00Z" {
		t.Errorf("a feed of %s", f.Updated)
	}
}

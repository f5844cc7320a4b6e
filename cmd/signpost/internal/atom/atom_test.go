package atom_test

import (
	"encoding/xml"
	"fmt"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/atom"
)

func ExampleFeed_Document() {
	f := atom.Feed{
		Language: "en-GB", Title: "News", ID: "https://site.example/", Updated: atom.Time(time.Time{}), Author: "A & B",
		Links:   []atom.Link{atom.Self("https://site.example/feed.xml")},
		Entries: []atom.Entry{{Title: "A < B", ID: "https://site.example/a/", Updated: "2026-11-21T00:00:00Z", Link: atom.Alternate("https://site.example/a/")}},
	}
	fmt.Printf("%s", f.Document())
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
	//   <title>News</title>
	//   <id>https://site.example/</id>
	//   <updated>1970-01-01T00:00:00Z</updated>
	//   <author>
	//     <name>A &amp; B</name>
	//   </author>
	//   <link rel="self" type="application/atom+xml" href="https://site.example/feed.xml"></link>
	//   <entry>
	//     <title>A &lt; B</title>
	//     <id>https://site.example/a/</id>
	//     <updated>2026-11-21T00:00:00Z</updated>
	//     <summary></summary>
	//     <link rel="alternate" type="text/html" href="https://site.example/a/"></link>
	//   </entry>
	// </feed>
}

func TestTime(t *testing.T) {
	summer := time.Date(2026, time.July, 1, 0, 30, 0, 0, time.FixedZone("BST", 3600))
	if got := atom.Time(summer); got != "2026-06-30T23:30:00Z" {
		t.Errorf("got %s", got)
	}
}

// TestEntriesAreWrittenAsPackageXMLWritesThem holds entries of every sort against those
// of encoding/xml.
func TestEntriesAreWrittenAsPackageXMLWritesThem(t *testing.T) {
	texts := []string{"", "plain", "\"'&<>", "a\tb\nc\rd", "é – \u2028", "\x00\x7f\x80\ufffe\xff", "]]>"}
	f := atom.Feed{Title: "News", Links: []atom.Link{atom.Self("https://site.example/feed.xml")}}
	for range 2 { // without entries, and with them
		want, err := xml.MarshalIndent(f, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if got := string(f.Document()); got != xml.Header+string(want)+"\n" {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
		for i, text := range texts {
			next := texts[(i+1)%len(texts)]
			f.Entries = append(f.Entries, atom.Entry{Title: text, ID: next, Updated: text, Summary: next, Link: atom.Link{Rel: text, Type: next, Href: text}})
		}
	}
}

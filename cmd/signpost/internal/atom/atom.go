// Package atom writes feeds as RFC 4287 describes them.
package atom

import (
	"bytes"
	"encoding/xml"
	"time"
)

// MediaType is the IANA media type of a feed.
const MediaType = "application/atom+xml"

// A Feed is a list of what is new. ID and those of the entries are IRIs that never
// change; Updated is a time of RFC 3339, which [Time] writes.
type Feed struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Language string   `xml:"xml:lang,attr"`
	Title    string   `xml:"title"`
	Subtitle string   `xml:"subtitle,omitempty"`
	ID       string   `xml:"id"`
	Updated  string   `xml:"updated"`
	Author   string   `xml:"author>name"`
	Rights   string   `xml:"rights,omitempty"`
	Links    []Link   `xml:"link"`
	Entries  []Entry  `xml:"entry"`
}

// A Link leads to the feed itself (self) or to what it is about (alternate).
type Link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// An Entry is one thing that is new.
type Entry struct {
	Title   string `xml:"title"`
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Summary string `xml:"summary"`
	Link    Link   `xml:"link"`
}

// Self is the link to the feed's own address.
func Self(address string) Link { return Link{"self", MediaType, address} }

// Alternate is the link to a page.
func Alternate(address string) Link { return Link{"alternate", "text/html", address} }

// Time writes a moment. The zero time is not known, and written as 1970: a feed must
// have one, and the day of the build would change its bytes.
func Time(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

// Document is the feed as a file. Entries may be thousands, and are written without
// package xml, which looks up by reflection what is the same for each.
func (f Feed) Document() []byte {
	entries := f.Entries
	f.Entries = nil
	data, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		panic(err) // texts always encode
	}
	const end = "\n</feed>"
	data = bytes.TrimSuffix(data, []byte(end))
	size := 0
	for _, e := range entries {
		size += 200 + len(e.Title) + len(e.ID) + len(e.Summary) + len(e.Link.Href)
	}
	file := append(make([]byte, 0, len(xml.Header)+len(data)+size), xml.Header...)
	file = append(file, data...)
	for _, e := range entries {
		file = e.append(file)
	}
	return append(append(file, end...), '\n')
}

// append appends an entry to a feed.
func (e Entry) append(file []byte) []byte {
	file = AppendText(append(file, "\n  <entry>\n    <title>"...), e.Title)
	file = AppendText(append(file, "</title>\n    <id>"...), e.ID)
	file = AppendText(append(file, "</id>\n    <updated>"...), e.Updated)
	file = AppendText(append(file, "</updated>\n    <summary>"...), e.Summary)
	file = AppendText(append(file, "</summary>\n    <link rel=\""...), e.Link.Rel)
	if e.Link.Type != "" {
		file = AppendText(append(file, "\" type=\""...), e.Link.Type)
	}
	file = AppendText(append(file, "\" href=\""...), e.Link.Href)
	return append(file, "\"></link>\n  </entry>"...)
}

// AppendText appends a text or the value of an attribute to an XML file, as package xml
// writes it. Most texts stand there as they are.
func AppendText(file []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\'' || c == '&' || c == '<' || c == '>' {
			escaped := bytes.NewBuffer(file)
			if err := xml.EscapeText(escaped, []byte(text)); err != nil {
				panic(err) // a buffer takes everything
			}
			return escaped.Bytes()
		}
	}
	return append(file, text...)
}

package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/memo"
)

// Page is one page to be found.
type Page struct {
	// Path is its address, Section what the group is called in which it is listed.
	Path, Title, Section, Summary string
	// Keywords are further names and words for it.
	Keywords []string
	// Audiences are whom it is for; none is everybody.
	Audiences []string
	// Aside is true for a page that is for somebody who wants to know, not for somebody
	// who needs help: it must not stand in the way of those that help.
	Aside bool
	// Listed is true for a page that stands in the list of every page, and is not found.
	Listed bool
	// Service is what is known of the service that the page is about, or nil.
	Service *Service
	// HTML is the whole page as it is published, and Sum its key, where that is known
	// already; else it is the zero key. Where Said is there, which is what was read of the
	// page before, HTML is not looked at.
	HTML []byte
	Sum  memo.Key
	Said *Said
}

// Service is what a list of results says of a service.
type Service struct {
	// Who may use it, in words; Where is "" for all of the United Kingdom.
	Who, Where string
	// Talk is true when somebody answers who can be talked to.
	Talk bool
	// Always is true when somebody answers a call or a text at every hour, Specific when
	// the service is for one matter and no help for whoever cannot wait.
	Always, Specific bool
	// Ways are its numbers to call and to text.
	Ways []Way
}

// Way is a number as something to touch: Label is such as "Call 0800 1111".
type Way struct{ Label, Href string }

// index is the file. Its names are those that static/js/search.js reads.
type index struct {
	Sections []string            `json:"sections"`
	Common   []string            `json:"common"`
	Urgent   []string            `json:"urgent"`
	Readers  map[string][]string `json:"readers"`
	Synonyms [][]string          `json:"synonyms"`
	Pages    []entry             `json:"pages"`
}

type entry struct {
	Path     string      `json:"path"`
	Title    string      `json:"title"`
	Section  int         `json:"section"`
	Summary  string      `json:"summary"`
	Headings string      `json:"headings,omitempty"`
	Keywords string      `json:"keywords,omitempty"`
	Words    string      `json:"words,omitempty"`
	For      []string    `json:"for,omitempty"`
	Aside    bool        `json:"aside,omitempty"`
	Who      string      `json:"who,omitempty"`
	Where    string      `json:"where,omitempty"`
	Talk     bool        `json:"talk,omitempty"`
	Always   bool        `json:"always,omitempty"`
	Specific bool        `json:"specific,omitempty"`
	Ways     [][2]string `json:"ways,omitempty"`
}

// Index makes the file from the pages, in their order. The same pages give the same
// bytes. Pages that are only listed are left out. Sections are numbered in the
// order in which they come up.
//
// Words that stand on more than a third of the pages, and on more than four, set none
// of them apart and are left out, but for those that words.yaml names, which people
// type. Left out are also common words, those that the page's title, summary, headings
// or keywords have already, and headings that many pages share, with their sections.
// Words that are one to the script, such as "block" and "blocked", are one here. Of a
// long page those words are kept that the fewest pages have.
//
// What stands in the pages is kept in the memory, which may be nil.
func (c *Config) Index(pages []Page, m *memo.Memory) []byte {
	pages = slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return p.Listed })
	headings, words, frame := said(pages, m)
	t := c.telling(words)
	out := index{Common: c.common, Urgent: c.urgent, Synonyms: c.synonyms, Readers: map[string][]string{}}
	for _, r := range c.readers {
		out.Readers[r.audience] = r.phrases
	}
	for i, p := range pages {
		section := slices.Index(out.Sections, p.Section)
		if section < 0 {
			section = len(out.Sections)
			out.Sections = append(out.Sections, p.Section)
		}
		e := entry{
			Path: p.Path, Title: p.Title, Section: section, Summary: p.Summary, For: p.Audiences, Aside: p.Aside,
			Headings: strings.Join(slices.DeleteFunc(slices.Clone(headings[i]), func(h string) bool { return frame[h] }), " · "),
			Keywords: strings.Join(p.Keywords, ", "),
		}
		e.Words = strings.Join(t.of(words[i], p.most(), e.said(m)), " ")
		if s := p.Service; s != nil {
			e.Who, e.Where, e.Talk, e.Always, e.Specific = s.Who, s.Where, s.Talk, s.Always, s.Specific
			for _, w := range s.Ways {
				e.Ways = append(e.Ways, [2]string{w.Label, w.Href})
			}
		}
		out.Pages = append(out.Pages, e)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(out); err != nil {
		panic(fmt.Sprintf("search: %v", err)) // structs of texts always encode
	}
	return bytes.TrimSpace(b.Bytes())
}

// said are the stems of the words that an entry has already without those of the page's
// text.
func (e entry) said(m *memo.Memory) map[string]bool {
	text := strings.Join([]string{e.Title, e.Summary, e.Headings, e.Keywords}, " ")
	return memo.Get(m, "search.said", memo.Sum([]byte(text)), func() map[string]bool { return stemsOf(text) })
}

package render

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

func audienceName(audience string) string {
	switch audience {
	case "young-people":
		return "Young people"
	case "parents":
		return "Parents and carers"
	case "teachers":
		return "Teachers and schools"
	}
	return ""
}

func linkTo(p *site.Page) *Link {
	if p == nil {
		return nil
	}
	return &Link{Title: p.Title(), Path: p.Path, Summary: p.Meta.Summary}
}

// linkFrom is the link of a page to another one, nil where there is none.
func (b *builder) linkFrom(p, to *site.Page) *Link {
	l := linkTo(to)
	if l != nil {
		l.Language = foreign(b.site, p, to)
	}
	return l
}

// crumbs are what breadcrumbs go by: all pages below one have the same in each language.
type crumbs struct {
	parent   *site.Page
	language string
}

// breadcrumbs lead from the home page to the page above p.
func (b *builder) breadcrumbs(p *site.Page) []Link {
	if p.Parent == nil {
		return nil
	}
	from := crumbs{p.Parent, languageOf(b.site, p)}
	if known, ok := b.crumbs.Load(from); ok {
		return known.([]Link)
	}
	var list []Link
	for up := p.Parent; up != nil; up = up.Parent {
		list = append(list, *b.linkFrom(p, up))
	}
	slices.Reverse(list)
	b.crumbs.Store(from, list)
	return list
}

// contentsList folds headings of level 3 into those of level 2 above them. All of them
// stand in one list, in which those of level 3 are behind.
func contentsList(entries []markdown.TOCEntry) []Heading {
	upper := 0
	for _, e := range entries {
		if e.Level == 2 {
			upper++
		}
	}
	if upper == 0 {
		return nil
	}
	all := make([]Heading, 0, len(entries))
	list, lower := all[:0:upper], all[upper:upper]
	for _, e := range entries {
		switch {
		case e.Level == 2:
			list = append(list, Heading{ID: e.ID, Text: e.Text})
		case e.Level == 3 && len(list) > 0:
			last := &list[len(list)-1]
			lower = append(lower, Heading{ID: e.ID, Text: e.Text})
			last.Children = lower[len(lower)-1-len(last.Children) : len(lower) : len(lower)]
		}
	}
	return list
}

// card is that of a page in a list of another one.
func (b *builder) card(in, p *site.Page) Card {
	c := Card{Language: foreign(b.site, in, p), Title: p.Meta.Title, Summary: p.Meta.Summary, Path: p.Path, Kind: string(p.Kind), Audience: p.Audience()}
	if p.Lesson != nil {
		c.Note = fmt.Sprintf("%d minutes, ages %s", p.Lesson.Minutes, p.Lesson.Ages)
	}
	return c
}

func (b *builder) cards(in *site.Page, pages []*site.Page) []Card {
	list := make([]Card, 0, len(pages))
	for _, p := range pages {
		list = append(list, b.card(in, p))
	}
	return list
}

func typeName(name string) string {
	switch ending := strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")); ending {
	case "txt":
		return "plain text"
	case "docx", "doc", "odt":
		return "Word"
	case "pptx", "ppt", "odp":
		return "PowerPoint"
	default:
		return strings.ToUpper(ending)
	}
}

// sizeName gives a size in words: "320 bytes", "12 kB", "1.4 MB", where a kB is a
// thousand bytes, as browsers and phones count.
func sizeName(bytes int) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 999_500: // above, it would round to 1000 kB
		return fmt.Sprintf("%d kB", (bytes+500)/1000)
	}
	tenths := (bytes + 50_000) / 100_000
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}

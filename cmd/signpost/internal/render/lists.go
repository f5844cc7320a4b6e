package render

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/helpline"
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

// breadcrumbs lead from the home page to the page above p.
func breadcrumbs(p *site.Page) []Link {
	var list []Link
	for up := p.Parent; up != nil; up = up.Parent {
		list = append(list, *linkTo(up))
	}
	slices.Reverse(list)
	return list
}

// contentsList folds headings of level 3 into those of level 2 above them.
func contentsList(entries []markdown.TOCEntry) []Heading {
	var list []Heading
	for _, e := range entries {
		switch {
		case e.Level == 2:
			list = append(list, Heading{ID: e.ID, Text: e.Text})
		case e.Level == 3 && len(list) > 0:
			last := &list[len(list)-1]
			last.Children = append(last.Children, Heading{ID: e.ID, Text: e.Text})
		}
	}
	return list
}

func card(p *site.Page) Card {
	c := Card{Title: p.Meta.Title, Summary: p.Meta.Summary, Path: p.Path, Kind: string(p.Kind), Audience: p.Audience()}
	if p.Lesson != nil {
		c.Note = fmt.Sprintf("%d minutes, ages %s", p.Lesson.Minutes, p.Lesson.Ages)
	}
	return c
}

func (b *builder) cards(pages []*site.Page) []Card {
	list := make([]Card, 0, len(pages))
	for _, p := range pages {
		list = append(list, card(p))
	}
	return list
}

// groups sorts the services of a section by what a reader needs; a service stands
// in the first group that it fits.
func (b *builder) groups(section *site.Page) []HelplineGroup {
	list := []HelplineGroup{
		{ID: "help_danger", Title: "In danger now"},
		{ID: "help_talk", Title: "Somebody to talk to: young people"},
		{ID: "help_talk_adults", Title: "Somebody to talk to: adults, parents and carers"},
		{ID: "help_schools", Title: "For people who work with children"},
		{ID: "help_images", Title: "To stop an image being shared"},
		{ID: "help_police", Title: "To tell the police"},
		{ID: "help_report", Title: "To report what happened"},
		{ID: "help_read", Title: "To read more"},
	}
	for _, p := range section.Children {
		if p.Service != nil && !p.Service.Closed {
			i := groupOf(p.Service)
			list[i].Services = append(list[i].Services, b.helplines[p.Service.ID])
		}
	}
	return slices.DeleteFunc(list, func(g HelplineGroup) bool { return len(g.Services) == 0 })
}

func groupOf(s *helpline.Service) int {
	switch {
	case s.Sort == helpline.Emergency:
		return 0
	case s.Sort == helpline.Helpline && slices.Contains(s.People, helpline.YoungPeople):
		return 1
	case s.Sort == helpline.Helpline && slices.Equal(s.People, []helpline.Audience{helpline.Teachers}):
		return 3
	case s.Sort == helpline.Helpline:
		return 2
	case s.Sort == helpline.ImageRemoval:
		return 4
	case s.Sort == helpline.Police:
		return 5
	case s.Sort == helpline.Reporting:
		return 6
	}
	return 7
}

func (b *builder) lesson(base Base, p *site.Page) Lesson {
	view := Lesson{
		Base: base, Ages: p.Lesson.Ages, Minutes: p.Lesson.Minutes, Outcomes: p.Lesson.Outcomes,
		Prepare: p.Lesson.Prepare, LinksTo: p.Lesson.LinksTo,
	}
	for _, f := range p.Files {
		if f.Width == 0 { // pictures stand in the text
			view.Assets = append(view.Assets, Asset{path.Base(f.Path), f.Path, typeName(f.Path), sizeName(len(f.Data))})
		}
	}
	return view
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

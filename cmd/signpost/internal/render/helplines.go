package render

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
)

// hasHours reports a page that says whether somebody answers now.
func hasHours(p *site.Page) bool {
	if p.Service != nil {
		return true
	}
	return slices.ContainsFunc(p.Children, func(c *site.Page) bool { return c.Service != nil }) ||
		slices.ContainsFunc(p.Views, func(v directive.View) bool {
			switch v.(type) {
			case directive.HelplineCard, directive.Contacts:
				return true
			}
			return false
		})
}

// hasCards reports a page with something to print and cut out.
func hasCards(p *site.Page) bool {
	return slices.ContainsFunc(p.Views, func(v directive.View) bool {
		switch v.(type) {
		case directive.WalletCard, directive.TearOff:
			return true
		}
		return false
	})
}

// helpline makes the view of a service's own page.
func (b *builder) helpline(base Base, p *site.Page) Helpline {
	view := Helpline{Base: base, Service: b.helplines[p.Service.ID]}
	if other, ok := b.helplines[p.Service.ReplacedBy]; ok {
		view.Replacement = &Link{Title: other.Name, Path: other.Path, Summary: other.Summary}
	}
	if b.contacts == nil {
		return view
	}
	if card := site.HelplineFolder + p.Service.ID + ".vcf"; b.isFile(card) {
		view.Card = card
	}
	if !p.Service.Closed {
		view.Organization = contacts.Organization(*b.contacts, p.Service)
	}
	return view
}

// isFile reports whether one of the site's own data files is published at an address.
func (b *builder) isFile(address string) bool {
	return slices.ContainsFunc(b.opt.Data, func(f output.File) bool { return "/"+f.Name == address })
}

// section makes the view of a section, with the services that it holds.
func (b *builder) section(base Base, p *site.Page) (Section, error) {
	view := Section{Base: base, Pages: b.cards(p, p.Children), More: b.cards(p, unlinked(p)), Helplines: b.groups(p), Downloads: b.helplineFiles(p)}
	if len(view.Helplines) == 0 {
		return view, nil
	}
	var err error
	view.Parts, err = b.parts(p)
	return view, err
}

// groups sorts the services of a section by what a reader needs; a service stands
// in the first group that it fits.
func (b *builder) groups(section *site.Page) []HelplineGroup {
	list := []HelplineGroup{
		{ID: "help_danger", Title: "In danger now", Short: "In danger"},
		{ID: "help_talk", Title: "Somebody to talk to: young people", Short: "Young people"},
		{ID: "help_talk_adults", Title: "Somebody to talk to: adults, parents and carers", Short: "Adults, parents"},
		{ID: "help_schools", Title: "For people who work with children", Short: "Schools"},
		{ID: "help_images", Title: "To stop an image being shared", Short: "Images"},
		{ID: "help_police", Title: "To tell the police", Short: "Police"},
		{ID: "help_report", Title: "To report what happened", Short: "Reports"},
		{ID: "help_read", Title: "To read more", Short: "To read"},
	}
	for _, p := range section.Children {
		if p.Service != nil && !p.Service.Closed {
			i := groupOf(p.Service)
			list[i].Services = append(list[i].Services, b.entry(p.Service))
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

// entry is a service in the directory. Relay UK, which is the same number with digits in
// front, stands on the service's own page only, so that an old phone can scroll. One for everybody has no limits to filter by, and
// so has the emergency service, which nothing may hide.
func (b *builder) entry(s *helpline.Service) HelplineEntry {
	e := HelplineEntry{Helpline: b.helplines[s.ID]}
	e.Ways = slices.DeleteFunc(slices.Clone(e.Ways), func(w directive.Way) bool { return w.Kind == "relay" })
	if e.Emergency {
		return e
	}
	oldest := s.Ages.To
	if len(s.OnBehalf) > 0 {
		oldest = helpline.MaxAge // whoever is older asks for somebody of these ages
	}
	if s.Ages != (helpline.Ages{}) && (s.Ages.From > 0 || oldest < helpline.MaxAge) {
		e.Ages = fmt.Sprintf("%d-%d", s.Ages.From, oldest)
	}
	if len(s.Nations) < len(holiday.Nations()) {
		names := make([]string, len(s.Nations))
		for i, n := range s.Nations {
			names[i] = string(n)
		}
		e.Nations = strings.Join(names, " ")
	}
	return e
}

// helplineFiles are the helplines as files, on the page above them.
func (b *builder) helplineFiles(p *site.Page) []Download {
	if p.Path != site.HelplineFolder {
		return nil
	}
	var list []Download
	for _, f := range b.opt.Data {
		name, ok := strings.CutPrefix("/"+f.Name, site.HelplineFolder)
		if what := aboutContacts(name); ok && what != "" {
			list = append(list, Download{path.Base(name), "/" + f.Name, typeName(name), sizeName(len(f.Data)), what})
		}
	}
	return list
}

// aboutContacts says what is in one of the files of the helplines, or "" for one that
// stands on another page.
func aboutContacts(name string) string {
	switch name {
	case "helplines.csv":
		return "every way to reach each service, one a row, for a spreadsheet"
	case "helplines.json":
		return "everything that stands on these pages, for programs"
	case "helplines.vcf":
		return "every number as a contact, for a phone"
	}
	return ""
}

// contactData is what the helplines' files are made of; nil for a site without any.
func contactData(s *site.Site) *contacts.Input {
	if len(s.Helplines.Services()) == 0 {
		return nil
	}
	paths := map[string]string{}
	for _, p := range s.Pages {
		if p.Service != nil {
			paths[p.Service.ID] = p.Path
		}
	}
	return &contacts.Input{
		Register: s.Helplines, Path: func(id string) string { return paths[id] },
		BaseURL: s.Config.BaseURL, Name: s.Config.Name, Licence: s.Config.Licence.Name, LicenceURL: s.Config.Licence.URL,
	}
}

// helplineData makes the helplines as files. The error is a file that, read back,
// differs from the register.
func helplineData(s *site.Site, m *memo.Memory) ([]output.File, error) {
	in := contactData(s)
	if in == nil {
		return nil, nil
	}
	made, err := remembered(m, "render.contacts", keyOfContacts(*in, m), func() ([]contacts.File, error) {
		made := contacts.Files(*in)
		return made, contacts.Verify(*in, made)
	})
	if err != nil {
		return nil, err
	}
	files := make([]output.File, len(made))
	for i, f := range made {
		files[i] = output.File{Name: strings.TrimPrefix(site.HelplineFolder, "/") + f.Name, Data: f.Data}
	}
	return files, nil
}

// keyOfContacts is the key of everything that the helplines' files are made of.
func keyOfContacts(in contacts.Input, m *memo.Memory) memo.Key {
	if m == nil {
		return memo.Key{}
	}
	services := in.Register.Services()
	texts := []string{in.BaseURL, in.Name, in.Licence, in.LicenceURL}
	for _, s := range services {
		texts = append(texts, in.Path(s.ID))
	}
	return memo.Join(m.Of(services), m.Of(texts))
}

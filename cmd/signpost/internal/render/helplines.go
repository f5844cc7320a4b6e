package render

import (
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/directive"
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
func helplineData(s *site.Site) ([]output.File, error) {
	in := contactData(s)
	if in == nil {
		return nil, nil
	}
	made := contacts.Files(*in)
	if err := contacts.Verify(*in, made); err != nil {
		return nil, err
	}
	files := make([]output.File, len(made))
	for i, f := range made {
		files[i] = output.File{Name: strings.TrimPrefix(site.HelplineFolder, "/") + f.Name, Data: f.Data}
	}
	return files, nil
}

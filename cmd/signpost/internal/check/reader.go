package check

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/site"
)

// helplineFolder holds the services. Pages in it tell everybody about all of them.
const helplineFolder = "content/helplines/"

// unsuitableLinks refuses links to services that are not for all of a page's readers
// and do not say so: a directive says whom a service is for, a link does not.
func unsuitableLinks(s *site.Site, at serviceLinks, p *site.Page) diag.List {
	if strings.HasPrefix(p.Name, helplineFolder) {
		return nil
	}
	var problems diag.List
	for i, l := range p.Doc.Links {
		if i >= len(p.Links) {
			break
		}
		if called := calledBy(s, p.Links[i]); len(called) > 0 && !slices.ContainsFunc(called, func(service *helpline.Service) bool { return service.Suits(p.Reader()) }) {
			problems = append(problems, diag.At(p.File, l.Span, diag.Error, "unsuitable-helpline", "%s is only %s, and this page is for %s", called[0].Title, called[0].Limits(p.Reader()).Only(), p.Reader()).
				WithHint("write :helpline{%s limits} in place of the link: it then says whom the service is for, in the words of its file", called[0].ID))
			continue
		}
		to := at.page(p.Links[i])
		if to == nil || to.Service.Closed {
			continue
		}
		if limits := to.Service.Limits(p.Reader()); limits.Any() {
			problems = append(problems, diag.At(p.File, l.Span, diag.Error, "unsuitable-helpline", "%s is only %s, and this page is for %s", to.Service.Title, limits.Only(), p.Reader()).
				WithHint("write :helpline{%s limits} in place of the link: it then says whom the service is for, in the words of its file", to.Service.ID))
		}
	}
	return problems
}

// serviceLinks are the pages of services by their addresses: few links of a page lead to
// one, and the addresses of all pages are many.
type serviceLinks map[string]*site.Page

func newServiceLinks(s *site.Site) serviceLinks {
	links := serviceLinks{}
	for _, p := range s.Pages {
		if p.Service != nil {
			links[p.Path] = p
		}
	}
	return links
}

// page is the service's page that an address leads to, nil when it leads elsewhere.
func (l serviceLinks) page(address string) *site.Page {
	path, _, _ := strings.Cut(address, "#")
	return l[path]
}

// calledBy are the services that an address calls or texts.
func calledBy(s *site.Site, address string) []*helpline.Service {
	scheme, number, _ := strings.Cut(address, ":")
	if scheme != "tel" && scheme != "sms" {
		return nil
	}
	var list []*helpline.Service
	for _, service := range s.Helplines.Services() {
		if helpline.NewRegister([]*helpline.Service{service}).HasNumber(number) {
			list = append(list, service)
		}
	}
	return list
}

// inNations says where: " in Wales", " in England and Scotland", " in the UK" for all
// four and for none.
func inNations(nations []holiday.Nation) string {
	if len(nations) == 0 || len(nations) == len(holiday.Nations()) {
		return " in the UK"
	}
	names := make([]string, len(nations))
	for i, n := range nations {
		names[i] = n.String()
	}
	return " in " + joined(names)
}

// joined are words with commas and a last "and".
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

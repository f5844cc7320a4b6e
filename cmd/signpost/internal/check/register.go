package check

import (
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/site"
)

// services judges what the files of the helplines say of each other, and what may not
// be published of them. A draft may be uncertain: a preview shows it, and nobody else.
func services(s *site.Site) diag.List {
	pages := servicePages(s)
	problems := append(nearNumbers(s, pages), misprints(s)...)
	problems = append(problems, mistaken(s)...)
	if emergency, ok := s.Helplines.Service(s.Config.Emergency); ok && emergency.Closed {
		problems = append(problems, diag.InFile(site.ConfigFile, diag.Error, "closed-helpline", "the emergency service %q has closed", s.Config.Emergency).
			WithHint("name the service that answers now"))
	}
	for _, p := range s.Pages {
		service := p.Service
		if service == nil {
			continue
		}
		if service.Confidence == helpline.Low && !service.Closed && !p.Meta.Draft {
			problems = append(problems, p.Front.Errorf("confidence", "low-confidence", "the facts about %s are too uncertain to be published", service.Title).
				WithHint("confirm them with the service itself and write a higher confidence; until then, write draft: true"))
		}
		if service.ReplacedBy == "" {
			continue
		}
		other, ok := s.Helplines.Service(service.ReplacedBy)
		switch {
		case !ok && s.Complete():
			problems = append(problems, p.Front.Errorf("replaced_by", "unknown-helpline", "no helpline %q is published", service.ReplacedBy).
				WithHint("%s", diag.DidYouMean(service.ReplacedBy, s.Helplines.IDs())))
		case ok && other.Closed:
			problems = append(problems, p.Front.Errorf("replaced_by", "closed-helpline", "%s, which took the place of %s, has closed too", other.Title, service.Title).
				WithHint("name the service that answers now"))
		}
	}
	return problems
}

// servicePages are the pages of the services by their ids.
func servicePages(s *site.Site) map[string]*site.Page {
	pages := map[string]*site.Page{}
	for _, p := range s.Pages {
		if p.Service != nil {
			pages[p.Service.ID] = p
		}
	}
	return pages
}

// nearNumbers warns of two services that a slip of the finger takes for each other:
// more often than not, one of them was typed wrong. The one that nobody knows is
// pointed at, or else the second.
func nearNumbers(s *site.Site, pages map[string]*site.Page) diag.List {
	var problems diag.List
	for _, pair := range s.Helplines.Near() {
		at, number, other, right := pair.B, pair.Other, pair.A, pair.Number
		if _, _, slip := pair.Number.Misprint(); slip {
			at, number, other, right = pair.A, pair.Number, pair.B, pair.Other
		}
		if p := pages[at.ID]; p != nil {
			problems = append(problems, p.Front.Warnf(numberKey(at, number), "near-number", "%s is one slip away from %s, the number of %s", number, right, other.Title).
				WithHint("compare both with what the services print; if they are right, write allow: [near-number]"))
		}
	}
	return problems
}

// misprints warns of numbers that are one slip away from one that everybody in this
// field knows, though no service of the site has that.
func misprints(s *site.Site) diag.List {
	var problems diag.List
	for _, p := range s.Pages {
		if p.Service == nil {
			continue
		}
		for _, phone := range append(append([]helpline.Phone{}, p.Service.Call...), p.Service.Text...) {
			right, name, ok := phone.Number.Misprint()
			if !ok || s.Helplines.HasNumber(right.String()) {
				continue
			}
			problems = append(problems, p.Front.Warnf(numberKey(p.Service, phone.Number), "near-number", "%s is one slip away from %s, the number of %s", phone.Number, right, name).
				WithHint("compare it with what the service prints; if it is right, write allow: [near-number]"))
		}
	}
	return problems
}

// mistaken warns of numbers that cannot be the service's own: a well-known one of
// somebody else, another than the service is known by, or one that another service of
// the site has, too.
func mistaken(s *site.Site) diag.List {
	var problems diag.List
	first := map[helpline.Number]*helpline.Service{}
	for _, p := range s.Pages {
		if p.Service == nil {
			continue
		}
		found := p.Service.Mistaken()
		for _, m := range found {
			problems = append(problems, p.Front.Warnf(numberKey(p.Service, m.Number), "known-number", "%s cannot be the number of %s: %s", m.Number, p.Service.Title, m.Why).
				WithHint("compare it with what the service prints; if it is right, write allow: [known-number]"))
		}
		for _, phone := range slices.Concat(p.Service.Call, p.Service.Text) {
			other := first[phone.Number]
			switch {
			case other == nil:
				first[phone.Number] = p.Service
			case other == p.Service || len(found) > 0 || other.Sort == helpline.Police && p.Service.Sort == helpline.Police:
			default:
				problems = append(problems, p.Front.Warnf(numberKey(p.Service, phone.Number), "known-number", "%s is the number of %s too", phone.Number, other.Title).
					WithHint("compare both with what the services print; if they do share it, write allow: [known-number]"))
			}
		}
	}
	return problems
}

// numberKey is where a number of a service stands in its file.
func numberKey(s *helpline.Service, n helpline.Number) string {
	for key, phones := range map[string][]helpline.Phone{"call": s.Call, "text": s.Text} {
		for i, p := range phones {
			if p.Number == n {
				return fmt.Sprintf("%s[%d].number", key, i)
			}
		}
	}
	return "call"
}

package render

import (
	"slices"
	"sync"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// finderSteps is the number of questions.
const finderSteps = 3

// finderJobs lists the finder's pages.
func (b *builder) finderJobs() []job {
	if b.site.Finder == nil {
		return nil
	}
	var jobs []job
	local := map[holiday.Nation]func() map[string]directive.Helpline{}
	for _, n := range holiday.Nations() {
		local[n] = sync.OnceValue(func() map[string]directive.Helpline { return b.helplinesIn(n) })
	}
	for _, p := range b.site.Finder.Pages() {
		jobs = append(jobs, job{
			name: p.Path[1:] + "index.html", layout: finderLayout, about: site.FinderFile,
			make: func(b *builder) (any, error) { return b.finder(p, local) },
			key:  func(b *builder) (memo.Key, error) { return b.keyOfFinder(p) },
		})
	}
	return jobs
}

// helplinesIn are the services as they are shown to somebody in one nation, whose bank
// holidays are known.
func (b *builder) helplinesIn(n holiday.Nation) map[string]directive.Helpline {
	list := map[string]directive.Helpline{}
	for _, s := range b.site.Helplines.Services() {
		list[s.ID] = directive.NewHelpline(s, b.helplines[s.ID].Path, b.site.Holidays, n)
	}
	return list
}

// finder makes the view of one of the finder's pages.
func (b *builder) finder(p finder.Page, local map[holiday.Nation]func() map[string]directive.Helpline) (Finder, error) {
	base, err := b.around(p.Path, site.Version{})
	view := Finder{Base: base, Step: p.Step, Steps: finderSteps, Question: p.Question, How: p.How}
	view.Page = Page{
		Kind: "finder", Title: p.Title, HeadTitle: p.HeadTitle + " – " + b.site.Config.Name, Summary: p.Summary,
		Path: p.Path, Canonical: b.site.Config.BaseURL + p.Path, Breadcrumbs: []Link{*linkTo(b.site.Page("/"))},
		Hours: p.Answer != nil, Unlisted: p.Step != 1,
	}
	for _, c := range p.Choices {
		choice := Choice{Label: c.Label, Path: c.Path}
		for _, m := range c.More {
			choice.More = append(choice.More, Link{Title: m.Label, Path: m.Path})
		}
		view.Choices = append(view.Choices, choice)
	}
	for _, a := range p.Asked {
		view.Asked = append(view.Asked, Asked(a))
	}
	if p.Answer == nil {
		return view, err
	}
	services := map[string]directive.Helpline{}
	if in := local[p.Answer.Nation]; in != nil {
		services = in()
	}
	view.Answer = &Answer{Say: p.Answer.Say, Danger: p.Answer.Danger, Best: matches("", p.Answer.Best, services), Taken: helpline.TakenShort(shown(p.Answer))}
	for _, w := range p.Answer.Ways {
		view.Answer.Ways = append(view.Answer.Ways, Preference{w.ID, w.Label, w.Instead, matches(w.ID, w.Matches, services)})
	}
	return view, err
}

// keyOfFinder is the key of one of the finder's pages: of what the finder worked out, with
// a service's key in its place. Their views are large, and most stay as they were.
func (b *builder) keyOfFinder(p finder.Page) (memo.Key, error) {
	m := b.opt.Memory
	base, err := b.around(p.Path, site.Version{})
	if err != nil {
		return memo.Key{}, err
	}
	type match struct{ service, because, condition, way string }
	type preference struct {
		of      finder.Preference
		matches []match
	}
	plain := func(found []finder.Match) []match {
		list := make([]match, len(found))
		for i, f := range found {
			list[i] = match{b.keys.services[f.Service.ID], f.Because, f.Condition, f.Way}
		}
		return list
	}
	var answer finder.Answer
	var best []match
	var ways []preference
	if p.Answer != nil {
		answer, best = *p.Answer, plain(p.Answer.Best)
		for _, w := range answer.Ways {
			matches := plain(w.Matches)
			w.Matches = nil
			ways = append(ways, preference{w, matches})
		}
		answer.Best, answer.Ways, p.Answer = nil, nil, nil
	}
	return memo.Join(b.keys.set, b.keys.head, b.keys.home, m.Of(base.Menu), m.Of(base.Footer), m.Of(base.Noindex), m.Of(p), m.Of(answer), m.Of(best), m.Of(ways)), nil
}

// matches are the services of a list: the short one, or that of a preference.
func matches(preference string, found []finder.Match, services map[string]directive.Helpline) []Match {
	list := make([]Match, len(found))
	for i, m := range found {
		list[i] = Match{services[m.Service.ID], m.Because, m.Condition, wayOf(m, services[m.Service.ID]), m.Way != preference}
	}
	return list
}

// wayOf is the way to reach a service that a match means; nil in the short list, which
// shows them all. A report is a form where there is one.
func wayOf(m finder.Match, h directive.Helpline) *directive.Way {
	kinds := []string{m.Way}
	switch m.Way {
	case "talk":
		kinds = []string{"call"}
	case "report":
		kinds = []string{"report", "call"}
	}
	for _, kind := range kinds {
		if i := slices.IndexFunc(h.Ways, func(w directive.Way) bool { return w.Kind == kind }); i >= 0 {
			return &h.Ways[i]
		}
	}
	return nil
}

// shown are the services of an answer, each once.
func shown(a *finder.Answer) []*helpline.Service {
	var list []*helpline.Service
	add := func(found []finder.Match) {
		for _, m := range found {
			if !slices.Contains(list, m.Service) {
				list = append(list, m.Service)
			}
		}
	}
	add(a.Best)
	for _, w := range a.Ways {
		add(w.Matches)
	}
	return list
}

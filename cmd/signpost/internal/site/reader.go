package site

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// onPage is what the first directive may know of its page, and with its own Index any.
func (p *Page) onPage() directive.Page {
	on := directive.Page{Path: p.Path, Reader: p.Reader(), Doc: p.Doc}
	if p.Lesson != nil {
		on.Minutes = p.Lesson.Minutes
	}
	return on
}

// Reader is whom the page speaks to. A service's own page speaks to those whom the
// service is for.
func (p *Page) Reader() helpline.Reader {
	if p.Service == nil {
		return helpline.ReaderOf(helpline.Audience(p.Audience()), p.Nations)
	}
	s := p.Service
	r := helpline.ReaderOf(audienceFor(s.People), s.Nations)
	r.Ages.From, r.Ages.To = max(r.Ages.From, s.Ages.From), min(r.Ages.To, s.Ages.To)
	if r.Ages.From > r.Ages.To { // only adults who ask for a child
		r.Ages = helpline.ReaderOf(r.Audience, nil).Ages
	}
	return r
}

// audienceFor is the one audience that stands for several: all of them, or the
// adults among them.
func audienceFor(people []helpline.Audience) helpline.Audience {
	young := slices.Contains(people, helpline.YoungPeople)
	switch {
	case len(people) == 1:
		return people[0]
	case !young && slices.Contains(people, helpline.Adults):
		return helpline.Adults
	case !young && len(people) > 0:
		return people[0]
	}
	return ""
}

// isFor notes the nations that the page is for, in their order.
func (p *Page) isFor(words []nationWord) {
	if len(words) == 0 {
		return
	}
	for _, n := range holiday.Nations() {
		if slices.Contains(words, nationWord(n)) {
			p.more().Nations = append(p.Nations, n)
		}
	}
}

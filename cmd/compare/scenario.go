package main

import (
	"fmt"
	"strings"
)

// scenario is what happens to both projects before each round.
type scenario struct {
	name string
	// fresh is true when nothing of an earlier build may be left.
	fresh bool
	// served is true when the projects are served and not built; nothing else holds then.
	served bool
	// change is made to the text, once a round; then apply writes it to each project.
	// What must be found in the output afterwards comes back. Both are nil when
	// nothing changes.
	change func(t *text, round int) (apply func(p *project) error, want []expected)
}

// expected is what a published file must hold after a change.
type expected struct{ file, words string }

func scenarios() []scenario {
	return []scenario{
		{name: "cold", fresh: true},
		{name: "nothing"},
		{name: "page", change: changePage},
		{name: "data", change: changeData},
		{name: "template", change: changeTemplate},
		{name: "preview", served: true},
	}
}

// edit gives a page a sentence with a word that was never there.
func (t *text) edit(p *page) {
	t.edits++
	p.added = "Somebody wrote the word zz" + letters(t.edits) + " here."
}

// changePage changes the text of another page each round.
func changePage(t *text, round int) (func(p *project) error, []expected) {
	page := t.pages[(round*7919+1)%len(t.pages)]
	t.edit(page)
	apply := func(p *project) error { return p.put(p.page(t, page)) }
	return apply, []expected{{published(page), page.added}}
}

// changeData changes a figure that some page quotes. The new one is larger than all that
// were there, so that it cannot be found by chance.
func changeData(t *text, round int) (func(p *project) error, []expected) {
	page := t.pages[(round*104_729+2)%len(t.pages)]
	c := page.figures[0]
	c.series.values[c.year] = 20_000 + round
	text := fmt.Sprintf("20,%03d<", round)
	apply := func(p *project) error { return p.put(p.figures(t)) }
	return apply, []expected{{published(page), text}, {"statistics/index.html", text}}
}

// changeTemplate changes the skeleton of every page.
func changeTemplate(t *text, round int) (func(p *project) error, []expected) {
	to := "look-" + letters(round)
	apply := func(p *project) error { return p.relook(to) }
	text := `"` + to + `"`
	return apply, []expected{{"index.html", text}, {published(t.pages[0]), text}, {published(t.pages[len(t.pages)-1]), text}}
}

// published is the file that a page is published as.
func published(p *page) string { return p.address()[1:] + "index.html" }

// arrived reports what is not in the output as it should be.
func (p *project) arrived(want []expected) error {
	for _, e := range want {
		data, err := p.read(e.file)
		if err != nil {
			return err
		}
		if !strings.Contains(data, e.words) {
			return fmt.Errorf("%s: %s does not say %q", p.name, e.file, e.words)
		}
	}
	return nil
}

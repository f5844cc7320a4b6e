package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// hugo is the same text as Hugo's own users write it. Its links are addresses: Hugo
// would look pages up with another function, which is slower, and check none without.
type hugo struct{}

func (hugo) link(words string, _, to *page, heading string) string {
	if heading != "" {
		heading = "#" + heading
	}
	return "[" + words + "](" + to.address() + heading + ")"
}

func (hugo) inline(h helpline) string { return `{{< helpline "` + h.id + `" >}}` }

func (hugo) card(h helpline) string { return `{{< card "` + h.id + `" >}}` }

func (hugo) figure(c cell) string {
	return fmt.Sprintf(`{{< fig %q "%d" >}}`, c.series.id, firstYear+c.year)
}

func (h hugo) page(t *text, p *page) (name, data string) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %q\ndate: %s\nlastmod: %s\nfeed: true\nowner: Editor\nweight: %d\nsources:\n",
		p.title, p.summary, p.reviewed.Format(time.DateOnly), p.changed.Format(time.DateOnly), p.number+1)
	for _, source := range p.sources {
		fmt.Fprintf(&b, "  - title: %q\n    url: %s\n    date: %s\n", source.title, source.url, source.date)
	}
	fmt.Fprintf(&b, "changes:\n  - date: %s\n    what: the first version\n---\n\n", p.changed.Format(time.DateOnly))
	return "content" + strings.TrimSuffix(p.address(), "/") + ".md", b.String() + t.body(p, h)
}

func (hugo) figures(t *text) (name, data string) {
	all := map[string]map[string]int{}
	for _, s := range t.series {
		all[s.id] = map[string]int{}
		for i, value := range s.values {
			all[s.id][strconv.Itoa(firstYear+i)] = value
		}
	}
	return "data/figures.json", asJSON(all)
}

func (h hugo) rest(t *text, put func(name, data string)) {
	front := func(name string, weight int, title, summary, more, body string) {
		put("content/"+name, fmt.Sprintf("---\ntitle: %s\ndescription: %q\nweight: %d\n%s---\n\n%s\n", title, summary, weight, more, body))
	}
	first := t.pages[0]
	front("_index.md", 1, "Home", t.words.sentence(t.random(1)), "headline: Somebody can help\nlede: Begin with one small step.\n",
		"## Begin here\n\nRead "+h.link(strings.ToLower(first.title), nil, first, "")+".")
	var cards []string
	for _, line := range t.helplines[:8] {
		cards = append(cards, h.card(line))
	}
	front("get-help.md", 1, "Get help now", "People who listen.", "", strings.Join(cards, "\n\n"))
	front("helplines/_index.md", 2, "Helplines", "Everybody who can help.", "", "Any of them will do.")
	front("statistics.md", 3, "Statistics", "What was counted.", "lastmod: 2026-10-01\nlayout: statistics\nfeed: true\n", "## Every figure")
	for i, f := range folders() {
		front(f.name+"/_index.md", i+1, f.title, f.summary, "audience: "+f.name+"\nlastmod: 2026-10-01\n", "In danger now: "+h.inline(t.helplines[0])+".")
	}
	for _, in := range t.sections {
		front(in.folder.name+"/"+in.name+"/_index.md", in.weight, in.title, in.summary, "lastmod: 2026-10-01\n", in.intro)
	}
	for i, line := range t.helplines {
		front("helplines/"+line.id+".md", i+1, line.name, line.summary, "lastmod: 2026-11-01\n", "Ask them anything.")
	}
	put("data/helplines.json", asJSON(h.helplines(t)))
	put("data/series.json", asJSON(h.series(t)))
}

func (hugo) helplines(t *text) map[string]any {
	all := map[string]any{}
	for _, h := range t.helplines {
		all[h.id] = map[string]any{
			"id": h.id, "name": h.name, "summary": h.summary, "number": h.number, "hours": h.hours, "cost": h.cost,
			"tel":      "tel:+44" + strings.ReplaceAll(h.number[1:], " ", ""),
			"operator": h.operator, "private": h.private, "happens": h.happens,
		}
	}
	return all
}

func (hugo) series(t *text) []any {
	var all []any
	for _, s := range t.series {
		name := letters(s.source)
		all = append(all, map[string]any{
			"id": s.id, "title": s.title, "unit": capital(s.unit), "definition": s.definition, "not_shown": s.notShown,
			"source": map[string]string{"publisher": "The Record Office", "title": "Record " + name, "url": "https://records.example.org/" + name},
		})
	}
	return all
}

func asJSON(v any) string {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // everything above can be encoded
	}
	return string(data) + "\n"
}

package check

import (
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// keyOfReading covers what the facts of a page depend on besides its bytes: which ids are
// those of figures, and whose the telephone numbers are.
func (in Input) keyOfReading() memo.Key {
	if in.Memory == nil {
		return memo.Key{}
	}
	var anchors []string
	if d := in.Site.Statistics; d != nil {
		for _, id := range d.IDs() {
			series, _ := d.Series(id)
			for _, o := range series.Observations {
				anchors = append(anchors, o.Anchor())
			}
		}
	}
	type service struct {
		id, title  string
		call, text []helpline.Phone
	}
	var services []service
	for _, s := range in.Site.Helplines.Services() {
		services = append(services, service{s.ID, s.Title, s.Call, s.Text})
	}
	return memo.Join(in.Memory.Of(anchors), in.Memory.Of(services))
}

// remembered is [read], or what it gave of the same bytes before. What is kept holds no
// page: its source would keep the whole site of an older build.
func remembered(m *memo.Memory, known memo.Key, p Page, rows map[string]stats.Observation, c caller) *facts {
	if m == nil {
		return read(p, rows, c)
	}
	sum := p.Sum
	if sum == (memo.Key{}) {
		sum = memo.Sum(p.HTML)
	}
	f := memo.Get(m, "check.facts", memo.Join(known, sum), func() facts {
		f := *read(p, rows, c)
		f.page, f.caller = Page{}, caller{}
		return f
	})
	f.page, f.caller = p, c
	return &f
}

// private is [site.Config.Private]. Most texts are those of the build before, and some
// stand on every page.
func (g *gates) private(text string) (word string, ok bool) {
	if known, seen := g.told[text]; seen {
		return known.word, known.ok
	}
	find := func() told {
		word, ok := g.in.Site.Config.Private(text)
		return told{word, ok}
	}
	found := memo.Get(g.in.Memory, "check.private", memo.Sum(g.words[:], []byte(text)), find)
	g.told[text] = found
	return found.word, found.ok
}

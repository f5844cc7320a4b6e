package check

import (
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
)

// keyOfReading covers what the facts of a page depend on besides its bytes: which ids are
// those of figures, whose the telephone numbers are, where help is and the way out, and
// which words are private.
func (r *Reader) keyOfReading() memo.Key {
	if r.memory == nil {
		return memo.Key{}
	}
	var anchors []string
	if d := r.site.Statistics; d != nil {
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
	for _, s := range r.site.Helplines.Services() {
		services = append(services, service{s.ID, s.Title, s.Call, s.Text})
	}
	c := r.site.Config
	return memo.Join(r.memory.Of(anchors), r.memory.Of(services), r.memory.Of(r.danger.helps), r.memory.Of(c.PrivateWords), memo.Sum([]byte(c.Exit.URL), []byte(c.BaseURL)))
}

// kept are the facts of a page without the page: its source would keep the whole site of
// an older build. Its links stand as they are, because their numbers are those of one
// reader.
type kept struct {
	facts Facts
	links []string
}

// remembered is [reading.readPage], or what it gave of the same bytes before.
func (r *reading) remembered(p Page) *Facts {
	k := r.kept(p)
	f := k.facts
	f.page = originOf(p)
	f.links = r.learned.links.ofTexts(k.links)
	return &f
}

// kept is what the memory holds of a page.
func (r *reading) kept(p Page) *kept {
	sum := p.Sum
	if sum == (memo.Key{}) {
		sum = memo.Sum(p.HTML)
	}
	return memo.Get(r.reader.memory, "check.facts", memo.Join(r.reader.key, sum), func() *kept {
		f := r.readPage(p)
		k := &kept{facts: *f, links: r.reader.elements.texts(f.links)}
		k.facts.page, k.facts.links = origin{}, nil
		return k
	})
}

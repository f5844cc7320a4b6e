package check

import (
	"sync"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Reader reads drawn pages, each by itself, and holds them against the gates when all
// are read, so that nobody has to keep their HTML until then. It may be used by several
// goroutines.
type Reader struct {
	site   *site.Site
	memory *memo.Memory
	key    memo.Key // what the facts of a page depend on besides its bytes
	// rows are the site's figures by the ids of their rows in pages.
	rows     map[string]stats.Observation
	dial     caller
	danger   danger
	elements *elements

	mutex sync.Mutex
	idle  []*reading // who waits for another page
}

// NewReader makes a reader for the pages of a site. A memory keeps what was read of them
// from one build to the next; nil keeps nothing.
func NewReader(s *site.Site, memory *memo.Memory) *Reader {
	r := &Reader{site: s, memory: memory, rows: rowsOf(s.Statistics), dial: caller{s.Helplines}, danger: newDanger(s), elements: newElements(s)}
	r.key = r.keyOfReading()
	return r
}

// Read reads a page. It keeps nothing of p.HTML, whose bytes may be overwritten
// afterwards.
func (r *Reader) Read(p Page) *Facts {
	now := r.take()
	defer r.give(now)
	if r.memory == nil {
		return now.readPage(p)
	}
	return now.remembered(p)
}

// Late stands for a page that takes too long to read.
func (r *Reader) Late(p Page) *Facts {
	late := newReading(r)
	late.page = p
	late.fault("limit", "make the page simpler", element{}, "the page takes too long to check")
	return late.facts()
}

// take lends what a page is read with. Each is with one goroutine at a time, so that what
// was learned of the pages before needs no lock.
func (r *Reader) take() *reading {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	last := len(r.idle) - 1
	if last < 0 {
		return newReading(r)
	}
	now := r.idle[last]
	r.idle = r.idle[:last]
	return now
}

func (r *Reader) give(now *reading) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.idle = append(r.idle, now)
}

// rowsOf are the site's figures by the ids that their rows have in pages.
func rowsOf(d *stats.Dataset) map[string]stats.Observation {
	if d == nil {
		return nil
	}
	rows := map[string]stats.Observation{}
	for _, id := range d.IDs() {
		series, _ := d.Series(id)
		for _, o := range series.Observations {
			rows[o.Anchor()] = o
		}
	}
	return rows
}

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
	elements elements
	// numbers are the numbers of nobody in the words of pages, and private the private
	// words in titles: many of those words stand on every page.
	numbers often[[]called]
	private often[told]
	quotes  quotes
	rooms   sync.Pool // of *reading
}

// told is the private word of a text, if it has one.
type told struct {
	word string
	ok   bool
}

// NewReader makes a reader for the pages of a site. A memory keeps what was read of them
// from one build to the next; nil keeps nothing.
func NewReader(s *site.Site, memory *memo.Memory) *Reader {
	r := &Reader{site: s, memory: memory, rows: rowsOf(s.Statistics), dial: caller{s.Helplines}, danger: newDanger(s)}
	r.elements.numbers = map[string]uint32{}
	r.key = r.keyOfReading()
	return r
}

// Read reads a page. It keeps nothing of p.HTML, whose bytes may be overwritten
// afterwards.
func (r *Reader) Read(p Page) *Facts {
	if r.memory == nil {
		return r.read(p)
	}
	return r.remembered(p)
}

// Late stands for a page that takes too long to read.
func (r *Reader) Late(p Page) *Facts {
	late := &reading{reader: r, page: p}
	late.fault("limit", "make the page simpler", element{}, "the page takes too long to check")
	return late.facts()
}

// often remembers what a function gives of the texts that it is asked for first: a text
// that stands on many pages is among them. The zero value remembers nothing yet.
type often[V any] struct {
	mutex sync.RWMutex
	known map[string]V
}

// mostOften is how many texts are remembered.
const mostOften = 1000

func (o *often[V]) get(text []byte, find func(text string) V) V {
	o.mutex.RLock()
	v, ok := o.known[string(text)]
	full := len(o.known) >= mostOften
	o.mutex.RUnlock()
	if ok {
		return v
	}
	own := string(text)
	v = find(own)
	if full {
		return v
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.known == nil {
		o.known = map[string]V{}
	}
	o.known[own] = v
	return v
}

// isPrivate is [site.Config.Private].
func (r *Reader) isPrivate(text []byte) told {
	return r.private.get(text, func(text string) told {
		word, ok := r.site.Config.Private(text)
		return told{word, ok}
	})
}

// unknown are the telephone numbers in a text, as [plainly] makes one, that belong to no
// helpline.
func (r *Reader) unknown(text []byte) []called {
	return r.numbers.get(text, func(text string) []called {
		var list []called
		for _, one := range r.dial.find(text) {
			if !one.known {
				list = append(list, one)
			}
		}
		return list
	})
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

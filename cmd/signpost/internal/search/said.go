package search

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/memo"
)

// Said is what a page says, read of its HTML by a [Reader].
type Said struct {
	headings []string
	parts    []part
}

// part is the words of a page that stand in the same sections, each once. Under has the
// first heading of each of these: in which of them words count is known only when all
// pages have been read.
type part struct {
	under []string
	words []*word
}

// Reader reads pages, from several goroutines if need be. The words of all of them are
// kept once.
type Reader struct {
	mutex sync.Mutex
	words map[string]*word
	// fields are the words in what stands between two spaces.
	fields map[string][]*word
}

// NewReader is a reader for the pages of one site.
func NewReader() *Reader {
	return &Reader{words: map[string]*word{}, fields: map[string][]*word{}}
}

// Read reads the HTML of a whole page, which is not needed afterwards.
func (r *Reader) Read(page []byte) *Said {
	main := mainOf(page)
	said := &Said{headings: headingsOf(main)}
	for _, t := range textsOf(main) {
		said.parts = append(said.parts, part{t.under, r.wordsIn(t.said.String())})
	}
	return said
}

// wordsIn are the words in a text as they are compared, each once. Numbers, web addresses
// and what is shorter than three letters are none.
func (r *Reader) wordsIn(text string) []*word {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	var words []*word
	for field := range strings.FieldsSeq(text) {
		known, ok := r.fields[field]
		if !ok {
			known = r.wordsOf(field)
			r.fields[strings.Clone(field)] = known
		}
		words = append(words, known...)
	}
	return slices.Clip(sorted(words))
}

// wordsOf are the words in what stands between two spaces.
func (r *Reader) wordsOf(field string) []*word {
	if strings.ContainsAny(strings.TrimRight(field, ".,;:!?)"), "/@.") {
		return nil
	}
	var words []*word
	for _, text := range Fold(field) {
		if len(text) < 3 || strings.ContainsFunc(text, unicode.IsNumber) {
			continue
		}
		if r.words[text] == nil {
			text = strings.Clone(text)
			r.words[text] = &word{text, stem(text)}
		}
		words = append(words, r.words[text])
	}
	return words
}

// sorted sorts words in place, and leaves out those that stand there again.
func sorted(words []*word) []*word {
	slices.SortFunc(words, func(a, b *word) int { return strings.Compare(a.text, b.text) })
	return slices.CompactFunc(words, func(a, b *word) bool { return a == b || a.text == b.text })
}

// words are those of a page, sorted, each once. Sections under one of the headings of
// frame, which many pages have, are left out.
func (s *Said) words(frame map[string]bool) []*word {
	var words []*word
	for _, p := range s.parts {
		if !slices.ContainsFunc(p.under, func(h string) bool { return frame[h] }) {
			words = append(words, p.words...)
		}
	}
	return sorted(words)
}

// said gives the headings and words of each page, and which headings many pages share:
// words are not those of sections below these. Lists that are remembered are not changed.
func said(pages []Page, m *memo.Memory) (headings [][]string, words [][]*word, frame map[string]bool) {
	headings, words = make([][]string, len(pages)), make([][]*word, len(pages))
	keys, read := make([]memo.Key, len(pages)), make([]*Said, len(pages))
	r := NewReader()
	for i, p := range pages {
		if keys[i] = p.Sum; m != nil && p.Sum == (memo.Key{}) && p.Said == nil {
			keys[i] = memo.Sum(p.HTML)
		}
		if read[i] = p.Said; read[i] == nil {
			read[i] = memo.Get(m, "search.read", keys[i], func() *Said { return r.Read(p.HTML) })
		}
		headings[i] = read[i].headings
	}
	frame = shared(headings)
	framed := m.Of(slices.Sorted(maps.Keys(frame)))
	for i := range pages {
		tell := func() []*word { return stemmed(read[i].words(frame)) }
		if keys[i] == (memo.Key{}) {
			words[i] = tell() // nothing is known to remember it by
		} else {
			words[i] = memo.Get(m, "search.words", memo.Join(keys[i], framed), tell)
		}
	}
	return headings, words, frame
}

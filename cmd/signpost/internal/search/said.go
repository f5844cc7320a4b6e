package search

import (
	"maps"
	"slices"
	"sync"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/memo"
)

// said reads the headings and words of each page, and which headings many pages share:
// words are not those of sections below these. Lists that are remembered are not changed.
func said(pages []Page, m *memo.Memory) (headings [][]string, words [][]word, frame map[string]bool) {
	headings, words = make([][]string, len(pages)), make([][]word, len(pages))
	keys, mains := make([]memo.Key, len(pages)), make([]func() *html.Node, len(pages))
	for i, p := range pages {
		mains[i] = sync.OnceValue(func() *html.Node { return mainOf(p.HTML) })
		if keys[i] = p.Sum; m != nil && p.Sum == (memo.Key{}) {
			keys[i] = memo.Sum(p.HTML)
		}
		headings[i] = memo.Get(m, "search.headings", keys[i], func() []string { return headingsOf(mains[i]()) })
	}
	frame = shared(headings)
	framed := m.Of(slices.Sorted(maps.Keys(frame)))
	for i := range pages {
		words[i] = memo.Get(m, "search.words", memo.Join(keys[i], framed), func() []word { return stemmed(wordsOf(mains[i](), frame)) })
	}
	return headings, words, frame
}

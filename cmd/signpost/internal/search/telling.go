package search

import (
	"maps"
	"slices"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

const (
	// fewPages is how many pages may share a word that still sets them apart, however
	// small the site is.
	fewPages = 4
	// mostWords of a page's text are kept: whoever reads on an old phone waits for every
	// word. Somebody in trouble types whatever comes to mind, and a parent almost so. A
	// page that is aside, or for adults at their work, is found by its title, headings
	// and keywords as well, and its words must not stand in the way of those that help.
	mostWords, mostForOthers, mostAside = 80, 60, 30
)

// most is how many words of p's text are kept.
func (p Page) most() int {
	switch {
	case p.Aside || slices.Equal(p.Audiences, []string{string(helpline.Teachers)}):
		return mostAside
	case len(p.Audiences) > 0 && !slices.Contains(p.Audiences, string(helpline.YoungPeople)):
		return mostForOthers
	}
	return mostWords
}

// word is a word of a page with its stem: words that have one stem are one to the script.
type word struct{ text, stem string }

// stemmed gives words their stems. Of those that have one, it keeps the first.
func stemmed(words []*word) []*word {
	list, seen := make([]*word, 0, len(words)), make(map[string]bool, len(words))
	for _, w := range words {
		if !seen[w.stem] {
			seen[w.stem] = true
			list = append(list, w)
		}
	}
	return list
}

// telling chooses the words that set pages apart. Its keys are stems.
type telling struct {
	pagesWith map[string]int
	nothing   map[string]bool // what sets no page apart
}

func (c *Config) telling(pages [][]*word) telling {
	t := telling{map[string]int{}, maps.Clone(c.commonStems)}
	for _, words := range pages {
		for _, w := range words {
			t.pagesWith[w.stem]++
		}
	}
	for stem := range many(t.pagesWith, len(pages)) {
		if !c.typedStems[stem] {
			t.nothing[stem] = true
		}
	}
	return t
}

// of lists at most so many of the words, which are sorted, whose stems are not said
// already; of more, those that the fewest pages have.
func (t telling) of(words []*word, most int, said map[string]bool) []string {
	type told struct {
		text  string
		pages int
	}
	list := make([]told, 0, len(words))
	for _, w := range words {
		if !said[w.stem] && !t.nothing[w.stem] {
			list = append(list, told{w.text, t.pagesWith[w.stem]})
		}
	}
	if len(list) > most {
		slices.SortStableFunc(list, func(a, b told) int { return a.pages - b.pages })
		list = list[:most]
	}
	texts := make([]string, len(list))
	for i, w := range list {
		texts[i] = w.text
	}
	slices.Sort(texts)
	return texts
}

// stemsOf are the stems of the words in texts.
func stemsOf(texts ...string) map[string]bool {
	set := map[string]bool{}
	for _, text := range texts {
		for _, w := range Fold(text) {
			set[stem(w)] = true
		}
	}
	return set
}

// shared are the texts that more than a third of the lists have, and more than four. No
// text is in a list twice.
func shared(lists [][]string) map[string]bool {
	count := map[string]int{}
	for _, list := range lists {
		for _, text := range list {
			count[text]++
		}
	}
	return many(count, len(lists))
}

// many are the texts that were counted in more than a third of so many lists.
func many(count map[string]int, lists int) map[string]bool {
	found := map[string]bool{}
	for text, n := range count {
		if n > max(fewPages, lists/3) {
			found[text] = true
		}
	}
	return found
}

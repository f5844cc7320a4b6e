package claim

import "strings"

// read finds the phrase that the words are, for the figures that are named. The
// reading is in j.r.
func (j *judgment) read() *Error {
	j.toks = tokens(j.req.Words)
	if len(j.toks) > maxTokens {
		return wordsError(WordsPart, "leave everything but the claim itself outside the square brackets", "a claim of %d words, want at most %d", len(j.toks), maxTokens)
	}
	if len(j.toks) == 0 {
		return &Error{Rule: "claim-words", Message: "a claim without words", Hint: "write between the square brackets what is claimed: [more than doubled]"}
	}
	p := &parser{words: j.req.Words, toks: j.toks, names: &names{series: j.series, whole: j.whole, data: j.d}}
	var misfit *reading
	p.accept = func() bool {
		if j.fits(&p.r) {
			j.r = p.r
			return true
		}
		if misfit == nil {
			r := p.r
			misfit = &r
		}
		return false
	}
	p.oneFirst = !j.two && j.with == nil
	p.skip = func(ph *phrase) bool { return !j.mayFit(ph.needs) }
	if p.phrase() {
		j.res.Phrase = j.r.phrase.name
		return nil
	}
	// Once more with every entry, to say what is wrong.
	p.skip = func(ph *phrase) bool { return j.mayFit(ph.needs) }
	p.phrase()
	if misfit != nil {
		j.res.Phrase = misfit.phrase.name
		return j.misfit(misfit)
	}
	return j.notInBook(p)
}

// phrase tries every entry of the book, first on the words as they are and then
// with the time named in front: in 2023 there were 619.
func (p *parser) phrase() bool {
	start := p.filler(0)
	if p.from(start) {
		return true
	}
	lead := func(i int) bool { return p.from(p.filler(i)) }
	for _, i := range []int{0, start} {
		if p.when(i, lead) {
			return true
		}
		if i == start {
			break
		}
	}
	return false
}

// from tries every entry of the book from token i on.
func (p *parser) from(i int) bool {
	if i >= len(p.toks) {
		return false
	}
	for _, chapter := range chapters(p.oneFirst) {
		entries := chapter()
		for k := range entries {
			if !p.skip(&entries[k]) && p.entry(&entries[k], i) {
				return true
			}
		}
	}
	return false
}

// entry tries the forms of an entry from token i on.
func (p *parser) entry(e *phrase, i int) bool {
	p.r.phrase = e
	for forms := e.forms; forms != ""; {
		var form string
		form, forms, _ = strings.Cut(forms, "\n")
		if p.reaches(form, i) && p.seq(form, i, p.tail) {
			return true
		}
	}
	return false
}

// reaches reports whether a form and what may follow it can take up every token.
func (p *parser) reaches(form string, i int) bool {
	to := p.ends(form, placed(i))
	if to&placed(len(p.toks)) != 0 {
		return true
	}
	for before := places(0); to != before; {
		before = to
		for s := before; s != 0; s &= s - 1 {
			if i := s.first(); leadsWhen(p.at(i)) {
				to |= p.named("WHEN", i)
			}
		}
	}
	if to != 0 {
		p.done = max(p.done, to.last())
	}
	return to&placed(len(p.toks)) != 0
}

// tail takes what may follow any phrase: when and where.
func (p *parser) tail(i int) bool {
	if i == len(p.toks) {
		return p.accept()
	}
	return p.when(i, p.tail)
}

// when matches a time or a place.
func (p *parser) when(i int, next func(int) bool) bool {
	return leadsWhen(p.at(i)) && p.rule("WHEN", i, next)
}

// leadsWhen reports whether a word may begin a time or a place. Most words do not,
// and this tells sooner than the forms; a test holds it to them.
func leadsWhen(word string) bool {
	switch word {
	case "against", "as", "between", "by", "compared", "during", "for", "from", "in", "last", "on", "over", "recent", "recently",
		"since", "so", "than", "these", "this", "to", "within", "year":
		return true
	}
	return false
}

// filler goes over words that change no meaning, and over the unit where it is the
// subject: reports rose.
func (p *parser) filler(i int) int {
	words, _ := wordList("FILLER")
	for i < len(p.toks) {
		end := i
		p.listEnds(words, i, func(j int) bool { end = max(end, j); return false })
		if end == i {
			p.unit(i, func(j int) bool { end = j; return true })
		}
		if end == i {
			return i
		}
		i = end
	}
	return i
}

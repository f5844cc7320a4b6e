package claim

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// propose looks for words of the same kind that would be true. Each is judged, so
// that no proposal is ever wrong.
func (j *judgment) propose() {
	if j.res.Verdict == CannotTell && j.res.Value.Lo == nil && j.res.Value.Hi == nil {
		j.proposeWhole()
		j.proposeFromNought()
		return
	}
	for _, edits := range j.proposals() {
		if text := j.edited(append(edits, j.corrections...)); text != j.req.Words && j.isTrue(text) {
			j.res.Instead = text
			return
		}
	}
}

// proposeWhole looks for the one thing that may be said of a part of a year beside a
// whole one. What else may not be compared has no true wording.
func (j *judgment) proposeWhole() {
	for _, m := range j.r.mentions[:j.r.named] {
		if m.role != fromRole || m.whole || m.first.IsZero() {
			continue
		}
		if text := j.edited([]correction{{m.tokens, "in the whole of " + periodWords(m.first)}}); j.isTrue(text) {
			j.res.Instead = text
			return
		}
	}
}

// proposeFromNought looks for words about a rise from nought, of which nothing is so
// many times or so many per cent.
func (j *judgment) proposeFromNought() {
	from, exact := j.from.number.Value()
	if j.res.Instead != "" || j.from.series == nil || !exact || from.Sign() != 0 {
		return
	}
	for _, text := range []string{"rose from 0 to " + j.to.Value.String(), "rose by " + j.to.Value.String()} {
		if j.isTrue(text) {
			j.res.Instead = text
			return
		}
	}
}

// isTrue reports whether the request would be true with other words.
func (j *judgment) isTrue(words string) bool {
	req := j.req
	req.Words = words
	_, err := judge(j.d, req, false)
	return err == nil
}

// edited is the words of the claim with some tokens replaced.
func (j *judgment) edited(edits []correction) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b correction) int { return a.at.from - b.at.from })
	var b strings.Builder
	done := 0
	for _, e := range edits {
		if e.at.from >= e.at.to || e.at.to > len(j.toks) || j.toks[e.at.from].start < done {
			continue
		}
		b.WriteString(j.req.Words[done:j.toks[e.at.from].start])
		text := e.text
		if e.at.from == 0 {
			text = capitalLike(text, j.req.Words[j.toks[0].start:])
		}
		b.WriteString(text)
		done = j.toks[e.at.to-1].end
	}
	b.WriteString(j.req.Words[done:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// capitalLike gives text a capital where the words it replaces have one.
func capitalLike(text, like string) string {
	r, _ := utf8.DecodeRuneInString(like)
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(r) || size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// proposals returns sets of edits to try, the best first. The first is none, for
// words that are wrong only in what they say about time.
func (j *judgment) proposals() [][]correction {
	list := [][]correction{nil}
	switch j.kind {
	case direction:
		return append(list, j.otherDirections()...)
	case multiple:
		return append(list, j.otherMultiples()...)
	case nothing:
		return append(list, j.ownWords()...)
	}
	own := []correction{{j.amountSpan(), j.to.Value.String()}}
	_, exact := j.res.Value.Value()
	first := j.kind == level && (!exact || j.amount().q == bare || j.amount().q == exactly)
	if first {
		list = append(list, own)
	}
	value, turned := j.res.Value, []correction(nil)
	if (j.kind == change || j.kind == difference) && value.Hi != nil && value.Hi.Sign() < 0 {
		value, turned = interval.Point(ratOf(0)).Minus(value), j.turned()
	}
	if j.kind == ratio && (j.r.dir > 0 && isBelowOne(value) || j.r.dir < 0 && value.Lo != nil && value.Lo.Cmp(ratOf(1)) > 0) {
		turned = j.turned()
	}
	for _, text := range j.amountTexts(value) {
		list = append(list, append([]correction{{j.amountSpan(), text}}, turned...))
	}
	if j.kind == level && !first {
		list = append(list, own)
	}
	return list
}

func (j *judgment) amountSpan() span { return span{j.amount().from, j.amount().to} }

// amountTexts returns amounts that may be true of a value, in words.
func (j *judgment) amountTexts(value interval.Interval) []string {
	like := j.amount()
	if j.kind == ratio && (like.unit == percent || like.unit == fractional) {
		value = value.Scaled(hundred())
	}
	counts := j.to.counts && (j.kind == level || j.kind == difference)
	s := style{like: like, counts: counts, small: j.kind == rate}
	var texts []string
	if one := ratOf(1); j.kind == ratio && (like.unit != times || isBelowOne(value)) && j.res.Value.Within((amount{q: about, lo: one, hi: one}).near(false)) {
		texts = append(texts, "almost", "about") // as many
	}
	switch {
	case j.kind == ratio && value.Lo != nil && value.Lo.Cmp(hundred()) > 0 && like.unit == fractional:
		value, s.like = value.Scaled(big.NewRat(1, 100)), amount{unit: times, q: moreThan, words: true}
	case j.kind == ratio && like.unit == times && isBelowOne(value):
		value, s.like = value.Scaled(hundred()), amount{unit: percent, q: like.q}
		if value.Lo != nil && value.Lo.Cmp(ratOf(90)) < 0 {
			texts = append(texts, partTexts(amount{unit: fractional, words: true}, value)...) // a third as many
		}
	case like.unit == fractional || like.unit == inMany:
		if value.Lo == nil || value.Lo.Cmp(ratOf(90)) < 0 {
			texts = append(texts, partTexts(like, value)...)
		}
		s.like.unit, s.like.q = percent, about
		s.like.words = false
	}
	for _, a := range s.amounts(value) {
		texts = append(texts, a.text(counts))
	}
	return texts
}

// text is an amount in words. Counts are fewer than, everything else is less than.
func (a amount) text(counts bool) string {
	n := func(r *big.Rat) string {
		if a.words {
			return spelledOut(r)
		}
		return trimmed(r, maxWrittenDecimals)
	}
	tail := ""
	switch a.unit {
	case percent:
		tail = " per cent"
		if a.sign {
			tail = "%"
		}
	case times:
		tail = " times"
		if a.q != between && a.lo.Cmp(ratOf(2)) == 0 && a.words {
			return a.qualified("twice", counts)
		}
	}
	if a.q == between {
		return "between " + n(a.lo) + " and " + n(a.hi) + tail
	}
	return a.qualified(n(a.lo)+tail, counts)
}

// qualified puts the words of the qualifier before a number.
func (a amount) qualified(number string, counts bool) string {
	if a.q == bare {
		return number
	}
	if a.q == lessThan && !counts {
		return "less than " + number
	}
	for _, v := range qualifiers() {
		if v.sense == a.q {
			words, _, _ := strings.Cut(v.words, "|")
			return words + " " + number
		}
	}
	return number
}

// partTexts returns parts near a share, the nearest first: almost a fifth, four in
// five.
func partTexts(like amount, share interval.Interval) []string {
	if share.Lo == nil {
		return nil
	}
	type near struct{ top, bottom int64 }
	var list []near
	for _, bottom := range []int64{2, 3, 4, 5, 10} {
		for top := int64(1); top < bottom; top++ {
			if new(big.Int).GCD(nil, nil, big.NewInt(top), big.NewInt(bottom)).Int64() == 1 {
				list = append(list, near{top, bottom})
			}
		}
	}
	away := func(n near) *big.Rat {
		d := new(big.Rat).Sub(big.NewRat(100*n.top, n.bottom), share.Lo)
		return d.Abs(d)
	}
	slices.SortStableFunc(list, func(a, b near) int { return away(a).Cmp(away(b)) })
	var texts []string
	for _, n := range list[:3] {
		name := partName(like, n.top, n.bottom)
		for _, q := range []qualifier{like.q, bare, almost, justOver, about, moreThan} {
			if q != between && q != lessThan && q != atMost {
				texts = append(texts, amount{q: q}.qualified(name, false))
			}
		}
	}
	return texts
}

// partName is "a fifth", "two thirds", "four in five".
func partName(like amount, top, bottom int64) string {
	if like.unit == inMany {
		if like.words {
			return numberWords(top) + " in " + numberWords(bottom)
		}
		return trimmed(ratOf(top), 0) + " in " + trimmed(ratOf(bottom), 0)
	}
	for _, p := range parts() {
		switch {
		case p.bottom != bottom:
		case bottom == 2:
			return p.word
		case top == 1:
			return "a " + p.word
		default:
			return numberWords(top) + " " + p.word + "s"
		}
	}
	return ""
}

package claim

import (
	"fmt"
	"strings"
)

// fits reports whether the figures that the request names are what the phrase
// speaks of.
func (j *judgment) fits(r *reading) bool {
	switch r.phrase.needs {
	case refused:
		return true
	case onePair:
		return j.hasPair(r) && j.whole == nil
	case oneFigure:
		return j.hasOne(r) && j.whole == nil && !j.series.IsPercent()
	case oneShare:
		return j.hasOne(r) && (j.whole != nil || j.series.IsPercent())
	}
	return false
}

// mayFit reports whether words that need so many figures could fit, whatever else
// they say.
func (j *judgment) mayFit(needs need) bool {
	one := j.with == nil && (!j.two || j.sum != nil)
	switch needs {
	case onePair:
		return j.whole == nil
	case oneFigure:
		return one && j.whole == nil && !j.series.IsPercent()
	case oneShare:
		return one && (j.whole != nil || j.series.IsPercent())
	}
	return true
}

// hasPair reports whether two figures are named: by two periods, by with=, or in
// the words.
func (j *judgment) hasPair(r *reading) bool {
	return j.two || j.with != nil || namesOther(r)
}

// namesOther reports whether the words name a figure to compare with.
func namesOther(r *reading) bool {
	for _, m := range r.mentions[:r.named] {
		if m.role == bothRole || m.role == fromRole {
			return true
		}
	}
	return false
}

// hasOne reports whether one figure is named. Two periods are one figure when they
// have a row together, and the words then may name both.
func (j *judgment) hasOne(r *reading) bool {
	for _, m := range r.mentions[:r.named] {
		if m.role == fromRole || m.role == spanRole || m.role == bothRole && !j.two {
			return false
		}
	}
	return j.with == nil && (!j.two || j.sum != nil)
}

// misfit says why the words do not go with the figures that are named.
func (j *judgment) misfit(r *reading) *Error {
	words := j.req.Words
	isShare := r.count > 0 && r.amounts[0].unit != plain && r.amounts[0].unit != times
	switch need := r.phrase.needs; {
	case j.whole != nil && need != oneShare:
		return wordsError(OfPart, "leave of= out, or write a share such as a quarter or three in ten", "of= beside %q, which is not a share", words)
	case j.with != nil && need != onePair:
		return wordsError(WithPart, "leave with= out, or write words that compare", "with= beside %q, which compares nothing", words)
	case need == onePair && isShare && !j.series.IsPercent():
		return wordsError(PeriodsPart, fmt.Sprintf("for a share write of= and the series that is the whole; for a change write two periods, such as %s", j.twoPeriods()),
			"%q is a share or a change, and %s names one figure and no whole", words, j.req.Periods)
	case need == onePair:
		return wordsError(PeriodsPart, fmt.Sprintf("write two periods, such as %s, or name the other one in the words", j.twoPeriods()),
			"%q compares two figures, and %s names one", words, j.req.Periods)
	case j.two && j.sum == nil:
		return wordsError(PeriodsPart, fmt.Sprintf("write one period, such as %s", j.second.Code()),
			"%q is about one figure, and %s names two", words, j.req.Periods)
	case need == oneFigure && j.series.IsPercent():
		return wordsError(WordsPart, "write it with per cent, or as a share such as a quarter or nine in ten",
			"%q of the series %q, which is in per cent", words, j.series.ID)
	case need == oneShare && j.whole == nil:
		return wordsError(SeriesPart, "add of= and the series that is the whole", "%q is a share, and nothing says of what", words)
	case namesOther(r):
		return wordsError(WordsPart, "leave that outside the square brackets, or compare: more than in 2022", "%q compares a figure with nothing", words)
	}
	return wordsError(WordsPart, "name two figures and say how one differs from the other", "%q does not go with one figure", words)
}

// twoPeriods is two periods of the series to show how they are written.
func (j *judgment) twoPeriods() string {
	last := j.first
	var before string
	for _, o := range j.series.In(j.req.Area) {
		if o.Period.Compare(last) < 0 && o.Period.SameKind(last) {
			before = o.Period.Code()
		}
	}
	if before == "" {
		return "2019..2023"
	}
	return before + ".." + last.Code()
}

// notInBook says which of the words are not understood.
func (j *judgment) notInBook(p *parser) *Error {
	if word, hint := j.vague(min(max(p.far, p.done), len(j.toks))); word != "" {
		return wordsError(WordsPart, hint, "%q in %q has no number that could be checked", word, j.req.Words)
	}
	message := fmt.Sprintf("%q is not in the phrase book", j.req.Words)
	e := &Error{Rule: "claim-words", At: WordsPart, Message: message, Hint: `the phrase book has, for example: "increased by more than 250 per cent", "more than twice as many as", "between one and two a day", "about four in five"`}
	for _, t := range j.toks {
		if _, ok := parseDigits(t.text); t.kind == digitsToken && !ok {
			e.Hint = fmt.Sprintf("%q is no number: write thousands with a comma, 600,000, and decimals with a point, 1.5", t.text)
			return e
		}
	}
	rest := func(i int) string { return j.text(span{i, len(j.toks)}) }
	far := min(p.far, len(j.toks))
	switch {
	case p.done > 0 && p.done < len(j.toks):
		e.Hint = j.partHint(p.done)
		if noun := j.at(p.done); !j.series.IsPercent() && j.toks[p.done].kind == wordToken && !isPreposition(noun) && p.done > 0 && j.endsInNumber(p.done) {
			e.Hint = fmt.Sprintf("the series counts %s, and %q is not known to be the same; write %s, or leave the word outside the square brackets",
				j.series.Noun(), noun, j.series.Noun())
		}
	case far > 0 && far < len(j.toks):
		e.Hint = fmt.Sprintf("not understood from %q on; %s", rest(far), e.Hint)
	case far == len(j.toks):
		e.Hint = fmt.Sprintf("the words break off; %s", e.Hint)
	}
	return e
}

// partHint says that the words are understood as far as token done, and whether that
// would be true.
func (j *judgment) partHint(done int) string {
	if word := j.at(done - 1); done > 1 && (word == "of" || word == "in" || word == "than") {
		done-- // a preposition goes with what follows it
	}
	part := j.req
	part.Words = j.text(span{0, done})
	leave := fmt.Sprintf("leave %q outside the square brackets", j.text(span{done, len(j.toks)}))
	_, err := judge(j.d, part, true)
	switch {
	case err == nil:
		return fmt.Sprintf("only %q is understood; %s", part.Words, leave)
	case err.Rule == "claim-false":
		return fmt.Sprintf("only %q is understood, and the figures say otherwise (%s); %s", part.Words, err.Hint, leave)
	case err.Rule == "claim-unproven":
		return fmt.Sprintf("only %q is understood, and the figures cannot tell; %s", part.Words, leave)
	}
	return fmt.Sprintf("only %q is understood; %s, and mind that %s", part.Words, leave, err.Message)
}

// endsInNumber reports whether the token before i is a number, so that a noun ought
// to follow.
func (j *judgment) endsInNumber(i int) bool {
	t := j.toks[i-1]
	if t.kind == digitsToken || t.text == "more" || t.text == "fewer" || t.text == "many" {
		return true
	}
	_, small := smallNumber(t.text)
	_, scale := scaleWord(t.text)
	return small || scale
}

// vague finds a word that says much or little without a number at the place where
// the words stop being understood.
func (j *judgment) vague(far int) (string, string) {
	for _, v := range vagueWords() {
		for word := range strings.SplitSeq(v.words, "|") {
			list := strings.Fields(word)
			for start := max(far-2, 0); start <= far+1 && start+len(list) <= len(j.toks); start++ {
				end := start + len(list)
				if (end > far || end == len(j.toks)) && sameTexts(j.toks[start:end], list) {
					return word, v.means
				}
			}
		}
	}
	return "", ""
}

// vagueWords returns words without a number, with what to do instead.
func vagueWords() []vocabulary {
	const say = "give a number, or attribute the words to who wrote them: :said[the vast majority]{source}"
	const number = "write a number: more than 600"
	return []vocabulary{
		{name: "shares without a number", words: "vast majority|overwhelming majority|great majority|large majority|small minority|bulk|lion's share|hardly any|virtually all|virtually none", means: say},
		{name: "changes without a number", words: "surged|soared|rocketed|skyrocketed|exploded|spiked|plummeted|plunged|slumped|collapsed|sharply|dramatically|significantly|" +
			"substantially|considerably|slightly|steadily|massively|huge|sharp|dramatic|significant|substantial|slight|big|large|small", means: "say by how much, or write rose or fell: such words weigh a change, and figures do not"},
		{name: "amounts without a number", words: "hundreds|thousands|millions|dozens|scores|tens of|several|many|few|a handful|a couple|countless|numerous|some|lots", means: number},
		{name: "comparisons without a number", words: "far more|many more|much more|far fewer|much higher|much lower|well over|well under|well below|many times", means: "say how much more: more than twice as many as"},
	}
}

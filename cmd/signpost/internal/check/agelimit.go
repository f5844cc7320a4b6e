package check

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// side is on which side of an age somebody must be.
type side uint8

const (
	below   side = iota // under 18, until they turn 18
	upTo                // up to 17, 17 or under
	atLeast             // 18 or over, from 18
	above               // over 18, which people say of 18 as well
	within              // aged 11 to 17: atLeast the first and upTo the last
)

// bound is one end of a limit of age in words.
type bound struct {
	side side
	age  int
}

// ageLimit is a limit of age in words, with one bound or two.
type ageLimit struct {
	diag.Span
	bounds []bound
}

// of reports whether the bound is one of some ages, seen from inside or from outside:
// beside a service for anyone aged 18 or over, "under 18" says who must go elsewhere.
// Of limits that are 0 and [helpline.MaxAge] it is none.
func (b bound) of(a helpline.Ages) bool {
	begins, ends := a.From > 0, a.To < helpline.MaxAge
	switch b.side {
	case upTo:
		return begins && b.age == a.From-1 || ends && b.age == a.To
	case above:
		return begins && (b.age == a.From || b.age == a.From-1) || ends && (b.age == a.To || b.age == a.To+1)
	default:
		return begins && b.age == a.From || ends && b.age == a.To+1
	}
}

// ageForm is one way to say a limit of age.
type ageForm struct {
	form
	side side
	// guarded is how the word behind it is read, see [countsAfter].
	guarded guard
}

// guard says how sure a form is of an age: what may follow it.
type guard uint8

const (
	sure   guard = iota // nothing else is said so
	likely              // "under 18" is of an age unless a unit follows
	unsure              // "up to 18" may be followed by anything that can be counted
)

// ageReader finds limits of age. It may be used by several goroutines.
type ageReader struct {
	byWord  map[string][]*ageForm // by the first word
	numbers []*ageForm            // that begin with a number
}

func newAgeReader() *ageReader {
	r := &ageReader{byWord: map[string][]*ageForm{}}
	const (
		under = "under|below"
		over  = "over|above"
		years = " year|years|yr|yrs"
	)
	for _, kind := range []struct {
		side    side
		guarded guard
		forms   []string
	}{
		{below, likely, []string{
			under + " <n:5-99>", "younger than <n:5-99>", "turn|turns|turned|turning <n:5-99>", "stop|stops|end|ends at <n:13-99>",
			"until|till|before you're|they're|he's|she's <n:10-99>", "until|till|before you|they|he|she are|is|were|was <n:10-99>",
		}},
		{below, sure, []string{under + " - <n:5-99>", under + " -? <ns>", under + " age <n:5-99>", under + " the age|ages of? <n:5-99>", "<ord> birthday"}},
		{upTo, unsure, []string{"up to <n:10-99>", "up to and including <n:10-99>"}},
		{upTo, likely, []string{"no|not older than <n:5-99>", "not over <n:10-99>"}},
		{upTo, sure, []string{"<n:5-99> or|and under|younger|below", "up to age|aged <n:5-99>", "up to the age of <n:5-99>", "up to and including age|aged <n:5-99>"}},
		{atLeast, unsure, []string{"from <n:10-99>", "<limitplus>"}},
		{atLeast, likely, []string{"no|not younger than <n:5-99>", "not under <n:10-99>"}},
		{atLeast, sure, []string{
			"<n:5-99> or|and over|older|above|upwards|up", "<n:10-99> -? plus", "from age|aged|ages <n:5-99>", "from the age of <n:5-99>",
			"at least age|aged <n:5-99>", "at least <n:5-99>" + years + " old", "at least <n:5-99> years of age",
		}},
		{above, unsure, []string{over + " <n:10-99>"}},
		{above, likely, []string{"older than <n:5-99>"}},
		{above, sure, []string{over + " - <n:5-99>", over + " -? <ns>", over + " age <n:5-99>", over + " the age|ages of? <n:5-99>"}},
		{within, unsure, []string{"from <n:10-99> to|- <n:13-99>"}},
		{within, likely, []string{
			"aged|ages|age <n:5-99> -|to|and <n:5-99>", "aged|ages between <n:5-99> and|to <n:5-99>", "from age|aged|ages <n:5-99> -|to <n:5-99>",
			"between the ages of <n:5-99> and <n:5-99>", "between ages <n:5-99> and <n:5-99>",
			"<n:5-99> -? to|- <n:5-99> -?" + years, "between <n:5-99> and <n:5-99>" + years,
		}},
		{within, sure, []string{"<n:5-99> - <ns>"}},
	} {
		for _, text := range kind.forms {
			f := &ageForm{parseForm(text, &rule{}), kind.side, kind.guarded}
			words := f.steps[0].words
			if words == nil {
				r.numbers = append(r.numbers, f)
			}
			for _, w := range words {
				r.byWord[w] = append(r.byWord[w], f)
			}
		}
	}
	return r
}

// limits finds the limits of age in the tokens of a text, see [spelt].
func (r *ageReader) limits(list []token) []ageLimit {
	var found []ageLimit
	for i := 0; i < len(list); i++ {
		forms := r.numbers
		if list[i].kind != numberToken {
			forms = r.byWord[list[i].lower]
		}
		end, as := i, side(0)
		for _, f := range forms {
			to := f.match(list, i)
			if to <= end || countsAfter(list, to, f.guarded) || list[i].isWord("from") && to < len(list) && list[to].isWord("to") {
				continue // or from twenty to forty minutes
			}
			end, as = to, f.side
		}
		if end == i {
			continue
		}
		limit := ageLimit{Span: diag.Span{Start: list[i].start, End: list[end-1].end}}
		for _, t := range list[i:end] {
			if t.kind == numberToken {
				limit.bounds = append(limit.bounds, bound{as, t.value})
			}
		}
		if as == within && len(limit.bounds) == 2 {
			limit.bounds[0].side, limit.bounds[1].side = atLeast, upTo
		}
		if !isLawOfPictures(list[:i], limit.bounds) && !isPast(list[:i]) {
			found = append(found, limit)
		}
		i = end - 1
	}
	return found
}

// isLawOfPictures reports "under 18" behind "a picture of anyone": that is the law's
// limit (Protection of Children Act 1978, section 7(6)), whichever services are named.
func isLawOfPictures(before []token, bounds []bound) bool {
	if bounds[0] != (bound{below, 18}) {
		return false
	}
	for i := len(before) - 1; i > 0 && !endsSentence(before[i]); i-- {
		of := slices.Contains([]string{"of", "show", "shows", "showing"}, before[i].lower)
		if of && slices.Contains([]string{"picture", "pictures", "image", "images", "photo", "photos", "video", "videos", "nude", "nudes"}, before[i-1].lower) {
			return true
		}
	}
	return false
}

// isPast reports a limit that was one once: "it was a service for people under 25".
func isPast(before []token) bool {
	purpose := false
	for i := len(before) - 1; i >= 0 && !endsSentence(before[i]); i-- {
		purpose = purpose || before[i].isWord("for")
		if purpose && before[i].isWord("was", "were", "been") {
			return true
		}
	}
	return false
}

func endsSentence(t token) bool { return slices.Contains([]string{".", "!", "?", "\n"}, t.text) }

// countsAfter reports whether what stands at the index end shows that the number
// before it is no age: it counts something, or is a part of a date or a time.
func countsAfter(list []token, end int, how guard) bool {
	word := func(i int) string {
		if i < len(list) && list[i].kind == wordToken {
			return list[i].lower
		}
		return ""
	}
	if how == sure {
		return end+1 < len(list) && list[end].kind == numberToken // 18 or over 25
	}
	if end < len(list) && list[end].kind == dashToken && list[end].glued {
		end++
	}
	next := word(end)
	switch {
	case end < len(list) && list[end].kind == numberToken:
		return true
	case next == "" || list[end-1].isWord("year", "years", "yr", "yrs"):
		return isYearsOf(next) && word(end+1) != "age"
	case strings.HasPrefix(next, "year") || next == "yr" || next == "yrs":
		after := word(end + 1)
		if end+1 < len(list) && list[end+1].kind == dashToken {
			after = word(end + 2)
		}
		old := strings.HasPrefix(after, "old") || after == "of" && word(end+2) == "age"
		return !old && (how == unsure || isYearsOf(after))
	case next == "of" || next == "in" && end+1 < len(list) && list[end+1].kind == numberToken:
		return true
	case how == likely:
		return isUnit(next) || slices.Contains(countedNouns(), next) || list[end].isMonth()
	}
	return !isSmallWord(next) && !isAfterAge(next)
}

// isYearsOf reports words behind years that are no age: 10 to 15 years in prison.
func isYearsOf(w string) bool {
	switch w {
	case "in", "of", "ago", "later", "after":
		return true
	}
	return false
}

// isUnit reports what a number before them measures.
func isUnit(w string) bool {
	switch w {
	case "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night", "nights", "week", "weeks", "month", "months", "per", "percent", "am", "pm", "o'clock", "miles", "metres", "words", "characters", "letters", "countries",
		"languages", "questions", "steps", "lessons", "rings", "lines":
		return true
	}
	return false
}

// isAfterAge reports words that stand behind an age and not behind a number of things,
// besides [isSmallWord].
func isAfterAge(w string) bool {
	switch w {
	case "who", "whose", "if", "must", "should", "only", "use", "now", "too", "then", "do", "does", "don't", "are", "were", "have", "talk", "call", "ring", "text", "get", "please", "instead", "also", "there", "here", "alike", "living", "unless", "until":
		return true
	}
	return false
}

func (t *token) isWord(words ...string) bool {
	return t.kind == wordToken && slices.Contains(words, t.lower)
}

func (t *token) isMonth() bool { return t.kind == wordToken && slices.Contains(months(), t.text) }

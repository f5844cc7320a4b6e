package directive

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// bound is a figure or a claim that stands in a sentence, as far as the words beside
// it can contradict it.
type bound struct {
	// text is what the page prints for it.
	text string
	// figure is true for a figure, whose words nobody wrote; false for a claim.
	figure bool
	// percent is true when the data are in per cent.
	percent bool
	// units are the words for what is counted.
	units []string
	// periods are those that it is about, earliest first.
	periods []stats.Period
}

// contradiction is a word beside a figure that says something else than the figure.
type contradiction struct {
	rule, message, hint string
	// before is true when at counts bytes of the text before the figure, false when
	// of the text after it.
	before bool
	at     diag.Span
}

// boundFigure is a figure as its neighbours must leave it.
func boundFigure(d *stats.Dataset, o stats.Observation) bound {
	b := bound{text: o.Value.String(), figure: true, periods: []stats.Period{o.Period}}
	b.series(d, o.SeriesID)
	return b
}

// boundClaim is a claim as its neighbours must leave it. It is about every period
// that its working uses.
func boundClaim(d *stats.Dataset, series string, r claim.Result) bound {
	b := bound{text: r.Words}
	b.series(d, series)
	for _, o := range r.Figures {
		b.periods = append(b.periods, o.Period)
	}
	slices.SortFunc(b.periods, stats.Period.Compare)
	return b
}

func (b *bound) series(d *stats.Dataset, id string) {
	if s, ok := d.Series(id); ok {
		b.percent, b.units = s.IsPercent(), strings.Fields(strings.ToLower(s.Unit))
	}
}

// contradictions finds what the text before and after a figure says against it: a
// word that makes more or less of the number, and a year that it is not about. Both
// texts are as an editor writes them, and are read up to the end of the sentence,
// another directive or the end of the block.
func (b bound) contradictions(before, after string) []contradiction {
	var found []contradiction
	room := make([]besideToken, 0, besideRoom)
	list, stop := tokensAfter(room, after, 0)
	if b.figure {
		if at, ok := b.qualified(before); ok {
			found = append(found, qualifier(before[at.Start:at.End], at, true))
		} else if at, ok := b.postQualified(list); ok {
			found = append(found, qualifier(after[at.Start:at.End], at, false))
		}
	}
	if at, ok := b.multiplied(after, list); ok {
		c := contradiction{rule: "figure-qualified", at: at}
		c.message = fmt.Sprintf("%q right after %q makes another figure of it", besideText(after[at.Start:at.End]), b.text)
		c.hint = "take it away: a figure is printed whole, with per cent where it is a share; for a rounded one write :claim[…]{…}"
		return append(found, c)
	}
	found = append(found, b.wrongYears(list)...)
	if strings.HasPrefix(after[stop:], ",") {
		// "619 reports, in 2022." says when, and "619 reports, in 2022 none" goes on.
		list, stop = tokensAfter(room, after, stop+1)
		if _, end := datedAt(list, 0); end > 0 && end == len(list) && !strings.HasPrefix(after[stop:], ",") && !strings.HasPrefix(after[stop:], ":") {
			found = append(found, b.wrongYears(list)...)
		}
	}
	return found
}

func qualifier(words string, at diag.Span, before bool) contradiction {
	words = besideText(words)
	c := contradiction{rule: "figure-qualified", before: before, at: at}
	c.message = fmt.Sprintf("%q changes what the figure says, and is not held against the data", words)
	c.hint = "write it as a claim, :claim[" + words + " …]{…}, or take the words away"
	switch {
	case !strings.ContainsFunc(words, unicode.IsLetter):
		c.hint = "take it away: a figure is printed as its row says it"
	case !before:
		c.hint = "write it as a claim, :claim[at least …]{…}, or take the words away"
	}
	return c
}

// besideText is words on one line without emphasis.
func besideText(words string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "_", " ", "\u00a0", " ", "&nbsp;", " ").Replace(words)), " ")
}

// qualifyingWords are words that change what a figure right behind them says, with | between.
const qualifyingWords = "more than|fewer than|less than|greater than|higher than|lower than|larger than|smaller than|no more than|no fewer than|no less than|" +
	"just over|just under|well over|well under|slightly over|slightly under|little over|little under|over|under|above|below|upwards of|in excess of|" +
	"almost|nearly|about|around|roughly|approximately|approx|circa|some|close to|not quite|an estimated|virtually|practically|" +
	"at least|at most|up to|as many as|as few as|as much as|as high as|as low as|a minimum of|a maximum of|" +
	"twice|double|treble|triple|half|half of|a quarter of|a third of"

// qualified finds words right before a figure that change it, the longest of them.
func (b bound) qualified(before string) (diag.Span, bool) {
	if at, ok := b.signed(before); ok {
		return at, true
	}
	list := tokensBefore(make([]besideToken, 0, besideRoom), lastOf(before))
	shift := len(before) - len(lastOf(before))
	var best diag.Span
	if len(list) == 0 || !strings.Contains(qualifyingWords, list[len(list)-1].text) {
		return best, false
	}
	for words := range strings.SplitSeq(qualifyingWords, "|") {
		from := len(list) - 1 - strings.Count(words, " ")
		if from < 0 || !saysWords(list[from:], words) {
			continue
		}
		if at := (diag.Span{Start: list[from].at.Start + shift, End: list[len(list)-1].at.End + shift}); at.End-at.Start > best.End-best.Start {
			best = at
		}
	}
	return best, best.End > 0
}

// saysWords reports that the tokens begin with the words.
func saysWords(list []besideToken, words string) bool {
	for i := 0; words != ""; i++ {
		var word string
		word, words, _ = strings.Cut(words, " ")
		if i == len(list) || list[i].kind != besideWord || list[i].text != word {
			return false
		}
	}
	return true
}

// among reports that a word is one of a list with a space between each.
func among(word, list string) bool {
	for at := 0; word != ""; at++ {
		i := strings.Index(list[at:], word)
		if i < 0 {
			return false
		}
		at += i
		if end := at + len(word); (at == 0 || list[at-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
	}
	return false
}

// lastOf is the end of a text, which is all that is read before a figure.
func lastOf(before string) string {
	const most = 120
	if len(before) <= most {
		return before
	}
	from := len(before) - most
	for !utf8.RuneStart(before[from]) {
		from++
	}
	return before[from:]
}

// signed finds a sign right before a figure that changes it, such as ~ or £. The sign
// of a currency is fine where the series is counted in it.
func (b bound) signed(before string) (diag.Span, bool) {
	text := strings.TrimRight(before, " *_\u00a0")
	r, size := utf8.DecodeLastRuneInString(text)
	at := diag.Span{Start: len(text) - size, End: len(text)}
	line := text[strings.LastIndexByte(text, '\n')+1:]
	touches := len(text) == len(strings.TrimRight(before, "*_"))
	switch {
	case strings.HasSuffix(text, "~~"), strings.TrimSpace(line) == string(r) && strings.ContainsRune(">+-", r):
		return at, false // strikethrough, a quotation, an item of a list
	case unicode.Is(unicode.Sc, r):
		return at, touches && !slices.Contains(b.units, string(r))
	case strings.ContainsRune("~<>≤≥≈±−", r):
		return at, true
	case unicode.IsNumber(r):
		return at, touches
	case r == '+' || r == '-':
		before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
		return at, touches && (at.Start == 0 || unicode.IsSpace(before) || before == '(')
	}
	return at, false
}

// postQualified finds words right after a figure that change it.
func (b bound) postQualified(list []besideToken) (diag.Span, bool) {
	for _, words := range [...]string{
		"or more", "or fewer", "or less", "or so", "or over", "or under", "or above", "or below", "or thereabouts", "or higher", "or lower",
		"at least", "at most", "odd", "and counting", "and rising",
	} {
		if saysWords(list, words) {
			return diag.Span{Start: list[0].at.Start, End: list[strings.Count(words, " ")].at.End}, true
		}
	}
	return diag.Span{}, false
}

// multiplied finds a multiplier or a unit right after a figure that makes another
// figure of it.
func (b bound) multiplied(after string, list []besideToken) (diag.Span, bool) {
	rest := strings.TrimLeft(after, "*_")
	start := len(after) - len(rest)
	r, size := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[size:])
	switch {
	case unicode.IsNumber(r), strings.ContainsRune(".,/", r) && unicode.IsNumber(next) && size > 0, b.figure && r == '+':
		return diag.Span{Start: start, End: start + size}, true
	case unicode.IsLetter(r):
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(rest)
		}
		return diag.Span{Start: start, End: start + end}, among(strings.ToLower(rest[:end]), "k m mn mil b bn tn x p pc pct fold th million thousand percent")
	}
	if len(list) == 0 {
		return diag.Span{}, false
	}
	first, second := list[0], besideToken{}
	if len(list) > 1 {
		second = list[1]
	}
	says := b.percent && !b.figure && !saysPercent(b.text)
	switch {
	case first.kind == besideMark && slices.Contains([]string{"%", "‰", "％"}, first.text), first.kind == besideWord && slices.Contains([]string{"percent", "pc"}, first.text):
		return first.at, !says
	case first.kind == besideWord && first.text == "per" && second.text == "cent":
		return diag.Span{Start: first.at.Start, End: second.at.End}, !says
	case first.kind == besideWord && among(first.text, "percentage hundred hundreds thousand thousands million millions billion billions trillion dozen dozens times fold"):
		return first.at, !slices.Contains(b.units, first.text)
	}
	return diag.Span{}, false
}

// saysPercent reports words that say per cent themselves.
func saysPercent(text string) bool {
	text = strings.ToLower(text)
	return strings.ContainsRune(text, '%') || strings.Contains(text, "percent") || strings.Contains(strings.Join(strings.Fields(text), " "), "per cent")
}

package check

import (
	"iter"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// caller finds what somebody could call in words. It may be used by several
// goroutines.
type caller struct{ register *helpline.Register }

// called is a telephone number in a text: digits in the shape of one, a number of
// the register, or a short one behind a word such as "call".
type called struct {
	diag.Span
	text string
	// known is true for a number of the register.
	known bool
}

// find gives the telephone numbers of a text as [plainly] makes one.
func (c caller) find(text string) iter.Seq[called] {
	return func(yield func(called) bool) {
		for _, run := range digitRuns(text) {
			if countDigits(text[run.Start:run.End]) >= shortestCode && !c.inRun(text, run, yield) {
				return
			}
		}
	}
}

// The digits of short numbers, such as 999 and 116 123.
const (
	shortestCode = 3
	longestCode  = 6
)

// inRun reads one run of digits, and reports whether to go on. It may hold several numbers,
// and what is none beside them: "since 2015. 0800 1111", "0800 1111 24 hours a day".
func (c caller) inRun(text string, run diag.Span, yield func(called) bool) bool {
	var room [4]digits // as most numbers have at most
	list := groupsOf(room[:0], text, run)
	for i := 0; i < len(list); {
		next, one := c.at(text, list, i)
		if one.text != "" && !yield(one) {
			return false
		}
		i = max(next, i+1)
	}
	return true
}

// at looks for a number that begins with the group at i, and gives the group behind
// it or behind what is none, with an empty text.
func (c caller) at(text string, list []digits, i int) (next int, one called) {
	number := func(to int) called {
		span := diag.Span{Start: list[i].Start, End: list[to-1].End}
		if one := text[span.Start:span.End]; list[i].plus || strings.HasSuffix(list[i].gap, "(") && strings.Contains(one, ")") {
			span.Start--
		}
		return called{Span: span, text: text[span.Start:span.End]}
	}
	if i > 0 && !strings.ContainsAny(list[i].gap, " (+") {
		return i, called{} // the 2026 of 1-2026
	}
	if to := c.registered(text, list, i); to > i {
		one := number(to)
		one.known = true
		return to, one
	}
	if to := otherThanCall(text, list, i); to > i {
		return to, called{}
	}
	to := callEnd(list, i)
	if code := codeEnd(list, i); code > i {
		one := number(code)
		switch short := i == 0 && behindVerb(text, one.Span); {
		case short:
			one.known = c.register.HasNumber(one.text) || isNetworkCode(one.text)
			return code, one
		case code == i+1 && len(one.text) < longestCode, !c.misprinted(one.text):
			return code, called{}
		}
		to = code
	}
	if to == i || amountIn(text, number(to).Span) || named(text, list[i].Span) {
		return i, called{}
	}
	for part := i + 1; part < to; part++ {
		if one := number(part); telephoneShaped(one.text) && c.misprinted(one.text) {
			return part, one // and not the 24 of 24 hours behind it
		}
	}
	return to, number(to)
}

// registered is the group behind the longest number of the register that begins at
// i: one of five digits or more, since short ones are in many figures.
func (c caller) registered(text string, list []digits, i int) int {
	for to := min(len(list), i+maxGroups+1); to > i; to-- {
		start := list[i].Start
		if list[i].plus {
			start--
		}
		if part := text[start:list[to-1].End]; countDigits(part) >= shortCode && c.register.HasNumber(part) {
			return to
		}
	}
	return i
}

func (c caller) misprinted(text string) bool {
	_, _, ok := c.register.NearestNumber(text)
	return ok
}

// digits is one group of a run of digits.
type digits struct {
	diag.Span
	text string
	// gap is what stands before it in the run; plus is true behind a plus sign.
	gap  string
	plus bool
}

// groupsOf adds the groups of a run of digits to a list.
func groupsOf(list []digits, text string, run diag.Span) []digits {
	last := run.Start
	for i := run.Start; i < run.End; {
		if !isASCIIDigit(text[i]) {
			i++
			continue
		}
		end := i
		for end < run.End && isASCIIDigit(text[end]) {
			end++
		}
		gap := text[last:i]
		list = append(list, digits{diag.Span{Start: i, End: end}, text[i:end], gap, strings.HasSuffix(gap, "+")})
		i, last = end, end
	}
	return list
}

// callEnd is the group behind the digits in the shape of a number that begins at i;
// i when they have another shape.
func callEnd(list []digits, i int) int {
	first := list[i]
	least, whole, most := shortestNumber, 8, 11 // a freephone number, and any other
	switch {
	case first.plus:
		least, whole, most = shortestAbroad, 11, 15
	case first.text[0] != '0':
		return i
	}
	sum, to := len(first.text), i+1
	for ; to < len(list); to++ {
		g := list[to]
		another := g.plus || sum >= whole && len(g.text) >= shortestCode && g.text[0] == '0' && g.text[1] != '0'
		tooLong := sum+len(g.text) > most && (len(g.text) < 4 || sum+len(g.text) > most+1) // a digit too many is a slip
		if another || sum >= least && (tooLong || strings.Contains(g.gap, "(")) {
			break
		}
		sum += len(g.text)
	}
	if sum < least || sum > 15 {
		return i
	}
	return to
}

// The least digits that [telephoneShaped] takes for a number, at home and behind a
// plus sign.
const (
	shortestNumber = 7
	shortestAbroad = 8
)

// codeEnd is the group behind the digits at i that may be a short number: three to
// six that are no year. Those of the harmonised range of social value are 116 and
// three digits more.
func codeEnd(list []digits, i int) int {
	g := list[i]
	year := len(g.text) == 4 && (g.text[:2] == "19" || g.text[:2] == "20")
	if g.plus || g.text[0] == '0' || len(g.text) < shortestCode || len(g.text) > longestCode || year {
		return i
	}
	if g.text == "116" && i+1 < len(list) && len(list[i+1].text) == 3 && list[i+1].gap == " " {
		return i + 2
	}
	return i + 1
}

// isNetworkCode reports what is dialled for something else than a service, by the
// National Telephone Numbering Plan of Ofcom, part A1: to withhold the own number,
// to hear who called last, and before a number, to be relayed.
func isNetworkCode(text string) bool {
	switch text {
	case "141", "1470", "1471", "1475", "18001":
		return true
	}
	return false
}

// amountIn is [isAmount] for a string, of which it copies no more than it needs.
func amountIn(text string, at diag.Span) bool {
	const beside = 4
	from := max(at.Start-beside, 0)
	return isAmount([]byte(text[from:min(at.End+beside, len(text))]), diag.Span{Start: at.Start - from, End: at.End - from})
}

func countDigits(text string) int {
	n := 0
	for i := range len(text) {
		if isASCIIDigit(text[i]) {
			n++
		}
	}
	return n
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// isWordRune reports what words are made of.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

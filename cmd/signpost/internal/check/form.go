package check

import (
	"slices"
	"strconv"
	"strings"
)

// form is a text that an exception covers, ready to be held against tokens.
type form struct {
	exception *rule
	steps     []step
	// not are words of which none may stand before it.
	not []string
	// start is '^' for a form that begins a text, '.' for one that begins a
	// sentence, else 0.
	start byte
	// free is true when something that can be counted may follow.
	free bool
	// list is true when more numbers may follow, with commas or "and" between.
	list bool
}

// step is what one token of a form must be: one of the words, or of a class.
type step struct {
	words    []string
	class    string
	lo, hi   int
	optional bool
	// dash is true when - is one of the words, begins are the first bytes of the others.
	dash   bool
	begins firstBytes
}

// firstBytes is a set of bytes, folded so that it is one word: what is not in it begins
// no text of the set.
type firstBytes uint64

func (f firstBytes) with(text string) firstBytes { return f | 1<<(text[0]&63) }

func (f firstBytes) mayBegin(text string) bool { return text != "" && f&(1<<(text[0]&63)) != 0 }

// parseForm reads a form. It is written as its words with a space between. A word
// may be several with | between, of which one must stand there; with a ? behind it,
// it may be missing. A word that begins with a capital letter must be written so. A
// - is a hyphen or dash with nothing on either side, other marks stand for
// themselves. <n:5-25> is a class of tokens, see [step.fits], with the least and the
// greatest number where one is wanted.
//
// At the start, ! and words forbid these words before it, ^ wants the start of a
// text and . that of a sentence. At the end, $ allows that something which can be
// counted follows, and … that more numbers of the same class do.
func parseForm(text string, of *rule) form {
	f := form{exception: of}
	for i, w := range strings.Fields(text) {
		switch {
		case i == 0 && w[0] == '!':
			f.not = strings.Split(w[1:], "|")
		case i == 0 && (w == "^" || w == "."):
			f.start = w[0]
		case w == "$":
			f.free = true
		case w == "…":
			f.list = true
		default:
			f.steps = append(f.steps, parseStep(w))
		}
	}
	return f
}

func parseStep(w string) step {
	s := readStep(w)
	for _, word := range s.words {
		if word == "-" {
			s.dash = true
			continue
		}
		s.begins = s.begins.with(word)
	}
	return s
}

func readStep(w string) step {
	w, optional := strings.CutSuffix(w, "?")
	s := step{optional: optional, hi: 999}
	class, ok := strings.CutPrefix(w, "<")
	if !ok {
		s.words = strings.Split(w, "|")
		return s
	}
	name, bounds, _ := strings.Cut(strings.TrimSuffix(class, ">"), ":")
	switch name {
	case "month":
		s.words = months()
	case "weekday":
		s.words = weekdays()
	case "std":
		s.words = standards()
	case "product":
		s.words = products()
	default:
		s.class = name
	}
	if lo, hi, ok := strings.Cut(bounds, "-"); ok {
		s.lo, _ = strconv.Atoi(lo)
		s.hi, _ = strconv.Atoi(hi)
	}
	return s
}

// match holds a form against the tokens from i on and gives the end of what it
// covers; i when it does not fit.
func (f *form) match(list []token, i int) int {
	end, ok := fit(f.steps, list, i)
	switch { // few fit, so what stands before is looked at last
	case !ok, f.start != 0 && !starts(list, i, f.start == '.'),
		i > 0 && list[i-1].kind == wordToken && slices.Contains(f.not, list[i-1].lower):
		return i
	}
	if f.list {
		end = more(f.steps[len(f.steps)-1], list, end)
	}
	return end
}

// starts reports whether a text begins at i, or a sentence if that is enough.
func starts(list []token, i int, sentence bool) bool {
	if i == 0 || list[i-1].text == "\n" {
		return true
	}
	return sentence && slices.Contains([]string{".", "!", "?"}, list[i-1].text)
}

// fit gives the end of the tokens from i on that fit the steps. A step that may be
// missing is tried first.
func fit(steps []step, list []token, i int) (end int, ok bool) {
	for n := range steps {
		s := &steps[n]
		fits := i < len(list) && s.fits(list, i)
		if s.optional && fits {
			if end, ok := fit(steps[n+1:], list, i+1); ok {
				return end, true
			}
		}
		switch {
		case s.optional:
		case fits:
			i++
		default:
			return i, false
		}
	}
	return i, true
}

// more goes on from end over further numbers of a list.
func more(s step, list []token, end int) int {
	for {
		at := end
		for at < len(list) && at < end+2 && (list[at].kind == dashToken || slices.Contains([]string{",", "and", "or", "to", "&"}, list[at].lower)) {
			at++
		}
		if at == end || at >= len(list) || !s.fits(list, at) {
			return end
		}
		end = at + 1
	}
}

// fits reports whether the token at i is what the step wants.
func (s *step) fits(list []token, i int) bool {
	t := &list[i]
	if s.class != "" {
		return t.is(s.class) && s.inOrder(list, i) && (t.value < 0 || s.lo <= t.value && t.value <= s.hi || !s.bounded())
	}
	switch {
	case t.kind == dashToken: // 13-17, 16- and 17-year-olds
		return s.dash && t.glued && t.text != "—" && i+1 < len(list) && (list[i+1].glued || isTo(list[i+1].lower))
	case !s.begins.mayBegin(t.text) && !s.begins.mayBegin(t.lower), t.kind == numberToken && !t.bare():
		return false
	}
	for _, w := range s.words {
		if t.text == w || t.lower == w {
			return true
		}
	}
	return false
}

// isTo reports the words that may stand behind a dash with a space between.
func isTo(w string) bool { return w == "to" || w == "and" || w == "or" }

// inOrder reports whether a year in two digits comes after the one before it.
func (s *step) inOrder(list []token, i int) bool {
	switch {
	case s.class != "yy" && s.class != "soon":
		return true
	case i < 2 || list[i-2].value < 0:
		return false
	}
	later := (list[i].value - list[i-2].value%100 + 100) % 100
	return later > 0 && (s.class == "yy" || later <= 10)
}

// bounded reports a class whose numbers have a least and a greatest one.
func (s *step) bounded() bool { return s.class == "n" || s.class == "na" }

// bare reports a number with nothing joined to it.
func (t *token) bare() bool { return t.suffix == "" && !t.signed && !t.share && !t.plus }

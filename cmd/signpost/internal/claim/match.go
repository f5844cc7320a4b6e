package claim

import "strings"

// A parser reads words by the forms of the phrase book.
type parser struct {
	words  string
	toks   []token
	names  *names
	memory memory
	// numbers are the numbers that begin at each token, once they are counted.
	numbers [][]numeral
	counted []bool
	accept  func() bool
	// skip says which entries of the book are not tried.
	skip func(*phrase) bool
	// oneFirst is true when the request names one figure.
	oneFirst bool
	r        reading
	// far is the furthest token that any form reached, done the furthest at which
	// a whole phrase ended.
	far, done int
}

// seq matches a form from token i on and then whatever next matches.
//
// A form is words in small letters; names in capitals of word lists and rules;
// [ ] around what may be left out; ( | ) around what there is a choice of.
func (p *parser) seq(form string, i int, next func(int) bool) bool {
	form = strings.TrimLeft(form, " ")
	if form == "" {
		return next(i)
	}
	element, rest := cutElement(form)
	switch c := element[0]; {
	case c == '[' || c == '(':
		return p.choice(element, rest, i, next)
	case c >= 'A' && c <= 'Z':
		if words, ok := wordList(element); ok {
			return p.list(element, words, rest, i, next)
		}
		return p.rule(element, i, func(j int) bool { return p.seq(rest, j, next) })
	}
	return p.at(i) == element && p.seq(rest, p.reached(i+1), next)
}

// at is the text of token i, "" behind the last.
func (p *parser) at(i int) string {
	if i >= len(p.toks) {
		return ""
	}
	return p.toks[i].text
}

func (p *parser) reached(i int) int {
	p.far = max(p.far, i)
	return i
}

// choice matches one of the alternatives in brackets; square ones may be left out.
func (p *parser) choice(element, rest string, i int, next func(int) bool) bool {
	inner := element[1 : len(element)-1]
	for inner != "" {
		var alternative string
		alternative, inner = cutAlternative(inner)
		if j, ok, simple := p.literal(alternative, i); simple {
			if ok && p.seq(rest, j, next) {
				return true
			}
			continue
		}
		if p.seq(alternative, i, func(j int) bool { return p.seq(rest, j, next) }) {
			return true
		}
	}
	return element[0] == '[' && p.seq(rest, i, next)
}

// literal matches words that hold no name and no brackets, without the cost of a
// form. The last result is false when they hold one.
func (p *parser) literal(words string, i int) (int, bool, bool) {
	for k := range len(words) {
		if c := words[k]; c >= 'A' && c <= 'Z' || c == '[' || c == '(' {
			return 0, false, false
		}
	}
	for words != "" {
		var word string
		word, words, _ = strings.Cut(words, " ")
		if p.at(i) != word {
			return 0, false, true
		}
		i++
	}
	return p.reached(i), true, true
}

// list matches one of the words of a list and records what they say.
func (p *parser) list(name, words, rest string, i int, next func(int) bool) bool {
	if p.named(name, i) == 0 {
		return false
	}
	for index := 0; words != ""; index++ {
		var alternative string
		alternative, words, _ = strings.Cut(words, "|")
		if alternative[0] != p.toks[i].text[0] {
			continue
		}
		j, ok, _ := p.literal(alternative, i)
		if !ok {
			continue
		}
		before := p.r
		p.r.heard(name, alternative, index, span{i, j})
		done := p.seq(rest, j, next)
		p.r = before
		if done {
			return true
		}
	}
	return false
}

// rule matches one of the forms of a rule, or what the data says may stand there.
func (p *parser) rule(name string, i int, next func(int) bool) bool {
	if p.named(name, i) == 0 {
		return false
	}
	before := p.r
	done := false
	switch name {
	case "N":
		done = p.numeral(p.numerals(i), next)
	case "F":
		if n, ok := fractions(p.toks, i); ok {
			done = p.numeral([]numeral{n}, next)
		}
	case "Q":
		done = p.qualifier(i, next)
	case "UNIT":
		done = p.unit(i, next)
	case "WHOLE":
		done = p.wholeUnit(i, next)
	case "PERIOD":
		done = p.period(i, next)
	case "AREA":
		done = p.areaName(i, next)
	default:
		done = p.forms(name, i, next)
	}
	// What was read has been taken up by now, if anything took it up.
	p.r = before
	return done
}

// forms matches one of the forms of a rule and then does what the rule says.
func (p *parser) forms(name string, i int, next func(int) bool) bool {
	r := ruleCalled(name)
	before := p.r.state
	whole := func(j int) bool {
		inner := p.r
		done := (r.take == nil || r.take(&p.r, &before, span{i, j}, r.as)) && next(j)
		p.r = inner
		return done
	}
	for forms := r.forms; forms != ""; {
		var form string
		form, forms, _ = strings.Cut(forms, "\n")
		if p.ends(form, placed(i)) != 0 && p.seq(form, i, whole) {
			return true
		}
	}
	return false
}

// numerals is [numerals] at token i, which is asked for many times.
func (p *parser) numerals(i int) []numeral {
	if p.numbers == nil {
		p.numbers = make([][]numeral, len(p.toks))
		p.counted = make([]bool, len(p.toks))
	}
	if !p.counted[i] {
		p.counted[i], p.numbers[i] = true, numerals(p.toks, i)
	}
	return p.numbers[i]
}

// numeral goes on behind each of the numbers.
func (p *parser) numeral(list []numeral, next func(int) bool) bool {
	for _, n := range list {
		if p.r.pending == len(p.r.nums) {
			return false
		}
		before := p.r
		p.r.nums[p.r.pending] = n
		p.r.pending++
		done := next(p.reached(n.end))
		p.r = before
		if done {
			return true
		}
	}
	return false
}

// qualifier matches the words of one of the qualifiers.
func (p *parser) qualifier(i int, next func(int) bool) bool {
	for _, v := range qualifiers() {
		done := false
		p.listEnds(v.words, i, func(j int) bool {
			before := p.r
			p.r.q = v.sense
			done = done || next(j)
			p.r = before
			return false
		})
		if done {
			return true
		}
	}
	return false
}

// cutElement parts a form, which is not empty, behind its first element.
func cutElement(form string) (element, rest string) {
	depth := 0
	for i := range len(form) {
		switch form[i] {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
			if depth == 0 {
				return form[:i+1], form[i+1:]
			}
		case ' ':
			if depth == 0 {
				return form[:i], form[i+1:]
			}
		}
	}
	return form, ""
}

// cutAlternative parts what stands in brackets behind its first alternative.
func cutAlternative(inner string) (alternative, rest string) {
	depth := 0
	for i := range len(inner) {
		switch inner[i] {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
		case '|':
			if depth == 0 {
				return inner[:i], inner[i+1:]
			}
		}
	}
	return inner, ""
}

package claim

import (
	"math/bits"
	"strings"
)

// Most forms do not fit, so they are first tried without recording anything: ends
// finds where a form could end, and remembers it for every name and token. Only a
// form that can reach the last token is then read in earnest.

// A places is a set of tokens, one bit each.
type places uint32

// maxTokens is the most words and numbers of a claim, so that they fit a places with
// one bit to spare.
const maxTokens = 30

// computed marks what is remembered.
const computed places = 1 << 31

func placed(i int) places { return 1 << uint(i&31) }

// first is the first token of the set, which is not empty.
func (s places) first() int { return bits.TrailingZeros32(uint32(s)) }

// last is the last token of the set, which is not empty.
func (s places) last() int { return bits.Len32(uint32(s)) - 1 }

// A memory holds where the lists and rules end, by name and first token.
type memory struct {
	// names are those of the rules met so far, which are few; ends has a row of
	// places for each.
	names []string
	ends  []places
}

// row returns the places of a name, by first token.
func (m *memory) row(name string, width int) []places {
	for k, known := range m.names {
		if known == name {
			return m.ends[k*width : (k+1)*width]
		}
	}
	if m.names == nil {
		m.names = make([]string, 0, 24)
		m.ends = make([]places, 0, 24*width)
	}
	m.names = append(m.names, name)
	m.ends = append(m.ends, make([]places, width)...)
	return m.ends[len(m.ends)-width:]
}

// ends is where a form can end that begins at one of some tokens.
func (p *parser) ends(form string, from places) places {
	if from == 0 {
		return 0
	}
	to, _ := p.walk(form, 0, from)
	return to
}

// walk is where the run of elements can end that begins at byte k of a form, and the
// byte behind it: the end of the form, or the bar or bracket that ends an
// alternative. The byte means nothing when the run can end nowhere and no bracket is
// open.
func (p *parser) walk(form string, k int, from places) (places, int) {
	for k < len(form) {
		switch c := form[k]; {
		case c == ' ':
			k++
		case c == '|' || c == ']' || c == ')':
			return from, k
		case from == 0:
			k = skip(form, k)
		case c == '[' || c == '(':
			from, k = p.alternatives(form, k, from)
		default:
			end := k
			for end < len(form) && form[end] > ' ' && form[end] != '|' && form[end] != ']' && form[end] != ')' {
				end++
			}
			from = p.step(form[k:end], from)
			k = end
		}
	}
	return from, k
}

// skip is the byte behind the run of elements at byte k.
func skip(form string, k int) int {
	for depth := 0; k < len(form); k++ {
		switch form[k] {
		case '[', '(':
			depth++
		case ']', ')':
			if depth == 0 {
				return k
			}
			depth--
		case '|':
			if depth == 0 {
				return k
			}
		}
	}
	return k
}

// alternatives is where one of the alternatives in the brackets at byte k can end,
// and the byte behind them.
func (p *parser) alternatives(form string, k int, from places) (places, int) {
	var to, one places
	if form[k] == '[' {
		to = from
	}
	for form[k] != ']' && form[k] != ')' {
		one, k = p.walk(form, k+1, from)
		to |= one
	}
	return to, k + 1
}

// step is where a word, a list or a rule can end.
func (p *parser) step(element string, from places) places {
	var to places
	name := element[0] >= 'A' && element[0] <= 'Z'
	for ; from != 0; from &= from - 1 {
		i := from.first()
		switch {
		case name:
			to |= p.named(element, i)
		case p.at(i) == element:
			to |= placed(p.reached(i + 1))
		}
	}
	return to
}

// named is where a list or a rule can end that begins at token i.
func (p *parser) named(name string, i int) places {
	if i >= len(p.toks) {
		return 0
	}
	if words, ok := wordList(name); ok {
		var to places
		p.listEnds(words, i, func(j int) bool { to |= placed(j); return false })
		return to
	}
	width := len(p.toks)
	if known := p.memory.row(name, width)[i]; known&computed != 0 {
		return known &^ computed
	}
	to := p.lookup(name, i)
	p.memory.row(name, width)[i] = to | computed
	return to
}

// lookup finds what named remembers.
func (p *parser) lookup(name string, i int) places {
	var to places
	collect := func(j int) bool {
		to |= placed(j)
		return false
	}
	switch name {
	case "N":
		for _, n := range p.numerals(i) {
			collect(p.reached(n.end))
		}
	case "F":
		if n, ok := fractions(p.toks, i); ok {
			collect(p.reached(n.end))
		}
	case "Q":
		for _, v := range qualifiers() {
			p.listEnds(v.words, i, collect)
		}
	case "UNIT":
		p.unit(i, collect)
	case "WHOLE":
		p.wholeUnit(i, collect)
	case "PERIOD":
		p.period(i, collect)
	case "AREA":
		p.areaName(i, collect)
	default:
		for forms := ruleCalled(name).forms; forms != ""; {
			var form string
			form, forms, _ = strings.Cut(forms, "\n")
			to |= p.ends(form, placed(i))
		}
	}
	return to
}

// listEnds finds the words of a list at token i.
func (p *parser) listEnds(words string, i int, found func(int) bool) {
	text := p.toks[i].text
	if !strings.Contains(words, text) {
		return // which is the rule, and quickly found
	}
	first := text[0]
	for start := 0; start < len(words); {
		end := start
		for end < len(words) && words[end] != '|' {
			end++
		}
		if words[start] == first {
			if j, ok, _ := p.literal(words[start:end], i); ok {
				found(j)
			}
		}
		start = end + 1
	}
}

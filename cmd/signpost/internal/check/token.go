package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what a token is.
type kind uint8

const (
	markToken   kind = iota // punctuation, one character
	wordToken               // letters, and digits behind them as in KS3
	numberToken             // digits with all that belongs to them
	dashToken               // a hyphen or a dash, or several
	objectToken             // what is no text: a directive, code, an address
)

// shape is how the digits of a number are put together.
type shape uint8

const (
	plain   shape = iota // 42
	grouped              // 1,204
	decimal              // 4.5
	dotted               // 2.1.3
	clock                // 9:30
	slashed              // 3/4
	vulgar               // ½
	foreign              // digits other than 0 to 9
)

// token is a word, a number or a mark of a text, from start to end.
type token struct {
	kind       kind
	start, end int
	// text is as it stands, lower in small letters; of a number the digits alone.
	text, lower string
	// glued is true when no white space stands before it.
	glued bool
	// Of a number: value is that of a plain one of at most nine digits, else -1;
	// suffix are the letters joined to it, as the s of 18s.
	shape  shape
	value  int
	suffix string
	// signed is true for money, a plus or a minus before it; share for per cent
	// behind it; plus for 18+.
	signed, share, plus bool
}

// objectMark stands in a text for what is no text.
const objectMark = "\uFFFC"

// tokens cuts a text up, see [cutter].
func tokens(text string) []token {
	return appendTokens(make([]token, 0, len(text)/4+1), text)
}

// appendTokens adds the tokens of a text to a list. A line break is a mark of its own:
// what stands before it has nothing to do with what follows.
func appendTokens(list []token, text string) []token {
	c := newCutter(text)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != '\n' && unicode.IsSpace(r) {
			i += size
			continue
		}
		t := c.next(i)
		t.glued = i > 0 && len(list) > 0 && list[len(list)-1].end == t.start
		list = append(list, t)
		i = t.end
	}
	return list
}

// cutter cuts one text up, and knows of the whole of it what most tokens would otherwise
// ask each for itself.
type cutter struct {
	text string
	// lower is the text with a to z for A to Z, so that words in ASCII share its bytes.
	lower string
	// addresses is true when the text may hold one.
	addresses bool
}

func newCutter(text string) cutter {
	return cutter{text: text, lower: lowerASCII(text), addresses: mayHoldAddress(text)}
}

// lowerASCII is a text with a to z for A to Z, and every other byte as it was.
func lowerASCII(text string) string {
	for i := range len(text) {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			lower := []byte(text)
			for ; i < len(lower); i++ {
				if c := lower[i]; c >= 'A' && c <= 'Z' {
					lower[i] += 'a' - 'A'
				}
			}
			return string(lower)
		}
	}
	return text
}

// mayHoldAddress reports whether [address] may find one somewhere in a text: all have a
// scheme, a www. or a full stop before one of [topDomains].
func mayHoldAddress(text string) bool {
	for i := 0; i < len(text); i++ {
		at := strings.IndexByte(text[i:], '.')
		if at < 0 {
			break
		}
		i += at
		if i+1 < len(text) && text[i+1] >= 'a' && text[i+1] <= 'z' || strings.HasSuffix(text[:i], "www") {
			return true
		}
	}
	return strings.Contains(text, "://")
}

// next reads the token at i, which is no white space.
func (c *cutter) next(i int) token {
	text := c.text
	if c.addresses {
		if end := address(text, i); end > i {
			return token{kind: objectToken, start: i, end: end}
		}
	}
	if isLetter(text[i]) { // nearly every one
		end, ascii := endOfWord(text, i)
		return c.finish(token{kind: wordToken, start: i, end: end}, ascii)
	}
	if t, ok := readNumber(text, i); ok {
		return t
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	t := token{kind: markToken, start: i, end: i + size}
	ascii := r < utf8.RuneSelf
	switch {
	case unicode.IsLetter(r):
		t.kind = wordToken
		t.end, _ = endOfWord(text, i)
	case isDash(r):
		t.kind, ascii = dashToken, false
		for t.end < len(text) {
			r, size := utf8.DecodeRuneInString(text[t.end:])
			if !isDash(r) {
				break
			}
			t.end += size
		}
	case strings.HasPrefix(text[i:], objectMark):
		t.kind = objectToken
	}
	return c.finish(t, ascii)
}

// finish fills in the text of a token.
func (c *cutter) finish(t token, ascii bool) token {
	t.text, t.lower = c.text[t.start:t.end], c.lower[t.start:t.end]
	if !ascii {
		t.lower = strings.ToLower(strings.ReplaceAll(t.text, "’", "'"))
	}
	return t
}

func isDash(r rune) bool {
	return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212'
}

// endOfWord is where the letters, digits and apostrophes at i end, and whether all are
// in ASCII.
func endOfWord(text string, i int) (end int, ascii bool) {
	start := i
	for end = i; i < len(text); i++ {
		switch c := text[i]; {
		case isLetter(c), isASCIIDigit(c), c == '_':
			end = i + 1
		case c >= utf8.RuneSelf:
			return endOfWide(text, start, i, end), false
		case c != '\'':
			return end, true
		}
	}
	return end, true
}

// endOfWide is [endOfWord] from i on, where the word that begins at start ends at end
// unless it goes on.
func endOfWide(text string, start, i, end int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
			end = i
		case isVulgar(r) && slices.Contains([]string{"m", "cm", "mm", "km", "CO", "H"}, text[start:end]):
			end = i // m², CO₂
		case r != '\'' && r != '’':
			return end
		}
	}
	return end
}

// readNumber reads the number at i with its sign, its unit and the letters joined
// to it.
func readNumber(text string, i int) (token, bool) {
	t := token{kind: numberToken, start: i, value: -1}
	i = sign(text, i)
	t.signed = i > t.start
	digits, end := readDigits(text, i)
	if end == i {
		return t, false
	}
	t.shape, t.text = digits, text[i:end]
	t.lower = t.text
	if t.shape == plain && len(t.text) <= 9 {
		t.value, _ = strconv.Atoi(t.text)
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(r) || r == '_' {
		after, _ := endOfWord(text, end)
		t.suffix, end = strings.ToLower(text[end:after]), after
	}
	if strings.HasPrefix(text[end:], "+") {
		t.plus = true
		end++
	}
	if after := perCent(text, end); after > end {
		t.share, end = true, after
	}
	t.end = end
	return t, true
}

// sign passes over a sign before a number: that of money, or a plus or minus that
// does not stand between two words.
func sign(text string, i int) int {
	r, size := utf8.DecodeRuneInString(text[i:])
	if i+size >= len(text) {
		return i
	}
	switch {
	case unicode.Is(unicode.Sc, r):
	case r == '+' || r == '±' || isDash(r):
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if i > 0 && !unicode.IsSpace(before) && before != '(' {
			return i
		}
		if money := sign(text, i+size); money > i+size {
			return money
		}
	default:
		return i
	}
	if after, _ := utf8.DecodeRuneInString(text[i+size:]); !unicode.IsDigit(after) && !isVulgar(after) {
		return i
	}
	return i + size
}

// perCent passes over a sign or the words for per cent behind a number.
func perCent(text string, i int) int {
	rest := strings.TrimLeft(text[i:], " -\u00a0\u2011\u202f\u2009")
	if len(text[i:])-len(rest) > 4 {
		return i
	}
	for _, s := range []string{"%", "‰", "٪", "％", "per cent", "per-cent", "per\u00a0cent", "percent", "percentage", "pc"} {
		if len(rest) < len(s) || !strings.EqualFold(rest[:len(s)], s) {
			continue
		}
		end := len(text) - len(rest) + len(s)
		if after, _ := utf8.DecodeRuneInString(text[end:]); len(s) < len("pc") || s[0] > utf8.RuneSelf || !unicode.IsLetter(after) {
			return end
		}
	}
	return i
}

package directive

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// titleText is the value of title=, each byte with its place in the file. A bracket
// or brace that was written after a backslash is only a character.
type titleText struct {
	value   string
	places  []int // one for each byte of value, and one for its end
	escaped []bool
}

// newTitleText finds the places of a value's bytes: a backslash before punctuation
// stands in the file and not in the value.
func newTitleText(arg markdown.Arg, f *diag.File) titleText {
	t := titleText{value: arg.Value, escaped: make([]bool, len(arg.Value))}
	written := f.Text(arg.Span)
	at := 0
	for i := range len(arg.Value) {
		if at+1 < len(written) && written[at] == '\\' && written[at+1] == arg.Value[i] && isPunctuation(arg.Value[i]) {
			t.escaped[i] = true
			t.places = append(t.places, arg.Span.Start+at)
			at += len(`\"`)
			continue
		}
		t.places = append(t.places, min(arg.Span.Start+at, arg.Span.End))
		at++
	}
	t.places = append(t.places, min(arg.Span.Start+at, arg.Span.End))
	return t
}

// isPunctuation reports the ASCII characters that a backslash may stand before.
func isPunctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// offset is the place in the file of the value's byte i.
func (t titleText) offset(i int) int { return t.places[i] }

func (t titleText) span(from, to int) diag.Span {
	return diag.Span{Start: t.offset(from), End: t.offset(to)}
}

// find gives the first of the characters at or after i that is not escaped, or -1.
func (t titleText) find(i int, chars string) int {
	for ; i < len(t.value); i++ {
		if !t.escaped[i] && strings.IndexByte(chars, t.value[i]) >= 0 {
			return i
		}
	}
	return -1
}

// partKind is what a stretch of a title is.
type partKind uint8

const (
	plainPart  partKind = iota
	figurePart          // {2023}
	claimPart           // [rose]{2019..2023}
)

// titlePart is a stretch of a title.
type titlePart struct {
	kind partKind
	// words are those of the text or the claim, from is where a text begins in the
	// value.
	words string
	from  int
	// wordsAt is where the words of a claim stand, bracesAt the braces with what
	// is in them.
	wordsAt, bracesAt diag.Span
	args              []markdown.Arg
}

// titleFault is why a title cannot be read.
type titleFault struct {
	at            diag.Span
	message, hint string
}

// parts cuts a title up, or says what of it cannot be read.
func (t titleText) parts() ([]titlePart, *titleFault) {
	var parts []titlePart
	for i := 0; i < len(t.value); {
		next := t.find(i, "{}[]")
		if next < 0 {
			next = len(t.value)
		}
		if next > i {
			parts = append(parts, titlePart{kind: plainPart, words: t.value[i:next], from: i})
		}
		if i = next; i == len(t.value) {
			break
		}
		part := titlePart{kind: figurePart}
		open := i
		switch t.value[i] {
		case '}', ']':
			opening := map[byte]string{'}': "{", ']': "["}[t.value[i]]
			return nil, &titleFault{t.span(i, i+1), "the " + t.value[i:i+1] + " in the title closes nothing", "write " + opening + " before it, or \\" + t.value[i:i+1] + " for one that is only a character"}
		case '[':
			end := t.find(i+1, "{}[]")
			if end < 0 || t.value[end] != ']' {
				return nil, &titleFault{t.span(i, i+1), "the [ in the title is never closed", `write [words]{2019..2023}, or \[ for one that is only a character`}
			}
			part.kind, part.words, part.wordsAt = claimPart, t.value[i+1:end], t.span(i+1, end)
			if open = end + 1; open == len(t.value) || t.value[open] != '{' || t.escaped[open] {
				return nil, &titleFault{t.span(i, end+1), "the words in [ ] have no periods", `write them right after it, as in [rose]{2019..2023}, or \[ for one that is only a character`}
			}
			if strings.TrimSpace(part.words) == "" {
				return nil, &titleFault{t.span(i, end+1), "the [ ] in the title hold no words", "write the words to be proved, as in [rose]{2019..2023}"}
			}
		}
		end := t.find(open+1, "{}[]")
		if end < 0 || t.value[end] != '}' {
			return nil, &titleFault{t.span(open, open+1), "the { in the title is never closed", `write {2023}, or \{ for one that is only a character`}
		}
		part.bracesAt = t.span(open, end+1)
		part.args = t.args(open+1, end)
		parts = append(parts, part)
		i = end + 1
	}
	return parts, nil
}

// args reads the words and the key=value pairs between two bytes of the value. A
// value of several words stands in quotes, which a title writes as \".
func (t titleText) args(i, end int) []markdown.Arg {
	var args []markdown.Arg
	for i < end {
		if t.value[i] == ' ' || t.value[i] == '\t' {
			i++
			continue
		}
		from, quoted := i, false
		for i < end && (quoted || t.value[i] != ' ' && t.value[i] != '\t') {
			quoted = quoted != (t.value[i] == '"')
			i++
		}
		word := t.value[from:i]
		arg := markdown.Arg{Value: word, Span: t.span(from, i)}
		if key, value, ok := strings.Cut(word, "="); ok && key != "" {
			from += len(key) + 1
			arg = markdown.Arg{Key: key, Value: value, Span: t.span(from, i)}
			if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
				arg.Value, arg.Span = value[1:len(value)-1], t.span(from+1, i-1)
			}
		}
		args = append(args, arg)
	}
	return args
}

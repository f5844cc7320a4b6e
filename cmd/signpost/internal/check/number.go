package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// numbersIn refuses telephone numbers typed in a page's words. A number stands
// once, in its helpline's file; a copy would not change with it.
func numbersIn(s *site.Site, p *site.Page) diag.List {
	var problems diag.List
	for i := range p.Doc.Numbers {
		n := &p.Doc.Numbers[i]
		if isCall(s, p.File.Data, n.Span, n.Text) && !proved(p.Doc.Directives, n.Span) {
			problems = append(problems, typedNumber(s, n.Text, diag.At(p.File, n.Span, diag.Error, "number-in-prose", "")))
		}
	}
	for i := range p.Doc.Directives {
		d := &p.Doc.Directives[i]
		for _, a := range d.Args {
			if a.Key != "title" && a.Key != "summary" {
				continue // a name or a code, such as emergency-999 or K02000001, is not shown
			}
			for _, n := range numbersOf(s, a.Value) {
				if d.Name != "chart" || !isProved(a.Value, n.Span) {
					problems = append(problems, typedNumber(s, n.text, diag.At(p.File, a.Span, diag.Error, "number-in-prose", "")))
				}
			}
		}
	}
	for _, title := range titlesOf(p.Doc) {
		for _, n := range numbersOf(s, title.text) {
			problems = append(problems, typedNumber(s, n.text, diag.At(p.File, near(p.File, title.Span, n.text), diag.Error, "number-in-prose", "")))
		}
	}
	return append(problems, frontNumbers(s, p)...)
}

// proved reports that a number stands in the words of a figure or a claim: it is held
// against the data, and is one of them.
func proved(directives []markdown.Directive, at diag.Span) bool {
	return slices.ContainsFunc(directives, func(d markdown.Directive) bool {
		return (d.Name == "claim" || d.Name == "fig") && d.Span.Start <= at.Start && at.End <= d.Span.End
	})
}

// isProved is [proved] in the title of a chart, for what stands in [ ] and { }.
func isProved(title string, at diag.Span) bool {
	open := strings.LastIndexAny(title[:at.Start], "[{")
	return open >= 0 && !strings.ContainsAny(title[open:at.Start], "]}") && (title[open] == '{' || strings.Contains(title[at.End:], "]{"))
}

// shortCode is the number of characters from which digits are a number that nobody
// writes as a part of a word.
const shortCode = 5

// isAmount reports what is plainly no telephone number for what stands beside it:
// money, a share, a part of a word, or a part of a figure with commas. Without it, 1,101 reports
// would be a call to the police.
func isAmount[T string | []byte](text T, at diag.Span) bool {
	before, after := string(text[max(at.Start-4, 0):at.Start]), string(text[at.End:min(at.End+2, len(text))])
	digit := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	for _, sign := range []string{"£", "€", "$"} {
		if strings.HasSuffix(before, sign) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	joined := unicode.IsLetter(last) || last == '#' || last == '_' || unicode.IsLetter(next) || next == '_'
	if short := at.End-at.Start < shortCode; short && (joined || isPlace(text, at)) {
		return true // A101, 101st, #101, room 101; a longer one is a number, whatever it is joined to
	}
	head, comma := strings.CutSuffix(before, ",")
	rest, commaAfter := strings.CutPrefix(after, ",")
	return strings.HasPrefix(after, "%") || comma && head != "" && digit(head[len(head)-1:]) || commaAfter && digit(rest)
}

// isPlace reports digits that number a room, a page or a house: room 101, 101 High
// Street.
func isPlace[T string | []byte](text T, at diag.Span) bool {
	if before := lastWord(string(text[max(0, at.Start-farBack):at.Start])); slices.Contains([]string{
		"room", "page", "pages", "route", "section", "chapter", "flat", "house", "unit", "platform", "gate", "bus", "floor", "building", "box", "verse", "paragraph", "slide", "question", "course", "class",
	}, before) {
		return true
	}
	seen := 0
	for word := range strings.FieldsSeq(string(text[at.End:min(len(text), at.End+farBack)])) {
		switch strings.Trim(word, ".,;:") {
		case "Street", "Road", "Avenue", "Lane", "Terrace", "Square", "Crescent":
			return true
		}
		if seen++; seen == 3 {
			break
		}
	}
	return false
}

// lastWord is the last word of a text in small letters, "" when there is none.
func lastWord(text string) string {
	text = strings.TrimSpace(text)
	if i := strings.LastIndexFunc(text, unicode.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[i+size:]
	}
	return strings.ToLower(text)
}

// isCall reports whether text, a run of digits that stands at a place among other
// words, is a telephone number: one of the register, or digits that somebody could
// call.
func isCall[T string | []byte](s *site.Site, words T, at diag.Span, text string) bool {
	if len(text) < shortestCode {
		return false
	}
	text = asciiDigits(text)
	known := registered(s, text) != ""
	switch { // what stands around it is looked at last
	case !known && !telephoneShaped(text) && !isCode(text), isAmount(words, at):
		return false
	case known:
		return true
	}
	before := oneSpaced(string(words[max(0, at.Start-farBack):at.Start]))
	after := oneSpaced(string(words[at.End:min(len(words), at.End+farBack)]))
	text = oneSpaced(text)
	for one := range (caller{s.Helplines}).find(before + text + after) {
		if one.Start < len(before)+len(text) && one.End > len(before) {
			return true
		}
	}
	return false
}

// isCode reports digits of which the first ones may be a short number.
func isCode(text string) bool {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return false
	}
	end := start
	for end < len(text) && isASCIIDigit(text[end]) {
		end++
	}
	first := [1]digits{{diag.Span{Start: start, End: end}, text[start:end], text[:start], strings.HasSuffix(text[:start], "+")}}
	return codeEnd(first[:], 0) > 0
}

// oneSpaced is text with a space for every character that is one, and a hyphen for
// those that keep a line together.
func oneSpaced(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u2010' || r == '\u2011':
			return '-'
		}
		return r
	}, text)
}

// asciiDigits gives full-width digits as the others, as which they are read.
func asciiDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, text)
}

// typedNumber fills d for a telephone number in words where a directive may stand.
func typedNumber(s *site.Site, text string, d diag.Diagnostic) diag.Diagnostic {
	text = asciiDigits(text)
	d.Message = "the telephone number " + text + " is typed in the words of a page"
	d.Hint = "write it in a helpline's file, and here :helpline{…} with the file's name"
	if id := serviceOf(s, cmp.Or(registered(s, text), text)); id != "" {
		d.Hint = "write :helpline{" + id + "} instead; the number then always is that of its file"
	}
	return d
}

// serviceOf is the id of the helpline that text was meant to be a number of, or "".
func serviceOf(s *site.Site, text string) string {
	for _, service := range s.Helplines.Services() {
		if helpline.NewRegister([]*helpline.Service{service}).HasNumber(text) {
			return service.ID
		}
	}
	if _, service, ok := s.Helplines.NearestNumber(text); ok {
		return service.ID
	}
	return ""
}

// registered is the number of a helpline that text is, or that it holds beside
// others, as in "116 123 24 hours a day": only one of five characters or more,
// since short codes are in many figures. It is "" when there is none.
func registered(s *site.Site, text string) string {
	if s.Helplines.HasNumber(text) {
		return text
	}
	if len(text) < shortCode+2 {
		return "" // it holds no such number and something beside it
	}
	groups := strings.FieldsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '+' })
	for i := range groups {
		for j := i + 1; j <= min(len(groups), i+maxGroups); j++ {
			if part := strings.Join(groups[i:j], " "); len(part) >= 5 && j-i < len(groups) && s.Helplines.HasNumber(part) {
				return part
			}
		}
	}
	return ""
}

// maxGroups is the largest number of groups that numbers are written in.
const maxGroups = 5

// telephoneShaped reports whether digits look like a number that somebody could
// call: a + and at least 8 digits, or a 0 and at least 6 more, which no year,
// amount, age or date is.
func telephoneShaped(text string) bool {
	digits := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	trimmed := strings.TrimLeft(text, "( ")
	switch {
	case strings.HasPrefix(trimmed, "+"):
		return digits >= 8 && digits <= 15
	case strings.HasPrefix(trimmed, "0") && !strings.HasPrefix(trimmed, "0."):
		return digits >= 7 && digits <= 15
	}
	return false
}

// mayHoldCall reports whether [isCall] may hold of a run of digits in a text: the shortest
// number has three.
func mayHoldCall(text string) bool { return countDigits(text) >= shortestCode }

// digitRuns finds runs of digits and what may stand between the groups of a
// telephone number.
func digitRuns(text string) []diag.Span {
	if countDigits(text) == 0 {
		return nil
	}
	var runs []diag.Span
	start, end := -1, 0
	finish := func() {
		if end > start && text[start] == '(' && !strings.Contains(text[start:end], ")") {
			start++ // the bracket is around more than the number
		}
		if end > start {
			runs = append(runs, diag.Span{Start: start, End: end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			if start < 0 {
				start = i
			}
			end = i + 1
		case r == '+' || r == '(':
			if start < 0 {
				start, end = i, i
			}
		case start < 0 || strings.ContainsRune(" -.)\u00a0\u2011\u202f", r):
		default:
			finish()
		}
	}
	if start >= 0 {
		finish()
	}
	return runs
}

package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// numberHint is what to do about a number of nobody that a reader is shown.
const numberHint = "print it from a helpline's file; what is no telephone number can stand between backticks"

// calls notes every telephone number in a piece of what a page shows that belongs
// to no helpline.
func (r *reading) calls(source []byte, pieces []diag.Span) {
	r.text = appendPlain(r.text[:0], source, pieces, nil)
	for _, one := range r.unknown(r.text) {
		r.fault("unknown-number", cmp.Or(r.reader.dial.right(one.text), numberHint), element{value: one.text}, fmt.Sprintf("the number %q belongs to no helpline", one.text))
	}
}

// spoken reads an attribute that a reader sees or hears.
func (r *reading) spoken(value []byte) {
	if !mayHoldDigit(value) {
		return
	}
	if piece := []diag.Span{{End: len(value)}}; mayHoldNumber(value, piece) {
		r.calls(value, piece)
	}
}

// structured looks for telephone numbers in what a page says to search engines, as
// schema.org has it.
func (r *reading) structured(data []byte) {
	key := []byte(`"telephone"`)
	for {
		i := bytes.Index(data, key)
		if i < 0 {
			return
		}
		data = bytes.TrimLeft(data[i+len(key):], " \t\r\n")
		if !bytes.HasPrefix(data, []byte(":")) {
			continue
		}
		var value json.RawMessage
		if json.NewDecoder(bytes.NewReader(data[1:])).Decode(&value) != nil {
			continue
		}
		for _, text := range stringsOf(value) {
			if !r.reader.dial.register.HasNumber(text) {
				r.fault("unknown-number", cmp.Or(r.reader.dial.right(text), "take it from a helpline's file"), element{value: text},
					fmt.Sprintf("the telephone %q for search engines belongs to no helpline", text))
			}
		}
	}
}

// stringsOf is a JSON text, or those of a list.
func stringsOf(value json.RawMessage) []string {
	var one string
	if json.Unmarshal(value, &one) == nil {
		return []string{one}
	}
	var list []string
	if json.Unmarshal(value, &list) == nil {
		return list
	}
	return []string{string(value)}
}

// right names the number that a number of nobody was meant to be, "" when none is
// near.
func (c caller) right(text string) string {
	if number, service, ok := c.register.NearestNumber(text); ok {
		return fmt.Sprintf("did you mean %s, %s?", number, service.Title)
	}
	number, err := helpline.ParseNumber(strings.TrimLeft(text, "("), "GB")
	if err != nil {
		if hint := helpline.Hint(err); strings.HasPrefix(hint, "did you mean") {
			return hint
		}
		return ""
	}
	if near, name, ok := number.Misprint(); ok {
		return fmt.Sprintf("did you mean %s, %s?", near, name)
	}
	return ""
}

// onlyDigits leaves out of a text what is no digit.
func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// whereTyped finds a number of nobody in the files that a page may have it from: its
// own, its templates, the data, other pages that it lists.
func (g *gates) whereTyped(found fault) (*diag.File, diag.Span, bool) {
	var files []*diag.File
	for _, f := range g.found[found] {
		if f.page.source != nil {
			files = append(files, f.page.source.File)
		}
	}
	files = append(files, g.drawnBy(found)...)
	s := g.in.Site
	files = append(files, s.Observations)
	if s.Statistics != nil {
		files = append(files, s.Statistics.Definitions())
	}
	for _, p := range s.Pages {
		files = append(files, p.File)
	}
	want := onlyDigits(found.at.value)
	for _, file := range files {
		if file == nil {
			continue
		}
		text := string(file.Data)
		for _, run := range digitRuns(text) {
			if onlyDigits(text[run.Start:run.End]) == want {
				return file, run, true
			}
		}
	}
	return nil, diag.Span{}, false
}

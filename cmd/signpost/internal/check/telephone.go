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

// numbers notes every telephone number in a piece of what a page shows that belongs
// to no helpline.
func (f *facts) numbers(source []byte, pieces []diag.Span) {
	for _, one := range f.caller.find(plainly(source, pieces, nil)) {
		if !one.known {
			f.fault("unknown-number", cmp.Or(f.caller.right(one.text), numberHint), element{value: one.text}, fmt.Sprintf("the number %q belongs to no helpline", one.text))
		}
	}
}

// spoken reads an attribute that a reader sees or hears.
func (f *facts) spoken(value []byte) {
	if piece := []diag.Span{{End: len(value)}}; mayHoldNumber(value, piece) {
		f.numbers(value, piece)
	}
}

// isSpoken reports an attribute of a start tag that a reader sees or hears, or that
// search engines and messengers show of the page.
func isSpoken(t *tags, name string) bool {
	switch name {
	case "alt", "title", "aria-label", "aria-description", "placeholder":
		return true
	case "content":
		if string(t.name) != "meta" {
			return false
		}
		kind := strings.ToLower(t.attr("name") + t.attr("property"))
		_, last, _ := strings.Cut(kind, ":")
		return kind == "description" || last == "title" || last == "description" || strings.HasSuffix(last, ":alt")
	}
	return false
}

// structured looks for telephone numbers in what a page says to search engines, as
// schema.org has it.
func (f *facts) structured(data []byte) {
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
			if !f.caller.register.HasNumber(text) {
				f.fault("unknown-number", cmp.Or(f.caller.right(text), "take it from a helpline's file"), element{value: text},
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
		if f.page.Source != nil {
			files = append(files, f.page.Source.File)
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

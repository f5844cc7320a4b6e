package check

import (
	"cmp"
	"fmt"
	"html"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// words are a text that readers see, and where it stands.
type words struct {
	diag.Span
	text string
}

// numbersOf are the telephone numbers of a text.
func numbersOf(s *site.Site, text string) []words {
	if !mayHoldCall(text) {
		return nil
	}
	var found []words
	for _, run := range digitRuns(text) {
		if number := text[run.Start:run.End]; isCall(s, text, run, number) {
			found = append(found, words{run, number})
		}
	}
	return found
}

// titlesOf are the titles of a page's links and pictures, which are shown when a
// pointer rests on them. A parsed link has its title only as HTML.
func titlesOf(doc *markdown.Doc) []words {
	var found []words
	for _, i := range doc.Images {
		found = append(found, words{i.Span, i.Title})
	}
	var walk func(pieces []markdown.Piece)
	walk = func(pieces []markdown.Piece) {
		for i, p := range pieces {
			walk(doc.Children(p))
			if p.Kind != markdown.LinkStart || i+1 == len(pieces) {
				continue
			}
			if rest, ok := strings.CutPrefix(doc.HTMLOf(pieces[i+1]), ` title="`); ok {
				title, _, _ := strings.Cut(rest, `"`)
				found = append(found, words{doc.Links[p.Index].Span, html.UnescapeString(title)})
			}
		}
	}
	if len(doc.Links) > 0 {
		walk(doc.Pieces)
	}
	return found
}

// near is where a text stands in or shortly behind a place of a file; the place
// itself when it does not, as it reads.
func near(f *diag.File, at diag.Span, text string) diag.Span {
	const farthest = 400
	rest := f.Text(diag.Span{Start: at.Start, End: at.End + farthest})
	if i := strings.Index(rest, text); i >= 0 {
		return diag.Span{Start: at.Start + i, End: at.Start + i + len(text)}
	}
	return at
}

// frontNumbers refuses telephone numbers in the texts of a page's front matter. A
// service's own may stand there, as in "text REGISTER to 999" for 999: they are held
// against its file anyway.
func frontNumbers(s *site.Site, p *site.Page) diag.List {
	isOwn := func(number string) bool {
		return p.Service != nil && helpline.NewRegister([]*helpline.Service{p.Service}).HasNumber(number)
	}
	var problems diag.List
	for _, line := range frontTexts(p, mayHoldCall) {
		for _, n := range numbersOf(s, line.Text) {
			number := asciiDigits(n.text)
			known := registered(s, number)
			if known != "" && isOwn(known) {
				continue
			}
			hint := cmp.Or(caller{s.Helplines}.right(number), "write it in a helpline's file as a number to call or to text; the site prints it from there")
			if known != "" {
				hint = fmt.Sprintf("name the service without its number, or say it in the text of the page with :helpline{%s}", serviceOf(s, known))
			}
			problems = append(problems, p.Front.Errorf(line.Key, "number-in-prose", "the telephone number %s is typed in the words of a page", number).WithHint("%s", hint))
		}
	}
	return problems
}

// frontTexts are the texts of a page's front matter that are wanted, but for the keys of
// which nothing is shown or whose form is checked.
func frontTexts(p *site.Page, wanted func(text string) bool) []site.FrontLine {
	var lines []site.FrontLine
	for path, text := range p.Front.Scalars(isLeftOut, wanted) {
		lines = append(lines, site.FrontLine{Key: path, Text: text})
	}
	return lines
}

// isLeftOut reports a key of front matter with a value that is no text for readers. Hours
// that are not confirmed are told in words.
func isLeftOut(key, text string) bool {
	if key == "hours" {
		return !strings.HasPrefix(text, "not confirmed:")
	}
	return isHiddenKey(key)
}

// isHiddenKey reports a key of front matter whose value is no text for readers: a
// choice, a day, an address, or a number to call, which stands there as it should.
func isHiddenKey(key string) bool {
	switch key {
	case "address", "aliases", "allow", "audience", "bank_holidays", "confidence", "date", "draft", "expires", "for", "kind", "minutes", "nations", "number", "on_behalf", "people", "publish", "replaced_by",
		"review_by", "reviewed", "situation", "sort", "status", "url", "verified", "verified_how", "website", "weight":
		return true
	}
	return false
}

package check

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// part says what a shown text is.
type part uint8

const (
	tableRow part = iota // an element whose id is that of a figure
	quoted               // a figure in a sentence, which leads to its row
	claimed              // words that lead to their working
	working              // an element whose id is that of a working
)

// shown is an element that shows a figure or a claim, as a reader gets it.
type shown struct {
	part part
	// id is that of the element, or the one it leads to.
	id string
	content
	// class is that of a link.
	class string
}

// content is what stands in an element that shows a figure.
type content struct {
	// text is all of it; cell is the part that holds the value, when one is marked; data
	// are the numbers for machines in it.
	text, cell string
	// cells is true when the element has cells of a table, marked or not.
	cells bool
	data  []string
}

// watcher picks out of a page's tags the elements that show figures.
type watcher struct {
	rows map[string]stats.Observation
	tags *tags
	// quotes are the links that were read before: a figure stands on many pages.
	quotes *often[*shown]
	open   []watched
	// shown are those that have ended.
	shown []*shown
}

// watched is an element that has not ended yet: where its start tag begins and ends.
type watched struct {
	part       part
	tag        string
	depth      int
	start, end int
}

// claimID is how the ids of workings begin.
const claimID = "claim_"

// tag looks at the tag just read.
func (w *watcher) tag() {
	t := w.tags
	for i := len(w.open) - 1; i >= 0; i-- {
		o := &w.open[i]
		same := o.tag == string(t.name)
		switch {
		case o.tag == "tr" && (same || t.end && (string(t.name) == "table" || string(t.name) == "tbody")):
			o.depth = 0 // the end tag of a row may be left out
		case same && t.end:
			o.depth--
		case same:
			o.depth++
		}
		if o.depth == 0 {
			w.close(i, t.from)
		}
	}
	if t.end || len(t.attrs) == 0 {
		return
	}
	if id := t.attr("id"); len(id) > 0 {
		if _, ok := w.rows[string(id)]; ok {
			w.begin(tableRow)
		} else if bytes.HasPrefix(id, []byte(claimID)) {
			w.begin(working)
		}
	}
	if t.kind&anchor == 0 || t.has&isClass == 0 {
		return
	}
	if t.hasClass("figure") {
		w.begin(quoted)
	}
	if t.hasClass("claim") {
		w.begin(claimed)
	}
}

// targetOf is the id that an address leads to.
func targetOf(address string) string {
	_, id, _ := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(id); err == nil {
		return plain
	}
	return id
}

func (w *watcher) begin(p part) {
	w.open = append(w.open, watched{p, string(w.tags.name), 1, w.tags.from, w.tags.at})
}

// close ends the i-th element that is open, whose content ends at an offset.
func (w *watcher) close(i, end int) {
	o := w.open[i]
	whole := w.tags.html[o.start:max(end, o.end)]
	if o.part == quoted {
		w.shown = append(w.shown, w.quotes.get(whole, func(text string) *shown { return newShown(quoted, []byte(text)) }))
	} else {
		w.shown = append(w.shown, newShown(o.part, whole))
	}
	w.open = append(w.open[:i], w.open[i+1:]...)
}

// finish ends what the page does not.
func (w *watcher) finish(end int) {
	for i := len(w.open) - 1; i >= 0; i-- {
		w.close(i, end)
	}
}

// newShown reads an element from its start tag on.
func newShown(p part, whole []byte) *shown {
	t := tags{html: whole}
	t.next()
	s := &shown{part: p}
	switch p {
	case tableRow, working:
		s.id = string(t.attr("id"))
	case quoted, claimed:
		s.id, s.class = targetOf(string(t.attr("href"))), string(t.attr("class"))
	}
	s.content = contentOf(whole[t.at:])
	return s
}

// contentOf takes the texts out of an element's content. Drawings say nothing: what
// they show stands beside them in words.
func contentOf(inside []byte) (s content) {
	var text, cell strings.Builder
	t := tags{html: inside}
	last, svg, inCell := 0, 0, false
	add := func(to int) {
		if svg == 0 {
			text.Write(inside[last:to])
			if inCell {
				cell.Write(inside[last:to])
			}
		}
	}
	for t.next() {
		add(t.from)
		last = t.at
		switch name := string(t.name); {
		case name == "svg" && t.end:
			svg--
		case name == "svg" && !strings.HasSuffix(string(t.raw()), "/>"):
			svg++
		case name == "td" || name == "th":
			s.cells, inCell = true, !t.end && t.hasClass("num")
			text.WriteByte(' ')
			cell.WriteByte(' ')
		case name == "data" && !t.end:
			s.data = append(s.data, string(t.attr("value")))
		}
	}
	add(len(inside))
	s.text, s.cell = spaced(text.String()), spaced(cell.String())
	return s
}

// spaced is text without entities, with one space where there are several.
func spaced(text string) string {
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}

// figures holds what a page shows against the data.
func (g *gates) figures(f *Facts) {
	if g.rows == nil || len(f.shown) == 0 {
		return // there are no data to hold it against, or nothing to hold against them
	}
	var workings map[string]string // few pages have any
	for _, s := range f.shown {
		if s.part == working {
			if workings == nil {
				workings = map[string]string{}
			}
			workings[s.id] = s.text
		}
	}
	for _, s := range f.shown {
		wrong, hint := "", "print the figure as the view hands it over"
		switch s.part {
		case tableRow:
			wrong = g.rowFault(s)
		case quoted:
			wrong = g.quoteFault(s)
		case claimed:
			hint = "draw every page's workings, with partials/workings.html"
			if text, ok := workings[s.id]; !ok {
				wrong = fmt.Sprintf("the claim %q leads to no working on the page", s.text)
			} else if !strings.Contains(text, s.text) {
				wrong = fmt.Sprintf("the claim %q leads to the working of other words, %q", s.text, text)
			}
		case working:
		}
		if wrong != "" {
			at := element{}
			if s.part == quoted || s.part == claimed {
				at = element{tag: "a", attr: "class", value: s.class}
			}
			g.add(f, fault{"figure-mismatch", wrong, hint, at})
		}
	}
}

// said is how a figure reads in a sentence, in its row and in words for its number, and
// for machines.
type said struct{ text, number, unit, cell string }

// saying is how a figure reads, worked out once: some stand on many pages.
func (g *gates) saying(o stats.Observation, id string) said {
	how, known := g.said[id]
	if known {
		return how
	}
	how.text, how.number, how.cell = spaced(o.Value.String()), o.Value.Number(), o.Value.Cell()
	if series, ok := g.in.Site.Statistics.Series(o.SeriesID); ok {
		how.unit = spaced(series.Unit)
	}
	g.said[id] = how
	return how
}

// rowFault says what is wrong with the row of a figure, "" when nothing is.
func (g *gates) rowFault(s *shown) string {
	o := g.rows[s.id]
	how := g.saying(o, s.id)
	cell := cmp.Or(s.cell, s.text)
	cell = strings.Replace(cell, how.unit, "", 1) // it may hold a number of its own: per 1,000 people
	before, after, ok := strings.Cut(cell, spaced(how.number))
	switch {
	case !ok:
		return fmt.Sprintf("the row of %s says %q, and the data %q", s.id, cell, how.number)
	case s.cells && s.cell == "": // nobody says which of its cells holds the figure
	case strings.ContainsFunc(before+after, unicode.IsDigit):
		return fmt.Sprintf("the row of %s says %q, and the data only %q", s.id, cell, how.number)
	}
	return dataFault(s, how)
}

// quoteFault says what is wrong with a figure in a sentence, "" when nothing is.
func (g *gates) quoteFault(s *shown) string {
	o, ok := g.rows[s.id]
	if !ok {
		return fmt.Sprintf("the figure %q leads to no row of the data", s.text)
	}
	how := g.saying(o, s.id)
	if s.text != how.text {
		return fmt.Sprintf("the figure of %s reads %q, and the data say %q", s.id, s.text, o.Value.String())
	}
	return dataFault(s, how)
}

// dataFault holds numbers for machines against the data.
func dataFault(s *shown, how said) string {
	for _, d := range s.data {
		if d != how.cell {
			return fmt.Sprintf("the figure of %s is %q for machines, and %q in the data", s.id, d, how.cell)
		}
	}
	return ""
}

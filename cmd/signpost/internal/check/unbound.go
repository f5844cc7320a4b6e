package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// binder finds figures in the words of pages that are bound to no row of the data:
// such a figure stays as it is when the data changes, and nothing proves it.
type binder struct {
	site   *site.Site
	reader *reader
	// rows are the site's figures by the text of their cell.
	rows map[string][]row
}

// row is a figure of the site, and how to write it in a sentence.
type row struct {
	stats.Observation
	share bool
	call  string
}

// nounsOf are the words for what the figures of a site count.
func nounsOf(s *site.Site) []string {
	if s.Statistics == nil {
		return nil
	}
	var nouns []string
	for _, id := range s.Statistics.IDs() {
		series, _ := s.Statistics.Series(id)
		nouns = append(nouns, series.Noun())
	}
	return nouns
}

func newBinder(s *site.Site, r *reader) *binder {
	b := &binder{site: s, reader: r, rows: map[string][]row{}}
	if s.Statistics != nil {
		for _, id := range s.Statistics.IDs() {
			series, _ := s.Statistics.Series(id)
			for _, o := range series.Observations {
				if o.Value.State() != stats.Known {
					continue
				}
				call := ":fig{" + id + " " + o.Period.Code() + "}"
				if len(series.Areas()) > 1 {
					call = ":fig{" + id + " " + o.Period.Code() + " area=" + o.Area.ID + "}"
				}
				b.rows[o.Value.Cell()] = append(b.rows[o.Value.Cell()], row{o, series.IsPercent(), call})
			}
		}
	}
	return b
}

// unbound judges one page: its text, the arguments of directives and the front
// matter that readers see. That of a helpline holds facts about a service, which
// have rules of their own.
func (b *binder) unbound(p *site.Page) diag.List {
	var problems diag.List
	more := 0
	report := func(f figure, at diag.Span, words string) {
		if len(problems) == mostFigures {
			more++
			return
		}
		problems = append(problems, b.report(p, f, at, words))
	}
	leave := func(n markdown.Number) bool {
		return n.Code && p.Kind != site.Statistics || isCall(b.site, p.File.Data, n.Span, n.Text)
	}
	for text := range b.reader.proseOf(p.File, p.Doc, leave) {
		for _, f := range b.reader.figures(text.text, nil) {
			report(f, text.span(f.Span), text.text)
		}
	}
	// Where a text stands is asked only when it holds a figure: hardly any does.
	short := func(text string, at func() diag.Span) {
		if !holdsDigit(text) {
			return
		}
		for _, f := range b.figures(text) {
			report(f, inside(p.File, at(), f), text)
		}
	}
	for i := range p.Doc.Directives {
		d := &p.Doc.Directives[i]
		for _, a := range d.Args {
			if d.Name != "chart" && (a.Key == "title" || a.Key == "summary") {
				short(a.Value, func() diag.Span { return a.Span }) // the title of a chart is read by the chart
			}
		}
	}
	for _, image := range p.Doc.Images {
		short(image.Title, func() diag.Span { return image.Span })
	}
	if p.Service == nil {
		for _, line := range p.FrontLines(holdsDigit) {
			if key, _, _ := strings.Cut(line.Key, "["); key != "owner" && key != "ages" {
				short(line.Text, func() diag.Span { return p.Front.Span(line.Key) })
			}
		}
	}
	if p.Figures != nil && p.Figures.NextUpdate != "" {
		short(p.Figures.NextUpdate, func() diag.Span { return p.Front.Span("next_update") })
	}
	if more > 0 {
		severity, rule := ruleOf(p)
		problems = append(problems, diag.InFile(p.Name, severity, rule, "%d more figures stand in the words of the page by themselves", more))
	}
	return problems
}

// mostFigures is how many figures of one page are reported one by one.
const mostFigures = 100

// ruleOf is the rule against figures in the words of a page, and how strict it is.
func ruleOf(p *site.Page) (diag.Severity, string) {
	if p.Kind == site.Statistics {
		return diag.Error, "unbound-figure"
	}
	return diag.Warning, "figure-in-prose"
}

// figures are those of a text, without its telephone numbers, which are asked for only
// when there is anything to leave out.
func (b *binder) figures(text string) []figure {
	found := b.reader.figures(text, nil)
	if len(found) == 0 {
		return nil
	}
	if calls := b.calls(text); len(calls) > 0 {
		return b.reader.figures(text, calls)
	}
	return found
}

// calls are the telephone numbers of a text.
func (b *binder) calls(text string) []diag.Span {
	if !mayHoldCall(text) {
		return nil
	}
	var found []diag.Span
	for _, s := range digitRuns(text) {
		if isCall(b.site, text, s, text[s.Start:s.End]) {
			found = append(found, s)
		}
	}
	return found
}

// inside is where a figure stands in a text that was read from the bytes at, as
// near as can be told: a value over several lines is not in the file as it reads.
func inside(f *diag.File, at diag.Span, fig figure) diag.Span {
	text := f.Text(at)
	for _, after := range []int{fig.Start, 0} {
		if i := strings.Index(text[min(after, len(text)):], fig.text); i >= 0 {
			start := at.Start + min(after, len(text)) + i
			return diag.Span{Start: start, End: start + len(fig.text)}
		}
	}
	return at
}

// report says what is wrong with a figure that stands at a place of a page, among
// other words.
func (b *binder) report(p *site.Page, f figure, at diag.Span, words string) diag.Diagnostic {
	severity, rule := ruleOf(p)
	shown := strings.Join(strings.Fields(f.text), " ")
	d := diag.At(p.File, at, severity, rule, "the figure %s stands in the words of a page by itself", shown)
	return d.WithHint("%s", b.hint(p, f, shown, words))
}

func (b *binder) hint(p *site.Page, f figure, shown, words string) string {
	const other = ":claim[words]{series from..to}, or :said[words]{source} if it cannot be computed"
	write := "write :fig{series period}, or " + other
	if found := b.nearest(p, f, words); len(found) > 0 {
		var calls []string
		for _, r := range found {
			call := r.call
			if text := r.Value.String(); len(found) == 1 && text != shown && text != strings.ReplaceAll(shown, "%", " per cent") {
				call += fmt.Sprintf(", which prints %q", text)
			}
			calls = append(calls, call)
		}
		write = "write " + strings.Join(calls, " or ")
	}
	if f.year {
		return fmt.Sprintf("if %s is a year, put a comma after it, or write \"the year %s\"; else %s", shown, shown, write)
	}
	return write
}

// nearest are the rows that say what a figure says, at most three: those whose year
// is named beside the figure, or whose series the page shows, before others.
func (b *binder) nearest(p *site.Page, f figure, words string) []row {
	rows := slices.DeleteFunc(slices.Clone(b.rows[f.cell]), func(r row) bool { return r.share != f.share })
	if f.cell == "" || len(rows) == 0 {
		return nil
	}
	shown := map[string]bool{}
	for _, series := range b.site.SeriesOf(p) {
		shown[series.ID] = true
	}
	rank := func(r row) int {
		n := 0
		if strings.Contains(words, strconv.Itoa(r.Period.Year())) {
			n += 2
		}
		if shown[r.SeriesID] {
			n++
		}
		return n
	}
	slices.SortStableFunc(rows, func(x, y row) int { return rank(y) - rank(x) })
	n := 1
	for n < min(len(rows), 3) && rank(rows[n]) == rank(rows[0]) {
		n++
	}
	return rows[:n]
}

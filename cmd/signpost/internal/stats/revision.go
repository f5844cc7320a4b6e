package stats

import (
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A Revision is one change to a figure that had been published: a row of
// revisions.csv.
type Revision struct {
	Date         time.Time // the day the change was published, midnight UTC
	Series, Area string    // ids, which may be of a row that is no longer there
	Period       Period
	// Old and New are the figure as it was printed before and after: "619",
	// "more than 166", "no figure". New is "removed" when the row was taken out,
	// and so is Old when it was put back.
	Old, New string
	Reason   string
	// Span is the date in revisions.csv: the place to point at. See
	// [Dataset.RevisionsFile].
	Span          diag.Span
	before, after string // Old and New as revisions.csv writes them
}

// IsRemoved reports whether the figure was taken out.
func (r Revision) IsRemoved() bool { return r.New == removed }

// revisionFormat is what revisions.csv looks like.
func revisionFormat() sheet.Format {
	return sheet.Format{
		Columns: []string{"date", "series", "area", "period", "old", "new", "reason"},
		Long:    "reason",
		Numbers: []string{"old", "new"},
	}
}

// The places of the columns in a row of revisions.csv.
const (
	dateColumn = iota
	revisedSeriesColumn
	revisedAreaColumn
	revisedPeriodColumn
	oldColumn
	newColumn
	reasonColumn
)

// removed is what a row that is not there says.
const removed = "removed"

// A saying is what a row said: a value, or that it is gone.
type saying struct {
	value Value
	gone  bool
}

// text is a saying as revisions.csv writes it: "619", "more than 166", "[x]".
func (s saying) text() string {
	switch {
	case s.gone:
		return removed
	case s.value.bound != Exact:
		return s.value.bound.String() + " " + s.value.Cell()
	}
	return s.value.Cell()
}

// figure reports whether s is a published figure, or that one is withheld: what
// readers have seen and may have repeated. That nobody had published one is not.
func (s saying) figure() bool { return !s.gone && s.value.state != NotAvailable }

// parseSaying reads the cells old and new.
func parseSaying(text string) (saying, *sheet.Fault) {
	if text == removed {
		return saying{gone: true}, nil
	}
	bound, number := "", text
	for _, name := range boundNames()[1:] {
		if rest, ok := strings.CutPrefix(text, name+" "); ok {
			bound, number = name, rest
		}
	}
	value, f, boundFault := parseValue(number, bound)
	if f == nil {
		f = boundFault
	}
	if f == nil {
		return saying{value: value}, nil
	}
	if plain := unprinted(text); plain != text {
		if s, fault := parseSaying(plain); fault == nil {
			return saying{}, sheet.Faultf("%q, want it as the columns value and bound say it", text).Hinted("write %s", s.text())
		}
	}
	return saying{}, f
}

// unprinted turns a figure as a page prints it into one as the data files write
// it.
func unprinted(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	switch text {
	case "no figure":
		return "[x]"
	case "withheld":
		return "[c]"
	case "not applicable":
		return "[z]"
	}
	text = strings.ReplaceAll(strings.TrimSuffix(text, " per cent"), " to ", "..")
	return strings.ReplaceAll(strings.ReplaceAll(text, ",", ""), "−", "-")
}

// A change is a row of revisions.csv.
type change struct {
	row      sheet.Row
	date     time.Time
	key      rowKey
	old, new saying
}

// A chain is the changes to one figure in the order of the file.
type chain []change

func (c chain) last() change { return c[len(c)-1] }

// leads returns whether the chain says how a figure came from what was published
// to what it ends with.
func (c chain) leads(from saying) bool {
	return slices.ContainsFunc(c, func(step change) bool { return step.old.text() == from.text() })
}

// revised reports whether the chain changes a published figure. That a figure
// became known does not.
func (c chain) revised() bool {
	return slices.ContainsFunc(c, func(step change) bool { return step.old.figure() })
}

// A changeReader reads revisions.csv.
type changeReader struct {
	data *Dataset
	file *diag.File
	list diag.List
	keys []rowKey // in the order of the file
	// chains hold the changes of each figure. One that has a faulty row is nil.
	chains map[rowKey]chain
	// whole is false when a row could not be told to be about some figure.
	whole bool
}

// readChanges reads revisions.csv and puts what it says into d.
func readChanges(d *Dataset, f *diag.File) *changeReader {
	d.revisionsFile = f
	r := &changeReader{data: d, file: f, chains: map[rowKey]chain{}, whole: true}
	if f == nil {
		return r
	}
	table, list := readTable(f, revisionFormat())
	r.list, r.whole = list, table.Whole
	faulty := map[rowKey]bool{}
	for _, row := range table.Rows {
		c, good := r.change(row)
		if c.key.period.IsZero() {
			r.whole = false
			continue
		}
		if _, ok := r.chains[c.key]; !ok {
			r.keys = append(r.keys, c.key)
		}
		r.chains[c.key] = append(r.chains[c.key], c)
		faulty[c.key] = faulty[c.key] || !good
	}
	for key := range faulty {
		if faulty[key] {
			r.chains[key] = nil
		}
	}
	return r
}

// change reads one row. The period of its key is zero when it is not known what
// the row is about.
func (r *changeReader) change(row sheet.Row) (change, bool) {
	if row.Faulty {
		return change{}, false
	}
	before := len(r.list)
	c := change{row: row}
	cell := func(column int) string { return row.Cells[column].Text }
	date, f := sheet.Date(cell(dateColumn))
	if f == nil && (date.Year() < firstYear || date.Year() > lastYear) {
		f = sheet.Faultf("year in %q, want %d to %d", cell(dateColumn), firstYear, lastYear)
	}
	r.faultAt(row.Cells[dateColumn], f)
	c.date = date
	period, f := parsePeriod(cell(revisedPeriodColumn))
	r.faultAt(row.Cells[revisedPeriodColumn], f)
	if len(r.list) == before && date.Before(period.Start()) {
		r.faultAt(row.Cells[dateColumn], sheet.Faultf("%s is before the first day of %s, when there was no figure to change", cell(dateColumn), period.Code()).
			Hinted("correct the date, or the period"))
	}
	c.old, f = parseSaying(cell(oldColumn))
	r.faultAt(row.Cells[oldColumn], f)
	c.new, f = parseSaying(cell(newColumn))
	r.faultAt(row.Cells[newColumn], f)
	if strings.TrimSpace(cell(reasonColumn)) == "" {
		r.faultAt(row.Cells[reasonColumn], sheet.Faultf("no reason for the change").Hinted("say in a sentence why the figure changed, and who says so"))
	}
	if len(r.list) == before && c.old.text() == c.new.text() {
		r.faultAt(row.Cells[newColumn], sheet.Faultf("old and new are both %s, which is no change", c.old.text()).Hinted("remove the row, or correct one of the two"))
	}
	c.key = rowKey{cell(revisedSeriesColumn), cell(revisedAreaColumn), period}
	if len(r.list) > before {
		return c, false
	}
	revision := Revision{Date: date, Series: c.key.series, Area: c.key.area, Period: period, Reason: strings.TrimSpace(cell(reasonColumn))}
	revision.Span, revision.before, revision.after = row.Cells[dateColumn].Span, c.old.text(), c.new.text()
	revision.Old, revision.New = r.printed(c.key, c.old), r.printed(c.key, c.new)
	r.data.revisions = append(r.data.revisions, revision)
	return c, true
}

// printed is a saying as a page prints it.
func (r *changeReader) printed(key rowKey, s saying) string {
	if s.gone {
		return removed
	}
	if series := r.data.series[key.series]; series != nil {
		s.value.measure = series.measure()
	}
	return s.value.String()
}

// faultAt reports a fault of a cell. A nil fault is none.
func (r *changeReader) faultAt(c sheet.Cell, f *sheet.Fault) {
	if f != nil {
		r.list = append(r.list, f.At(r.file, c.Span, "revision"))
	}
}

package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Input is the files that [Load] reads.
type Input struct {
	Definitions  *diag.File // statistics.yaml
	Observations *diag.File // observations.csv
	Revisions    *diag.File // revisions.csv, or nil when nothing was changed
	Published    *diag.File // published.lock, or nil when nothing was published
}

// Load reads the figures and holds them against each other, against what was
// published and against what is said of changes.
//
// Every fault is reported at its cell, sorted by file and position. The Dataset
// is nil when there is an error. While the definitions are wrong the rows are not
// looked at, because every row would be reported for what one definition lacks.
// While a row of a series is wrong its sums are not looked at, because they may be
// wrong for the same reason.
func Load(in Input) (*Dataset, diag.List) {
	d, doc, list := loadDefinitions(in.Definitions)
	if list.HasErrors() {
		return nil, list.Sorted()
	}
	l := &loader{
		data: d, doc: doc, obs: in.Observations, list: list,
		doubtful: map[string]bool{}, broken: map[string]bool{}, keys: map[string][]rowKey{},
	}
	l.load()
	l.reckon()
	l.history(in.Revisions, in.Published)
	if l.list.HasErrors() {
		return nil, l.list.Sorted()
	}
	return d, l.list.Sorted()
}

// format is what observations.csv looks like.
func format() sheet.Format {
	return sheet.Format{
		Columns: []string{"series", "area", "period", "value", "bound", "flags", "source", "note"},
		Long:    "note",
		Numbers: []string{"value"},
	}
}

// The places of the columns in a row.
const (
	seriesColumn = iota
	areaColumn
	periodColumn
	valueColumn
	boundColumn
	flagsColumn
	sourceColumn
	noteColumn
)

// A loader fills a Dataset from the rows.
type loader struct {
	data *Dataset
	doc  *strictyaml.Doc // where the definitions stand
	obs  *diag.File
	list diag.List
	// seen holds the row of each series, area and period, faulty ones included,
	// so that one fault is not reported as a gap as well.
	seen map[rowKey]sheet.Row
	keys map[string][]rowKey // of seen, by series
	// doubtful series may miss rows only because a row could not be placed.
	doubtful map[string]bool
	// broken series have a row that is wrong or could not be placed.
	broken map[string]bool
}

type rowKey struct {
	series, area string
	period       Period
}

func (o *Observation) key() rowKey { return rowKey{o.SeriesID, o.Area.ID, o.Period} }

func (l *loader) load() {
	table, list := readTable(l.obs, format())
	l.list = append(l.list, list...)
	if !table.Whole {
		l.doubtAll()
	}
	l.seen = make(map[rowKey]sheet.Row, len(table.Rows))
	for _, r := range table.Rows {
		l.row(r)
	}
	for _, id := range l.data.seriesIDs {
		s := l.data.series[id]
		slices.SortFunc(s.Observations, func(a, b Observation) int {
			if c := strings.Compare(a.Area.ID, b.Area.ID); c != 0 {
				return c
			}
			return a.Period.Compare(b.Period)
		})
		l.anchors(s)
		l.complete(s)
		l.mixed(s)
	}
}

// doubtAll marks every series as perhaps missing rows.
func (l *loader) doubtAll() {
	for _, id := range l.data.seriesIDs {
		l.doubt(id)
	}
}

// doubt marks a series as perhaps missing a row.
func (l *loader) doubt(id string) {
	l.doubtful[id] = true
	l.broken[id] = true
}

// anchors gives every observation of s its HTML id.
func (l *loader) anchors(s *Series) {
	several := len(s.Areas()) > 1
	for i := range s.Observations {
		o := &s.Observations[i]
		o.anchor = s.ID + "-" + o.Period.anchor()
		if several {
			o.anchor += "-" + strings.ToLower(o.Area.ID)
		}
	}
}

// faultAt reports a fault of a cell of observations.csv. A nil fault is none.
func (l *loader) faultAt(c sheet.Cell, rule string, f *sheet.Fault) {
	if f != nil {
		l.list = append(l.list, f.At(l.obs, c.Span, rule))
	}
}

// cell is where a column of an observation stands.
func (l *loader) cell(o *Observation, column int) sheet.Cell {
	return l.seen[o.key()].Cells[column]
}

// line is the line of observations.csv on which an observation stands.
func (l *loader) line(o *Observation) int { return l.obs.Position(o.Span.Start).Line }

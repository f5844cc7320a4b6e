package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Load reads statistics.yaml from defs and observations.csv from obs.
//
// Every fault is reported at its cell, sorted by file and position. The Dataset
// is nil when there is an error. A source that no row uses is a warning. While
// the definitions are wrong the rows are not looked at, because every row would
// be reported for what one definition lacks.
func Load(defs, obs *diag.File) (*Dataset, diag.List) {
	d, doc, list := loadDefinitions(defs)
	if list.HasErrors() {
		return nil, list.Sorted()
	}
	l := &loader{
		data: d, doc: doc, obs: obs,
		doubtful: map[string]bool{}, used: map[string]bool{}, seen: map[rowKey]diag.Span{}, list: list,
	}
	l.load()
	if l.list.HasErrors() {
		return nil, l.list.Sorted()
	}
	return d, l.list.Sorted()
}

// columns returns the header of observations.csv.
func columns() []string {
	return []string{"series", "area", "period", "value", "bound", "flags", "source", "note"}
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
	// seen holds where each series, area and period stands, faulty values
	// included, so that one fault is not reported as a gap as well.
	seen map[rowKey]diag.Span
	// doubtful series may miss rows only because a row could not be placed.
	doubtful map[string]bool
	used     map[string]bool // source ids
}

type rowKey struct {
	series, area string
	period       Period
}

func (l *loader) load() {
	rows, whole, list := readCSV(l.obs)
	l.list = append(l.list, list...)
	if !l.header(rows) {
		return
	}
	if !whole || list.HasErrors() {
		l.doubtAll()
	}
	for _, r := range rows[1:] {
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
	}
	for _, id := range l.data.sourceIDs {
		if !l.used[id] {
			l.list = append(l.list, diag.At(l.doc.File(), l.doc.KeySpan("sources."+id), diag.Warning, "unused-source",
				"no row uses the source %q", id).WithHint("remove it, or name it in the source column"))
		}
	}
}

// doubtAll marks every series as perhaps missing rows.
func (l *loader) doubtAll() {
	for _, id := range l.data.seriesIDs {
		l.doubtful[id] = true
	}
	for _, id := range l.data.sourceIDs {
		l.used[id] = true
	}
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

func (l *loader) errorAt(s diag.Span, rule, format string, args ...any) {
	l.list = append(l.list, diag.At(l.obs, s, diag.Error, rule, format, args...))
}

// faultAt reports a fault of a cell. A nil fault is none.
func (l *loader) faultAt(c cell, rule string, f *fault) {
	if f != nil {
		l.list = append(l.list, diag.At(l.obs, c.span, diag.Error, rule, "%s", f.message).WithHint("%s", f.hint))
	}
}

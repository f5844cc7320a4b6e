package stats

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// The lines of published.lock that are always the same.
const (
	lockHead = `# Every figure that has been published. "signpost stats publish" writes this file:
# do not edit it. A figure that differs from it needs a row in revisions.csv.
`
	lockSeal = "# sha256 "
)

// The tables of published.lock in their order. Each begins with its header. A lock
// from before units and revisions were remembered has only the first.
const (
	figureTable = iota
	unitTable
	revisionTable
)

// lockHeaders returns the first line of each table.
func lockHeaders() []string {
	return []string{"series,area,period,value,bound", "series,unit", strings.Join(revisionFormat().Columns, ",")}
}

// Lock returns the text of published.lock for d: each row of observations.csv by
// series, area and period, the unit of each series, each row of revisions.csv, and
// a hash by which a change made by hand is found. The same data always give the
// same text.
//
// Every row is one line: spaces and line breaks within a text are written as one
// space, and a text with a comma or quotation mark in it is quoted.
func Lock(d *Dataset) []byte {
	var b bytes.Buffer
	b.WriteString(lockHead)
	ids := d.IDs()
	slices.Sort(ids)
	fmt.Fprintln(&b, lockHeaders()[figureTable])
	for _, id := range ids {
		for _, o := range d.series[id].Observations {
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s\n", id, o.Area.ID, o.Period.Code(), o.Value.Cell(), o.Value.Bound())
		}
	}
	fmt.Fprintln(&b, lockHeaders()[unitTable])
	for _, id := range ids {
		b.WriteString(csvLine([]string{id, d.series[id].Unit}))
	}
	if len(d.revisions) > 0 {
		fmt.Fprintln(&b, lockHeaders()[revisionTable])
	}
	for _, r := range d.revisions {
		b.WriteString(csvLine(r.cells()))
	}
	fmt.Fprintf(&b, "%s%x\n", lockSeal, sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

// cells is the revision as a row of revisions.csv, each cell on one line.
func (r Revision) cells() []string {
	cells := []string{r.Date.Format(time.DateOnly), r.Series, r.Area, r.Period.Code(), r.before, r.after, r.Reason}
	for i := range cells {
		cells[i] = oneLine(cells[i])
	}
	return cells
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// csvLine returns cells as one line of CSV with its end.
func csvLine(cells []string) string {
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if cell = oneLine(cell); strings.ContainsAny(cell, ",\"") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	return b.String() + "\n"
}

// lockedData is what published.lock says.
type lockedData struct {
	figures   []published
	units     map[string]string // by series; empty in an old lock
	revisions []lockedRevision
}

// A published figure is a row of the first table of published.lock.
type published struct {
	key  rowKey
	said saying
	span diag.Span
}

// A lockedRevision is a row of the last table of published.lock.
type lockedRevision struct {
	cells []string // as Revision.cells gives them
	date  time.Time
	key   rowKey
	span  diag.Span
}

// readLock reads published.lock. The result is nil when there is a problem.
func readLock(f *diag.File) (*lockedData, diag.List) {
	const hint = "take the file back from version control"
	text := strings.ReplaceAll(strings.TrimPrefix(string(f.Data), "\uFEFF"), "\r\n", "\n")
	body, seal, ok := cutSeal(text)
	if !ok {
		return nil, diag.List{diag.InFile(f.Name, diag.Error, "lock", "the line %s… is missing at the end of the file, or stands twice", lockSeal).WithHint(hint)}
	}
	if seal != fmt.Sprintf("%x", sha256.Sum256([]byte(body))) {
		return nil, diag.List{diag.InFile(f.Name, diag.Error, "lock", "the file was changed by hand, or only a part of it is there").WithHint(hint)}
	}
	locked, table, at := &lockedData{units: map[string]string{}}, figureTable, 0
	for text := range strings.Lines(string(f.Data)) {
		span := diag.Span{Start: at, End: at + len(strings.TrimRight(text, "\r\n"))}
		at += len(text)
		text = strings.TrimRight(strings.TrimPrefix(text, "\uFEFF"), "\r\n")
		if next := slices.Index(lockHeaders(), text); next > table || next == figureTable && table == figureTable {
			table = next
			continue
		}
		if !strings.HasPrefix(text, "#") && !locked.read(table, text, span) {
			return nil, diag.List{diag.At(f, span, diag.Error, "lock", "%q is not a row of this file", text).WithHint(hint)}
		}
	}
	return locked, nil
}

// cutSeal parts the last line, which holds the hash, from what stands before it.
func cutSeal(text string) (body, seal string, ok bool) {
	at := strings.LastIndex("\n"+text, "\n"+lockSeal)
	if at < 0 {
		return "", "", false
	}
	seal = strings.TrimSuffix(text[at+len(lockSeal):], "\n")
	return text[:at], seal, !strings.Contains(seal, "\n") && !strings.Contains("\n"+text[:at], "\n"+lockSeal)
}

// read adds a row of a table, and reports whether it is one.
func (l *lockedData) read(table int, text string, span diag.Span) bool {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = strings.Count(lockHeaders()[table], ",") + 1
	cells, err := reader.Read()
	if err != nil {
		return false
	}
	switch table {
	case figureTable:
		period, f := parsePeriod(cells[2])
		value, valueFault, boundFault := parseValue(cells[3], cells[4])
		l.figures = append(l.figures, published{rowKey{cells[0], cells[1], period}, saying{value: value}, span})
		return f == nil && valueFault == nil && boundFault == nil
	case unitTable:
		l.units[cells[0]] = cells[1]
		return true
	}
	date, err := time.Parse(time.DateOnly, cells[dateColumn])
	period, f := parsePeriod(cells[revisedPeriodColumn])
	key := rowKey{cells[revisedSeriesColumn], cells[revisedAreaColumn], period}
	l.revisions = append(l.revisions, lockedRevision{cells, date, key, span})
	return err == nil && f == nil
}

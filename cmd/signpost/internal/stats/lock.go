package stats

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// The parts of published.lock that are always the same.
const (
	lockHead = `# Every figure that has been published. "signpost stats publish" writes this file:
# do not edit it. A figure that differs from it needs a row in revisions.csv.
series,area,period,value,bound
`
	lockSeal = "# sha256 "
)

// Lock returns the text of published.lock for d: each row of observations.csv by
// series, area and period, and a hash by which a change made by hand is found.
// The same figures always give the same text.
func Lock(d *Dataset) []byte {
	var b bytes.Buffer
	b.WriteString(lockHead)
	ids := d.IDs()
	slices.Sort(ids)
	for _, id := range ids {
		for _, o := range d.series[id].Observations {
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s\n", id, o.Area.ID, o.Period.Code(), o.Value.Cell(), o.Value.Bound())
		}
	}
	fmt.Fprintf(&b, "%s%x\n", lockSeal, sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

// A published figure is a row of published.lock.
type published struct {
	key  rowKey
	said saying
	span diag.Span
}

// readLock reads published.lock. Its rows are nil when there is a problem.
func readLock(f *diag.File) ([]published, diag.List) {
	const hint = "take the file back from version control, or remove it and run signpost stats publish"
	text := strings.ReplaceAll(strings.TrimPrefix(string(f.Data), "\uFEFF"), "\r\n", "\n")
	body, seal, ok := cutSeal(text)
	if !ok {
		return nil, diag.List{diag.InFile(f.Name, diag.Error, "lock", "the line %s… is missing at the end of the file, or stands twice", lockSeal).WithHint(hint)}
	}
	if seal != fmt.Sprintf("%x", sha256.Sum256([]byte(body))) {
		return nil, diag.List{diag.InFile(f.Name, diag.Error, "lock", "the file was changed by hand, or only a part of it is there").WithHint(hint)}
	}
	rows, line := []published{}, 0
	for text := range strings.Lines(string(f.Data)) {
		span := diag.Span{Start: line, End: line + len(strings.TrimRight(text, "\r\n"))}
		line += len(text)
		text = strings.TrimRight(strings.TrimPrefix(text, "\uFEFF"), "\r\n")
		if strings.HasPrefix(text, "#") || text == "series,area,period,value,bound" {
			continue
		}
		row, ok := parsePublished(text)
		if !ok {
			return nil, diag.List{diag.At(f, span, diag.Error, "lock", "%q is not a row of this file", text).WithHint(hint)}
		}
		row.span = span
		rows = append(rows, row)
	}
	return rows, nil
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

func parsePublished(text string) (published, bool) {
	cells := strings.Split(text, ",")
	if len(cells) != 5 {
		return published{}, false
	}
	period, f := parsePeriod(cells[2])
	value, valueFault, boundFault := parseValue(cells[3], cells[4])
	return published{
		key:  rowKey{cells[0], cells[1], period},
		said: saying{value: value},
	}, f == nil && valueFault == nil && boundFault == nil
}

package stats_test

import (
	"encoding/csv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// encode writes a dataset as observations.csv in one way, so that two datasets
// are the same when their texts are.
func encode(d *stats.Dataset) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{{"series", "area", "period", "value", "bound", "flags", "source", "note"}}
	for _, id := range d.IDs() {
		s, _ := d.Series(id)
		for _, o := range s.Observations {
			source := ""
			if o.Source != nil {
				source = o.Source.ID
			}
			rows = append(rows, []string{
				o.SeriesID, o.Area.ID, o.Period.Code(), o.Value.Cell(),
				o.Value.Bound().String(), o.Flags.String(), source, o.Note,
			})
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return err.Error()
	}
	return b.String()
}

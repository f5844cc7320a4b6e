package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/site"
)

// A cell says yes or no as people type it in a spreadsheet.
func TestHolidayCells(t *testing.T) {
	for _, tt := range []struct {
		cell string
		want holiday.Kind
		bad  bool
	}{
		{cell: "yes", want: holiday.BankHoliday},
		{cell: "Yes", want: holiday.BankHoliday},
		{cell: "YES", want: holiday.BankHoliday},
		{cell: "y", want: holiday.BankHoliday},
		{cell: "Y", want: holiday.BankHoliday},
		{cell: "x", want: holiday.BankHoliday},
		{cell: "X", want: holiday.BankHoliday},
		{cell: "", want: holiday.Ordinary},
		{cell: "no", want: holiday.Ordinary},
		{cell: "No", want: holiday.Ordinary},
		{cell: "NO", want: holiday.Ordinary},
		{cell: "n", bad: true},
		{cell: "maybe", bad: true},
		{cell: "yes?", bad: true},
		{cell: "true", bad: true},
		{cell: "1", bad: true},
	} {
		table := strings.Join(site.HolidayColumns(), ",") + "\n2026-06-15,A day,yes," + tt.cell + ",\n"
		for _, d := range holiday.Statutory(2026) {
			table += d.Date.Format(time.DateOnly) + "," + d.Name
			for _, column := range site.HolidayColumns()[2:] {
				if table += ","; slices.Contains(d.Nations, site.HolidayNations(column)[0]) {
					table += "yes"
				}
			}
			table += "\n"
		}
		s, list := load(t, site.Options{}, "-- "+site.HolidaysFile+" --\n"+table)
		if tt.bad {
			if want := fmt.Sprintf("%q is neither yes nor no", tt.cell); !strings.Contains(report(list), want) {
				t.Errorf("%q: %s, want %s", tt.cell, report(list), want)
			}
			continue
		}
		if list.HasErrors() {
			t.Errorf("%q: %s", tt.cell, report(list))
			continue
		}
		day := time.Date(2026, time.June, 15, 0, 0, 0, 0, time.UTC)
		if got := s.Holidays.On(day, holiday.Scotland); got != tt.want || s.Holidays.On(day, holiday.Wales) != holiday.BankHoliday {
			t.Errorf("%q: the day is %v in Scotland, want %v", tt.cell, got, tt.want)
		}
	}
}

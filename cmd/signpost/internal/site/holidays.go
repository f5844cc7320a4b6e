package site

import (
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/sheet"
	"example.org/signpost/cmd/signpost/internal/source"
)

// HolidaysFile lists the bank holidays, one a row. "signpost holidays" writes it by
// rule; an editor adds what is proclaimed for one year only.
const HolidaysFile = "content/helplines/bank-holidays.csv"

// HolidayColumns are the columns of [HolidaysFile]. The last three hold "yes", "y" or "x"
// where the day is a bank holiday, and "no" or nothing where it is not; capitals do not
// matter.
func HolidayColumns() []string {
	return []string{"date", "name", "england-and-wales", "scotland", "northern-ireland"}
}

// HolidayNations are the nations of a column of [HolidayColumns].
func HolidayNations(column string) []holiday.Nation {
	switch column {
	case "england-and-wales":
		return []holiday.Nation{holiday.England, holiday.Wales}
	case "scotland":
		return []holiday.Nation{holiday.Scotland}
	case "northern-ireland":
		return []holiday.Nation{holiday.NorthernIreland}
	}
	return nil
}

// leastHolidays is the number of bank holidays that a year has in every nation: a year
// with fewer is one that nobody has finished writing down.
const leastHolidays = 8

// readHolidays is what the file of the bank holidays gives.
type readHolidays struct {
	file     *diag.File
	calendar *holiday.Calendar
	problems diag.List
}

func (s *Site) loadHolidays(files []source.File) diag.List {
	s.keys.Holidays = sumOf(s.memory, files, HolidaysFile)
	all := memo.Get(s.memory, "site.holidays", s.keys.Holidays, func() readHolidays { return readCalendar(files) })
	s.HolidaysFile, s.Holidays = all.file, all.calendar
	return slices.Clone(all.problems)
}

func readCalendar(files []source.File) readHolidays {
	i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == HolidaysFile })
	if i < 0 {
		return readHolidays{}
	}
	text, problems := source.Text(files[i])
	if problems.HasErrors() {
		return readHolidays{problems: problems}
	}
	table, found := sheet.Read(text, sheet.Format{Columns: HolidayColumns()})
	problems = append(problems, found...)
	r := holidayReader{file: text, problems: problems, seen: map[time.Time][]holiday.Nation{}}
	for _, row := range table.Rows {
		r.row(row)
	}
	var calendar *holiday.Calendar
	if !r.problems.HasErrors() {
		calendar = r.calendar()
	}
	return readHolidays{text, calendar, r.problems}
}

// holidayReader turns rows into a calendar.
type holidayReader struct {
	file     *diag.File
	days     []holiday.Holiday
	seen     map[time.Time][]holiday.Nation
	problems diag.List
}

func (r *holidayReader) fault(at diag.Span, hint, format string, args ...any) {
	r.problems = append(r.problems, diag.At(r.file, at, diag.Error, "bank-holiday", format, args...).WithHint("%s", hint))
}

func (r *holidayReader) row(row sheet.Row) {
	if row.Faulty {
		return
	}
	date, fault := sheet.Date(row.Cells[0].Text)
	if fault != nil {
		r.problems = append(r.problems, fault.At(r.file, row.Cells[0].Span, "bank-holiday"))
		return
	}
	day := holiday.Holiday{Date: date, Name: row.Cells[1].Text}
	if day.Name == "" {
		r.fault(row.Span, "write what the day is called", "the bank holiday has no name")
	}
	for i, column := range HolidayColumns()[2:] {
		switch cell := row.Cells[i+2]; strings.ToLower(cell.Text) {
		case "yes", "y", "x":
			day.Nations = append(day.Nations, HolidayNations(column)...)
		case "", "no":
		default:
			r.fault(cell.Span, `write yes, or leave the cell empty`, "%q is neither yes nor no", cell.Text)
		}
	}
	switch {
	case len(day.Nations) == 0:
		r.fault(row.Span, "write yes below a nation, or remove the row", "a bank holiday of no nation")
	case slices.ContainsFunc(day.Nations, func(n holiday.Nation) bool { return slices.Contains(r.seen[date], n) }):
		r.fault(row.Cells[0].Span, "let each day stand once for a nation", "%s stands twice for one nation", row.Cells[0].Text)
	}
	r.seen[date] = append(r.seen[date], day.Nations...)
	r.days = append(r.days, day)
}

// calendar holds the years that are written down; nil when there is none, or a fault
// in one.
func (r *holidayReader) calendar() *holiday.Calendar {
	if len(r.days) == 0 {
		r.fault(diag.Span{}, "signpost holidays writes it", "there is not one bank holiday in the file")
		return nil
	}
	slices.SortStableFunc(r.days, func(a, b holiday.Holiday) int { return a.Date.Compare(b.Date) })
	from, to := r.days[0].Date.Year(), r.days[len(r.days)-1].Date.Year()
	for year := from; year <= to; year++ {
		for _, n := range holiday.Nations() {
			count := 0
			for _, d := range r.days {
				if d.Date.Year() == year && slices.Contains(d.Nations, n) {
					count++
				}
			}
			if count < leastHolidays {
				r.fault(diag.Span{}, "signpost holidays writes whole years; a year that is not yet known is left out",
					"%d bank holidays in %d for %s, want %d at least", count, year, n, leastHolidays)
				return nil
			}
		}
	}
	return holiday.NewCalendar(r.days, from, to)
}

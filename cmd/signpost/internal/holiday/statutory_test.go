package holiday_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// The days that gov.uk publishes, or will by the same rule, nation by nation. They were
// written down by hand from a calendar, not from the program.
func published() map[int]map[holiday.Nation]string {
	england := map[int]string{
		2026: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
		2027: "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
		2028: "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
	}
	scotland := map[int]string{
		2026: "1 Jan, 2 Jan, 3 Apr, 4 May, 25 May, 3 Aug, 30 Nov, 25 Dec, 28 Dec",
		2027: "1 Jan, 4 Jan, 26 Mar, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec, 28 Dec",
		2028: "3 Jan, 4 Jan, 14 Apr, 1 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec",
	}
	ireland := map[int]string{
		2026: "1 Jan, 17 Mar, 3 Apr, 6 Apr, 4 May, 25 May, 13 Jul, 31 Aug, 25 Dec, 28 Dec",
		2027: "1 Jan, 17 Mar, 26 Mar, 29 Mar, 3 May, 31 May, 12 Jul, 30 Aug, 27 Dec, 28 Dec",
		2028: "3 Jan, 17 Mar, 14 Apr, 17 Apr, 1 May, 29 May, 12 Jul, 28 Aug, 25 Dec, 26 Dec",
	}
	all := map[int]map[holiday.Nation]string{}
	for year := range england {
		all[year] = map[holiday.Nation]string{
			holiday.England: england[year], holiday.Wales: england[year],
			holiday.Scotland: scotland[year], holiday.NorthernIreland: ireland[year],
		}
	}
	return all
}

func TestStatutoryDates(t *testing.T) {
	t.Parallel()
	for year, nations := range published() {
		for n, want := range nations {
			var dates []string
			for _, d := range holiday.Statutory(year) {
				if slices.Contains(d.Nations, n) {
					dates = append(dates, d.Date.Format("2 Jan"))
				}
			}
			if got := strings.Join(dates, ", "); got != want {
				t.Errorf("%s %d:\n got %s\nwant %s", n, year, got, want)
			}
		}
	}
}

// Years in which feasts are at weekends in every way that they can be, as gov.uk had
// their dates, or will.
func TestStatutoryNames(t *testing.T) {
	t.Parallel()
	const (
		everywhere = "England, Wales, Scotland, Northern Ireland"
		notScots   = "England, Wales, Northern Ireland"
	)
	for year, want := range map[int][]string{
		2022: { // 1 January and 25 December on Saturday and on Sunday
			"Jan 3 New Year's Day (substitute day): " + everywhere,
			"Jan 4 2nd January (substitute day): Scotland",
			"Dec 26 Boxing Day: " + everywhere,
			"Dec 27 Christmas Day (substitute day): " + everywhere,
		},
		2023: { // 1 January on Sunday: the Act gives Scotland the 3rd for it
			"Jan 2 2nd January: Scotland",
			"Jan 2 New Year's Day (substitute day): " + notScots,
			"Jan 3 New Year's Day (substitute day): Scotland",
			"Dec 25 Christmas Day: " + everywhere,
			"Dec 26 Boxing Day: " + everywhere,
		},
		2026: { // 26 December on Saturday
			"Jan 1 New Year's Day: " + everywhere,
			"Jan 2 2nd January: Scotland",
			"Dec 25 Christmas Day: " + everywhere,
			"Dec 28 Boxing Day (substitute day): " + everywhere,
		},
		2027: { // 2 January on Saturday, 25 December too
			"Jan 1 New Year's Day: " + everywhere,
			"Jan 4 2nd January (substitute day): Scotland",
			"Dec 27 Christmas Day (substitute day): " + everywhere,
			"Dec 28 Boxing Day (substitute day): " + everywhere,
		},
	} {
		var got []string
		for _, d := range holiday.Statutory(year) {
			if d.Date.Month() == time.January || d.Date.Month() == time.December {
				got = append(got, d.Date.Format("Jan 2 ")+d.Name+": "+names(d.Nations))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d:\n got %s\nwant %s", year, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

func ExampleStatutory() {
	for _, d := range holiday.Statutory(2026) {
		fmt.Printf("%s  %s: %s\n", d.Date.Format("Mon _2 Jan"), d.Name, names(d.Nations))
	}
	// Output:
	// Thu  1 Jan  New Year's Day: England, Wales, Scotland, Northern Ireland
	// Fri  2 Jan  2nd January: Scotland
	// Tue 17 Mar  St Patrick's Day: Northern Ireland
	// Fri  3 Apr  Good Friday: England, Wales, Scotland, Northern Ireland
	// Mon  6 Apr  Easter Monday: England, Wales, Northern Ireland
	// Mon  4 May  Early May bank holiday: England, Wales, Scotland, Northern Ireland
	// Mon 25 May  Spring bank holiday: England, Wales, Scotland, Northern Ireland
	// Mon 13 Jul  Battle of the Boyne (Orangemen's Day) (substitute day): Northern Ireland
	// Mon  3 Aug  Summer bank holiday: Scotland
	// Mon 31 Aug  Summer bank holiday: England, Wales, Northern Ireland
	// Mon 30 Nov  St Andrew's Day: Scotland
	// Fri 25 Dec  Christmas Day: England, Wales, Scotland, Northern Ireland
	// Mon 28 Dec  Boxing Day (substitute day): England, Wales, Scotland, Northern Ireland
}

// What holds in every year, whatever the rule says.
func TestStatutoryProperties(t *testing.T) {
	t.Parallel()
	count := map[holiday.Nation]int{holiday.England: 8, holiday.Wales: 8, holiday.Scotland: 9, holiday.NorthernIreland: 10}
	for year := 1979; year <= 2099; year++ {
		days := holiday.Statutory(year)
		seen := map[string]bool{}
		perNation := map[holiday.Nation]map[time.Time]bool{}
		for i, d := range days {
			if d.Date.Weekday() == time.Saturday || d.Date.Weekday() == time.Sunday || d.Date.Year() != year || !isMidnight(d.Date) {
				t.Errorf("%d: %s is on %s", year, d.Name, d.Date.Format(time.RFC1123))
			}
			if i > 0 && d.Date.Before(days[i-1].Date) {
				t.Errorf("%d: %s stands behind %s", year, d.Name, days[i-1].Name)
			}
			if key := d.Date.String() + d.Name; seen[key] {
				t.Errorf("%d: two rows of %s %s", year, d.Date.Format(time.DateOnly), d.Name)
			} else {
				seen[key] = true
			}
			for _, n := range d.Nations {
				if perNation[n] == nil {
					perNation[n] = map[time.Time]bool{}
				}
				perNation[n][d.Date] = true
			}
		}
		for n, want := range count {
			if got := len(perNation[n]); got != want {
				t.Errorf("%s has %d days without work in %d, want %d", n, got, year, want)
			}
		}
	}
}

// Easter Sunday is the first Sunday behind the full moon of the Church that falls on
// 21 March or next behind it. In the years 1900 to 2199 that moon has, by the golden
// number, the days of the table of the Book of Common Prayer.
func TestEaster(t *testing.T) {
	t.Parallel()
	moons := []string{ // by golden number, from 1
		"04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05",
		"03-25", "04-13", "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27",
	}
	for year := 1900; year <= 2099; year++ {
		sunday, err := time.Parse(time.DateOnly, fmt.Sprintf("%d-%s", year, moons[year%19]))
		if err != nil {
			t.Fatal(err)
		}
		for sunday = sunday.AddDate(0, 0, 1); sunday.Weekday() != time.Sunday; {
			sunday = sunday.AddDate(0, 0, 1)
		}
		if got := holiday.Easter(year); !got.Equal(sunday) {
			t.Errorf("Easter %d is %s, want %s", year, got.Format(time.DateOnly), sunday.Format(time.DateOnly))
		}
	}
	for year, want := range map[int]string{1818: "22 Mar", 1943: "25 Apr", 1954: "18 Apr", 1981: "19 Apr", 2008: "23 Mar", 2038: "25 Apr", 2285: "22 Mar"} {
		if got := holiday.Easter(year).Format("2 Jan"); got != want {
			t.Errorf("Easter %d is %s, want %s", year, got, want)
		}
	}
}

func names(nations []holiday.Nation) string {
	said := make([]string, len(nations))
	for i, n := range nations {
		said[i] = n.String()
	}
	return strings.Join(said, ", ")
}

func isMidnight(t time.Time) bool {
	return t.Equal(t.Truncate(24*time.Hour)) && t.Location() == time.UTC
}

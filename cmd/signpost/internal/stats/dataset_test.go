package stats_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// figure loads one row of a series and returns it.
func figure(t testing.TB, series, period, value, bound, flags string) stats.Observation {
	t.Helper()
	row := strings.Join([]string{series, "E23000023", period, value, bound, flags, "paper", ""}, ",")
	// Neither kind of year, so that the row can be for both.
	others := strings.Replace(complete, "rate,E23000022,2023,", "rate,E23000022,2023-05,", 1)
	d, list := load(t, definitions, header+others+row+"\n")
	if len(list) > 0 {
		t.Fatal(list)
	}
	o, miss := d.Figure(series, period, "E23000023")
	if miss != nil {
		t.Fatal(miss)
	}
	return o
}

func TestValue(t *testing.T) {
	for _, tt := range []struct {
		series, value, bound string
		words, interval      string
	}{
		{"count", "0", "", "0", "[0, 0]"},
		{"count", "619", "", "619", "[619, 619]"},
		{"count", "999", "", "999", "[999, 999]"},
		{"count", "1000", "", "1,000", "[1000, 1000]"},
		{"count", "10731", "", "10,731", "[10731, 10731]"},
		{"count", "123456789012345", "", "123,456,789,012,345", "[123456789012345, 123456789012345]"},
		{"count", "166", "more than", "more than 166", "(166, ∞)"},
		{"count", "2000", "at least", "at least 2,000", "[2000, ∞)"},
		{"count", "40", "about", "about 40", "(-∞, ∞)"},
		{"count", "10", "less than", "less than 10", "[0, 10)"},
		{"count", "75..90", "", "75 to 90", "[75, 90]"},
		{"count", "1500..2000", "", "1,500 to 2,000", "[1500, 2000]"},
		{"count", "75..75", "", "75", "[75, 75]"},
		{"count", "[x]", "", "no figure", "(-∞, ∞)"},
		{"count", "[c]", "", "withheld", "(-∞, ∞)"},
		{"count", "[z]", "", "not applicable", "(-∞, ∞)"},
		{"share", "91", "", "91 per cent", "[91, 91]"},
		{"share", "66.7", "", "66.7 per cent", "[667/10, 667/10]"},
		{"share", "0..100", "", "0 to 100 per cent", "[0, 100]"},
		{"share", "50", "more than", "more than 50 per cent", "(50, 100]"},
		{"share", "[x]", "", "no figure", "(-∞, ∞)"},
		// Decimals stay as they were published, and nothing is rounded.
		{"rate", "1.50", "", "1.50", "[3/2, 3/2]"},
		{"rate", "1.005", "", "1.005", "[201/200, 201/200]"},
		{"rate", "0.1", "", "0.1", "[1/10, 1/10]"},
		{"rate", "-3.5", "", "−3.5", "[-7/2, -7/2]"},
		{"rate", "-1204", "", "−1,204", "[-1204, -1204]"},
	} {
		t.Run(tt.series+" "+tt.bound+" "+tt.value, func(t *testing.T) {
			v := figure(t, tt.series, "2023", tt.value, tt.bound, "").Value
			if got := v.String(); got != tt.words {
				t.Errorf("String() = %q, want %q", got, tt.words)
			}
			if got := written(v.Interval()); got != tt.interval {
				t.Errorf("Interval() = %s, want %s", got, tt.interval)
			}
			if got, want := v.Number(), strings.TrimSuffix(tt.words, " per cent"); got != want {
				t.Errorf("Number() = %q, want %q", got, want)
			}
		})
	}
}

// written prints an interval as a mathematician writes it.
func written(i interval.Interval) string {
	left, lo, right, hi := "(", "-∞", ")", "∞"
	if i.Lo != nil {
		lo = i.Lo.RatString()
		if !i.LoOpen {
			left = "["
		}
	}
	if i.Hi != nil {
		hi = i.Hi.RatString()
		if !i.HiOpen {
			right = "]"
		}
	}
	return left + lo + ", " + hi + right
}

// What a caller does with the numbers it is given must not change the data.
func TestValueIsImmutable(t *testing.T) {
	v := figure(t, "count", "2023", "619", "", "").Value
	lo, hi := v.Stated()
	lo.SetInt64(1)
	hi.SetInt64(2)
	i := v.Interval()
	i.Lo.Add(i.Lo, big.NewRat(1, 1))
	if got, want := v.String()+" "+written(v.Interval()), "619 [619, 619]"; got != want {
		t.Errorf("after changes by the caller the value is %s, want %s", got, want)
	}
}

func TestPeriod(t *testing.T) {
	for _, tt := range []struct{ code, words, label, days, anchor string }{
		{"2023", "2023", "2023", "2023-01-01 2023-12-31", "2023"},
		{"2023/24", "2023/24", "2023/24", "2023-04-01 2024-03-31", "2023-2024"},
		{"1999/00", "1999/00", "1999/00", "1999-04-01 2000-03-31", "1999-2000"},
		{"2023-H1", "first half of 2023", "Jan–Jun 2023", "2023-01-01 2023-06-30", "2023-h1"},
		{"2023-H2", "second half of 2023", "Jul–Dec 2023", "2023-07-01 2023-12-31", "2023-h2"},
		{"2023-Q1", "January to March 2023", "Jan–Mar 2023", "2023-01-01 2023-03-31", "2023-q1"},
		{"2023-Q2", "April to June 2023", "Apr–Jun 2023", "2023-04-01 2023-06-30", "2023-q2"},
		{"2023-Q4", "October to December 2023", "Oct–Dec 2023", "2023-10-01 2023-12-31", "2023-q4"},
		{"2023-05", "May 2023", "May 2023", "2023-05-01 2023-05-31", "2023-05"},
		{"2024-02", "February 2024", "Feb 2024", "2024-02-01 2024-02-29", "2024-02"},
		{"2024-YTD", "2024, part of the year", "2024", "2024-01-01 2024-12-31", "2024-ytd"},
		{"2019..2024", "2019 to 2024", "2019 to 2024", "2019-01-01 2024-12-31", "2019-to-2024"},
	} {
		t.Run(tt.code, func(t *testing.T) {
			o := figure(t, "rate", tt.code, "4", "", "part")
			p := o.Period
			for _, text := range []struct{ name, got, want string }{
				{"Code", p.Code(), tt.code},
				{"String", p.String(), tt.words},
				{"Label", p.Label(), tt.label},
				{"Start and End", p.Start().Format("2006-01-02") + " " + p.End().Format("2006-01-02"), tt.days},
				{"Anchor", o.Anchor(), "rate-" + tt.anchor + "-e23000023"},
			} {
				if text.got != text.want {
					t.Errorf("%s is %q, want %q", text.name, text.got, text.want)
				}
			}
		})
	}
}

func TestPeriodOrder(t *testing.T) {
	sorted := []string{"2022", "2023-01", "2023-Q1", "2023-H1", "2023", "2023-YTD", "2023..2024", "2023-Q2", "2023-H2", "2024"}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	var rows strings.Builder
	for _, code := range shuffled {
		fmt.Fprintf(&rows, "rate,E23000023,%s,4,,part,paper,\n", code)
	}
	d, list := load(t, definitions, header+complete+rows.String())
	if len(list) > 0 {
		t.Fatal(list)
	}
	s, _ := d.Series("rate")
	var got []string
	for _, o := range s.In("E23000023") {
		got = append(got, o.Period.Code())
	}
	if !slices.Equal(got, sorted) {
		t.Errorf("got  %v\nwant %v", got, sorted)
	}
}

func TestIsPart(t *testing.T) {
	for _, tt := range []struct {
		series, period, flags string
		want                  bool
	}{
		{"count", "2023", "", false},
		{"count", "2023-H1", "part", true},
		{"half", "2024-H1", "", false},
		{"rate", "2024-YTD", "part", true},
		{"rate", "2024-05", "", false},
	} {
		if got := figure(t, tt.series, tt.period, "40", "", tt.flags).IsPart(); got != tt.want {
			t.Errorf("%s %s with flags %q is a part: %t, want %t", tt.series, tt.period, tt.flags, got, tt.want)
		}
	}
}

func TestFlags(t *testing.T) {
	o := figure(t, "count", "2023", "40", "", "part  e p")
	if got, want := o.Flags.String(), "p e part"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
	if got, want := strings.Join(o.Flags.Words(), ", "), "provisional, estimated, not a full period"; got != want {
		t.Errorf("Words() = %q, want %q", got, want)
	}
}

func TestAttribution(t *testing.T) {
	source := figure(t, "count", "2023", "40", "", "").Source
	if got, want := source.Attribution(), "as reported by The Paper"; got != want {
		t.Errorf("Attribution() = %q, want %q", got, want)
	}
	charity := stats.Source{Publisher: "The Charity", Kind: "charity"}
	if got, want := charity.Attribution(), "The Charity"; got != want {
		t.Errorf("Attribution() = %q, want %q", got, want)
	}
}

func TestFigure(t *testing.T) {
	d, list := load(t, definitions, header+complete+"count,E23000023,2022,[x],,,,\ncount,E23000023,2023,70,,,paper,\n")
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range []struct{ series, period, area, want string }{
		{"count", "2023", "E23000023", `70`},
		{"count", "2022", "E23000023", `no figure`},
		{"half", "2023-H1", "", `50`},
		{"half", "2023-H1", "E23000022", `50`},
		{"cuont", "2023", "", `no series "cuont" in the data [unknown-series] = did you mean "count"?`},
		{"zzzzzzzzz", "2023", "", `no series "zzzzzzzzz" in the data [unknown-series] = the series are count, share, rate, half`},
		{"count", "2021", "E23000023", `no figure for 2021 in the series "count" [unknown-period] = the periods are 2022, 2023`},
		{"count", "2022-23", "E23000023", `month 23 in "2022-23", want 01 to 12 [period] = if this is a year that runs into the next, write 2022/23`},
		{"count", "2023", "", `the series "count" has figures for 2 areas, want one of them [unknown-area] = add area= and one of E23000022 (Northamptonshire), E23000023 (Cambridgeshire)`},
		{"half", "2023-H1", "E23000032", `no figures for the area "E23000032" in the series "half" [unknown-area] = did you mean "E23000022"?`},
	} {
		o, miss := d.Figure(tt.series, tt.period, tt.area)
		got := o.Value.String()
		if miss != nil {
			got = fmt.Sprintf("%s [%s] = %s", miss, miss.Rule, miss.Hint)
		}
		if got != tt.want {
			t.Errorf("Figure(%q, %q, %q)\ngot  %s\nwant %s", tt.series, tt.period, tt.area, got, tt.want)
		}
	}
}

func TestOrder(t *testing.T) {
	d, list := load(t, definitions, header+complete)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got, want := strings.Join(d.IDs(), " "), "count share rate half"; got != want {
		t.Errorf("IDs() = %q, want %q, the order of the file", got, want)
	}
	if got := d.Sources(); len(got) != 1 || got[0].ID != "paper" {
		t.Errorf("Sources() = %v, want the paper", got)
	}
	s, _ := d.Series("count")
	if got := s.Areas(); len(got) != 1 || got[0].Name != "Northamptonshire" {
		t.Errorf("Areas() = %v, want Northamptonshire", got)
	}
	if got := s.Sources(); len(got) != 1 || got[0] != d.Sources()[0] {
		t.Errorf("Sources() = %v, want the paper", got)
	}
	if got, want := s.Observations[0].Anchor(), "count-2023"; got != want {
		t.Errorf("Anchor() = %q, want %q", got, want)
	}
}

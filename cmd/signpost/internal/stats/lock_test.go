package stats_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// lockWith is what is written when rows and revisions are published.
func lockWith(t testing.TB, defs, rows, revisions string) string {
	t.Helper()
	d, list := loadAll(defs, rows, revisions, "")
	if d == nil {
		t.Fatal(list)
	}
	return string(stats.Lock(d))
}

func sealed(body string) string {
	return fmt.Sprintf("%s# sha256 %x\n", body, sha256.Sum256([]byte(body)))
}

const keptRevisions = revisionHeader + `2026-11-20,a,WORLD,2023,more than 600,619,"The force, ""at last"",
counted."
2026-11-21,a,WORLD,2023,619,620,Again.
2026-11-21,gone,WORLD,2022,5,removed,A small count.
`

func TestLockWithRevisions(t *testing.T) {
	defs := strings.Replace(world("a, reports"), "unit: reports", `unit: "reports, \"closed\""`, 1)
	got := lockWith(t, defs, rowsOf("a 2023 620 _ r"), keptRevisions)
	want := sealed(`# Every figure that has been published. "signpost stats publish" writes this file:
# do not edit it. A figure that differs from it needs a row in revisions.csv.
series,area,period,value,bound
a,WORLD,2023,620,
series,unit
a,"reports, ""closed"""
date,series,area,period,old,new,reason
2026-11-20,a,WORLD,2023,more than 600,619,"The force, ""at last"", counted."
2026-11-21,a,WORLD,2023,619,620,Again.
2026-11-21,gone,WORLD,2022,5,removed,A small count.
`)
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, lock := range []string{got, strings.ReplaceAll(got, "\n", "\r\n")} {
		if _, list := loadAll(defs, rowsOf("a 2023 620 _ r"), keptRevisions, lock); len(list) > 0 {
			t.Error(list)
		}
	}
}

func TestLockTables(t *testing.T) {
	const hint = " = take the file back from version control"
	defs, rows := world("a, reports"), rowsOf("a 2023 619")
	const head = "series,area,period,value,bound\na,WORLD,2023,619,\n"
	for _, tt := range []struct{ name, lock, want string }{
		{"an old one, with figures only", "# Old.\n" + head, ""},
		{"with units", head + "series,unit\na,reports\n", ""},
		{"with revisions and no units", head + "date,series,area,period,old,new,reason\n2026-11-21,b,WORLD,2023,5,removed,Why.\n", "published.lock:4:1: a revision was published and is gone from revisions.csv [revision] = take the file back from version control"},
		{"a unit of three cells", head + "series,unit\na,reports,x\n", `published.lock:4:1: "a,reports,x" is not a row of this file [lock]` + hint},
		{"tables in another order", "series,unit\na,reports\n" + head, `published.lock:3:1: "series,area,period,value,bound" is not a row of this file [lock]` + hint},
		{"a quotation mark that never closes", head + "series,unit\na,\"reports\n", `published.lock:4:1: "a,\"reports" is not a row of this file [lock]` + hint},
		{"a revision on no day", head + "date,series,area,period,old,new,reason\nsoon,a,WORLD,2023,5,removed,Why.\n", `published.lock:4:1: "soon,a,WORLD,2023,5,removed,Why." is not a row of this file [lock]` + hint},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := loadAll(defs, rows, "", sealed(tt.lock))
			if got := inFiles(list); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestUnitChanged(t *testing.T) {
	const hint = " = put the unit back, and make a new series for what is counted in cases"
	for _, tt := range []struct{ name, before, now, was, want string }{
		{"the same", "reports", "reports", "a 2023 619; b 2023 [x]", ""},
		{"changed", "reports", "cases", "a 2023 619; b 2023 [x]", "statistics.yaml:6:54: published in reports and now in cases [revised]" + hint},
		{"changed, and withheld", "reports", "cases", "a 2023 [c]; b 2023 [x]", "statistics.yaml:6:54: published in reports and now in cases [revised]" + hint},
		{"changed before there was a figure", "reports", "cases", "a 2023 [x]; b 2023 619", ""},
		{"a space more", "reports", "'reports '", "a 2023 619; b 2023 [x]", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lock := lockOf(t, world("a, "+tt.before, "b, calls"), rowsOf(tt.was))
			_, list := loadAll(world("a, "+tt.now, "b, calls"), rowsOf(tt.was), "", lock)
			if got := inFiles(list); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	old := sealed("# Old.\nseries,area,period,value,bound\na,WORLD,2023,619,\n")
	if _, list := loadAll(world("a, cases"), rowsOf("a 2023 619"), "", old); len(list) > 0 {
		t.Errorf("a lock without units: %v", list)
	}
}

func TestPublishedRevisions(t *testing.T) {
	defs := world("a, reports", "b, reports")
	const (
		rows    = "a 2023 630 _ r; b 2023 70 _ r"
		first   = "2026-11-20,a,WORLD,2023,600,620,Why.\n"
		second  = "2026-11-21,a,WORLD,2023,620,630,\"Why, again.\"\n"
		third   = "2026-11-21,b,WORLD,2023,60,70,Why.\n"
		all     = first + second + third
		back    = " [revision] = put the line back: "
		altered = " and has been altered here" + back
	)
	lock := lockWith(t, defs, rowsOf(rows), revisionHeader+all)
	for _, tt := range []struct{ name, rows, revisions, want string }{
		{"as they were", rows, revisionHeader + all, ""},
		{"another order", rows, revisionHeader + third + first + second, ""},
		{"saved by a spreadsheet", rows, strings.ReplaceAll(revisionHeader+all, "\n", "\r\n"), ""},
		{
			"one more", "a 2023 640 _ r; b 2023 70 _ r", revisionHeader + all + "2026-11-22,a,WORLD,2023,630,640,Why.\n",
			"observations.csv:2:1: 1 figure is not in published.lock yet [unpublished] = run signpost stats publish when the page is published",
		},
		{"the only one of a figure", rows, revisionHeader + first + second, "published.lock:12:1: the revision of b, WORLD, 2023 of 21 November 2026 was published and is gone from revisions.csv" + back + strings.TrimSpace(third)},
		{"the first of two", rows, revisionHeader + second + third, "published.lock:10:1: the revision of a, WORLD, 2023 of 20 November 2026 was published and is gone from revisions.csv" + back + strings.TrimSpace(first)},
		{"the last of two", rows, revisionHeader + first + third, "published.lock:11:1: the revision of a, WORLD, 2023 of 21 November 2026 was published and is gone from revisions.csv" + back + strings.TrimSpace(second)},
		{"all of them", rows, "", "published.lock:10:1: 3 revisions were published and are gone from revisions.csv [revision] = take the file back from version control"},
		{"all but the header", rows, revisionHeader, "published.lock:10:1: 3 revisions were published and are gone from revisions.csv [revision] = take the file back from version control"},
		{"another reason", rows, revisionHeader + strings.Replace(all, "again", "not", 1), "revisions.csv:3:1: the revision of a, WORLD, 2023 of 21 November 2026 was published" + altered + strings.TrimSpace(second)},
		{"another date", rows, revisionHeader + strings.Replace(all, "11-21,b", "11-22,b", 1), "revisions.csv:4:1: the revision of b, WORLD, 2023 of 21 November 2026 was published" + altered + strings.TrimSpace(third)},
		{"another old figure", rows, revisionHeader + strings.Replace(all, ",60,", ",61,", 1), "revisions.csv:4:1: the revision of b, WORLD, 2023 of 21 November 2026 was published" + altered + strings.TrimSpace(third)},
		{"another new figure", rows, revisionHeader + strings.Replace(all, ",620,W", ",621,W", 1), "revisions.csv:2:1: the revision of a, WORLD, 2023 of 20 November 2026 was published" + altered + strings.TrimSpace(first)},
		{"another period", rows, revisionHeader + strings.Replace(all, "2023,60,", "2022,60,", 1), "revisions.csv:4:1: the revision of b, WORLD, 2023 of 21 November 2026 was published" + altered + strings.TrimSpace(third)},
		{"another series", rows, revisionHeader + strings.Replace(all, "b,WORLD", "bb,WORLD", 1), "revisions.csv:4:1: the revision of b, WORLD, 2023 of 21 November 2026 was published" + altered + strings.TrimSpace(third)},
		{
			"a date as a spreadsheet shows it", rows, revisionHeader + strings.Replace(all, "2026-11-21,b", "21/11/2026,b", 1),
			"revisions.csv:4:1: \"21/11/2026\" is a date as a spreadsheet shows it, want one such as 2026-11-21 [revision] = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone",
		},
		{"the flag", "a 2023 630 _ r; b 2023 70", revisionHeader + all, "observations.csv:3:18: revised on 21 November 2026 by revisions.csv, and the row has no flag r [revision] = write r in the flags column, so that readers see it"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := loadAll(defs, rowsOf(tt.rows), tt.revisions, lock)
			if got := inFiles(list); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRevisionBeforeItsPeriod(t *testing.T) {
	defs := world("a, reports, frequency: irregular")
	for _, tt := range []struct{ date, period, want string }{
		{"2023-01-01", "2023", ""},
		{"2022-12-31", "2023", "revisions.csv:2:1: 2022-12-31 is before the first day of 2023, when there was no figure to change [revision] = correct the date, or the period"},
		{"2023-03-31", "2023/24", "revisions.csv:2:1: 2023-03-31 is before the first day of 2023/24, when there was no figure to change [revision] = correct the date, or the period"},
		{"2023-04-01", "2023/24", ""},
		{"2023-06-30", "2023-H2", "revisions.csv:2:1: 2023-06-30 is before the first day of 2023-H2, when there was no figure to change [revision] = correct the date, or the period"},
	} {
		revisions := revisionHeader + tt.date + ",a,WORLD," + tt.period + ",600,620,Why.\n"
		_, list := loadAll(defs, rowsOf("a "+tt.period+" 620 _ r"), revisions, "")
		got := strings.ReplaceAll(inFiles(list), "\nobservations", "")
		if !strings.Contains(got, tt.want) || tt.want == "" && strings.Contains(got, "[revision]") || len(list) > 1 {
			t.Errorf("%s, %s\ngot  %s\nwant %s", tt.date, tt.period, got, tt.want)
		}
	}
}

func TestRevisionSpan(t *testing.T) {
	d, list := loadAll(world("a, reports"), rowsOf("a 2023 630 _ r"), revisionHeader+"2026-11-20,a,WORLD,2023,600,620,Why.\n2026-11-21,a,WORLD,2023,620,630,Why.\n", "")
	if d == nil {
		t.Fatal(list)
	}
	f := d.RevisionsFile()
	for i, want := range []string{"2026-11-20", "2026-11-21"} {
		if got := f.Text(d.Revisions()[i].Span); got != want {
			t.Errorf("the span of revision %d is %q, want %q", i, got, want)
		}
	}
	if d, _ := loadAll(world("a, reports"), rowsOf("a 2023 630"), "", ""); d.RevisionsFile() != nil {
		t.Error("a file of revisions that nobody gave")
	}
}

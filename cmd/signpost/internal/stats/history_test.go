package stats_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

const revisionHeader = "date,series,area,period,old,new,reason\n"

// loadAll loads every file there is. Revisions and lock are not there when their
// text is empty.
func loadAll(defs, rows, revisions, lock string) (*stats.Dataset, diag.List) {
	file := func(name, text string) *diag.File { return &diag.File{Name: name, Data: []byte(text)} }
	in := stats.Input{
		Definitions:  file("statistics.yaml", defs),
		Observations: file("content/statistics/observations.csv", rows),
	}
	if revisions != "" {
		in.Revisions = file("content/statistics/revisions.csv", revisions)
	}
	if lock != "" {
		in.Published = file("content/statistics/published.lock", lock)
	}
	return stats.Load(in)
}

// lockOf is what is written when rows are published.
func lockOf(t testing.TB, defs, rows string) string {
	t.Helper()
	d, list := loadAll(defs, rows, "", "")
	if d == nil {
		t.Fatal(list)
	}
	return string(stats.Lock(d))
}

// inFiles prints problems with the last part of their file's name.
func inFiles(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s:%s", d.File[strings.LastIndexByte(d.File, '/')+1:], report(diag.List{d}))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestLock(t *testing.T) {
	defs := world("b, reports", "a, per cent, frequency: irregular")
	got := lockOf(t, defs, rowsOf("b 2023 619; a@AU 2024-YTD 66.70 more part; a 2022 [x]; b 2022 75..90"))
	body := `# Every figure that has been published. "signpost stats publish" writes this file:
# do not edit it. A figure that differs from it needs a row in revisions.csv.
series,area,period,value,bound
a,AU,2024-YTD,66.70,more than
a,WORLD,2022,[x],
b,WORLD,2022,75..90,
b,WORLD,2023,619,
series,unit
a,per cent
b,reports
`
	if want := fmt.Sprintf("%s# sha256 %x\n", body, sha256.Sum256([]byte(body))); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestLockByHand(t *testing.T) {
	defs, rows := world("a, reports"), rowsOf("a 2022 500; a 2023 619")
	lock := lockOf(t, defs, rows)
	seal := func(body string) string {
		return fmt.Sprintf("%s# sha256 %x\n", body, sha256.Sum256([]byte(body)))
	}
	const hint = " = take the file back from version control"
	for _, tt := range []struct{ name, lock, want string }{
		{"as written", lock, ""},
		{"line ends of Windows", strings.ReplaceAll(lock, "\n", "\r\n"), ""},
		{"with a byte order mark", "\uFEFF" + lock, ""},
		{"without its last line end", strings.TrimSuffix(lock, "\n"), ""},
		{"a digit", strings.Replace(lock, "619", "620", 1), "published.lock:1:1: the file was changed by hand, or only a part of it is there [lock]" + hint},
		{"a row less", strings.Replace(lock, "a,WORLD,2023,619,\n", "", 1), "published.lock:1:1: the file was changed by hand, or only a part of it is there [lock]" + hint},
		{"half of it", lock[:len(lock)/2], "published.lock:1:1: the line # sha256 … is missing at the end of the file, or stands twice [lock]" + hint},
		{"half of the hash", lock[:len(lock)-20], "published.lock:1:1: the file was changed by hand, or only a part of it is there [lock]" + hint},
		{"a line below the hash", lock + "a,WORLD,2021,1,\n", "published.lock:1:1: the line # sha256 … is missing at the end of the file, or stands twice [lock]" + hint},
		{"two hashes", lock + lock, "published.lock:1:1: the line # sha256 … is missing at the end of the file, or stands twice [lock]" + hint},
		{"nothing but spaces", " ", "published.lock:1:1: the line # sha256 … is missing at the end of the file, or stands twice [lock]" + hint},
		{"a good hash below something else", seal("a,WORLD,2023,1;204,\n"), "published.lock:1:1: \"a,WORLD,2023,1;204,\" is not a row of this file [lock]" + hint},
		{"a good hash below a row that is too short", seal("# x\na,WORLD,2023\n"), "published.lock:2:1: \"a,WORLD,2023\" is not a row of this file [lock]" + hint},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := loadAll(defs, rows, "", tt.lock)
			if got := inFiles(list); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

type historyCase struct{ name, before, now, revisions, want string }

func (c historyCase) run(t *testing.T, defs string) {
	t.Helper()
	lock, revisions := "", ""
	if c.before != "" {
		lock = lockOf(t, defs, rowsOf(c.before))
	}
	if c.revisions != "" {
		revisions = revisionHeader + c.revisions
	}
	_, list := loadAll(defs, rowsOf(c.now), revisions, lock)
	if got := inFiles(list); got != c.want {
		t.Errorf("got  %s\nwant %s", got, c.want)
	}
}

// What was published against what the rows say now.
func TestPublished(t *testing.T) {
	defs := world("a, reports", "b, reports")
	const (
		one  = "observations.csv:%s: 1 figure is not in published.lock yet [unpublished] = run signpost stats publish when the page is published"
		back = " = put the published figure back, or add to revisions.csv: the date,a,WORLD,2023,"
		base = "a 2022 500; a 2023 619; b 2023 70"
	)
	for _, tt := range []historyCase{
		{"nothing was published", "", base, "", ""},
		{"nothing changed", base, base, "", ""},
		{"a new row", base, base + "; b 2024 80", "", fmt.Sprintf(one, "5:1")},
		{"two new rows", base, "b 2022 80; " + base + "; b 2024 80", "", "observations.csv:2:1: 2 figures are not in published.lock yet [unpublished] = run signpost stats publish when the page is published"},
		{
			"a changed figure", base, "a 2022 500; a 2023 620; b 2023 70", "",
			"observations.csv:3:14: published as 619 and now 620, and revisions.csv does not say so [revised]" + back + "619,620,why",
		},
		{
			"another bound", base, "a 2022 500; a 2023 619 more; b 2023 70", "",
			"observations.csv:3:14: published as 619 and now more than 619, and revisions.csv does not say so [revised]" + back + "619,more than 619,why",
		},
		{
			"a figure that is withheld now", base, "a 2022 500; a 2023 [c]; b 2023 70", "",
			"observations.csv:3:14: published as 619 and now [c], and revisions.csv does not say so [revised]" + back + "619,[c],why",
		},
		{"a figure that became known", "a 2022 500; a 2023 [x]; b 2023 70", base, "", fmt.Sprintf(one, "3:1")},
		{"that nobody had a figure is taken back", "a 2022 500; a 2023 [x]; b 2023 70", "a 2022 500; b 2023 70", "", ""},
		{
			"a row that is gone", base, "a 2022 500; b 2023 70", "",
			"published.lock:5:1: 619 for 2023 was published in a, and its row is gone from observations.csv [revised] = put it back, or add to revisions.csv: the date,a,WORLD,2023,619,removed,why",
		},
		{"another order", base, "b 2023 70; a 2023 619; a 2022 500", "", ""},
		{"a revision", base, "a 2022 500; a 2023 620 _ r; b 2023 70", "2026-11-21,a,WORLD,2023,619,620,The force counted again.\n", fmt.Sprintf(one, "3:1")},
		{"a revision that is published", "a 2022 500; a 2023 620 _ r; b 2023 70", "a 2022 500; a 2023 620 _ r; b 2023 70", "2026-11-21,a,WORLD,2023,619,620,Why.\n", ""},
		{"a removal", base, "a 2022 500; b 2023 70", "2026-11-21,a,WORLD,2023,619,removed,Why.\n", ""},
		{
			"a revision of something else", base, "a 2022 500; a 2023 620 _ r; b 2023 70", "2026-11-21,a,WORLD,2023,600,620,Why.\n",
			"observations.csv:3:14: published as 619, and the changes in revisions.csv do not begin from there [revised]" + back + "619,620,why",
		},
		{
			"a revision to something else", base, "a 2022 500; a 2023 620 _ r; b 2023 70", "2026-11-21,a,WORLD,2023,619,621,Why.\n",
			"revisions.csv:2:29: 621 here, and the row in observations.csv says 620 [revision] = correct one of the two, or add the change that is missing",
		},
		{
			"a change after the published revision", "a 2022 500; a 2023 620 _ r; b 2023 70", "a 2022 500; a 2023 630 _ r; b 2023 70", "2026-11-21,a,WORLD,2023,619,620,Why.\n",
			"observations.csv:3:14: published as 620, and the changes in revisions.csv do not begin from there [revised]" + back + "620,630,why",
		},
		{
			"two revisions", "a 2022 500; a 2023 620 _ r; b 2023 70", "a 2022 500; a 2023 630 _ r; b 2023 70",
			"2026-11-21,a,WORLD,2023,619,620,Why.\n2026-11-22,a,WORLD,2023,620,630,Why.\n", fmt.Sprintf(one, "3:1"),
		},
		{
			"a revision without the flag", base, "a 2022 500; a 2023 620; b 2023 70", "2026-11-21,a,WORLD,2023,619,620,Why.\n",
			fmt.Sprintf(one, "3:1") + "\nobservations.csv:3:19: revised on 21 November 2026 by revisions.csv, and the row has no flag r [revision] = write r in the flags column, so that readers see it",
		},
		{"the first figure there ever was needs no flag", "", "a 2023 620; b 2023 70", "2026-11-21,a,WORLD,2023,[x],620,Published at last.\n", ""},
		{
			"a wrong period hides that the row is gone", base, "a 2022 500; a 20233 619; b 2023 70", "",
			"observations.csv:3:9: period \"20233\", want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period]",
		},
		{
			"a revision of nobody knows what hides what it may have said", base, "a 2022 500; a 2023 620 _ r; b 2023 70", "2026-11-21,a,WORLD,20233,619,620,Why.\n",
			"observations.csv:3:1: 1 figure is not in published.lock yet [unpublished] = run signpost stats publish when the page is published\n" +
				"revisions.csv:2:20: period \"20233\", want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [revision]",
		},
		{
			"a wrong row hides what it may have said", base, "a 2022 500; a 2023 6e2; b 2023 70", "",
			"observations.csv:3:14: exponent in \"6e2\", want plain digits [value] = the spreadsheet shortened the number; format the column as text and type it again in full",
		},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, defs) })
	}
}

// A series that is gone is one fault, not one for every figure.
func TestSeriesGone(t *testing.T) {
	lock := lockOf(t, world("a, reports", "b, reports"), rowsOf("a 2023 619; b 2022 70; b 2023 80"))
	_, list := loadAll(world("a, reports"), rowsOf("a 2023 619"), "", lock)
	const want = "published.lock:5:1: the series b was published and is gone from statistics.yaml [revised] = put it back, or add to revisions.csv: the date,b,WORLD,2022,70,removed,why"
	if got := inFiles(list); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	revisions := revisionHeader + "2026-11-21,b,WORLD,2022,70,removed,Why.\n2026-11-21,b,WORLD,2023,80,removed,Why.\n"
	if _, list := loadAll(world("a, reports"), rowsOf("a 2023 619"), revisions, lock); len(list) > 0 {
		t.Error(list)
	}
}

func TestRevisionFaults(t *testing.T) {
	defs := world("a, reports", "share, per cent")
	const now = "a 2022 500; a 2023 620 _ r; share 2023 91 _ r"
	for _, tt := range []historyCase{
		{"right", "", now, "2026-11-20,a,WORLD,2023,more than 600,619,Why.\n2026-11-21,a,WORLD,2023,619,620,Why.\n", ""},
		{"two on one day", "", now, "2026-11-21,a,WORLD,2023,600,619,Why.\n2026-11-21,a,WORLD,2023,619,620,Why.\n", ""},
		{"between others", "", now, "2026-11-20,a,WORLD,2023,600,619,Why.\n2026-11-19,share,WORLD,2023,90,91,Why.\n2026-11-21,a,WORLD,2023,619,620,Why.\n", ""},
		{"removed and put back", "", now, "2026-11-19,a,WORLD,2023,600,removed,Why.\n2026-11-21,a,WORLD,2023,removed,620,Why.\n", ""},
		{
			"a link is missing", "", now, "2026-11-20,a,WORLD,2023,600,610,Why.\n2026-11-21,a,WORLD,2023,619,620,Why.\n",
			"revisions.csv:3:25: the figure for 2023 was 610 after the change on line 2, and here it was 619 before [revision] = correct one of the two, or add the change in between",
		},
		{
			"the newest first", "", now, "2026-11-21,a,WORLD,2023,619,620,Why.\n2026-11-20,a,WORLD,2023,620,620.5,Why.\n",
			"revisions.csv:3:1: 2026-11-20 stands behind the later change of 2026-11-21 to the same figure [revision] = write the changes in the order in which they were made, the oldest first",
		},
		{
			"the last one does not fit", "", now, "2026-11-20,a,WORLD,2023,600,619,Why.\n",
			"revisions.csv:2:29: 619 here, and the row in observations.csv says 620 [revision] = correct one of the two, or add the change that is missing",
		},
		{
			"removed, and still there", "", now, "2026-11-20,a,WORLD,2023,600,removed,Why.\n",
			"revisions.csv:2:29: removed here, and the row in observations.csv says 620 [revision] = correct one of the two, or add the change that is missing",
		},
		{
			"no change", "", now, "2026-11-20,a,WORLD,2023,620,620,Why.\n",
			"revisions.csv:2:29: old and new are both 620, which is no change [revision] = remove the row, or correct one of the two",
		},
		{
			"removed before anything", "", now, "2026-11-20,a,WORLD,2023,removed,620,Why.\n",
			"revisions.csv:2:25: removed as the first thing that is said of a figure [revision] = write what the row said before the change",
		},
		{
			"no reason", "", now, "2026-11-20,a,WORLD,2023,600,620, \n",
			"revisions.csv:2:33: no reason for the change [revision] = say in a sentence why the figure changed, and who says so",
		},
		{
			"a British date", "", now, "21/11/2026,a,WORLD,2023,600,620,Why.\n",
			"revisions.csv:2:1: \"21/11/2026\" is a date as a spreadsheet shows it, want one such as 2026-11-21 [revision] = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone",
		},
		{
			"the number of a day", "", now, "46347,a,WORLD,2023,600,620,Why.\n",
			"revisions.csv:2:1: \"46347\" is a date as a spreadsheet shows it, want one such as 2026-11-21 [revision] = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone",
		},
		{
			"a day that there is not", "", now, "2026-02-30,a,WORLD,2023,600,620,Why.\n",
			"revisions.csv:2:1: \"2026-02-30\" is not a date, want one such as 2026-11-21 [revision] = write the year, the month and the day as numbers with hyphens between them",
		},
		{"no date", "", now, ",a,WORLD,2023,600,620,Why.\n", "revisions.csv:2:1: no date, want one such as 2026-11-21 [revision]"},
		{"a year that cannot be", "", now, "0026-11-21,a,WORLD,2023,600,620,Why.\n", "revisions.csv:2:1: year in \"0026-11-21\", want 1990 to 2100 [revision]"},
		{
			"a wrong row hides what follows from it", "", now, "21/11/2026,a,WORLD,2023,600,610,Why.\n2026-11-21,a,WORLD,2023,640,650,Why.\n",
			"revisions.csv:2:1: \"21/11/2026\" is a date as a spreadsheet shows it, want one such as 2026-11-21 [revision] = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone",
		},
		{
			"the wrong period", "", now, "2026-11-21,a,WORLD,May-23,600,620,Why.\n",
			"revisions.csv:2:20: period \"May-23\" is a date made by a spreadsheet, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [revision] = format the column as text, then type the period again; for the month write 2023-05",
		},
		{
			"a period without a row", "", now, "2026-11-21,a,WORLD,2021,600,620,Why.\n",
			"revisions.csv:2:20: no row for a, WORLD, 2021, which changed to 620 [revision] = correct the row, or add a change with removed as new if it was taken out",
		},
		{
			"a misspelt series", "", now, "2026-11-21,shaer,WORLD,2023,90,91,Why.\n",
			"revisions.csv:2:12: no series \"shaer\" in statistics.yaml [revision] = did you mean \"share\"; if it was taken out, new is removed",
		},
		{
			"a misspelt area", "", now, "2026-11-21,a,WORDL,2023,600,620,Why.\n",
			"revisions.csv:2:14: no area \"WORDL\" in statistics.yaml [revision] = did you mean \"WORLD\"; if it was taken out, new is removed",
		},
		{
			"as a page prints it", "", now, "2026-11-21,a,WORLD,2023,\"More than 1,600\",620,Why.\n",
			"revisions.csv:2:25: \"More than 1,600\", want it as the columns value and bound say it [revision] = write more than 1600",
		},
		{
			"no figure", "", now, "2026-11-21,a,WORLD,2023,no figure,620,Why.\n",
			"revisions.csv:2:25: \"no figure\", want it as the columns value and bound say it [revision] = write [x]",
		},
		{
			"a range in words", "", now, "2026-11-21,a,WORLD,2023,75 to 90,620,Why.\n",
			"revisions.csv:2:25: \"75 to 90\", want it as the columns value and bound say it [revision] = write 75..90",
		},
		{
			"a bound beside a range", "", now, "2026-11-21,a,WORLD,2023,about 75..90,620,Why.\n",
			"revisions.csv:2:31: bound \"about\" beside the range 75..90, want a single number [revision] = leave the bound empty",
		},
		{
			"a formula", "", now, "2026-11-21,a,WORLD,2023,600,620,=1+1\n",
			"revisions.csv:2:33: the text begins with \"=\", and a spreadsheet would run it as a formula [formula] = begin with a word, or with a quotation mark",
		},
		{
			"too few cells", "", now, "2026-11-21,a,WORLD,2023,600,620\n",
			"revisions.csv:2:1: 6 cells, want 7: date,series,area,period,old,new,reason [cells] = a cell that holds nothing needs its comma too",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.want = strings.Replace(tt.want, "2:31: bound", "2:25: bound", 1)
			tt.run(t, defs)
		})
	}
	for _, tt := range []struct{ name, file, want string }{
		{"nothing in it", " ", "revisions.csv:1:1: the first row is not the header date,series,area,period,old,new,reason [header] = write it above the first row"},
		{"only the header", revisionHeader, ""},
		{"from a spreadsheet", "\uFEFF" + strings.ReplaceAll(revisionHeader+"2026-11-21,a,WORLD,2023,619,620,Why.\n,,,,,,\n", "\n", "\r\n"), ""},
		{"semicolons", strings.ReplaceAll(revisionHeader, ",", ";"), "revisions.csv:1:1: looks like semicolon-separated CSV [header] = in the spreadsheet choose 'CSV UTF-8 (comma delimited)'"},
		{"a misspelt column", strings.Replace(revisionHeader, "reason", "reeson", 1), "revisions.csv:1:33: no column is called \"reeson\" [header] = did you mean \"reason\"?"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := loadAll(defs, rowsOf(now), tt.file, "")
			if got := inFiles(list); !strings.HasPrefix(got+"\n", tt.want) || tt.want == "" && got != "" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRevisions(t *testing.T) {
	revisions := revisionHeader + "2026-11-20,share,WORLD,2023,[x],91,Published.\n2026-11-21,a,WORLD,2023,more than 1600,75..90,\" A slip, said the force. \"\n2026-11-22,a,WORLD,2022,5,removed,A small count.\n"
	d, list := loadAll(world("a, reports", "share, per cent"), rowsOf("a 2023 75..90 _ r; share 2023 91"), revisions, "")
	if d == nil {
		t.Fatal(list)
	}
	var got strings.Builder
	for _, r := range d.Revisions() {
		fmt.Fprintf(&got, "%s|%s|%s|%s|%s|%s|%s\n", r.Date.Format("2006-01-02"), r.Series, r.Area, r.Period, r.Old, r.New, r.Reason)
	}
	const want = `2026-11-20|share|WORLD|2023|no figure|91 per cent|Published.
2026-11-21|a|WORLD|2023|more than 1,600|75 to 90|A slip, said the force.
2026-11-22|a|WORLD|2022|5|removed|A small count.
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

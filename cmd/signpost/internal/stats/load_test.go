package stats_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

const header = "series,area,period,value,bound,flags,source,note\n"

// definitions defines a count, a share, a rate and a half-yearly count.
const definitions = `areas:
  E23000023: {name: Cambridgeshire}
  E23000022: {name: Northamptonshire}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
  share: {title: Share, unit: per cent, definition: Share of reports., not_shown: People.}
  rate: {title: Rate, unit: reports per week, definition: An average., not_shown: A trend., frequency: irregular}
  half: {title: Halves, unit: reports, definition: Reports., not_shown: People., frequency: half-year}
`

// complete holds one good row for every series, so that a test sees only its
// own fault.
const complete = `count,E23000022,2023,50,,,paper,
share,E23000022,2023,50,,,paper,
rate,E23000022,2023,50,,,paper,
half,E23000022,2023-H1,50,,,paper,
`

func load(t testing.TB, defs, rows string) (*stats.Dataset, diag.List) {
	t.Helper()
	return stats.Load(stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(defs)},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(rows)},
	})
}

// report prints problems as a test wants them: line, column, message, rule and
// hint.
func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d:%d: %s [%s]", d.Line, d.Column, d.Message, d.Rule)
		if d.Hint != "" {
			fmt.Fprintf(&b, " = %s", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestCellFaults(t *testing.T) {
	for _, tt := range cellFaults() {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, definitions, header+complete+tt.rows)
			if got, want := report(list), tt.want+"\n"; got != want {
				t.Errorf("got  %swant %s", got, want)
			}
		})
	}
}

type faultCase struct{ name, rows, want string }

// cellFaults are rows that follow five good lines, and what is said about them.
func cellFaults() []faultCase {
	return []faultCase{
		{"thousands comma", "count,E23000023,2023,\"1,204\",,,paper,", `6:22: comma in "1,204", want digits only [value] = write 1204`},
		{"thousands comma without quotes", "count,E23000023,2023,1,204,,,paper,", `6:1: 9 cells, want 8: series,area,period,value,bound,flags,source,note [cells] = a number has no comma (write 1204); a text that has one stands in double quotes`},
		{"decimal comma", "rate,E23000023,2023,\"1,5\",,,paper,", `6:21: comma in "1,5", want digits only [value] = write a decimal point as a full stop: 1.5`},
		{"per cent sign", "share,E23000023,2023,12%,,,paper,", `6:22: per cent sign in "12%" [value] = write 12; that it is per cent is said once, as the unit of the series`},
		{"space around", "count,E23000023,2023, 12 ,,,paper,", `6:22: space before or after the value " 12 " [value] = write 12`},
		{"not a number", "count,E23000023,2023,NaN,,,paper,", `6:22: value "NaN", want a number such as 619, a range such as 75..90, [x], [c] or [z] [value] = write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here`},
		{"exponent", "count,E23000023,2023,1e309,,,paper,", `6:22: exponent in "1e309", want plain digits [value] = the spreadsheet shortened the number; format the column as text and type it again in full`},
		{"spreadsheet exponent", "count,E23000023,2023,1.2E+05,,,paper,", `6:22: exponent in "1.2E+05", want plain digits [value] = the spreadsheet shortened the number; format the column as text and type it again in full`},
		{"too many digits", "count,E23000023,2023,12345678901234567890,,,paper,", `6:22: 20 digits in "12345678901234567890", want at most 15 [value] = a spreadsheet keeps only 15 digits, so the last ones are not to be trusted`},
		{"leading zero", "count,E23000023,2023,0116,,,paper,", `6:22: leading zero in "0116" [value] = write 116`},
		{"plus", "count,E23000023,2023,+5,,,paper,", `6:22: value "+5", want a number such as 619, a range such as 75..90, [x], [c] or [z] [value] = write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here`},
		{"minus zero", "rate,E23000023,2023,-0,,,paper,", `6:21: minus before zero in "-0" [value] = write 0`},
		{"full-width digits", "count,E23000023,2023,１２,,,paper,", `6:22: value "１２", want a number such as 619, a range such as 75..90, [x], [c] or [z] [value] = write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here`},
		{"point without digits", "rate,E23000023,2023,5.,,,paper,", `6:21: value "5.", want a number such as 619, a range such as 75..90, [x], [c] or [z] [value] = write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here`},
		{"formula", "count,E23000023,2023,=SUM(A1),,,paper,", `6:22: the text begins with "=", and a spreadsheet would run it as a formula [formula] = write the number itself`},
		{"capital mark", "count,E23000023,2023,[X],,,,", `6:22: capital letter in "[X]" [value] = write [x]`},
		{"empty value", "count,E23000023,2023,,,,paper,", `6:22: no value [value] = write [x] if there is no figure`},
		{"decimals in a count", "count,E23000023,2023,12.5,,,paper,", `6:22: decimals in "12.5", want a whole number because the unit is reports [value]`},
		{"decimals in a count, all noughts", "count,E23000023,2023,12.0,,,paper,", `6:22: decimals in "12.0", want a whole number because the unit is reports [value]`},
		{"negative count", "count,E23000023,2023,-5,,,paper,", `6:22: negative value "-5", want 0 or more because the unit is reports [value]`},
		{"range downwards", "count,E23000023,2023,90..75,,,paper,", `6:22: range "90..75" runs downwards [value] = write 75..90`},
		{"half a range", "count,E23000023,2023,75..,,,paper,", `6:22: value "75..", want a number such as 619, a range such as 75..90, [x], [c] or [z] [value] = write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here`},
		{"share over 100", "share,E23000023,2023,150,,,paper,", `6:22: value "150", want 0 to 100 because the unit is per cent [value]`},
		{"share range over 100", "share,E23000023,2023,90..100.5,,,paper,", `6:22: value "90..100.5", want 0 to 100 because the unit is per cent [value]`},
		{"share below 0", "share,E23000023,2023,-3,,,paper,", `6:22: negative value "-3", want 0 or more because the unit is per cent [value]`},
		{"less than nothing", "count,E23000023,2023,0,less than,,paper,", `6:22: less than 0, want 0 or more because the unit is reports [value]`},
		{"more than everything", "share,E23000023,2023,100,more than,,paper,", `6:22: more than 100, want 0 to 100 because the unit is per cent [value]`},
		{"unknown bound", "count,E23000023,2023,5,over,,paper,", `6:24: bound "over", want empty or one of: more than, at least, about, less than [bound] = write more than`},
		{"bound with a capital", "count,E23000023,2023,5,More than,,paper,", `6:24: bound "More than", want empty or one of: more than, at least, about, less than [bound] = write more than`},
		{"bound without a number", "count,E23000023,2023,[x],about,,,", `6:26: bound "about" beside [x], want a number to go with it [bound] = leave the bound empty`},
		{"bound beside a range", "count,E23000023,2023,5..6,about,,paper,", `6:27: bound "about" beside the range 5..6, want a single number [bound] = leave the bound empty`},
		{"unknown flag", "count,E23000023,2023,5,,pt,paper,", `6:25: no flag "pt", want any of p, r, e, b, u, part, with a space between them [flags] = did you mean "p"?`},
		{"flag with a capital", "count,E23000023,2023,5,,P,paper,", `6:25: no flag "P", want any of p, r, e, b, u, part, with a space between them [flags] = write p`},
		{"flag twice", "count,E23000023,2023,5,,p p,paper,", `6:25: flag "p" stands twice [flags]`},
		{"day", "count,E23000023,01/05/2023,5,,,paper,", `6:17: period "01/05/2023" is a date made by a spreadsheet, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period] = format the column as text, then type the period again; for the month write 2023-05`},
		{"month by name", "count,E23000023,May-23,5,,,paper,", `6:17: period "May-23" is a date made by a spreadsheet, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period] = format the column as text, then type the period again; for the month write 2023-05`},
		{"ISO day", "count,E23000023,2023-05-01,5,,,paper,", `6:17: period "2023-05-01" is a date made by a spreadsheet, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period] = format the column as text, then type the period again; for the month write 2023-05`},
		{"serial number of a day", "count,E23000023,45047,5,,,paper,", `6:17: period "45047" is a date made by a spreadsheet, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period] = format the column as text, then type the period again; for the month write 2023-05`},
		{"financial year with a hyphen", "count,E23000023,2023-24,5,,,paper,", `6:17: month 24 in "2023-24", want 01 to 12 [period] = if this is a year that runs into the next, write 2023/24`},
		{"financial year that jumps", "count,E23000023,2023/25,5,,,paper,", `6:17: period "2023/25", want the second year to follow the first [period] = write 2023/24`},
		{"month 13", "count,E23000023,2023-13,5,,,paper,", `6:17: month 13 in "2023-13", want 01 to 12 [period]`},
		{"quarter 5", "count,E23000023,2023-Q5,5,,,paper,", `6:17: period "2023-Q5", want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period]`},
		{"small letters", "count,E23000023,2023-h1,5,,part,paper,", `6:17: period "2023-h1", want 2023-H1 [period] = write 2023-H1`},
		{"years with a hyphen", "count,E23000023,2019-2024,5,,,paper,", `6:17: period "2019-2024", want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period] = write 2019..2024 for all these years together`},
		{"years backwards", "count,E23000023,2024..2019,5,,,paper,", `6:17: period "2024..2019" runs backwards, want the earlier year first [period]`},
		{"year too early", "count,E23000023,1923,5,,,paper,", `6:17: year in "1923", want 1990 to 2100 [period]`},
		{"no period", "count,E23000023,,5,,,paper,", `6:17: no period, want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period]`},
		{"year to date without part", "count,E23000023,2024-YTD,5,,,paper,", `6:29: no flag part for 2024-YTD, which is not a whole year [part-year] = write part in the flags column, so that nobody compares it with a whole year`},
		{"half year without part", "count,E23000023,2024-H1,5,,,paper,", `6:28: no flag part for 2024-H1, which is not a whole year [part-year] = write part in the flags column, so that nobody compares it with a whole year`},
		{"unknown series", "cuont,E23000023,2023,5,,,paper,", `6:1: no series "cuont" in statistics.yaml [unknown-series] = did you mean "count"?`},
		{"unknown series, none near", "zzzzzzzzz,E23000023,2023,5,,,paper,", `6:1: no series "zzzzzzzzz" in statistics.yaml [unknown-series] = defined are count, share, rate, half`},
		{"no series", ",E23000023,2023,5,,,paper,", `6:1: no series, want one that statistics.yaml defines [unknown-series] = defined are count, share, rate, half`},
		{"unknown area", "count,E23000032,2023,5,,,paper,", `6:7: no area "E23000032" in statistics.yaml [unknown-area] = did you mean "E23000023"?`},
		{"unknown source", "count,E23000023,2023,5,,,papre,", `6:26: no source "papre" in statistics.yaml [unknown-source] = did you mean "paper"?`},
		{"no source", "count,E23000023,2023,5,,,,", `6:26: no source for the value 5 [source-missing] = write the id of a source in statistics.yaml: paper`},
		{"duplicate", "count,E23000022,2023,6,,,paper,", `6:1: count, E23000022, 2023 stands twice, on line 2 and line 6 [duplicate-row] = keep one of the two rows; a figure that was revised takes the flag r`},
		{"missing year", "count,E23000022,2025,60,,,paper,", `6:1: no row for 2024; write a row with [x] if there is no figure [missing-year] = a year that is left out cannot be told from one that was forgotten`},
		{"missing years", "count,E23000022,2019,60,,,paper,", `2:1: no row for 2020 to 2022; write a row with [x] if there is no figure [missing-year] = a year that is left out cannot be told from one that was forgotten`},
		{"missing year beside a faulty row", "count,E23000022,2024,1e5,,,paper,\ncount,E23000022,2025,60,,,paper,", `6:22: exponent in "1e5", want plain digits [value] = the spreadsheet shortened the number; format the column as text and type it again in full`},
		{"missing year beside a faulty period", "count,E23000022,2042-,6,,,paper,\ncount,E23000022,2025,60,,,paper,", `6:17: period "2042-", want 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024 [period]`},
		{"two cells", "count,E23000023", `6:1: 2 cells, want 8: series,area,period,value,bound,flags,source,note [cells] = a cell that holds nothing needs its comma too`},
		{"nine cells", "count,E23000023,2023,5,,,paper,a note, with a comma", `6:1: 9 cells, want 8: series,area,period,value,bound,flags,source,note [cells] = a number has no comma (write 1204); a text that has one stands in double quotes`},
		{"quote never closed", "count,E23000023,2023,5,,,paper,\"a note\nshare,E23000023,2023,5,,,paper,", `6:32: this quote never closes [csv] = put a double quote at the end of the cell; everything after it was read as one cell`},
		{"text after a quote", "count,E23000023,2023,55,,,paper,\"a \"note\"", `6:37: text after the closing quote of a cell [csv] = write each quote inside a quoted cell twice`},
		{"quote inside", "count,E23000023,2023,55,,,paper,a \"note\"", `6:35: quote inside a cell that does not begin with one [csv] = put the whole cell in double quotes and write each quote inside it twice`},
		{"bidi mark", "count,E23000023,2023,5,,,paper,a \u202enote", `6:32: invisible character U+202E that can change the order or meaning of the text around it [text] = delete the text and type it again, without pasting`},
		{"control character", "count,E23000023,2023,5,,,paper,a \x07note", `6:32: control character U+0007 [text] = delete the text and type it again`},
		{"line break in a period", "count,E23000023,\"2023\n\",5,,,paper,", `6:17: period "2023\n", want 2023 [period] = write 2023`},
		{"two faults in one row", "count,E23000032,2023,12%,,,paper,", "6:7: no area \"E23000032\" in statistics.yaml [unknown-area] = did you mean \"E23000023\"?\n6:22: per cent sign in \"12%\" [value] = write 12; that it is per cent is said once, as the unit of the series"},
		{"after a quoted line break", "count,E23000023,2023,55,,,paper,\"two\nlines\"\ncount,E23000023,2024,12%,,,paper,", `8:22: per cent sign in "12%" [value] = write 12; that it is per cent is said once, as the unit of the series`},
	}
}

func TestHeaderFaults(t *testing.T) {
	for _, tt := range []faultCase{
		{
			"one twice, one misspelt", "series,area,period,valeu,bound,flags,series,note\n",
			"1:20: no column is called \"valeu\" [header] = did you mean \"value\"?\n" +
				"1:38: column \"series\" stands twice, as column 1 and column 7 [header]\n" +
				"1:1: no column \"source\" [header] = the first row must be series,area,period,value,bound,flags,source,note",
		},
		{
			"capital letter", "Series,area,period,value,bound,flags,source,note\n",
			`1:1: no column is called "Series" [header] = did you mean "series"?`,
		},
		{
			"one without a name", "series,area,period,value,bound,flags,source,note,\n",
			`1:50: column 9 has no name, want 8 columns: series,area,period,value,bound,flags,source,note [header]`,
		},
		{
			"another order", "area,series,period,value,bound,flags,source,note\n",
			`1:1: column "area" where "series" is wanted [header] = the order is series,area,period,value,bound,flags,source,note`,
		},
		{
			"semicolons", "series;area;period;value;bound;flags;source;note\ncount;E23000023;2023;1,5;;;paper;\n",
			`1:1: looks like semicolon-separated CSV [header] = in the spreadsheet choose 'CSV UTF-8 (comma delimited)'`,
		},
		{
			"tabs", "series\tarea\tperiod\tvalue\tbound\tflags\tsource\tnote\n",
			`1:1: looks like tab-separated CSV [header] = in the spreadsheet choose 'CSV UTF-8 (comma delimited)'`,
		},
		{
			"nothing", "",
			`1:1: no rows, want the header series,area,period,value,bound,flags,source,note [header]`,
		},
		{
			"a quote that never closes", `"series`,
			`1:1: this quote never closes [csv] = put a double quote at the end of the cell; everything after it was read as one cell`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, definitions, tt.rows)
			// Sorted by position, what is missing comes first; the table reads
			// better the other way round, so only the set of lines counts.
			for _, want := range strings.Split(tt.want, "\n") {
				if got := report(list); !strings.Contains(got, want+"\n") {
					t.Errorf("got\n%swant %s", got, want)
				}
			}
			if got, want := len(list), strings.Count(tt.want, "\n")+1; got != want {
				t.Errorf("%d problems, want %d:\n%s", got, want, report(list))
			}
		})
	}
}

func TestDefinitionFaults(t *testing.T) {
	for _, tt := range []struct{ name, old, replacement, want string }{
		{
			"missing key", ", unit: reports per week", "",
			`9:9: unit is missing [missing-key] = add a line unit: …`,
		},
		{
			"unknown key", "frequency: irregular", "frequncy: irregular",
			`9:93: no key "frequncy" here [unknown-key] = did you mean "frequency"?`,
		},
		{
			"no https", "https://paper.example/1", "http://paper.example/1",
			`5:57: address "http://paper.example/1", want one that begins with https:// and a host [source-url]`,
		},
		{
			"user name in the address", "https://paper.example/1", "https://user:pw@paper.example/",
			`5:57: address "https://user:pw@paper.example/", want one that begins with https:// and a host [source-url]`,
		},
		{
			"script as address", "https://paper.example/1", "javascript:alert(1)",
			`5:57: address "javascript:alert(1)", want one that begins with https:// and a host [source-url]`,
		},
		{
			"unknown kind", "kind: newspaper", "kind: newspapre",
			`5:132: kind "newspapre", want one of official, charity, police, newspaper, research [source-kind] = did you mean "newspaper"?`,
		},
		{
			"British date", "retrieved: 2026-11-21", "retrieved: 21/11/2026",
			`5:114: retrieved: "21/11/2026" is not a date [wrong-value] = write YYYY-MM-DD, such as 2026-11-21`,
		},
		{
			"unknown frequency", "frequency: irregular", "frequency: weekly",
			`9:104: frequency "weekly", want one of year, half-year, quarter, month, irregular [series-frequency]`,
		},
		{
			"per cent sign", "unit: per cent", "unit: percent",
			`8:31: unit "percent", want per cent [series-unit] = write per cent`,
		},
		{
			"capital in an id", "  rate:", "  Rate:",
			`9:3: id "Rate", want lower-case letters, digits and single hyphens, a letter first [id]`,
		},
		{
			"year in an id", "  rate:", "  rate-2023:",
			`9:3: year 2023 in the series id "rate-2023" [series-id] = a series goes on from year to year; leave the year out`,
		},
		{
			"area code", "  E23000022:", "  E2300002:",
			`3:3: area code "E2300002", want a letter and eight digits, WORLD, or two letters such as AU [area-code] = look the code up in the Register of Geographic Codes of the Office for National Statistics, or for another country in ISO 3166-1`,
		},
		{
			"bidi mark", "title: Rate", "title: Ra\u202ete",
			`9:17: invisible character U+202E that can change the order or meaning of the text around it [text] = delete the text and type it again, without pasting`,
		},
		{
			"series without rows", "series:\n", "series:\n  new: {title: New, unit: reports, definition: Reports., not_shown: People.}\n",
			`7:3: no row in observations.csv for the series "new" [no-rows] = write a row with [x] if there is no figure yet, or remove the series`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			defs := strings.Replace(definitions, tt.old, tt.replacement, 1)
			if defs == definitions {
				t.Fatalf("%q is not in the definitions", tt.old)
			}
			d, list := load(t, defs, header+complete)
			if got, want := report(list), tt.want+"\n"; got != want {
				t.Errorf("got  %swant %s", got, want)
			}
			if got, want := d != nil, !list.HasErrors(); got != want {
				t.Errorf("a dataset: %t, want %t", got, want)
			}
		})
	}
}

// Spreadsheets write the same table in many ways.
func TestSameTable(t *testing.T) {
	plain := header + complete + "count,E23000023,2023,55,,,paper,a note\n"
	want, list := load(t, definitions, plain)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range []struct{ name, rows string }{
		{"CRLF", strings.ReplaceAll(plain, "\n", "\r\n")},
		{"CR", strings.ReplaceAll(plain, "\n", "\r")},
		{"no line end at the end", strings.TrimSuffix(plain, "\n")},
		{"empty lines at the end", plain + "\n\n"},
		{"rows of commas at the end", plain + ",,,,,,,\n,,\n"},
		{"every cell in quotes", `"` + strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(strings.TrimSuffix(plain, "\n")) + "\"\n"},
		{"another order", header + "count,E23000023,2023,55,,,paper,a note\n" + complete},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, list := load(t, definitions, tt.rows)
			if len(list) > 0 {
				t.Fatal(list)
			}
			if got, want := encode(got), encode(want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// A quoted cell keeps its commas, quotes and line breaks.
func TestQuotedNote(t *testing.T) {
	for _, tt := range []struct{ cell, want string }{
		{`"one, ""two"""`, `one, "two"`},
		{"\"one\ntwo\"", "one\ntwo"},
		{"\"one\r\ntwo\rthree\"", "one\ntwo\nthree"},
		{" padded ", "padded"},
		{`<b>bold</b>`, "<b>bold</b>"},
		{"5 - 3", "5 - 3"},
	} {
		d, list := load(t, definitions, header+complete+"count,E23000023,2023,55,,,paper,"+tt.cell+"\n")
		if len(list) > 0 {
			t.Fatal(list)
		}
		o, miss := d.Figure("count", "2023", "E23000023")
		if miss != nil || o.Note != tt.want {
			t.Errorf("note %q is read as %q (%v), want %q", tt.cell, o.Note, miss, tt.want)
		}
	}
}

// A megabyte in one cell is pointed at, not repeated.
func TestLongCell(t *testing.T) {
	_, list := load(t, definitions, header+complete+"count,E23000023,2023,5,,,paper,"+strings.Repeat("x", 1<<20)+"\n")
	const want = "6:32: text of 1048576 bytes, want at most 4000 [text] = say it shorter and name the source for the rest\n"
	if got := report(list); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	_, list = load(t, definitions, header+complete+"count,"+strings.Repeat("x", 1<<20)+",2023,5,,,paper,\n")
	if got := report(list); len(got) > 300 {
		t.Errorf("a problem of %d bytes", len(got))
	}
}

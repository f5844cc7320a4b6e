package claim_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// definitions are series of every kind, some of which count in the same way.
const definitions = `areas:
  E23000023: {name: Cambridgeshire}
  E23000022: {name: Northamptonshire}
  WORLD: {name: Worldwide}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  cambs: {title: Reports of sextortion to Cambridgeshire Police, unit: reports, definition: Reports., not_shown: People.}
  total: {title: "Reports to Cambridgeshire Police, all years", unit: incidents, definition: Incidents., not_shown: People., frequency: irregular}
  iwf: {title: Reports confirmed by the Internet Watch Foundation, unit: reports, definition: Reports., not_shown: Children., comparable_with: [half]}
  half: {title: "Reports confirmed, first half of the year", unit: reports, definition: Reports., not_shown: Children., frequency: half-year}
  boys: {title: Reports about boys, unit: reports, definition: Reports., not_shown: Girls., part_of: iwf}
  money: {title: Reports of blackmail for money, unit: reports, definition: Reports., not_shown: People.}
  twin: {title: Reports to another police force, unit: reports, definition: Reports., not_shown: People., comparable_with: [cambs]}
  share: {title: Share of reports about boys, unit: per cent, definition: A share., not_shown: Numbers.}
  rate: {title: Reports to Northamptonshire Police, unit: reports per week, definition: An average., not_shown: A trend., frequency: irregular}
  areas: {title: Reports by force, unit: reports, definition: Reports., not_shown: People.}
  steps: {title: Children helped, unit: children, definition: Children., not_shown: Others.}
  broken: {title: Reports counted in two ways, unit: reports, definition: Reports., not_shown: People.}
  months: {title: Reports by month, unit: reports, definition: Reports., not_shown: People., frequency: month}
  fy: {title: Blackmail recorded by police, unit: offences, definition: Offences., not_shown: Other crime.}
`

const rows = `series,area,period,value,bound,flags,source,note
cambs,E23000023,2019,173,,,paper,
cambs,E23000023,2020,[x],,,,
cambs,E23000023,2021,[x],,,,
cambs,E23000023,2022,[x],,,,
cambs,E23000023,2023,619,,,paper,
cambs,E23000023,2024-YTD,166,more than,part,paper,
total,E23000023,2019..2024,2000,more than,part,paper,
iwf,WORLD,2022,21,,,paper,
iwf,WORLD,2023,176,,,paper,
iwf,WORLD,2024,175,,,paper,
half,WORLD,2023-H1,75,,,paper,
half,WORLD,2024-H1,89,,,paper,
half,WORLD,2025-H1,153,,,paper,
boys,WORLD,2024,138,,,paper,
money,WORLD,2022,10731,,,paper,
money,WORLD,2023,26718,,,paper,
twin,E23000023,2023,300,,,paper,
twin,E23000023,2024,40,about,,paper,
share,WORLD,2022,40,,,paper,
share,WORLD,2023,44,,,paper,
share,WORLD,2024,18.7,,,paper,
rate,E23000022,2021-09,4,,,paper,
rate,E23000022,2024-10,4,,,paper,
areas,E23000022,2022,100,,,paper,
areas,E23000022,2023,200,,,paper,
areas,E23000023,2022,300,,,paper,
areas,E23000023,2023,93,,,paper,
steps,WORLD,2020,0,,,paper,
steps,WORLD,2021,10,,,paper,
steps,WORLD,2022,12,,,paper,
steps,WORLD,2023,20..25,,,paper,
steps,WORLD,2024,30,less than,,paper,
broken,WORLD,2021,10,,,paper,
broken,WORLD,2022,20,,b,paper,
broken,WORLD,2023,30,,,paper,
months,WORLD,2023-05,31,,,paper,
months,WORLD,2023-06,60,,,paper,
fy,WORLD,2021/22,22064,,,paper,
fy,WORLD,2022/23,[x],,,,
fy,WORLD,2023/24,37959,,,paper,
`

func load(t testing.TB, definitions, rows string) *stats.Dataset {
	t.Helper()
	d, list := stats.Load(stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(definitions)},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(rows)},
	})
	if d == nil {
		t.Fatal(list)
	}
	return d
}

// ask makes a request of "series periods key=value …", as in a directive. A value
// with spaces in it stands in quotes.
func ask(words, args string) claim.Request {
	r := claim.Request{Words: words}
	if before, with, ok := strings.Cut(args, ` with="`); ok {
		args, r.With = before, strings.TrimSuffix(with, `"`)
	}
	for i, arg := range strings.Fields(args) {
		key, value, named := strings.Cut(arg, "=")
		switch {
		case !named && i == 0:
			r.Series = arg
		case !named:
			r.Periods = arg
		case key == "area":
			r.Area = value
		case key == "of":
			r.Of = value
		case key == "with":
			r.With = value
		}
	}
	return r
}

// short is what came of a request in one word.
func short(r claim.Result, err *claim.Error) string {
	if err == nil {
		return r.Verdict.String()
	}
	switch err.Rule {
	case "claim-false":
		return "false"
	case "claim-unproven":
		return "cannot tell"
	case "claim-ambiguous":
		return "ambiguous"
	case "claim-words":
		return "not understood"
	}
	return err.Rule
}

package directive_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

const chartDefinitions = `areas: {E23000023: {name: Cambridgeshire}, E23000022: {name: Bedfordshire}, WORLD: {name: Worldwide}}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
  charity: {title: A report, publisher: A charity, url: "https://charity.example/1", published: "2025", retrieved: 2026-11-21, kind: charity}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
  areas: {title: Two forces, unit: reports, definition: Reports., not_shown: People.}
  gaps: {title: A gap, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  moved: {title: Moved, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  all: {title: All reports, unit: reports, definition: Reports., not_shown: People., parts: [boys, girls]}
  boys: {title: Boys, unit: reports, definition: Reports., not_shown: Ages.}
  girls: {title: Girls, unit: reports, definition: Reports., not_shown: Ages.}
  teens: {title: Teenagers, unit: reports, definition: Reports., not_shown: Others., part_of: all}
  abroad: {title: Abroad, unit: reports, definition: Reports., not_shown: Others., part_of: all}
  other: {title: Another count, unit: reports, definition: Reports., not_shown: People.}
  same: {title: The same count, unit: reports, definition: Reports., not_shown: People., comparable_with: [count]}
  money: {title: Money, unit: pounds lost, definition: Money., not_shown: People.}
  share: {title: Share of boys, unit: per cent, definition: Share., not_shown: Others.}
  thirds: {title: Who asked, unit: per cent, definition: Share., not_shown: Others., parts: [one, two, three]}
  one: {title: One, unit: per cent, definition: Share., not_shown: Others.}
  two: {title: Two, unit: per cent, definition: Share., not_shown: Others.}
  three: {title: Three, unit: per cent, definition: Share., not_shown: Others.}
  broken: {title: Broken, unit: reports, definition: Reports., not_shown: People.}
  fiscal: {title: Fiscal, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  halves: {title: Halves, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  ranges: {title: Ranges, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  change: {title: Change, unit: points per year, definition: Change., not_shown: People.}
  nothing: {title: Nothing, unit: reports, definition: Reports., not_shown: People.}
  bounds: {title: Bounds, unit: reports, definition: Reports., not_shown: People.}
  secret: {title: Secret, unit: reports, definition: Reports., not_shown: People., parts: [open, closed]}
  open: {title: Open, unit: reports, definition: Reports., not_shown: People.}
  closed: {title: Closed, unit: reports, definition: Reports., not_shown: People.}
`

const chartRows = `series,area,period,value,bound,flags,source,note
count,E23000023,2021,1200,,,paper,A note.
count,E23000023,2022,[x],,,,Not published.
count,E23000023,2023,75..90,,p,paper,
count,E23000023,2024-YTD,166,more than,part,paper,
areas,E23000022,2022,10,,,paper,
areas,E23000022,2023,[c],,,,
areas,E23000023,2022,30,,,charity,
areas,E23000023,2023,40,,,paper,
areas,E23000023,2024,50,,,paper,
gaps,WORLD,2023,[x],,,,
gaps,WORLD,2024,[x],,,,
moved,E23000022,2022,10,,,paper,
moved,E23000022,2023,20,,b,paper,
moved,E23000022,2024,20,,,paper,
moved,E23000023,2022,10,,,paper,
moved,E23000023,2023,20,,,paper,
moved,E23000023,2024,20,,,paper,
all,WORLD,2022,100,,,charity,
all,WORLD,2023,176,,,charity,
all,WORLD,2024,175,,,charity,
boys,WORLD,2023,166,,,charity,
boys,WORLD,2024,155,,,charity,
girls,WORLD,2023,10,,,charity,
girls,WORLD,2024,20,,,charity,
teens,WORLD,2024,170,,,charity,
abroad,WORLD,2024,100..110,,,charity,
other,E23000023,2021,900,,,paper,
same,E23000023,2021,600,,,paper,
money,E23000023,2021,1000,,,paper,
share,WORLD,2022,90,,,charity,
share,WORLD,2023,91,,,charity,
share,WORLD,2024,97,,,charity,
thirds,WORLD,2022,[x],,,,
one,WORLD,2024,33.3,,,charity,
two,WORLD,2024,33.3,,,charity,
three,WORLD,2024,33.3,,,charity,
one,WORLD,2023,20,,,charity,
two,WORLD,2023,30,,,charity,
broken,WORLD,2020,10,,,paper,
broken,WORLD,2021,11,,,paper,
broken,WORLD,2022,20,,b,paper,
broken,WORLD,2023,21,,,paper,
fiscal,WORLD,2021/22,10,,,paper,
fiscal,WORLD,2022/23,20,,,paper,
fiscal,WORLD,2023-Q1,9,,part,paper,
halves,WORLD,2022,100,,,paper,
halves,WORLD,2023,110,,,paper,
halves,WORLD,2023-H1,50,,,paper,
halves,WORLD,2024-H1,60,,,paper,
halves,WORLD,2024-H2,70,,part,paper,
ranges,WORLD,2019..2021,10,,,paper,
ranges,WORLD,2020..2022,12,,,paper,
ranges,WORLD,2020..2023,30,,,paper,
change,WORLD,2022,-2,,,paper,
change,WORLD,2023,2,,,paper,
nothing,WORLD,2022,0,,,paper,
nothing,WORLD,2023,0,,,paper,
bounds,WORLD,2020,20,about,,paper,
bounds,WORLD,2021,30,at least,,paper,
bounds,WORLD,2022,12,less than,,paper,
bounds,WORLD,2023,40,,,paper,
secret,WORLD,2023,[x],,,,
open,WORLD,2024,40,,,paper,
closed,WORLD,2024,[c],,,,
`

// chartData is the figures of these tests.
func chartData(t testing.TB) *stats.Dataset {
	t.Helper()
	data, list := stats.Load(stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(chartDefinitions)},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(chartRows)},
	})
	if data == nil {
		t.Fatal(list)
	}
	if list.HasErrors() {
		t.Fatal(report(list))
	}
	return data
}

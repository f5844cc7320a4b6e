package claim_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

const readingDefinitions = `areas: {WORLD: {name: Worldwide}}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  men: {title: "Sextortion reports in Northern Ireland, share of men and boys", unit: per cent, definition: A share., not_shown: Numbers.}
  monthly: {title: Reports in a month, unit: reports per month, definition: An average., not_shown: A trend.}
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
  fy: {title: Blackmail recorded by police, unit: offences, definition: Offences., not_shown: Other crime.}
  half: {title: Reports in half a year, unit: reports, definition: Reports., not_shown: People., frequency: half-year, comparable_with: [count]}
  part: {title: Reports about boys, unit: reports, definition: Reports., not_shown: Girls., part_of: count}
`

const readingRows = `series,area,period,value,bound,flags,source,note
men,WORLD,2023,94,,,paper,
men,WORLD,2024,30,,,paper,
monthly,WORLD,2022,150,,,paper,
monthly,WORLD,2023,300,,,paper,
monthly,WORLD,2024,93,,,paper,
count,WORLD,2019,0,,,paper,
count,WORLD,2020,5,,,paper,
count,WORLD,2021,300,,,paper,
count,WORLD,2022,650,,,paper,
count,WORLD,2023,1118,,,paper,
count,WORLD,2024,373,,,paper,
count,WORLD,2025,372,,,paper,
part,WORLD,2023,1080,,,paper,
part,WORLD,2022,37,,,paper,
half,WORLD,2024-H1,900,,,paper,
fy,WORLD,2018/19,300,,,paper,
fy,WORLD,2019/20,450,,,paper,
`

// TestReadings holds Judge to words that look true of a figure and are true of another.
func TestReadings(t *testing.T) {
	d := load(t, readingDefinitions, readingRows)
	for _, tt := range []verdictCase{
		{"94 per cent", "men 2023", "true"},
		{"94 per cent of men and boys", "men 2023", "not understood"},
		{"94 per cent of reports", "men 2023", "not understood"},
		{"more than nine in ten men and boys", "men 2023", "not understood"},
		{"94 per cent of them", "men 2023", "not understood"},
		{"more than 600.000 a year", "count 2022", "not understood"},
		{"300 reports in 2023", "monthly 2023", "not understood"},
		{"300 in 2023", "monthly 2023", "not understood"},
		{"fewer than 400 reports in 2023", "monthly 2023", "not understood"},
		{"300 reports a month in 2023", "monthly 2023", "true"},
		{"rose from 150 to 300 reports", "monthly 2022..2023", "not understood"},
		{"rose from 150 to 300 reports a month", "monthly 2022..2023", "true"},
		{"rose from 150 to 300 reports a week", "monthly 2022..2023", "not understood"},
		{"rose by 150 reports", "monthly 2022..2023", "not understood"},
		{"rose by 150 reports a month", "monthly 2022..2023", "true"},
		{"rose by 350 reports a month", "count 2021..2022", "ambiguous"},
		{"more than 600.000 reports", "count 2022", "not understood"},
		{"between 600 and 700.000 reports", "count 2022", "not understood"},
		{"rose by more than 300.000", "count 2021..2022", "not understood"},
		{"more than 0.649 thousand", "count 2022", "true"},
		{"some doubled", "count 2021..2022", "not understood"},
		{"some half", "part 2022 of=count", "not understood"},
		{"some half of reports", "part 2022 of=count", "not understood"},
		{"some 650 reports", "count 2022", "true"},
		{"some six hundred", "count 2022", "true"},
		{"rose by almost 80 per cent", "count 2022..2023", "true"},
		{"rose by almost four fifths", "count 2022..2023", "true"},
		{"more than three times as many reports in 2023 as in 2021", "count 2021..2023", "true"},
		{"more than three times as many reports in 2022 as in 2021", "count 2021..2023", "false"},
		{"as many in 2025 as in 2024", "count 2024..2025", "false"},
		{"more than double", "count 2021..2022", "true"},
		{"more than twice", "count 2021..2022", "true"},
		{"double", "count 2021..2022", "false"},
		{"twice", "count 2022..2023", "false"},
		{"fell to a third", "count 2023..2024", "true"},
		{"fell to about a third of what it was", "count 2023..2024", "true"},
		{"fell to half of what it was", "count 2023..2024", "false"},
		{"rose to a third of what it was", "count 2023..2024", "false"},
		{"rose to more than twice the number in 2021", "count 2021..2022", "true"},
		{"fell to a third", "men 2023..2024", "ambiguous"},
		{"fell to a third of what it was", "men 2023..2024", "false"},
		{"rose within three years", "count 2021..2023", "true"},
		{"rose within two years", "count 2021..2023", "true"},
		{"rose within one year", "count 2021..2023", "false"},
		{"at most 100 per cent", "part 2022 of=count", "not understood"},
		{"up to 100 per cent", "men 2023", "not understood"},
		{"at least 0 per cent", "men 2023", "not understood"},
		{"at least nought", "count 2023", "not understood"},
		{"rose by at least nought", "count 2021..2022", "not understood"},
		{"fell by at most 100 per cent", "count 2023..2024", "not understood"},
		{"at least 0 a day", "count 2023", "not understood"},
		{"more than a report a day", "count 2023", "true"},
		{"more than a report a day", "count 2020", "false"},
		{"rising by more than 200 per cent", "count 2021..2023", "true"},
		{"falling by three", "count 2021..2023", "false"},
		{"more than doubling", "count 2021..2022", "true"},
		{"halving", "count 2021..2022", "false"},
	} {
		r, err := claim.Judge(d, ask(tt.words, tt.args))
		if got := short(r, err); got != tt.want {
			t.Errorf("[%s]{%s}: %s (%s), want %s: %v", tt.words, tt.args, got, r.Sum, tt.want, err)
		}
	}
}

// TestReadingMessages holds the message and the hint to what an editor needs.
func TestReadingMessages(t *testing.T) {
	d := load(t, readingDefinitions, readingRows)
	for _, tt := range []struct{ words, args, want string }{
		{"94 per cent of men and boys", "men 2023", `leave "of men and boys" outside the square brackets`},
		{"94 per cent of them", "men 2023", "leave “of …” outside"},
		{"nine in ten reports", "men 2023", `leave "reports" outside`},
		{"300 reports in 2023", "monthly 2023", "so many reports a month"},
		{"more than 600.000 reports", "count 2022", "write 600,000"},
		{"between 700 and 600", "count 2022", "write the smaller number first"},
		{"between 70 and 60 per cent", "men 2023", "write the smaller number first"},
		{"600,5 reports", "count 2022", `"600,5" is no number: write thousands with a comma`},
		{"fell three times", "count 2023..2024", `write "fell by 67 per cent"`},
		{"three times fewer", "count 2023..2024", `write "fell by 67 per cent"`},
		{"two thirds", "part 2023 of=count", `"about 97 per cent" would be true`},
		{"half as many", "count 2024..2025", `372 ÷ 373 = 0.997 times; "almost as many" would be true`},
		{"more than twice as many", "count 2023..2024", `"a third as many" would be true`},
		{"a tenth as many", "count 2021..2022", `"more than twice as many" would be true`},
		{"fell to twice the number in 2021", "count 2021..2022", `would be true`},
		{"rose between 2018 and 2019", "fy 2018/19..2019/20", "the figures are for 2018/19 and 2019/20"},
		{"threefold", "count 2022..2023", "three times more is three times as many to one reader, and four times"},
		{"twice more", "count 2021..2022", "twice more is twice as many to one reader, and three times as many to another"},
		{"rose threefold", "count 2023", "say how many times as many there are, or by how many per cent"},
		{"more than 900 in Norwich", "count 2022", `only "more than 900" is understood, and the figures say otherwise (650 reports; "more than 600" would be true)`},
		{"more than 600 in Norwich", "count 2022", `only "more than 600" is understood; leave "in Norwich" outside`},
		{"doubled", "count 2019..2020", `"rose from 0 to 5" would be true`},
		{"rose by 50 per cent", "count 2019..2020", `"rose from 0 to 5" would be true`},
		{"fewer than in the whole of 2023", "half 2024-H1", "because the first half of 2024 is only a part"},
	} {
		_, err := claim.Judge(d, ask(tt.words, tt.args))
		if err == nil || !strings.Contains(err.Message+"\n"+err.Hint, tt.want) {
			t.Errorf("[%s]{%s}: %v\n%v\nwant %s", tt.words, tt.args, err, hintOf(err), tt.want)
		}
	}
}

package claim_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

func TestJudge(t *testing.T) {
	d := load(t, definitions, rows)
	for _, tt := range cases() {
		r, err := claim.Judge(d, ask(tt.words, tt.args))
		if got := short(r, err); got != tt.want {
			t.Errorf("[%s]{%s}: %s (%s), want %s: %v", tt.words, tt.args, got, r.Sum, tt.want, err)
		}
	}
}

// TestMessages holds the words that an editor reads.
func TestMessages(t *testing.T) {
	d := load(t, definitions, rows)
	for _, tt := range []struct{ words, args, message, hint string }{
		{
			"increased by more than 300 per cent", "cambs 2019..2023",
			`the figures say otherwise: "increased by more than 300 per cent"`,
			`(619 − 173) ÷ 173 = 257.8 %; "increased by more than 250 per cent" would be true`,
		},
		{
			"almost two a day", "cambs 2023",
			`the figures say otherwise: "almost two a day"`,
			`619 ÷ 365 days = 1.7 a day; "between one and two a day" would be true`,
		},
		{
			"in the last five years", "cambs 2019..2023",
			`the figures say otherwise: "in the last five years", but from 2019 to 2023 is four years; write between 2019 and 2023`,
			`from 2019 to 2023 is four years; "in four years" would be true`,
		},
		{
			"rose in the last five years", "cambs 2019..2023",
			`the figures say otherwise: "rose in the last five years", but from 2019 to 2023 is four years; write between 2019 and 2023`,
			`619 − 173 = 446; "rose between 2019 and 2023" would be true`,
		},
		{
			"in the last four years", "cambs 2019..2023",
			`"in the last four years" moves with the reader's calendar, and from 2019 to 2023 is four years`,
			`write between 2019 and 2023`,
		},
		{
			"fell", "cambs 2023..2024-YTD",
			`the figures cannot tell: "fell", because 2024 is only a part of a year, and nobody said up to which day`,
			`give each figure by itself with :fig{…}, or name two that may be compared`,
		},
		{
			"more than in 2022", "half 2023-H1",
			"",
			`"more than in the whole of 2022" would be true`,
		},
		{
			"almost two a day", "cambs 2024-YTD",
			`the figures cannot tell: "almost two a day", because 2024 is only a part of a year, and nobody said up to which day`,
			`more than 166 ÷ up to 366 days = at least 0.4 a day; "more than 0.45 a day" would be true`,
		},
		{
			"increased by more than eight times", "iwf 2022..2023",
			`"increased by more than eight times" means two things: eight times more is eight times as many to one reader, and nine times as many to another`,
			`176 ÷ 21 = 8.4 times; write "more than eight times as many"`,
		},
		{
			"rose by 10 per cent", "share 2022..2023",
			`"rose by 10 per cent" may mean per cent or percentage points, because the series "share" is in per cent`,
			`44 − 40 = 4 percentage points; write "rose by 4 percentage points"`,
		},
		{
			"doubled", "steps 2020..2021",
			`the figures cannot tell: "doubled", because nothing can be so many times nought`,
			`"rose from 0 to 10" would be true`,
		},
		{
			"the vast majority", "boys 2024 of=iwf",
			`"vast majority" in "the vast majority" has no number that could be checked`,
			`give a number, or attribute the words to who wrote them: :said[the vast majority]{source}`,
		},
		{
			"more than 600 people", "cambs 2023",
			`"more than 600 people" is not in the phrase book`,
			`the series counts reports, and "people" is not known to be the same; write reports, or leave the word outside the square brackets`,
		},
		{
			"more than twice as many as girls", "cambs 2019..2023",
			`"more than twice as many as girls" is not in the phrase book`,
			`only "more than twice as many as" is understood; leave "girls" outside the square brackets`,
		},
		{
			"doubled", "iwf 2023",
			`"doubled" compares two figures, and 2023 names one`,
			`write two periods, such as 2022..2023, or name the other one in the words`,
		},
		{
			"between one and two a day", "cambs 2019..2023",
			`"between one and two a day" is about one figure, and 2019..2023 names two`,
			`write one period, such as 2023`,
		},
		{
			"more than half", "cambs 2023",
			`"more than half" is a share, and nothing says of what`,
			`add of= and the series that is the whole`,
		},
		{
			"fell", "cambs 2023..2019",
			`the periods "2023..2019", want the earlier one first`,
			`write 2019..2023`,
		},
		{
			strings.Repeat("more than ", 30), "cambs 2023",
			`a claim of 300 characters, want at most 200`,
			`leave everything but the claim itself outside the square brackets`,
		},
	} {
		_, err := claim.Judge(d, ask(tt.words, tt.args))
		if err == nil || tt.message != "" && err.Message != tt.message || err.Hint != tt.hint {
			t.Errorf("[%s]{%s}:\ngot  %v\n     %s\nwant %s\n     %s", tt.words, tt.args, err, hintOf(err), tt.message, tt.hint)
		}
	}
}

func hintOf(err *claim.Error) string {
	if err == nil {
		return ""
	}
	return err.Hint
}

// TestParts holds an error to the part of the request that is at fault.
func TestParts(t *testing.T) {
	d := load(t, definitions, rows)
	for _, tt := range []struct {
		words, args string
		rule        string
		at          claim.Part
	}{
		{"doubled", "camb 2019..2023", "unknown-series", claim.SeriesPart},
		{"doubled", "cambs 2018..2023", "unknown-period", claim.PeriodsPart},
		{"doubled", "cambs 2O19..2023", "period", claim.PeriodsPart},
		{"doubled", "cambs", "period", claim.PeriodsPart},
		{"doubled", "areas 2022..2023", "unknown-area", claim.SeriesPart},
		{"doubled", "areas 2022..2023 area=E99999999", "unknown-area", claim.AreaPart},
		{"half", "boys 2024 of=girls", "unknown-series", claim.OfPart},
		{"half", "boys 2024 of=boys", "claim-words", claim.OfPart},
		{"half", "boys 2024 of=share", "claim-words", claim.OfPart},
		{"half", "share 2024 of=iwf", "claim-words", claim.OfPart},
		{"doubled", "iwf 2022..2023 of=iwf", "claim-words", claim.OfPart},
		{"doubled", "boys 2022..2023 of=iwf", "claim-words", claim.OfPart},
		{"more than", "cambs 2023 with=nobody", "unknown-series", claim.WithPart},
		{"more than", "cambs 2023 with=20x2", "period", claim.WithPart},
		{"more than", "cambs 2023 with=1995", "unknown-period", claim.WithPart},
		{"more than", `cambs 2023 with="2019 2020"`, "claim-words", claim.WithPart},
		{"more than", "cambs 2019..2023 with=twin", "claim-words", claim.WithPart},
		{"619", "cambs 2023 with=2019", "claim-words", claim.WithPart},
		{"rose since 2015", "cambs 2023", "unknown-period", claim.WordsPart},
		{"what is this", "cambs 2023", "claim-words", claim.WordsPart},
	} {
		_, err := claim.Judge(d, ask(tt.words, tt.args))
		if err == nil || err.Rule != tt.rule || err.At != tt.at {
			t.Errorf("[%s]{%s}: %+v, want %s at %d", tt.words, tt.args, err, tt.rule, tt.at)
		}
	}
}

func TestDescribe(t *testing.T) {
	d := load(t, definitions, rows)
	for _, tt := range []struct{ series, from, to, want string }{
		{"iwf", "2022", "2023", "more than eight times as many as in 2022"},
		{"iwf", "2023", "2024", "1 fewer than in 2023"},
		{"half", "2024-H1", "2025-H1", "72 per cent more than in the first half of 2024"},
		{"money", "2022", "2023", "almost two and a half times as many as in 2022"},
		{"share", "2022", "2023", "4 percentage points higher than in 2022"},
		{"rate", "2021-09", "2024-10", "the same as in September 2021"},
		{"cambs", "2019", "2023", "more than three and a half times as many as in 2019"},
		{"cambs", "2023", "2024-YTD", ""},
		{"cambs", "2019", "2020", ""},
		{"broken", "2021", "2022", ""},
		{"steps", "2022", "2023", "more than in 2022"},
		{"steps", "2020", "2021", "more than in 2020"},
		{"fy", "2021/22", "2023/24", "72 per cent more than in 2021/22"},
		{"iwf", "2023", "2022", "88 per cent fewer than in 2023"},
	} {
		s, _ := d.Series(tt.series)
		from, _ := d.Figure(tt.series, tt.from, s.Areas()[0].ID)
		to, _ := d.Figure(tt.series, tt.to, s.Areas()[0].ID)
		got, result := claim.Describe(d, from, to)
		if got != tt.want || (got != "") != (result.Verdict == claim.True) {
			t.Errorf("%s of %s after %s: %q, want %q: %+v", tt.series, tt.to, tt.from, got, tt.want, result.Why)
		}
	}
}

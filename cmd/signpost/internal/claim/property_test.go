package claim_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// randomDefinitions are series with rows of any value. Worldwide figures may be as
// small as they like.
const randomDefinitions = `areas: {WORLD: {name: Worldwide}, AU: {name: Australia}}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  part: {title: Reports about boys, unit: reports, definition: Reports., not_shown: Girls., frequency: irregular, part_of: count}
  share: {title: Share of reports, unit: per cent, definition: A share., not_shown: Numbers., frequency: irregular}
  rate: {title: Reports in a week, unit: reports per week, definition: An average., not_shown: A trend., frequency: irregular}
`

// A cell is a random row's value: a number, a range or a number with a bound, and a
// number that it leaves possible.
type cell struct{ value, bound, exact string }

func randomCount(r *rand.Rand, most int) cell {
	n := r.IntN(most + 1)
	if r.IntN(3) == 0 {
		n = r.IntN(30)
	}
	n = min(n, most)
	exact := fmt.Sprint(n)
	switch r.IntN(6) {
	case 0:
		return cell{exact, "more than", fmt.Sprint(n + 1 + r.IntN(50))}
	case 1:
		return cell{exact, "at least", fmt.Sprint(n + r.IntN(50))}
	case 2:
		return cell{fmt.Sprint(n + 1), "less than", fmt.Sprint(r.IntN(n + 1))}
	case 3:
		m := n + 1 + r.IntN(50)
		return cell{fmt.Sprintf("%d..%d", n, m), "", fmt.Sprint(n + r.IntN(m-n+1))}
	}
	return cell{exact, "", exact}
}

// randomRows returns rows of every series, and the same with exact numbers that the
// first ones leave possible.
func randomRows(r *rand.Rand) (rows, exact string) {
	const header = "series,area,period,value,bound,flags,source,note\n"
	rows, exact = header, header
	add := func(series, area, period string, c cell) {
		rows += fmt.Sprintf("%s,%s,%s,%s,%s,,paper,\n", series, area, period, c.value, c.bound)
		exact += fmt.Sprintf("%s,%s,%s,%s,,,paper,\n", series, area, period, c.exact)
	}
	for _, year := range []string{"2021", "2022", "2023"} {
		whole := randomCount(r, 3000)
		add("count", "WORLD", year, whole)
		add("count", "AU", year, randomCount(r, 300))
		n, _ := strconv.Atoi(whole.exact)
		part := r.IntN(n + 1)
		add("part", "WORLD", year, cell{fmt.Sprint(part), "", fmt.Sprint(part)})
		share := fmt.Sprintf("%d.%d", r.IntN(100), r.IntN(10))
		add("share", "WORLD", year, cell{share, "", share})
		rate := fmt.Sprintf("%d.%d", r.IntN(40), r.IntN(10))
		add("rate", "WORLD", year, cell{rate, "", rate})
	}
	add("count", "WORLD", "2020-H1", randomCount(r, 900))
	return rows, exact
}

func randomNumber(r *rand.Rand) string {
	words := []string{"two", "three", "eight", "ten", "twenty-five", "a hundred", "two and a half", "two hundred and fifty", "a thousand", "half a million"}
	switch r.IntN(4) {
	case 0:
		return words[r.IntN(len(words))]
	case 1:
		return fmt.Sprint(r.IntN(12))
	case 2:
		return fmt.Sprintf("%d.%d", r.IntN(20), r.IntN(10))
	}
	return fmt.Sprint(r.IntN(40) * 10)
}

// randomClaim returns words and what they are about.
func randomClaim(r *rand.Rand) (words, args string) {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	number := func() string {
		if r.IntN(8) == 0 {
			a := r.IntN(30)
			return fmt.Sprintf("between %d and %d", a, a+1+r.IntN(200))
		}
		return strings.TrimSpace(pick("", "exactly ", "more than ", "at least ", "fewer than ", "less than ", "at most ", "up to ", "almost ", "just over ", "about ") + randomNumber(r))
	}
	pair := pick("count 2021..2023", "count 2022..2023", "count 2021..2022", "rate 2021..2023") + " area=WORLD"
	switch r.IntN(16) {
	case 0:
		return pick("increased by ", "rose by ", "fell by ", "dropped by ", "up ", "a fall of ", "") + number() + pick(" per cent", "%"), pair
	case 1:
		return pick("rose by ", "fell by ") + number() + pick("", " reports"), pair
	case 2:
		return number() + pick(" times as many", " times the number", " times as high"), pair
	case 3:
		return pick("", "more than ", "almost ", "about ", "at least ") + pick("doubled", "trebled", "quadrupled", "halved"), pair
	case 4:
		return pick("rose", "fell", "did not change", "did not rise", "did not fall", "rose every year", "fell every year"), pair
	case 5:
		return number() + pick(" a day", " a week", " every month", " a year", " every 3 days"), pick("count 2023 area=WORLD", "count 2020-H1 area=WORLD", "rate 2023 area=WORLD")
	case 6:
		return number() + " per cent", pick("part 2023 of=count", "share 2023")
	case 7:
		return pick("", "more than ", "almost ", "about ", "just over ", "fewer than ") + pick("a quarter", "a third", "half", "two thirds", "nine in ten", "3 in 10", "one in five"), pick("part 2022 of=count", "share 2022")
	case 8:
		return number() + pick("", " reports"), "count 2022 area=WORLD"
	case 9:
		return pick("more than", "fewer than", "as many as", "about as many as", "almost as many as", "no more than") + " in " + pick("2021", "2022"), "count 2023 area=WORLD"
	case 10:
		return number() + pick(" more", " fewer") + " than in 2021", "count 2022 area=WORLD"
	case 11:
		return number() + " per cent " + pick("more", "fewer") + " than in 2021", "count 2022 area=WORLD"
	case 12:
		return pick("more", "fewer") + pick(" than in the whole of 2021", " than in the whole of 2022"), "count 2020-H1 area=WORLD"
	case 13:
		return number() + pick(" times as many as in Australia", " per cent more than in Australia", " more than in Australia"), "count 2022 area=WORLD"
	case 14:
		return pick("rose by ", "fell by ") + number() + " percentage points", "share 2021..2022"
	}
	return pick("rose by ", "fell by ") + number() + " per cent " + pick("in two years", "in the last three years", "since 2021", "since 2022", "in three years", "between 2021 and 2023"), "count 2021..2023 area=WORLD"
}

func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 7)) }

// TestProposals holds every proposal to being true, and to being there for most
// words that are false.
func TestProposals(t *testing.T) {
	wrong, proposed := map[string]int{}, map[string]int{}
	for seed := range uint64(40) {
		r := seeded(seed)
		rows, _ := randomRows(r)
		d := load(t, randomDefinitions, rows)
		for range 120 {
			words, args := randomClaim(r)
			got, err := claim.Judge(d, ask(words, args))
			if err == nil || got.Verdict != claim.False {
				if got.Instead == "" {
					continue
				}
			} else {
				wrong[got.Phrase]++
			}
			if got.Instead == "" {
				continue
			}
			proposed[got.Phrase]++
			if again, err := claim.Judge(d, ask(got.Instead, args)); err != nil || again.Verdict != claim.True {
				t.Fatalf("[%s]{%s}: proposed %q, which is %v: %v", words, args, got.Instead, again.Verdict, err)
			}
			if err != nil && !strings.Contains(err.Hint, got.Instead) {
				t.Errorf("[%s]{%s}: %q is not in the hint %q", words, args, got.Instead, err.Hint)
			}
		}
	}
	for phrase, n := range wrong {
		// Of a part of a year that has fewer than a whole one nothing is true.
		if proposed[phrase]*10 < n*5 {
			t.Errorf("%s: %d proposals for %d claims that are false", phrase, proposed[phrase], n)
		}
	}
}

// TestCertainty holds a verdict to every figure that the data leaves possible: what
// is true of "more than 40" is true of 41 and of 90.
func TestCertainty(t *testing.T) {
	verdicts := map[claim.Verdict]int{}
	for seed := range uint64(60) {
		r := seeded(seed + 1000)
		rows, exact := randomRows(r)
		d, sharp := load(t, randomDefinitions, rows), load(t, randomDefinitions, exact)
		for range 120 {
			words, args := randomClaim(r)
			got, _ := claim.Judge(d, ask(words, args))
			verdicts[got.Verdict]++
			if got.Verdict != claim.True && got.Verdict != claim.False {
				continue
			}
			if again, err := claim.Judge(sharp, ask(words, args)); again.Verdict != got.Verdict {
				t.Fatalf("[%s]{%s}: %v (%s), but %v (%s) of a figure that it leaves possible: %v", words, args, got.Verdict, got.Sum, again.Verdict, again.Sum, err)
			}
		}
	}
	for _, v := range []claim.Verdict{claim.True, claim.False, claim.CannotTell} {
		if verdicts[v] < 100 {
			t.Errorf("%v only %d times", v, verdicts[v])
		}
	}
}

// TestDescriptions holds Describe to words that Judge finds true, for any two
// figures that may be compared.
func TestDescriptions(t *testing.T) {
	described, silent := 0, 0
	for seed := range uint64(20) {
		rows, _ := randomRows(seeded(seed + 2000))
		d := load(t, randomDefinitions, rows)
		var all []stats.Observation
		for _, id := range d.IDs() {
			s, _ := d.Series(id)
			all = append(all, s.Observations...)
		}
		for _, from := range all {
			for _, to := range all {
				words, result := claim.Describe(d, from, to)
				if words == "" {
					if result.Verdict != claim.CannotTell || result.Why == "" {
						t.Fatalf("no words and %v, %q", result.Verdict, result.Why)
					}
					// Words name a time or a place, and cannot name both.
					if d.Comparable(from, to) == "" && (from.Period == to.Period || from.Area == to.Area) {
						silent++
					}
					continue
				}
				described++
				if d.Comparable(from, to) != "" {
					t.Fatalf("%q of figures that may not be compared: %s", words, d.Comparable(from, to))
				}
				request := ask(words, to.SeriesID+" "+to.Period.Code()+" area="+to.Area.ID)
				if from.SeriesID != to.SeriesID {
					request.With = from.SeriesID
				}
				if again, err := claim.Judge(d, request); err != nil || again.Sum != result.Sum || result.Verdict != claim.True {
					t.Fatalf("%s %s after %s %s: %q: %v", to.Period, to.Value, from.Period, from.Value, words, err)
				}
			}
		}
	}
	if described < silent*2 || described == 0 {
		t.Errorf("words for %d pairs and none for %d", described, silent)
	}
}

// TestDress holds the meaning of words to what they say, and not to how they are
// written.
func TestDress(t *testing.T) {
	dress := []func(string) string{
		strings.ToUpper,
		func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		func(s string) string { return "  " + strings.ReplaceAll(s, " ", "  ") + " " },
		func(s string) string { return strings.ReplaceAll(s, " per cent", "%") },
		func(s string) string { return strings.ReplaceAll(s, " per cent", " percent") },
		func(s string) string { return "“" + s + "”" },
		func(s string) string { return s + "." },
		func(s string) string { return strings.ReplaceAll(s, " ", "\u2009") },
		func(s string) string { return "has " + s },
		func(s string) string { return strings.ReplaceAll(s, "-", "\u2011") },
	}
	r := seeded(5)
	rows, _ := randomRows(r)
	d := load(t, randomDefinitions, rows)
	for range 800 {
		words, args := randomClaim(r)
		plain, _ := claim.Judge(d, ask(words, args))
		for _, f := range dress {
			if got, err := claim.Judge(d, ask(f(words), args)); got.Verdict != plain.Verdict || got.Sum != plain.Sum {
				t.Fatalf("[%s]{%s}: %v, but %v of %q: %v", words, args, plain.Verdict, got.Verdict, f(words), err)
			}
		}
	}
}

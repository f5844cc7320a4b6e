package claim_test

import (
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

// FuzzJudge holds Judge to its promises for any request: it never panics; there is
// no error exactly when the words are true; every error says what is wrong at a part
// that the request has; and what it proposes is true.
func FuzzJudge(f *testing.F) {
	for _, c := range cases() {
		r := ask(c.words, c.args)
		f.Add(r.Words, r.Series, r.Periods, r.Area, r.Of, r.With)
	}
	f.Add("more than \xff", "cambs", "2019..2023", "", "", "")
	f.Add("one two three four five six seven eight", "cambs", "..", "", "", " ")
	f.Add("a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a", "cambs", "2019..", "x", "cambs", "cambs cambs")
	d := load(f, definitions, rows)
	rules := []string{
		"claim-false", "claim-unproven", "claim-words", "claim-ambiguous",
		"unknown-series", "unknown-area", "unknown-period", "period",
	}
	f.Fuzz(func(t *testing.T, words, series, periods, area, of, with string) {
		r := claim.Request{Words: words, Series: series, Periods: periods, Area: area, Of: of, With: with}
		result, err := claim.Judge(d, r)
		if (err == nil) != (result.Verdict == claim.True) {
			t.Fatalf("%v beside %v", result.Verdict, err)
		}
		if result.Instead != "" {
			r.Words = result.Instead
			if again, wrong := claim.Judge(d, r); wrong != nil {
				t.Errorf("proposed %q, which is %v: %v", result.Instead, again.Verdict, wrong)
			}
		}
		if err == nil {
			if len(result.Figures) == 0 || result.Sum == "" || result.Phrase == "" {
				t.Errorf("true without a working: %+v", result)
			}
			return
		}
		if err.Message == "" || strings.HasSuffix(err.Message, ".") && !strings.Contains(err.Message, `"`) || !slices.Contains(rules, err.Rule) {
			t.Errorf("%+v", err)
		}
		if err.Hint == "" && strings.HasPrefix(err.Rule, "claim-") {
			t.Errorf("no hint: %+v", err)
		}
		if err.At == claim.AreaPart && area == "" || err.At == claim.OfPart && of == "" || err.At == claim.WithPart && with == "" {
			t.Errorf("at a part that is empty: %+v", err)
		}
		if (err.Rule == "claim-false" || err.Rule == "claim-unproven") && (result.Why == "" || err.At != claim.WordsPart) {
			t.Errorf("no reason: %+v of %+v", err, result)
		}
	})
}

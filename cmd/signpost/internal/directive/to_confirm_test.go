package directive_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

const closedLine = `operator: Somebody
sort: helpline
status: closed
replaced_by: childline
website: https://old.example.org
people: [adults]
nations: [england]
verified: 2026-11-21
verified_from: a leaflet
confidence: medium
`

// TestServicesToConfirm lists every service, also those that have closed, and those
// first of which the site is least sure.
func TestServicesToConfirm(t *testing.T) {
	env := environment(t)
	env.Helplines = helpline.NewRegister(append(env.Helplines.Services(), service(t, "a-line", "A Line", closedLine), service(t, "crown", "Crown", form)))
	v, list := resolve(t, "::to-confirm{helplines}", env)
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	type row struct{ Name, Confidence, ReplacedBy string }
	var got []row
	for _, s := range v.(directive.ToConfirm).Services {
		got = append(got, row{s.Name, s.Confidence, s.ReplacedBy})
	}
	want := []row{{"Crown", "low", ""}, {"IWF", "low", ""}, {"A Line", "medium", "Childline"}, {"Childline", "high", ""}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSourcesToConfirm lists every source of figures, with what rests on it.
func TestSourcesToConfirm(t *testing.T) {
	v, list := resolve(t, "::to-confirm{figures}", environment(t))
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	want := directive.ToConfirm{Sources: []directive.SourceToConfirm{{
		Source: directive.Source{
			Title: "An article", Publisher: "The Paper", Attribution: "as reported by The Paper", URL: "https://paper.example/1",
			Published: "2024", Retrieved: directive.Date{ISO: "2026-11-21", Text: "21 November 2026"}, Reported: true,
		},
		KindText: "a newspaper or another site, at second hand", Series: []string{"Reports", "Two forces", "One"},
	}}}
	if d := cmp.Diff(want, v); d != "" {
		t.Error(d)
	}
}

// TestToConfirmFaults is a list that there is not, and one of a site without figures.
func TestToConfirmFaults(t *testing.T) {
	const form = "write ::to-confirm{list} on a line of its own"
	for _, tt := range []struct{ text, want string }{
		{"::to-confirm{helpline}", `1:14: error: no list "helpline" [directive-argument] = did you mean "helplines"?`},
		{"::to-confirm{zzz}", `1:14: error: no list "zzz" [directive-argument] = write helplines for every service, or figures for every source of figures`},
		{"::to-confirm{}", "1:1: error: the list is missing [directive-argument] = " + form},
		{"::to-confirm{helplines figures}", `1:24: error: one word too many, "figures" [directive-argument] = ` + form},
		{"::to-confirm{figures}", "1:1: error: the site has no figures [no-data] = write content/statistics/statistics.yaml and observations.csv"},
	} {
		env := environment(t)
		env.Statistics = nil
		v, list := resolve(t, tt.text, env)
		if got := report(list); got != tt.want || v != nil {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.text, v, got, tt.want)
		}
	}
}

package directive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

const definitions = `areas: {E23000023: {name: Cambridgeshire}, E23000022: {name: Northamptonshire}}
sources: {paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
  two: {title: Two forces, unit: £ lost, definition: Money., not_shown: People.}
  one: {title: One, unit: per cent, definition: Share., not_shown: People.}
`

const rows = `series,area,period,value,bound,flags,source,note
count,E23000023,2021,1200,,,paper,A note.
count,E23000023,2022,[x],,,,Not published.
count,E23000023,2023,75..90,,,paper,
count,E23000023,2024-YTD,166,more than,part,paper,
two,E23000022,2022,100,,,paper,
two,E23000022,2023,[c],,,,
two,E23000023,2022,300,,,paper,
two,E23000023,2023,400,,,paper,
one,E23000023,2023,91,,,paper,
`

const childline = `operator: NSPCC
sort: helpline
call: [{number: "0800 1111", hours: always}]
text: [{number: "85258", keyword: SHOUT, hours: ["mon-fri 10:00-16:00"], bank_holidays: closed}]
chat: {url: "https://www.childline.org.uk/chat", hours: not confirmed}
report: {url: "https://report.example.org/form"}
email: {address: help@example.org}
website: https://www.childline.org.uk
ages: {to: 18}
people: [young-people]
nations: [england, wales]
languages: [English, Welsh]
cost: Free.
access: BSL.
confidentiality: Private.
what_happens: [You wait., Somebody answers.]
verified: 2026-11-21
verified_from: its website
confidence: high
to_confirm: [the chat]
`

const form = `operator: IWF
sort: reporting
report: {url: "https://report.example.org"}
website: https://iwf.example.org
people: [adults]
nations: [england, wales, scotland, northern-ireland]
verified: 2026-11-21
verified_from: its website
confidence: low
`

func service(t *testing.T, id, title, front string) *helpline.Service {
	t.Helper()
	doc, list := strictyaml.Parse(&diag.File{Name: id + ".md", Data: []byte(front)}, diag.Span{End: len(front)})
	if doc == nil {
		t.Fatal(list)
	}
	var fr helpline.Front
	list = doc.Decode(&fr)
	s, found := helpline.Validate(id, title, "What it does.", fr, doc)
	if list = append(list, found...); len(list) > 0 {
		t.Fatal(list)
	}
	return s
}

func environment(t *testing.T) directive.Env {
	t.Helper()
	data, list := stats.Load(stats.Input{Definitions: &diag.File{Name: "statistics.yaml", Data: []byte(definitions)}, Observations: &diag.File{Name: "observations.csv", Data: []byte(rows)}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	return directive.Env{
		Helplines:    helpline.NewRegister([]*helpline.Service{service(t, "childline", "Childline", childline), service(t, "iwf", "IWF", form)}),
		Hidden:       map[string]string{"draft": "it is a draft"},
		Broken:       map[string]bool{"broken": true},
		HelplinePath: func(id string) string { return "/helplines/" + id + "/" },
		Statistics:   data,
		Drawings:     map[string]directive.Drawing{"phone": {Path: "/img/easy/phone.svg", Width: 96, Height: 96}},
		Cite: func(page string, s *stats.Series, o stats.Observation) string {
			return o.Source.Publisher + ", " + page + "#" + o.Anchor()
		},
	}
}

// resolve gives the view of the first directive of a page, and every problem.
func resolve(t *testing.T, text string, env directive.Env) (directive.View, diag.List) {
	t.Helper()
	f := &diag.File{Name: "a.md", Data: []byte(text + "\n")}
	doc, list := markdown.NewParser().Parse(f, 0)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if len(doc.Directives) == 0 {
		t.Fatalf("no directive in %q", text)
	}
	return directive.NewResolver(env).Resolve(doc.Directives[0], f, young())
}

func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(strings.TrimPrefix(d.String(), "a.md:"))
		if d.Hint != "" {
			fmt.Fprintf(&b, " = %s", d.Hint)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestNames(t *testing.T) {
	want := []string{"helpline", "contacts", "wallet-card", "tear-off", "confirmed", "to-confirm", "note", "warning", "care", "say", "do", "dont", "steps", "details", "cards", "picture", "facts", "figures", "timeline", "activity", "fig", "claim", "said", "chart", "series", "phrases"}
	if got := directive.Names(); !slices.Equal(got, want) {
		t.Errorf("names %v, want %v", got, want)
	}
}

func TestTemplates(t *testing.T) {
	env := environment(t)
	for _, tt := range []struct{ text, template, title string }{
		{":helpline{childline}", "directives/helpline-inline.html", ""},
		{"::helpline{childline}", "directives/helpline-card.html", ""},
		{":::note\nA\n:::", "directives/note.html", ""},
		{":::note{title=\"Know\"}\nA\n:::", "directives/note.html", "Know"},
		{":::warning{title=\"Stop\"}\nA\n:::", "directives/warning.html", "Stop"},
		{":::say\n> A\n:::", "directives/say.html", ""},
		{":::do\n- A\n:::", "directives/do.html", "Do"},
		{":::do{title=\"Now\"}\nA\n\n- A\n:::", "directives/do.html", "Now"},
		{":::do{title=\"\"}\n- A\n:::", "directives/do.html", "Do"},
		{":::dont\n- Do not A\n:::", "directives/dont.html", "Do not"},
		{":::steps\n1. A\n:::", "directives/steps.html", ""},
		{":::details{summary=\"More\"}\nA\n:::", "directives/details.html", "More"},
		{":fig{count 2021}", "directives/fig.html", ""},
		{"::chart{count}", "directives/chart.html", ""},
	} {
		v, list := resolve(t, tt.text, env)
		if len(list) > 0 || v == nil || v.Template() != tt.template {
			t.Errorf("%s: %v %v, want %s", tt.text, v, list, tt.template)
			continue
		}
		c, ok := v.(directive.Container)
		if ok != strings.HasPrefix(tt.text, ":::") {
			t.Errorf("%s: container %t", tt.text, ok)
		}
		if !ok {
			continue
		}
		if box, ok := c.With("<p>A</p>").(directive.Box); !ok || box.Title != tt.title || box.Body != "<p>A</p>" || v.(directive.Box).Body != "" {
			t.Errorf("%s: %+v, want the title %q", tt.text, box, tt.title)
		}
	}
}

func TestFaults(t *testing.T) {
	env := environment(t)
	const note = `write :::note{title="…"}, then the text, then a line of :::`
	const line = "write :helpline{id} inside a sentence, or ::helpline{id} on a line of its own"
	const fig = `write :fig{series period area="…"} inside a sentence`
	const chart = `write ::chart{series … kind="…" title="…" area="…" periods="…" period="…" compare="…" of="…"} on a line of its own`
	const bullets = `write a list: each line begins with "- "`
	for _, tt := range []struct{ text, want string }{
		{"A :helplien{childline}", `1:4: error: no directive "helplien" [unknown-directive] = did you mean "helpline"?`},
		{"A :zzz{a}", `1:4: error: no directive "zzz" [unknown-directive] = the directives are helpline, contacts, wallet-card, tear-off, confirmed, to-confirm, note, warning, care, say, do, dont, steps, details, cards, picture, facts, figures, timeline, activity, fig, claim, said, chart, series, phrases; write \: for a colon that is only a colon`},
		{"::note{title=\"A\"}", "1:3: error: note is not written this way [directive-form] = " + note},
		{"A :chart{count}", "1:4: error: chart is not written this way [directive-form] = " + chart},
		{"::fig{count 2021}", "1:3: error: fig is not written this way [directive-form] = " + fig},
		{":::helpline{childline}\nA\n:::", "1:4: error: helpline is not written this way [directive-form] = " + line},
		{"A :helpline[words]{childline}", "1:3: error: helpline takes no words in square brackets [directive-argument] = remove the words in square brackets"},
		{"A :helpline{}", "1:3: error: the id is missing [directive-argument] = " + line},
		{"A :helpline{childline samaritans}", `1:23: error: one word too many, "samaritans" [directive-argument] = ` + line},
		{"A :helpline{childline id=a}", "1:23: error: helpline takes no id= [directive-argument] = " + line},
		{":::note{titel=\"A\"}\nA\n:::", `1:9: error: note takes no titel= [directive-argument] = did you mean "title"?`},
		{":::note{A}\nA\n:::", `1:9: error: note takes no word "A" [directive-argument] = ` + note},
		{":::note\n:::", "1:1: error: note holds no text [empty-container] = write the text between the two lines of :::"},
		{":::warning\nA\n:::", `1:1: error: the title is missing [directive-argument] = write :::warning{title="…"}`},
		{":::warning{title=\"\"}\nA\n:::", `1:1: error: the title is missing [directive-argument] = write :::warning{title="…"}`},
		{":::details\nA\n:::", `1:1: error: the summary is missing [directive-argument] = write :::details{summary="…"}`},
		{":::details{title=\"A\"}\nA\n:::", `1:12: error: details takes no title= [directive-argument] = write :::details{summary="…"}, then the text, then a line of :::`},
		{":::do\nA\n:::", "1:1: error: do holds no list [directive-content] = " + bullets},
		{":::dont\nA\n:::", "1:1: error: dont holds no list [directive-content] = " + bullets},
		{":::do\n:::", "1:1: error: do holds no text [empty-container] = write the text between the two lines of :::"},
		{":::steps\n- A\n:::", `1:1: error: steps holds no numbered list [directive-content] = write a numbered list: the lines begin with "1. ", "2. " and so on`},
		{":::steps{title=\"A\"}\n1. A\n:::", "1:10: error: steps takes no title= [directive-argument] = write :::steps, then the text, then a line of :::"},
		// Helplines.
		{"A :helpline{childlien}.", `1:13: error: no helpline "childlien" [unknown-helpline] = did you mean "childline"?`},
		{"A :helpline{zzz}.", `1:13: error: no helpline "zzz" [unknown-helpline] = the name is that of a file in content/helplines, without .md`},
		{"A :helpline{draft}.", `1:13: error: no helpline "draft" [unknown-helpline] = its page is not published: it is a draft`},
		{"A :helpline{broken}.", ""},
		// Figures.
		{"A :fig{count}", "1:3: error: the period is missing [directive-argument] = " + fig},
		{"A :fig{cuont 2021}", `1:8: error: no series "cuont" in the data [unknown-series] = did you mean "count"?`},
		{"A :fig{count 2020}", `1:14: error: no figure for 2020 in the series "count" [unknown-period] = the periods are 2021, 2022, 2023, 2024-YTD`},
		{"A :fig{count 2022}", "1:14: error: count has no figure for 2022: no figure [no-figure] = choose another period, or say in words that it is not known"},
		{"A :fig{two 2023 area=E23000022}", "1:12: error: two has no figure for 2023: withheld [no-figure] = choose another period, or say in words that it is not known"},
		{"A :fig{two 2022}", `1:3: error: the series "two" has figures for 2 areas, want one of them [unknown-area] = add area= and one of E23000022 (Northamptonshire), E23000023 (Cambridgeshire)`},
		{"A :fig{two 2022 area=E23000021}", `1:22: error: no figures for the area "E23000021" in the series "two" [unknown-area] = did you mean "E23000022"?`},
		{"::chart{cuont}", `1:9: error: no series "cuont" in the data [unknown-series] = did you mean "count"?`},
		{"::chart{two}", "1:1: error: two is about several areas [unknown-area] = write area= and one of E23000022 (Northamptonshire), E23000023 (Cambridgeshire)"},
		{"::chart{count area=E1}", `1:20: error: no figures for the area "E1" in the series "count" [unknown-area] = write area= and one of E23000023 (Cambridgeshire)`},
		{"::chart{one}", "1:9: error: one has not two periods that can be drawn beside each other [no-figure] = use :fig{…} in a sentence instead"},
	} {
		v, list := resolve(t, tt.text, env)
		if got := report(list); got != tt.want || v != nil {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.text, v, got, tt.want)
		}
	}
}

// TestNoFigures is a site without data, and one whose data has faults of its own.
func TestNoFigures(t *testing.T) {
	for _, text := range []string{":fig{count 2021}", "::chart{count}"} {
		env := environment(t)
		env.Statistics = nil
		_, list := resolve(t, text, env)
		want := "1:1: error: the site has no figures [no-data] = write content/statistics/statistics.yaml and observations.csv"
		if got := report(list); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		env.StatisticsBroken = true
		if v, list := resolve(t, text, env); v != nil || len(list) > 0 {
			t.Errorf("%s of broken data: %v %s", text, v, report(list))
		}
	}
}

func TestNewDate(t *testing.T) {
	day := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	if got, want := directive.NewDate(day), (directive.Date{ISO: "2026-11-01", Text: "1 November 2026"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := directive.NewDate(time.Time{}); got != (directive.Date{}) {
		t.Errorf("no day is %+v", got)
	}
}

// young is a page for those whom the services of the tests are for.
func young() directive.Page {
	nations := []holiday.Nation{holiday.England, holiday.Wales}
	return directive.Page{Path: "/a/", Reader: helpline.ReaderOf(helpline.YoungPeople, nations)}
}

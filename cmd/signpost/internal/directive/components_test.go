package directive_test

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

const emergency = `operator: The emergency services
sort: emergency
call: [{number: "999", hours: always}]
website: https://999.example.org
people: [young-people, parents, teachers, adults]
nations: [england, wales, scotland, northern-ireland]
verified: 2026-11-21
verified_from: its website
confidence: high
`

// withEmergency is the usual environment with a service that comes at once.
func withEmergency(t *testing.T) directive.Env {
	t.Helper()
	env := environment(t)
	env.Helplines = helpline.NewRegister(append(env.Helplines.Services(), service(t, "emergency", "Emergency services", emergency)))
	return env
}

// resolveAll gives the views of all directives of a page, and every problem. The page
// is a lesson where minutes is not 0.
func resolveAll(t *testing.T, text string, minutes int) ([]directive.View, diag.List) {
	t.Helper()
	f := &diag.File{Name: "a.md", Data: []byte(text)}
	doc, problems := markdown.NewParser().Parse(f, 0)
	resolver := directive.NewResolver(withEmergency(t))
	page := young()
	page.Doc, page.Minutes = doc, minutes
	var views []directive.View
	for i, d := range doc.Directives {
		page.Index = i
		view, found := resolver.Resolve(d, f, page)
		views, problems = append(views, view), append(problems, found...)
	}
	return views, problems
}

// TestComponentFaults is what an editor may get wrong, with what is said to it.
func TestComponentFaults(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		minutes    int
		want       string
	}{
		{name: "an unknown picture", text: ":::picture{fone}\nWords.\n:::\n", want: "1:12: error: no picture static/img/easy/fone.svg [dead-image] = the pictures are phone"},
		{name: "a picture beside nothing", text: ":::picture{phone}\n:::\n", want: "1:1: error: picture holds no text [empty-container] = write the text between the two lines of :::"},
		{name: "a heading beside a picture", text: ":::picture{phone}\n## Words\n:::\n", want: "2:1: error: a heading stands beside a picture [directive-content] = write the heading before it"},
		{name: "one card", text: ":::cards\n- [A](a.md) One.\n:::\n", want: "1:1: error: cards holds 1 item, want 2 to 6 [directive-content] = write an ordinary list of links, without :::cards, or choose those that matter most"},
		{name: "a card without a link", text: ":::cards\n- [A](a.md)\n- Read [B](b.md).\n:::\n", want: `3:3: error: the card does not begin with a link [directive-content] = begin with the link, as in "- [Words](page.md) One sentence."`},
		{name: "a card with two links", text: ":::cards\n- [A](a.md) or [B](b.md)\n- **[C](c.md)** :helpline{childline}\n:::\n", want: "2:3: error: the card leads to more than one place [directive-content] = a touch anywhere on a card opens its link, so keep one link, and put a helpline or a figure outside the cards\n" +
			"3:3: error: the card leads to more than one place [directive-content] = a touch anywhere on a card opens its link, so keep one link, and put a helpline or a figure outside the cards"},
		{name: "cards of text", text: ":::cards\nWords.\n:::\n", want: `1:1: error: cards holds something else than one list [directive-content] = between the two lines of ::: write only a list in which each line begins with a link, as in "- [Words](page.md) One sentence."`},
		{name: "a typed figure", text: ":::figures\n- **Many** reports\n:::\n", want: `2:3: error: the item does not begin with :fig or :claim [directive-content] = begin with the figure, as in "- :fig{series period} reports to the police in a year": a number typed by hand is never drawn large`},
		{name: "another directive as a figure", text: ":::figures\n- :helpline{childline} reports\n:::\n", want: `2:3: error: the item does not begin with :fig or :claim [directive-content] = begin with the figure, as in "- :fig{series period} reports to the police in a year": a number typed by hand is never drawn large`},
		{name: "a bare figure", text: ":::figures\n- :fig{count 2021}\n:::\n", want: `2:3: error: the figure does not say what it counts [directive-content] = go on behind the figure, as in "- :fig{series period} reports to the police in a year"`},
		{name: "a fact without a term", text: ":::facts\n- Ages 13 to 16\n:::\n", want: `2:3: error: the fact does not begin with bold words [directive-content] = begin with what it is about in bold, as in "- **Time:** one lesson"`},
		{name: "a level misspelt", text: ":::care{level=emergancy title=\"Stop\"}\nA.\n:::\n", want: `1:15: error: no level "emergancy" [directive-argument] = did you mean "emergency"?`},
		{name: "no level", text: ":::care{title=\"Stop\"}\nA.\n:::\n", want: `1:1: error: no level "" [directive-argument] = write level= and one of emergency, urgent, advice; only an emergency is red`},
		{name: "no heading", text: ":::care{level=advice}\n- a\n:::\n", want: `1:1: error: the card has no heading [directive-argument] = write title="Talk to someone today if:", or service= and the name of a helpline's file`},
		{name: "a heading without its list", text: ":::care{level=advice title=\"Rest if:\"}\nA.\n:::\n", want: `1:1: error: care holds no list [directive-content] = write a list of when to do this: each line begins with "- "`},
		{name: "an emergency that does not come", text: ":::care{level=emergency service=childline}\n- a\n:::\n", want: "1:33: error: Childline is no emergency service [directive-argument] = write level=urgent: an emergency is for the service that comes at once"},
		{name: "a form for a heading", text: ":::care{level=urgent service=iwf}\n- a\n:::\n", want: `1:1: error: IWF has no number for the heading of the card [directive-argument] = write title="…" as well: what to do, and when`},
		{name: "an unknown service", text: ":::care{level=urgent service=childlien}\n- a\n:::\n", want: `1:30: error: no helpline "childlien" [unknown-helpline] = did you mean "childline"?`},
		{name: "don't without do not", text: ":::dont\n- Do not pay.\n- Ask why.\n:::\n", want: `3:3: error: the item does not say "do not" [directive-content] = write "do not" in it: nobody hears the cross in front of it`},
		{name: "do after don't", text: ":::dont\n- Do not pay.\n:::\n\n:::do\n- Listen.\n:::\n", want: "5:1: warning: the list of what to do stands behind the list of what not to do [directive-order] = move :::do above :::dont: say first what helps"},
		{name: "do after don't and a heading", text: ":::dont\n- Do not pay.\n:::\n\n## Next\n\n:::do\n- Listen.\n:::\n"},
		{name: "a helpline folded away", text: "::::details{summary=\"More\"}\n:::note\nRing :helpline{childline}.\n:::\n::::\n\nRing :helpline{childline}.\n", want: "3:6: warning: a helpline is folded away [folded-helpline] = move it in front of the details, where everybody sees it"},
		{name: "an activity of no timeline", text: "## A\n\n:::activity{minutes=5}\n### B\nWords.\n:::\n", want: "3:1: error: the activity stands in no timeline [directive-content] = write :::timeline on the line before the first activity, and ::: behind the last"},
		{name: "words in a timeline", text: ":::timeline\nWords.\n:::\n", want: "1:1: error: the timeline holds something else than activities [directive-content] = write one :::activity{minutes=10} after another, each with its own line of ::: at its end; other text stands before or behind the timeline"},
		{name: "a note in a timeline", text: "::::timeline\n:::note\nA.\n:::\n::::\n", want: "2:1: error: note stands in the timeline itself [directive-content] = write one :::activity{minutes=10} after another, each with its own line of ::: at its end; put this inside an activity"},
		{name: "odd minutes", text: "## A\n\n::::timeline\n:::activity{minutes=ten}\n### B\nWords.\n:::\n:::activity{minutes=481}\n### C\nWords.\n:::\n:::activity\n### D\nWords.\n:::\n::::\n", minutes: 50, want: `4:21: error: "ten" minutes, want 1 to 480 [directive-argument] = write a whole number, such as minutes=10; the marks beside the activities are worked out from it
8:21: error: "481" minutes, want 1 to 480 [directive-argument] = write a whole number, such as minutes=10; the marks beside the activities are worked out from it
12:1: error: the minutes are missing [directive-argument] = write :::activity{minutes=10}`},
		{name: "an activity without a name", text: "::::timeline\n:::activity{minutes=5}\nWords.\n:::\n::::\n", want: `2:1: error: the activity does not begin with a heading [directive-content] = begin it with its name as a heading, such as "### Agree how we talk"`},
		{name: "another sum", text: course, minutes: 50, want: `3:1: error: the activities take 45 minutes together, and the lesson 50 [lesson-minutes] = change the minutes= of an activity, or the line "minutes:" at the top of the file`},
		{name: "the sum", text: course, minutes: 45},
		{name: "no lesson", text: course},
	} {
		_, list := resolveAll(t, tt.text, tt.minutes)
		if got := report(list); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// course is a lesson in two sessions.
const course = `## The lesson

::::timeline
:::activity{minutes=5 need="Board"}
### Begin

Words.
:::
:::activity{minutes=30}
### Go on

Words.
:::
::::

::::timeline
:::activity{minutes=10}
### End

Words.
:::
::::
`

// TestActivity works the marks out: a second timeline goes on where the first ended.
func TestActivity(t *testing.T) {
	views, list := resolveAll(t, course, 45)
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	want := []directive.View{
		directive.Timeline{},
		directive.Activity{From: 0, To: 5, Need: "Board"},
		directive.Activity{From: 5, To: 35},
		directive.Timeline{},
		directive.Activity{From: 35, To: 45},
	}
	if d := cmp.Diff(want, views); d != "" {
		t.Error(d)
	}
}

// TestCare gives a card the level of the headings around it, and its service with whom
// it is for.
func TestCare(t *testing.T) {
	views, list := resolveAll(t, `:::care{level=emergency service=emergency}
- somebody is in danger
:::

## A

### B

:::care{level=urgent title=" Talk today if: " service=iwf}
- a picture is out
:::

:::care{level=advice title="Rest"}
Sleep.
:::
`, 0)
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	type card struct {
		Level, Prefix, Title string
		Heading              int
		Service, Number      string
		Limits               string
	}
	var got []card
	for _, v := range views {
		c := v.(directive.Care)
		row := card{Level: c.Level, Prefix: c.Prefix, Title: c.Title, Heading: c.Heading}
		if c.Service != nil {
			row.Service, row.Limits = c.Service.ID, c.Service.Limits
			if c.Service.Number != nil {
				row.Number = c.Service.Number.Text
			}
		}
		got = append(got, row)
	}
	want := []card{
		{"emergency", "Immediate action: ", "", 2, "emergency", "999", ""},
		{"urgent", "Urgent: ", "Talk today if:", 4, "iwf", "", "For adults"},
		{"advice", "Advice: ", "Rest", 4, "", "", ""},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestListsTakenApart hands bodies to the containers that draw a list in their own way.
func TestListsTakenApart(t *testing.T) {
	const loose = "<ul>\n<li>\n<p><a href=\"/a/\">A</a>: words.</p>\n<p>More.</p>\n</li>\n<li>\n<p><strong><a href=\"/b/\">B</a></strong></p>\n</li>\n</ul>\n"
	for _, tt := range []struct {
		text, body string
		want       directive.View
	}{
		{
			":::cards\n- [A](a.md): words.\n- [B](b.md)\n:::\n", loose,
			directive.Cards{Level: 2, Cards: []directive.LinkCard{
				{Link: `<a href="/a/">A</a>`, Text: "Words.", More: "<p>More.</p>"},
				{Link: `<a href="/b/">B</a>`},
			}},
		},
		{
			":::figures\n- :fig{count 2021} reports\n:::\n", `<ul><li><a class="figure" href="/s/"><data value="1200">1,200</data></a> reports<br>a year</li></ul>`,
			directive.Figures{Figures: []directive.BigFigure{{Value: `<a class="figure" href="/s/"><data value="1200">1,200</data></a>`, What: "reports<br>a year"}}},
		},
		{
			":::facts\n- **Time:** one\n- **Need**: two\n:::\n", "<ul><li><strong>Time:</strong> one</li><li><strong>Need</strong>: two<ul><li>x</li></ul></li></ul>",
			directive.Facts{Facts: []directive.Fact{
				{Term: "Time", Words: []template.HTML{"one"}},
				{Term: "Need", Words: []template.HTML{"two<ul><li>x</li></ul>"}},
			}},
		},
		{
			":::facts\nTime\n: One\n: Two\n:::\n", "<dl>\n<dt>Time</dt>\n<dd>One</dd>\n<dd>Two</dd>\n</dl>\n",
			directive.Facts{Facts: []directive.Fact{{Term: "Time", Words: []template.HTML{"One", "Two"}}}},
		},
	} {
		views, list := resolveAll(t, tt.text, 0)
		if len(list) > 0 {
			t.Fatal(report(list))
		}
		if d := cmp.Diff(tt.want, views[0].(directive.Container).With(template.HTML(tt.body))); d != "" {
			t.Errorf("%s: %s", tt.text, d)
		}
	}
}

// TestCopy is the only word that say takes.
func TestCopy(t *testing.T) {
	views, _ := resolveAll(t, ":::say{copy title=\"Send\"}\nHelp me.\n:::\n\n:::say\nA.\n:::\n", 0)
	for i, want := range []bool{true, false} {
		if box := views[i].(directive.Box); box.Copy != want {
			t.Errorf("%+v, want copy %t", box, want)
		}
	}
	_, list := resolveAll(t, ":::say{copyy}\nHelp me.\n:::\n", 0)
	want := `1:8: error: say takes no word "copyy" [directive-argument] = did you mean "copy"?`
	if got := report(list); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestWarningIsAHeading of the level that fits where it stands.
func TestWarningIsAHeading(t *testing.T) {
	const warning = ":::warning{title=\"Stop\"}\nA.\n:::\n\n"
	views, _ := resolveAll(t, warning+"## A\n\n"+warning+"### B\n\n"+warning+"## C\n\n"+warning, 0)
	for i, want := range []int{2, 3, 4, 3} {
		if box := views[i].(directive.Box); box.Heading != want {
			t.Errorf("the warning %d is a heading of level %d, want %d", i, box.Heading, want)
		}
	}
}

package finder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/finder"
)

// show prints an answer: the short list, then a line for each preference. A star
// stands behind what is there at every hour, an arrow before the way of a service that
// stands in for another one.
func show(a *finder.Answer) string {
	var b strings.Builder
	for _, m := range a.Best {
		fmt.Fprintf(&b, "%s%s: %s", m.Service.ID, star(m), m.Because)
		if m.Condition != "" {
			fmt.Fprintf(&b, " (%s)", m.Condition)
		}
		b.WriteByte('\n')
	}
	for _, w := range a.Ways {
		fmt.Fprintf(&b, "%s:", w.ID)
		if w.Instead {
			b.WriteString(" none, but")
		}
		for _, m := range w.Matches {
			fmt.Fprintf(&b, " %s%s", m.Service.ID, star(m))
			if m.Way != w.ID {
				fmt.Fprintf(&b, ">%s", m.Way)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func star(m finder.Match) string {
	if m.Always {
		return "*"
	}
	return ""
}

// answers read by hand against testdata/site.txtar.
func TestAnswers(t *testing.T) {
	t.Parallel()
	index := byPath(t, sample(t).finder(t).Pages())
	for path, want := range map[string]string{
		// Sorts in the order of the situation; who is there at every hour first; then
		// the order of the directory. Childline stands once among the chats, whose hours
		// nobody knows, for the telephone that is answered at every hour.
		"under-16/wales/picture": `
report-remove*: It can block a picture before anybody posts it.
take-it-down*: It works on sites all over the world.
childline*: You can talk about anything.
samaritans*: Somebody listens at any hour.
shout*: You can text at any hour.
talk: childline* samaritans* victim-support* meic police-101*
text: shout* meic
chat: childline victim-support childline*>talk
report: report-remove* take-it-down* police-101* ceop-safety-centre*
`,
		// At exactly 18 Childline is open, Report Remove is not, and a picture may be
		// from before or after the birthday.
		"18/scotland/picture": `
take-it-down*: It works on sites all over the world. (if you were under 18 in the picture)
stopncii*: It can block a picture of an adult. (if you were 18 or over in the picture)
childline*: You can talk about anything.
samaritans*: Somebody listens at any hour.
shout*: You can text at any hour.
talk: childline* samaritans* police-101*
text: shout*
chat: childline childline*>talk
report: take-it-down* stopncii* police-101*
`,
		// A chat in England that is there on bank holidays too.
		"26-or-over/england/picture": `
take-it-down*: It works on sites all over the world. (if you were under 18 in the picture)
stopncii*: It can block a picture of an adult. (if you were 18 or over in the picture)
samaritans*: Somebody listens at any hour.
shout*: You can text at any hour.
victim-support*: They help after a crime.
talk: samaritans* victim-support* nspcc-helpline revenge-porn-helpline police-101*
text: shout*
chat: victim-support*
report: take-it-down* stopncii* police-101*
`,
		"parent/northern-ireland/picture": `
report-remove*: It can block a picture before anybody posts it. (if it is about a child under 18)
take-it-down*: It works on sites all over the world. (if the person was under 18 in the picture)
stopncii*: It can block a picture of an adult. (if the person was 18 or over in the picture)
samaritans*: Somebody listens at any hour.
shout*: You can text at any hour.
talk: samaritans* nspcc-helpline revenge-porn-helpline police-101*
text: shout*
chat: none, but samaritans*>talk
report: report-remove* take-it-down* stopncii* police-101* ceop-safety-centre*
`,
		"teacher/scotland/money": `
police-101*: This is a crime.
ceop-safety-centre*: Police who protect children read it. (if it is about a child under 18)
samaritans*: Somebody listens at any hour.
talk: police-101* samaritans*
text: none, but police-101*>talk
chat: none, but police-101*>talk
report: police-101* ceop-safety-centre*
`,
		// The form of Report Fraud can be sent at any hour, its telephone is not
		// somebody to talk to.
		"19-to-25/england/account": `
report-fraud*: They collect reports of fraud.
police-101*: This is a crime.
samaritans*: Somebody listens at any hour.
talk: police-101* samaritans*
text: none, but police-101*>talk
chat: none, but police-101*>talk
report: report-fraud* police-101*
`,
		// The emergency service stands first, but not where one texts.
		"16-or-17/england/danger": `
emergency-999*: Help comes at once.
childline*: A counsellor listens to you now.
samaritans*: Somebody listens at any hour.
shout*: You can text at any hour.
calm: They listen in the evening.
talk: emergency-999* childline* samaritans* calm
text: shout*
chat: childline emergency-999*>talk
report: none, but emergency-999*>talk
`,
		// Information is not among the sorts of this situation.
		"under-16/scotland/told": `
childline*: You can ask what to say to a friend.
samaritans*: Somebody listens at any hour.
police-101*: This is a crime.
talk: childline* samaritans* police-101*
text: none, but childline*>talk
chat: childline childline*>talk
report: police-101*
`,
	} {
		page, ok := index[finder.Folder+path+"/"]
		if !ok {
			t.Errorf("no page %s", path)
			continue
		}
		if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), show(page.Answer)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// What stands around the lists: headings, labels for an audience, sentences, jumps.
func TestPages(t *testing.T) {
	t.Parallel()
	index := byPath(t, sample(t).finder(t).Pages())
	page := func(path string) string {
		p := index[path]
		said := fmt.Sprintf("%s | %s | %s | %s | %s | %d\n", p.Title, p.HeadTitle, p.Summary, p.Question, p.How, p.Step)
		for _, c := range p.Choices {
			said += fmt.Sprintf("%s -> %s\n", c.Label, c.Path)
			for _, m := range c.More {
				said += fmt.Sprintf("  %s -> %s\n", m.Label, m.Path)
			}
		}
		for _, a := range p.Asked {
			said += fmt.Sprintf("%s %s <- %s\n", a.Question, a.Answer, a.Path)
		}
		if p.Answer != nil {
			said += fmt.Sprintf("%s %v\n", p.Answer.Say, p.Answer.Danger)
		}
		return said
	}
	for path, want := range map[string]string{
		"/find-help/": `Find the right help | Find the right help | Three short questions. We keep nothing about you. | Who are you? |  | 1
I am under 16 -> /find-help/under-16/
I am 16 or 17 -> /find-help/16-or-17/
I am 18 -> /find-help/18/
I am 19 to 25 -> /find-help/19-to-25/
I am 26 or over -> /find-help/26-or-over/
I am a parent or carer -> /find-help/parent/
I work with children -> /find-help/teacher/
`,
		"/find-help/parent/": `Where do you live? | Find help: parent or carer | Where do you live? The second of three questions that lead to the right help: parent or carer. | Where do you live? |  | 2
England -> /find-help/parent/england/
Wales -> /find-help/parent/wales/
Scotland -> /find-help/parent/scotland/
Northern Ireland -> /find-help/parent/northern-ireland/
Who are you? I am a parent or carer <- /find-help/
`,
		"/find-help/teacher/wales/picture/": `Who can help | Find help: list 1, working with children, Wales | Who can help: a picture, working with children, Wales. Whom to call, text or write to, and when. |  | How would you like to get in touch? | 0
Who are you? I work with children <- /find-help/
Where do you live? Wales <- /find-help/teacher/
What is happening? Someone has a private picture of a pupil <- /find-help/teacher/wales/
Nothing is lost yet. Stay calm and listen. false
`,
		"/find-help/18/wales/picture/": `Who can help | Find help: list 1, 18, Wales | Who can help: a picture, 18, Wales. Whom to call, text or write to, and when. |  | How would you like to get in touch? | 0
Who are you? I am 18 <- /find-help/
Where do you live? Wales <- /find-help/18/
What is happening? Someone has a private picture of me, or says they have <- /find-help/18/wales/
Nothing is lost yet, and you did not do wrong. false
`,
	} {
		if diff := cmp.Diff(want, page(path)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	third := page("/find-help/parent/wales/")
	const picture = `What is happening? | Find help: parent or carer, Wales | What is happening? The last of three questions that lead to the right help: parent or carer, Wales. | What is happening? | How would you like to get in touch? | 3
Someone has a private picture of my child -> /find-help/parent/wales/picture/
  I would rather talk -> /find-help/parent/wales/picture/#talk
  I would rather text -> /find-help/parent/wales/picture/#text
  I would rather chat online -> /find-help/parent/wales/picture/#chat
  I want to report it -> /find-help/parent/wales/picture/#report
They want money, or I have paid -> `
	if !strings.HasPrefix(third, picture) {
		t.Errorf("the third question is\n%s\nwant it to begin\n%s", third, picture)
	}
}

// A reason for one audience wins over the one for everybody, wherever it stands.
func TestReasonForAudience(t *testing.T) {
	t.Parallel()
	index := byPath(t, sample(t).finder(t).Pages())
	for path, want := range map[string]string{
		"/find-help/parent/wales/picture/":     "A crime against a child, so tell them.",
		"/find-help/teacher/wales/picture/":    "A crime against a child, so tell them.",
		"/find-help/26-or-over/wales/picture/": "This is a crime.",
	} {
		talk := index[path].Answer.Ways[0].Matches
		i := slices.IndexFunc(talk, func(m finder.Match) bool { return m.Service.ID == "police-101" })
		if i < 0 || talk[i].Because != want {
			t.Errorf("%s: %v, want police-101 because %q", path, talk, want)
		}
	}
}

// shown lists the answers in which a service stands.
func shown(f *finder.Finder, id string) []string {
	var paths []string
	for _, p := range f.Pages() {
		if p.Answer == nil {
			continue
		}
		here := func(m finder.Match) bool { return m.Service.ID == id }
		if slices.ContainsFunc(p.Answer.Best, here) ||
			slices.ContainsFunc(p.Answer.Ways, func(w finder.Preference) bool { return slices.ContainsFunc(w.Matches, here) }) {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

// A service that moves to 18 and over leaves exactly the answers of younger readers.
func TestServiceMovesTo18(t *testing.T) {
	t.Parallel()
	p := sample(t)
	before := shown(p.finder(t), "samaritans")
	after := shown(p.change(t, "samaritans", "people:", "ages: {from: 18}\npeople:").finder(t), "samaritans")
	var want []string
	for _, path := range before {
		if !strings.HasPrefix(path, "/find-help/under-16/") && !strings.HasPrefix(path, "/find-help/16-or-17/") {
			want = append(want, path)
		}
	}
	if len(before) != 140 || len(want) != 100 {
		t.Fatalf("samaritans is in %d answers, %d of them for adults, want 140 and 100", len(before), len(want))
	}
	if diff := cmp.Diff(want, after); diff != "" {
		t.Error(diff)
	}
}

// A fact of a file that no longer holds takes the service out of every answer.
func TestServiceLeaves(t *testing.T) {
	t.Parallel()
	p := sample(t)
	if got := len(shown(p.finder(t), "shout")); got == 0 {
		t.Fatal("shout is in no answer")
	}
	const call = "sort: helpline\ntext: [{number: \"85258\", keyword: SHOUT, hours: always}]\n"
	low := p.change(t, "shout", "sort: helpline\n", "sort: helpline\nconfidence: low\n").finder(t)
	if got := shown(low, "shout"); len(got) > 0 {
		t.Errorf("with a low confidence shout is in %v", got)
	}
	fits := p.services["shout"][strings.Index(p.services["shout"], "fits:"):]
	closed := p.change(t, "shout", call, "sort: helpline\nstatus: closed\n").change(t, "shout", fits, "").finder(t)
	if got := shown(closed, "shout"); len(got) > 0 {
		t.Errorf("closed shout is in %v", got)
	}
	wales := p.change(t, "shout", "people:", "nations: [wales]\npeople:").finder(t)
	for _, path := range shown(wales, "shout") {
		if !strings.Contains(path, "/wales/") {
			t.Errorf("shout of Wales is in %s", path)
		}
	}
	if got := len(shown(wales, "shout")); got != 7*2 {
		t.Errorf("shout of Wales is in %d answers, want 14", got)
	}
}

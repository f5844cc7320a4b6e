package finder_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/finder"
)

// fault is a slip in finder.yaml: a text that stands there once, what is written
// instead, and all that is then said, with line, column and length.
type fault struct {
	name, before, after string
	want                []string
}

func faults() []fault {
	const idHint = "it becomes part of a page's address, such as under-16"
	const idWant = ", want 1 to 40 small letters, digits and hyphens, with no hyphen first or last [bad-finder-id] = " + idHint
	const nations = "where:\n  question: Where do you live?\n"
	const repeated = " stands twice [repeated-value] = keep one of them, or change one"
	return []fault{
		{"no title", "title: Find the right help\n", "", []string{
			`1:1 <summary: Three short questions. We keep nothing about you.> title is missing [missing-key] = add a line title: …`,
		}},
		{"unknown key", "short: Money", "shrt: Money", []string{
			`28:7 <shrt> no key "shrt" here [unknown-key] = did you mean "short"?`,
		}},
		{"id with a capital", "id: parent,", "id: Parent,", []string{
			`11:12 <Parent> the id "Parent"` + idWant,
		}},
		{"id with a slash", "id: money", "id: money/x", []string{
			`27:11 <money/x> the id "money/x"` + idWant,
		}},
		{"id that climbs", "id: money", "id: ..", []string{
			`27:11 <..> the id ".."` + idWant,
		}},
		{"hyphen at the end", "id: money", "id: money-", []string{
			`27:11 <money-> the id "money-"` + idWant,
		}},
		{"long id", "id: money", "id: " + strings.Repeat("m", 41), []string{
			`27:11 <mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm> the id "` + strings.Repeat("m", 41) + `"` + idWant,
		}},
		{"number as an id", `id: "18"`, `id: 18`, []string{
			`8:12 <18> id is a number, want text [wrong-type] = put it in quotes: "18"`,
		}},
		{"person twice", "id: teacher", "id: parent", []string{
			`12:12 <parent> "parent"` + repeated,
		}},
		{"situation twice", "id: account", "id: money", []string{
			`31:11 <money> "money"` + repeated,
		}},
		{"short twice", "short: An account", "short: a  PICTURE", nil}, // two spaces make another text
		{"short twice, in capitals", "short: An account", "short: A PICTURE", []string{
			`32:14 <A PICTURE> "A PICTURE"` + repeated,
		}},
		{"people called the same", "label: I am 18,", "label: I am under 16,", []string{
			`8:25 <I am under 16> "I am under 16"` + repeated,
		}},
		{"situations called the same", "label: Somebody took over an account", "label: They want money, or I have paid", []string{
			`33:14 <They want money, or I have paid> two situations are called "They want money, or I have paid" for young people [repeated-value] = give one of the situations a label of its own in label or labels`,
		}},
		{"situations called the same for parents", "label: Someone has a private picture of my child", "label: They want money", nil},
		{"situations called the same for parents, really", "label: Somebody took over an account", "label: Someone has a private picture of my child", []string{
			`33:14 <Someone has a private picture of my child> two situations are called "Someone has a private picture of my child" for parents and carers [repeated-value] = give one of the situations a label of its own in label or labels`,
		}},
		{"audience", "audience: parents", "audience: parent", []string{
			`11:85 <parent> no audience "parent" [unknown-value] = did you mean "parents"?`,
		}},
		{"audience of a label", "for: parents,", "for: mums,", []string{
			`22:17 <mums> no audience "mums" [unknown-value] = write young-people, parents, teachers, adults`,
		}},
		{"audience in a list", "for: [teachers]", "for: [teacher]", []string{
			`23:18 <teacher> no audience "teacher" [unknown-value] = did you mean "teachers"?`,
		}},
		{"label for one audience twice", "for: [teachers]", "for: [teachers, parents]", []string{
			`23:28 <parents> "parents" stands twice [repeated-value] = keep one of them`,
		}},
		{"nobody's age", "ages: {from: 16, to: 17}", "ages: {from: 17, to: 16}", []string{
			`7:91 <{from: 17, to: 16}}> ages from 17 to 16, so nobody [bad-ages] = both ages are included; write the younger one in from`,
		}},
		{"too old", "ages: {from: 26}", "ages: {from: 260}", []string{
			`10:98 <260> the age 260, want 0 to 120 [bad-ages] = write whole years`,
		}},
		{"too young", "ages: {from: 26}", "ages: {to: -1}", []string{
			`10:96 <-1> the age -1, want 0 to 120 [bad-ages] = write whole years`,
		}},
		{"nation", nations, nations + "  nations: [england, wale]\n", []string{
			`15:22 <wale> no nation "wale" [unknown-value] = did you mean "wales"?`,
		}},
		{"nation twice", nations, nations + "  nations: [england, wales, england]\n", []string{
			`15:29 <england> "england"` + repeated,
		}},
		{"no nation", nations, nations + "  nations: []\n", []string{
			`15:12 <[]> nations is empty [empty-value] = name a nation, or remove the line for all four`,
		}},
		{"sort", "first: [police, reporting, helpline]", "first: [police, report, helpline]", []string{
			`30:23 <report> no sort of service "report" [unknown-value] = write emergency, helpline, police, image-removal, reporting, information`,
		}},
		{"sort twice", "first: [police, reporting, helpline]", "first: [police, reporting, police]", []string{
			`30:34 <police> "police"` + repeated,
		}},
		{"no sort", "first: [police, reporting, helpline]", "first: []", []string{
			`30:14 <[]> first is empty [empty-value] = write a value, or remove the line`,
		}},
		{"emergency without danger", "first: [police, reporting, helpline]", "first: [emergency, helpline]", []string{
			`30:15 <emergency> emergency in a situation without danger [finder-emergency] = leave it out, every page shows it by itself; or write danger: true if somebody may be in danger`,
		}},
		{"emergency second", "first: [emergency, helpline, police]", "first: [helpline, emergency]", []string{
			`38:25 <emergency> emergency at place 2 [finder-emergency] = write it first: where somebody is in danger nothing stands before it`,
		}},
		{"emergency unsaid", "first: [emergency, helpline, police]", "first: [helpline]", nil},
		{"way", "id: chat", "id: chta", []string{
			`49:12 <chta> no way to get in touch "chta" [unknown-value] = did you mean "chat"?`,
			`46:3 <ways> no way "chat" [missing-value] = add a line for each of talk, text, chat, report`,
		}},
		{"way left out", "    - {id: chat, label: I would rather chat online}\n", "", []string{
			`46:3 <ways> no way "chat" [missing-value] = add a line for each of talk, text, chat, report`,
		}},
		{"way twice", "id: chat", "id: text", []string{
			`49:12 <text> "text"` + repeated,
			`46:3 <ways> no way "chat" [missing-value] = add a line for each of talk, text, chat, report`,
		}},
		{"blank label", "label: They want money, or I have paid", `label: "  "`, []string{
			`29:14 <"  "> label is empty [empty-value] = write a value, or remove the line`,
		}},
		{"two lines", "say: Nothing is lost yet, and you", "say: |\n        Nothing is lost yet,\n        and you", []string{
			`25:12 <|> the character U+000A in say, want words alone [bad-text] = write the words on one line`,
		}},
		{"folded lines", "say: Nothing is lost yet, and you", "say: >\n        Nothing is lost yet,\n        and you", nil},
		{"unseen sign", "short: Money", `short: "Mo\u202Eney"`, []string{
			`28:14 <"Mo\u202Eney"> the character U+202E in short, want words alone [bad-text] = write the words on one line`,
		}},
		{"long short", "short: Money", "short: " + strings.Repeat("é", 31), []string{
			`28:14 <ééééééééééééééééééééééééééééééé> 31 characters in short, want 30 at most [too-long] = say it shorter: it must be read at a glance on a telephone`,
		}},
		{"two faults", "id: money", "id: Money\n      danger: yes", []string{
			`28:15 <yes> danger is the text "yes", want true or false [wrong-type] = write true or false, without quotes`,
			`27:11 <Money> the id "Money"` + idWant,
		}},
	}
}

func TestLoadFaults(t *testing.T) {
	t.Parallel()
	p := sample(t)
	for _, tt := range faults() {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			config, got := load(p.change(t, "finder.yaml", tt.before, tt.after).questions)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if (config == nil) != (len(tt.want) > 0) {
				t.Errorf("the configuration is %v with %d faults", config, len(tt.want))
			}
		})
	}
}

// More people or situations than anybody can look through are refused.
func TestLoadTooMany(t *testing.T) {
	t.Parallel()
	p := sample(t)
	const last = "    - {id: teacher,"
	var more strings.Builder
	for _, c := range "abcdef" {
		more.WriteString("    - {id: " + string(c) + ", label: I am " + string(c) + ", short: " + string(c) + ", audience: adults}\n")
	}
	want := []string{`5:3 <people> 13 people, want 12 at most [too-many] = put some of them together`}
	_, got := load(p.change(t, "finder.yaml", last, more.String()+last).questions)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An empty file is told what it must hold, and nothing twice.
func TestLoadEmpty(t *testing.T) {
	t.Parallel()
	config, got := load("")
	var want []string
	for _, key := range []string{"title", "summary", "who", "where", "what", "how"} {
		want = append(want, "1:1 <> "+key+" is missing [missing-key] = add a line "+key+": …")
	}
	if diff := cmp.Diff(want, got); diff != "" || config != nil {
		t.Errorf("%v: %s", config, diff)
	}
}

// Fewer nations, in an editor's order, are the choices of the second question.
func TestNations(t *testing.T) {
	t.Parallel()
	const where = "  question: Where do you live?\n"
	f := sample(t).change(t, "finder.yaml", where, where+"  nations: [wales, england]\n").finder(t)
	var got []string
	for _, c := range f.Pages()[1].Choices {
		got = append(got, c.Label)
	}
	if diff := cmp.Diff([]string{"Wales", "England"}, got); diff != "" {
		t.Error(diff)
	}
	if got, want := len(f.Pages()), 1+7+7*2+7*2*5; got != want {
		t.Errorf("%d pages, want %d", got, want)
	}
}

// Every text that a reader sees is among the texts, where it stands.
func TestTexts(t *testing.T) {
	t.Parallel()
	f := sample(t).finder(t)
	texts := map[string]string{}
	for _, text := range f.Texts() {
		texts[text.Text] = text.Key
		if there := f.File().Text(text.Span); strings.Trim(there, `"`) != text.Text {
			t.Errorf("%s is %q, and at its place stands %q", text.Key, text.Text, there)
		}
	}
	seen := func(text string) {
		if text != "" && texts[text] == "" {
			t.Errorf("%q is seen by readers and not among the texts", text)
		}
	}
	var choices func(list []finder.Choice, own bool)
	choices = func(list []finder.Choice, own bool) {
		for _, c := range list {
			if own {
				seen(c.Label)
			}
			choices(c.More, true)
		}
	}
	for _, p := range f.Pages() {
		seen(p.Question)
		seen(p.How)
		choices(p.Choices, p.Step != 2) // nations have their names from the program
		if p.Answer != nil {
			seen(p.Answer.Say)
		} else {
			seen(p.Title)
		}
		if p.Step == 1 { // the others' say the question and what was chosen
			seen(p.Summary)
		}
	}
}

package search_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

const sound = `title: Search
summary: Find a page. Nothing is kept.
others: Start here
urgent: [kill myself, scared]
readers:
  parents: [my son, carer]
  teachers: [pupil]
synonyms:
  - [nudes, naked picture]
  - [mum, dad]
common: [the, a]
`

// load reads words.yaml and gives what is said of it, with line, column and the text
// that is pointed at.
func load(t *testing.T, text string) (*search.Config, []string) {
	t.Helper()
	f := &diag.File{Name: "content/search/words.yaml", Data: []byte(text)}
	doc, problems := strictyaml.Parse(f, diag.Span{End: len(f.Data)})
	if doc == nil {
		t.Fatalf("not YAML: %v", problems)
	}
	c, problems := search.Load(doc)
	var said []string
	for _, p := range problems {
		line := strings.Split(text, "\n")[p.Line-1]
		at := line[p.Column-1 : p.Column-1+p.Length]
		said = append(said, fmt.Sprintf("%d:%d <%s> %s [%s] = %s", p.Line, p.Column, at, p.Message, p.Rule, p.Hint))
	}
	return c, said
}

// A slip in words.yaml: a text that stands there once, what is written instead, and all
// that is then said.
func TestFaults(t *testing.T) {
	t.Parallel()
	const once = "keep one of them: capitals, accents and apostrophes make no difference"
	const long = "keep the few words that matter: the whole phrase must stand in what somebody types"
	for _, tt := range []struct {
		name, before, after string
		want                []string
	}{
		{"sound", "mum", "mam", nil},
		{"twice in a group", "[mum, dad]", "[mum, Dad, MÚM]", []string{
			`10:16 <MÚM> "MÚM" stands twice in the list, first on line 10 [repeated-value] = ` + once,
		}},
		{"apostrophes make no difference", "[mum, dad]", `[mum's, "mum’s"]`, []string{
			`10:13 <"mum’s"> "mum’s" stands twice in the list, first on line 10 [repeated-value] = ` + once,
		}},
		{"in two groups", "[mum, dad]", "[mum, naked  picture]", []string{
			`10:11 <naked  picture> "naked  picture" stands in another list already, on line 9 [repeated-value] = keep it in one of the two, or make one list of both`,
		}},
		{"for two readers", "[pupil]", "[pupil, My son]", []string{
			`7:21 <My son> "My son" stands in another list already, on line 6 [repeated-value] = keep it in one of the two, or make one list of both`,
		}},
		{"in a group and urgent", "[mum, dad]", "[mum, scared]", nil}, // two lists for two ends
		{"a group of one", "[mum, dad]", "[mum]", []string{
			`10:5 <[mum]> one phrase in a group, want two or more [too-few] = add what others call it, or remove the group`,
		}},
		{"an empty group", "[mum, dad]", "[]", []string{
			`10:5 <[]> no phrase in a group, want two or more [too-few] = add what people type, or remove the group`,
		}},
		{"the same with another ending", "[mum, dad]", "[mum, nude]", []string{
			`10:11 <nude> "nude" stands in another list already, on line 9 [repeated-value] = keep it in one of the two, or make one list of both`,
		}},
		{"another ending in the same group", "[mum, dad]", "[mum, mums]", nil},
		{"a common phrase", "[the, a]", "[the, of a]", []string{
			`11:15 <of a> "of a" is more than one word [bad-text] = write each word for itself`,
		}},
		{"urgent and common", "[the, a]", "[the, Scared]", []string{
			`4:23 <scared> "scared" is common too, so that it would never stand alone [repeated-value] = take it out of common, or say in urgent what stands with it`,
		}},
		{"an empty phrase", "[mum, dad]", `[mum, dad, ""]`, []string{
			`10:16 <""> an item of an item of synonyms is empty [empty-value] = write a value, or remove the line`,
		}},
		{"a sign alone", "[mum, dad]", `[mum, dad, "?!"]`, []string{
			`10:16 <"?!"> no letter or digit in "?!" [bad-text] = write the words that people type, or remove it`,
		}},
		{"a sentence", "scared", "i do not know what to do", []string{
			`4:23 <i do not know what to do> 7 words in a phrase, want 6 at most [too-long] = ` + long,
		}},
		{"a long word", "scared", strings.Repeat("a", 41), []string{
			`4:23 <` + strings.Repeat("a", 41) + `> 41 characters in a phrase, want 40 at most [too-long] = ` + long,
		}},
		{"as long as may be", "scared", strings.Repeat("a", 40), nil},
		{"a number without quotes", "[mum, dad]", "[999, dad]", []string{
			`10:6 <999> an item of an item of synonyms is a number, want text [wrong-type] = put it in quotes: "999"`,
		}},
		{"readers whom nobody knows", "teachers:", "teacher:", []string{
			`7:3 <teacher> no readers "teacher" [unknown-value] = did you mean "teachers"?`,
		}},
		{"no readers", "readers:\n  parents: [my son, carer]\n  teachers: [pupil]\n", "", nil},
		{"no title", "title: Search\n", "", []string{
			`1:1 <summary: Find a page. Nothing is kept.> title is missing [missing-key] = add a line title: …`,
		}},
		{"a long title", "title: Search", "title: " + strings.Repeat("x", 81), []string{
			`1:8 <` + strings.Repeat("x", 81) + `> 81 characters in title, want 80 at most [too-long] = say it shorter`,
		}},
		{"a text instead of a list", "urgent: [kill myself, scared]", "urgent: scared", []string{
			`4:9 <scared> urgent is the text "scared", want a list [wrong-type] = write each item on a line of its own that begins with "- ", or [one, two]`,
		}},
		{"a misspelt key", "others:", "ohters:", []string{
			`3:1 <ohters> no key "ohters" here [unknown-key] = did you mean "others"?`,
		}},
	} {
		if n := strings.Count(sound, tt.before); n != 1 {
			t.Fatalf("%s: %q stands %d times", tt.name, tt.before, n)
		}
		c, said := load(t, strings.Replace(sound, tt.before, tt.after, 1))
		if diff := cmp.Diff(tt.want, said); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if (c == nil) != (len(tt.want) > 0) {
			t.Errorf("%s: config %v with %d problems", tt.name, c, len(tt.want))
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"He’s  THREATENING me!":   "hes threatening me",
		"hes threatening-me":      "hes threatening me",
		"café Llŷn naïve ﬁne":     "cafe llyn naive fine",
		"0800\u00a01111, Ext.\t5": "0800 1111 ext 5",
		"I`m he´s ‘ok’":           "im hes ok",
		"\U0001F62D … <b>":        "b",
		"":                        "",
	} {
		if got := strings.Join(search.Fold(text), " "); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestFoldTwice folds every character there is: what was folded must stay as it is.
func TestFoldTwice(t *testing.T) {
	t.Parallel()
	for r := range rune(unicode.MaxRune + 1) {
		once := strings.Join(search.Fold("a"+string(r)+"b"), " ")
		if twice := strings.Join(search.Fold(once), " "); twice != once {
			t.Errorf("Fold of %U: %q, and again %q", r, once, twice)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("He’s THREATENING me 0800 1111")
	f.Add("\xff\u0301´")
	f.Fuzz(func(t *testing.T, text string) {
		once := strings.Join(search.Fold(text), " ")
		if twice := strings.Join(search.Fold(once), " "); twice != once {
			t.Errorf("Fold(%q) = %q, and again %q", text, once, twice)
		}
	})
}

package directive_test

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/directive"
)

// TestSilentFaults are mistakes that would publish something else than was written.
func TestSilentFaults(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"numbered cards", ":::cards\n1. [A](a.md)\n2. [B](b.md)\n:::\n", `2:4: error: cards holds a numbered list [directive-content] = write a list whose lines begin with "- ": the numbers would not be shown`},
		{"numbered facts", ":::facts\n1. **A:** b\n:::\n", `2:4: error: facts holds a numbered list [directive-content] = write a list whose lines begin with "- ": the numbers would not be shown`},
		{"a term alone", ":::facts\n- **For:** all\n- **Need:**\n- **Time**: .\n:::\n", `3:3: error: the fact says nothing of its term [directive-content] = go on behind the bold words, as in "- **Time:** one lesson"
4:3: error: the fact says nothing of its term [directive-content] = go on behind the bold words, as in "- **Time:** one lesson"`},
		{"a term with a list below", ":::facts\n- **Need:**\n  - a board\n- **Call:** :helpline{childline}\n- **Read:**\n  on\n:::\n", ""},
		{"a term twice", ":::facts\n- **For:** all\n- **for**: some\n:::\n", "3:3: error: two facts have the same term [directive-content] = put both into one item, or give one of them another name"},
		{"a definition twice", ":::facts\nFor\n: all\n\nFor\n: some\n:::\n", "1:1: error: two facts have the same term [directive-content] = put both into one item, or give one of them another name"},
		{"an activity of a heading", "## A\n\n::::timeline\n:::activity{minutes=5}\n### B\n:::\n::::\n", "4:1: error: the activity holds its heading alone [empty-container] = write what happens below the heading, before the line of :::"},
		{"two activities in one", "## A\n\n::::timeline\n:::activity{minutes=5}\n### B\nb\n#### C\nc\n### D\nd\n:::\n::::\n", "9:1: error: a second heading of this size stands in one activity [directive-content] = end the activity before it with a line of :::, and begin another :::activity{minutes=10}; or write the heading with one # more"},
		{"red without a number", ":::care{level=emergency title=\"Run\"}\nA.\n:::\n", "1:1: error: the red card has no number to call [directive-argument] = write service=emergency as well, or level=urgent"},
		{"red without anything", ":::care{level=emergency}\n- a\n:::\n", "1:1: error: the red card has no number to call [directive-argument] = write service=emergency as well, or level=urgent"},
		{"a heading in a card", ":::care{level=advice title=\"Rest\"}\n## Rest\n\nA.\n:::\n", `2:1: error: a heading stands in the card [directive-content] = the card has one heading; write it as title="…", and the rest as a list`},
		{"a level of its own", ":::care{level=high}\n- a\n:::\n", `1:15: error: no level "high" [directive-argument] = write level= and one of emergency, urgent, advice; only an emergency is red`},
		{"nothing at all", ":::care\n:::\n", `1:1: error: no level "" [directive-argument] = write level= and one of emergency, urgent, advice; only an emergency is red`},
		{"a word with a value", ":::say{copy=yes}\nA.\n:::\n", "1:8: error: copy= has a value [directive-argument] = write the word alone: :::say{copy}"},
		{"a word twice", ":::say{copy copy}\nA.\n:::\n", `1:13: error: "copy" stands twice [directive-argument] = write the word once: :::say{copy}`},
		{"a word with a value in a sentence", "Ring :helpline{childline limits=no}.\n", "1:26: error: limits= has a value [directive-argument] = write the word alone: :helpline{id limits}"},
	} {
		_, list := resolveAll(t, tt.text, 0)
		if got := report(list); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestCardText begins a sentence where a sign was taken off, and nowhere else.
func TestCardText(t *testing.T) {
	for behind, want := range map[string]template.HTML{
		" iPhone users":           "iPhone users",
		": iPhone users":          "iPhone users",
		" for parents":            "for parents",
		". for parents":           "for parents",
		": for parents":           "For parents",
		", for parents":           "For parents",
		" – for <em>Parents</em>": "For <em>Parents</em>",
		"<br>\na second line":     "a second line",
		":<br>\na second line":    "A second line",
		":":                       "",
	} {
		body := template.HTML(`<ul><li><a href="/a/">A</a>` + behind + "</li></ul>")
		want := directive.Cards{Cards: []directive.LinkCard{{Link: `<a href="/a/">A</a>`, Text: want}}}
		if d := cmp.Diff(directive.View(want), directive.Cards{}.With(body)); d != "" {
			t.Errorf("%s: %s", behind, d)
		}
	}
}

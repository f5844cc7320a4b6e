package strictyaml_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

type service struct {
	Common
	Phone string           `yaml:"phone"`
	Draft bool             `yaml:"draft"`
	Order int              `yaml:"order"`
	Seen  strictyaml.Date  `yaml:"seen"`
	Call  []call           `yaml:"call"`
	Ages  *ages            `yaml:"ages"`
	Areas map[string]place `yaml:"areas"`
}

// Common lends its keys to service.
type Common struct {
	Title string `yaml:"title,required"`
}

type call struct {
	Number string `yaml:"number,required"`
	Label  string `yaml:"label"`
}

type ages struct {
	From int `yaml:"from"`
}

type place struct {
	Name string `yaml:"name,required"`
}

func decode(t *testing.T, text string, v *service) diag.List {
	t.Helper()
	f := &diag.File{Name: "a.yaml", Data: []byte(text)}
	d, problems := strictyaml.Parse(f, diag.Span{End: len(f.Data)})
	if d == nil {
		return problems
	}
	return append(problems, d.Decode(v)...)
}

func TestDecode(t *testing.T) {
	var got service
	problems := decode(t, `title: "101: police"
phone: '0116123'
draft: true
order: 7
seen: 2026-02-28
call:
  - number: "0800 1111"
    label: main
  - {number: "999"}
ages: {from: 11}
areas:
  E23: {name: Cambridgeshire}
`, &got)
	want := service{
		Common: Common{Title: "101: police"}, Phone: "0116123", Draft: true, Order: 7,
		Seen:  strictyaml.Date{Time: time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)},
		Call:  []call{{"0800 1111", "main"}, {Number: "999"}},
		Ages:  &ages{From: 11},
		Areas: map[string]place{"E23": {Name: "Cambridgeshire"}},
	}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("problems %v, (-want +got):\n%s", problems, diff)
	}
}

func TestProblems(t *testing.T) {
	for _, tt := range []struct{ name, text, want, hint string }{
		{"unknown key", "title: a\ndarft: true", `a.yaml:2:1: error: no key "darft" here [unknown-key]`, `did you mean "draft"?`},
		{"unknown, none near", "title: a\nzzzzzz: true", `a.yaml:2:1: error: no key "zzzzzz" here [unknown-key]`, "known keys are title"},
		{"nested unknown key", "title: a\nages: {form: 1}", `a.yaml:2:8: error: no key "form" here [unknown-key]`, `did you mean "from"?`},
		{"duplicate", "title: a\norder: 1\ntitle: b", `a.yaml:3:1: error: the key "title" stands twice, first on line 1 [duplicate-key]`, "keep one"},
		{"missing", "order: 1", `a.yaml:1:1: error: title is missing [missing-key]`, "add a line title:"},
		{"missing in a list", "title: a\ncall:\n  - label: b", `a.yaml:3:5: error: number is missing [missing-key]`, ""},
		{"number for text", "title: 101", `a.yaml:1:8: error: title is a number, want text [wrong-type]`, `put it in quotes: "101"`},
		{"octal-like number", "title: a\nphone: 0116123", `a.yaml:2:8: error: phone is a number, want text [wrong-type]`, `put it in quotes: "0116123"`},
		{"list for text", "title: [a, b]", `a.yaml:1:8: error: title is a list, want text [wrong-type]`, ""},
		{"no is not false", "title: a\ndraft: no", `a.yaml:2:8: error: draft is the text "no", want true or false [wrong-type]`, "write true or false"},
		{"quoted true", "title: a\ndraft: \"true\"", `a.yaml:2:8: error: draft is the text "true", want true or false [wrong-type]`, ""},
		{"word for number", "title: a\norder: first", `a.yaml:2:8: error: order is the text "first", want a whole number [wrong-type]`, ""},
		{"octal number", "title: a\norder: 010", `a.yaml:2:8: error: order is a number, want a whole number [wrong-type]`, "digits only"},
		{"text for list", "title: a\ncall: b", `a.yaml:2:7: error: call is the text "b", want a list [wrong-type]`, ""},
		{"text for group", "title: a\nages: 3", `a.yaml:2:7: error: ages is a number, want a group of keys [wrong-type]`, ""},
		{"British date", "title: a\nseen: 21/11/2026", `a.yaml:2:7: error: seen: "21/11/2026" is not a date [wrong-value]`, "write YYYY-MM-DD"},
		{"no such day", "title: a\nseen: 2026-02-30", `a.yaml:2:7: error: seen: no such day as 2026-02-30 [wrong-value]`, ""},
		{"empty", "title:", `a.yaml:1:7: error: title is empty [empty-value]`, ""},
		{"empty text", `title: ""`, `a.yaml:1:8: error: title is empty [empty-value]`, ""},
		{"empty date", "title: a\nseen:", `a.yaml:2:6: error: seen is empty [empty-value]`, ""},
		{"alias", "title: &a b\nphone: *a", `a.yaml:1:8: error: the anchor &a [yaml-feature]`, "write the value out"},
		{"tag", "title: !!binary aGk=", `a.yaml:1:8: error: the tag !!binary [yaml-feature]`, ""},
		{"two documents", "title: a\n---\ntitle: b", `a.yaml:2:1: error: a second YAML document [yaml-feature]`, ""},
		{"not a mapping", "- a", `a.yaml:1:1: error: a list, want lines of key: value [yaml-syntax]`, ""},
		{"tab", "title: a\nages:\n\tfrom: 1", `a.yaml:3:1: error: this is not YAML: found character that cannot start any token [yaml-syntax]`, "use spaces"},
		{"colon in text", "title: a: b", `a.yaml:1:1: error: this is not YAML: mapping values are not allowed in this context [yaml-syntax]`, "quotes"},
		{"open list", "title: a\norder: 1\ncall: [a, b\nphone: b", `a.yaml:3:1: error: this is not YAML: did not find expected ',' or ']' [yaml-syntax]`, "close every"},
		{"open quote", "title: a\nphone: \"a\norder: 1", `a.yaml:2:1: error: this is not YAML: found unexpected end of stream [yaml-syntax]`, "close every"},
		{"crooked list", "title: a\ncall:\n  - number: a\n   - number: b\norder: 1", `a.yaml:4:4: error: this is not YAML: did not find expected '-' indicator [yaml-syntax]`, "line it up"},
		{"line without a key", "title: a\nplain\norder: 1", `a.yaml:2:1: error: this is not YAML: could not find expected ':' [yaml-syntax]`, "key: value"},
		{"sign", "title: a\nphone: @b\norder: 1", `a.yaml:2:1: error: this is not YAML: found character that cannot start any token [yaml-syntax]`, "quotes"},
		{"wide runes", "title: é\nphone: \"é\" # note\nfoo: 1", `a.yaml:3:1: error: no key "foo" here [unknown-key]`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			problems := decode(t, tt.text, &service{})
			if len(problems) == 0 {
				t.Fatal("no problem found")
			}
			if got := problems[0].String(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if !strings.Contains(problems[0].Hint, tt.hint) {
				t.Errorf("hint %q, want %q in it", problems[0].Hint, tt.hint)
			}
		})
	}
}

func TestSpan(t *testing.T) {
	text := "---\ntitle: \"é b\"\ncall:\n  - number: '0800 1111' # note\n    label: plain words\nareas:\n  E23: {name: Cambs}\n---\n"
	f := &diag.File{Name: "a.md", Data: []byte(text)}
	d, problems := strictyaml.Parse(f, diag.Span{Start: 4, End: len(text) - 4})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, tt := range []struct{ path, want string }{
		{"title", `"é b"`},
		{"call[0].number", `'0800 1111'`},
		{"call[0].label", "plain words"},
		{"call[0].hours", "number: '0800 1111' # note"}, // not there: the item that lacks it
		{"areas.E23.name", "Cambs"},
		{"nothing.at.all", "---"},
	} {
		if got := f.Text(d.Span(tt.path)); got != tt.want {
			t.Errorf("Span(%q) covers %q, want %q", tt.path, got, tt.want)
		}
	}
	if got := f.Text(d.KeySpan("call[0].label")); !strings.HasPrefix(got, "label") {
		t.Errorf("KeySpan covers %q, want label", got)
	}
	if got := strings.Join(d.Keys(""), " "); got != "title call areas" {
		t.Errorf("Keys = %q, want those of the file in order", got)
	}
}

func TestHostileSize(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n"
	for name, text := range map[string]string{
		"alias bomb":     bomb,
		"deep brackets":  "title: " + strings.Repeat("[", 100_000),
		"large document": "title: " + strings.Repeat("x", 300<<10),
		"many keys":      strings.Repeat("k: 1\n", 5_000),
		"deep mapping":   "title: " + strings.Repeat("{a: ", 40) + "1" + strings.Repeat("}", 40),
	} {
		if problems := decode(t, text, &service{}); !problems.HasErrors() {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"title: a", "title: [", "call:\n  - number: x", "a: &b c\nd: *b", "? a\n: b", "title: |\n  x\n  y", "\ttitle: a", "seen: 2026-02-30",
		"title: \"\\u00e9\"", "{title: a, order: 1}", "--- a", "%YAML 1.1", "<<: {a: b}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Name: "a.yaml", Data: []byte(text)}
		d, problems := strictyaml.Parse(file, diag.Span{End: len(text)})
		if d != nil {
			var s service
			problems = append(problems, d.Decode(&s)...)
		}
		lines := strings.Count(text, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Column < 1 {
				t.Errorf("%s lies outside the file of %d lines", p, lines)
			}
		}
	})
}

package strictyaml_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// front is what most pages begin with.
const front = `title: What to do about worry w154
summary: Calm advice about worry w154, one step at a time.
reviewed: 2026-10-15
owner: Editor
draft: false
weight: 65
ages: 13 to 16
audience: [parents, "young-people", {to: 18}]
sources:
  - title: A report about worries, £5 (at a “time”)
    url: https://www.example.org/report-154
    date: March 2024

  - {title: 'One more', url: "https://www.example.org/?a=b&c#d"}
changes:
- date: 2026-09-15
  what: the first version
call: {}
places:
    deep:
        deeper: [é, [a, b], "c: d"]
`

// plainTexts are seeds on both sides of what is plain.
func plainTexts() []string {
	return []string{
		front, "a: b", "a:\n  b: c\n d: e", "a:\n- b\n- c\nd: e", "a:\n  - b\n  c: d", "a: b\n  c", "a: b\n c: d", "a:\n", "a: ''", "a: 'it''s'",
		"a: \"b\\n\"", "a: b # c", "a: b#c", "a: #c", "# a\nb: c", "a: [b, c", "a: [b, ]", "a: []", "a: [,]", "a: {b: c, d: {e: f}}", "a: {b}", "a: {b: }",
		"a: [b: c]", "a: [b c, d  e ]", "a: [http://b]", "a: true", "a: yes", "a: Null", "a: 007", "a: 0", "a: 1_000", "a: 0x1F", "a: 1e3", "a: 2026-02-30",
		"a: 2026-02-03", "a: 2026-2-3", "a: 2026-02-03 09:00", "a: 2026-02 x", "a: 1.5", "a: 1 5", "a: -1", "a: +1", "a: .5", "a: ~", "a: <<", "<<: {a: b}",
		"a: b\na: c", "a: {b: c, b: d}", "a: &b c", "a: *b", "a: !!str b", "a: | \n b", "a: >\n b", "? a\n: b", "---\na: b", "a: b\n---\nc: d", "a: b\n...\n",
		"a: b: c", "a: b:", "a:b", "a : b", "a: \"b\" c", "a: \"b\":", "a: \"b\"\n", "a: 'b' 'c'", "a: \"b\n  c\"", "- a", "  a: b", "  a: b\nc: d", "a: b\r\nc: d",
		"a:\tb", "a: é\nb: [é, f]", "a: \u00a0b\u00a0", "a: b\u2028c", "a: b\u0085c", "a: \ufeffb", "a: b\x00", "a: \xff", "a:\n  - - b", "a:\n  -\n    b: c",
		"a:\n  - b: c\n    d: e\n  - f: g", "a:\n  -   b: c\n      d: e", "a:\n  - b:\n    - c", "a:\n  - b:\n    - c\n    d: e", "a:\n  - b:\n  - c", "a: @b", "a: `b`", "a: %b", "%a: b",
		"a: b ", "a:   b", "a: [ b ]", "a: ]", "a: b]", "a: b, c", "a: (b", "a: /b/", "a: \"\"", "a: [\"\", '']", "a: ['b''c']", "a:\n  b", "a:\n  \"b\"", "a:\n  [b]", "\n\na: b\n\n\nc: d\n\n",
		"a: [b,c]", "a: [b ,c]", "a: {b: [c, d], e: \"f\"}", "a: {\"b\": c}", "a: {b : c}", "a: [b]c", "a: [b] ", "true: b", "null: b", "y: n", "no: off",
	}
}

func TestPlainIsYAML(t *testing.T) {
	for _, text := range plainTexts() {
		if differs, _ := strictyaml.Compare(text); differs != "" {
			t.Errorf("%q: %s", text, differs)
		}
	}
	if _, isRead := strictyaml.Compare(front); !isRead {
		t.Error("what most pages begin with is left to yaml/v3")
	}
}

// FuzzPlain holds what is read quickly against yaml/v3.
func FuzzPlain(f *testing.F) {
	for _, seed := range plainTexts() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if differs, _ := strictyaml.Compare(text); differs != "" {
			t.Error(differs)
		}
	})
}

type page struct {
	Title   string          `yaml:"title,required"`
	Summary string          `yaml:"summary,required"`
	Checked strictyaml.Date `yaml:"reviewed"`
	Owner   string          `yaml:"owner"`
	Weight  int             `yaml:"weight"`
	Sources []struct {
		Title string `yaml:"title,required"`
		URL   string `yaml:"url"`
		Date  string `yaml:"date"`
	} `yaml:"sources"`
	Changes []struct {
		Date strictyaml.Date `yaml:"date"`
		What string          `yaml:"what"`
	} `yaml:"changes"`
}

func BenchmarkFront(b *testing.B) {
	const text = `title: What to do about worry w154
summary: Calm advice about worry w154, one step at a time.
reviewed: 2026-10-15
owner: Editor
weight: 65
sources:
  - title: A report about worries
    url: https://www.example.org/report-154
    date: March 2024
changes:
  - date: 2026-09-15
    what: the first version
`
	var plans strictyaml.Plans
	b.ReportAllocs()
	for b.Loop() {
		f := &diag.File{Name: "a.md", Data: []byte(text)}
		d, _ := plans.Parse(f, diag.Span{End: len(text)})
		var p page
		if problems := d.Decode(&p); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

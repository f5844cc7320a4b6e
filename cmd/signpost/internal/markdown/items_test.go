package markdown_test

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// TestItems tells what the entries of a container's own lists begin with and hold.
func TestItems(t *testing.T) {
	const in = ":::a\n- [One](a.md) and [two](b.md) \n- **[Bold](a.md)** words\n- **Bold** :b{c}\n- :b{c} words\n  on\n- <https://d.example>\n- *[x](y)* :::\n-\n\n  > - inner\n\n1. Text\n\n   - **deep**\n:::\n\n- [no](n.md)\n"
	f := &diag.File{Name: "a.md", Data: []byte(in)}
	doc, _ := markdown.NewParser().Parse(f, 0)
	type row struct {
		Text, Lead, Line string
		Links            int
		Directives       []string
	}
	var got []row
	for _, i := range doc.Directives[0].Items {
		got = append(got, row{i.Text, i.Lead, f.Text(i.Span), i.Links, i.Directives})
	}
	want := []row{
		{"One and two", "link", "[One](a.md) and [two](b.md)", 2, nil},
		{"Bold words", "link", "**[Bold](a.md)** words", 1, nil},
		{"Bold", "strong", "**Bold** :b{c}", 0, []string{"b"}},
		{"words on", "directive", ":b{c} words", 0, []string{"b"}},
		{"https://d.example", "link", "<https://d.example>", 1, nil},
		{"x :::", "link", "*[x](y)* :::", 1, nil},
		{"", "", ":::a", 0, nil},
		{"Text", "", "Text", 0, nil},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestEntries takes lists apart as Doc.HTML writes them.
func TestEntries(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       []markdown.Entry
	}{
		{"nothing", "<p>Words</p>", nil},
		{"words", "<ul>\n<li>Words &amp; <em>more</em></li>\n</ul>\n", []markdown.Entry{{Rest: "Words &amp; <em>more</em>"}}},
		{"a lead", "<p>Before</p><ul><li><a title=\"a > b\" href=\"/\">A <b>b</b></a> rest<br>on</li></ul>", []markdown.Entry{{Lead: `<a title="a > b" href="/">A <b>b</b></a>`, Rest: "rest<br>on"}}},
		{"a list within", "<ol><li><b>A</b>\n<ul><li>x</li></ul></li><li></li></ol>", []markdown.Entry{{Lead: "<b>A</b>", More: "<ul><li>x</li></ul>"}, {}}},
		{"paragraphs", "<ul>\n<li>\n<p><b>A</b> b</p>\n<p>c</p>\n</li>\n</ul>", []markdown.Entry{{Lead: "<b>A</b>", Rest: "b", More: "<p>c</p>"}}},
		{"an icon", `<ul><li><svg viewBox="0 0 1 1"><path d="M0 0"/></svg> b</li></ul>`, []markdown.Entry{{Lead: `<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>`, Rest: "b"}}},
		{"definitions", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dd>\n<p>c</p>\n</dd>\n<dt>D</dt>\n</dl>", []markdown.Entry{{Lead: "A", Parts: []template.HTML{"b", "<p>c</p>"}}, {Lead: "D"}}},
		{"never closed", "<ul><li><b>A", []markdown.Entry{{Lead: "<b>A"}}},
	} {
		if d := cmp.Diff(tt.want, markdown.Entries(template.HTML(tt.body))); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

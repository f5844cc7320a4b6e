package markdown_test

import (
	"strconv"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"paragraphs", "One\ntwo.\n\nThree.\n", "One two.\nThree.\n"},
		{"a heading without its anchor", "## Call *now*\n\nDo.\n", "Call now\nDo.\n"},
		{"entries of lists", "- One\n- Two\n\n  more\n\n1. Three\n", "One\nTwo\nmore\nThree\n"},
		{"links", "See [the *page*](a.md \"with > a title\") and <https://a.example/>.\n", "See the page and https://a.example/.\n"},
		{"a link that ends the page", "[page](a.md)", "page\n"},
		{"entities", "Tom & Ann &lt;3, “so” she said\n", "Tom & Ann <3, “so” she said\n"},
		{"entities beside words of the file", "One two &amp; three, as it is written.\nOne *two* &amp; three", "One two & three, as it is written. One two & three\n"},
		{"entities between such words", "\"One two three four five six seven\"\nnine ten eleven &amp; twelve\nthirteen fourteen", "“One two three four five six seven” nine ten eleven & twelve thirteen fourteen\n"},
		{"no code", "Type `go run` here.\n\n```\nno words\n```\n\nEnd.\n", "Type here.\nEnd.\n"},
		{"no pictures", "Look ![a dog](a.png) there.\n", "Look there.\n"},
		{"a broken line", "One  \ntwo\n", "One two\n"},
		{"footnotes, without their numbers", "A fact.[^1]\n\n[^1]: From a book.\n", "A fact.\nFrom a book.\n"},
		{"tables", "| A | B |\n|---|---|\n| c | d e |\n", "A\nB\nc\nd e\n"},
		{"directives in a sentence", "There were :fig{a b} reports.\n", "There were <0> reports.\n"},
		{"directives around text", ":::note{title=\"T\"}\nInside.\n:::\n\nAfter.\n", "<0>\nInside.\nAfter.\n"},
		{"directives of their own", "Before.\n\n::chart{a}\n\nAfter.\n", "Before.\n<0>\nAfter.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, _ := markdown.NewParser().Parse(&diag.File{Name: "a.md", Data: []byte(tt.in)}, 0)
			if got := doc.Text(func(i int) string { return "<" + strconv.Itoa(i) + ">" }); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	f.Add("One [two](a.md) `three`\n\n:::note\nFour :fig{a b}\n:::\n")
	f.Fuzz(func(t *testing.T, in string) {
		doc, _ := markdown.NewParser().Parse(&diag.File{Name: "a.md", Data: []byte(in)}, 0)
		if doc == nil {
			return
		}
		asked := 0
		doc.Text(func(int) string { asked++; return "said\ntwice" })
		if asked > len(doc.Directives) {
			t.Errorf("asked %d times for %d directives", asked, len(doc.Directives))
		}
	})
}

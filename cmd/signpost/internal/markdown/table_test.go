package markdown

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

func TestTableCaptions(t *testing.T) {
	const table = "| a |\n|---|\n| b |\n\n"
	doc, problems := Parse(&diag.File{Name: "a.md", Data: []byte(table + "## The *plan*\n\n" + table + table)}, 0)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got, _, err := doc.HTML(plainFill{doc})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{">Table</caption>", ">The plan</caption>", ">The plan (2)</caption>"} {
		if strings.Count(string(got), want) != 1 {
			t.Errorf("no caption %q in\n%s", want, got)
		}
	}
}

package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

func statementsOf(text string) []string {
	f := &diag.File{Data: []byte(text)}
	doc, _ := markdown.NewParser().Parse(f, bodyStart(f.Data))
	v := viewer{data: f.Data, numbers: doc.Numbers, directives: doc.Directives, leave: func(markdown.Number) bool { return false }}
	var got []string
	for _, s := range v.statements(func(diag.Span) bool { return true }) {
		got = append(got, strings.TrimSpace(f.Text(s)))
	}
	return got
}

func TestStatements(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"---\ntitle: no\n---\n\nOne\ngoes on.\n\nTwo.", []string{"One\ngoes on.", "Two."}},
		{"## Head\nText\n\n# Other", []string{"## Head", "Text", "# Other"}},
		{"Head\n====\nText", []string{"Head", "====", "Text"}},
		{"- one\n- two\n  goes on\n  + three\n- [four](a.md)", []string{"- one", "- two\n  goes on", "+ three", "- [four](a.md)"}},
		{"1. one\n   goes on\n2. two\n10. ten", []string{"1. one\n   goes on", "2. two", "10. ten"}},
		{"Until they turn\n18. Then ring.", []string{"Until they turn\n18. Then ring."}},
		{"| a | b |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |", []string{"| a | b |", "|--|--|", "| 1 | 2 |", "| 3 | 4 |"}},
		{"Text\n::helpline{x}\nmore\n\n:::note\nin it\n:::", []string{"Text", "::helpline{x}", "more", ":::note", "in it", ":::"}},
		{"Text\n> quote\n> goes on\n\n> - item\n> - other", []string{"Text", "> quote\n> goes on", "> - item", "> - other"}},
		{"Term\n:   what it is", []string{"Term", ":   what it is"}},
		{"A\n\n```\nfenced\n```\n\nB[^1]\n\n[^1]: note\n[^2]: other", []string{"A", "```", "B[^1]", "[^1]: note", "[^2]: other"}},
	} {
		if diff := cmp.Diff(tt.want, statementsOf(tt.in)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.in, diff)
		}
	}
}

package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
)

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string // the text, and after | the source when it differs
	}{
		{"no digits", nil},
		{"call 0800 1111 now", []string{"0800 1111"}},
		{"0800 **1111**", []string{"0800 1111|0800 **1111"}},
		{"(01223) 20 30 30", []string{"(01223) 20 30 30"}},
		{"+44 (0)20 7946 0000.", []string{"+44 (0)20 7946 0000"}},
		{"(0800 1111)", []string{"0800 1111"}},
		{"in 2023 (5 people)", []string{"2023", "5"}},
		{"in 2023. 5", []string{"2023", "5"}},
		{"0800  1111", []string{"0800", "1111"}},
		{"0800-1111 and 0.5 or 1,204", []string{"0800-1111", "0.5", "1", "204"}},
		{"0800\u00a01111 0800&nbsp;1111", []string{"0800\u00a01111 0800\u00a01111|0800\u00a01111 0800&nbsp;1111"}},
		{"0800\n1111\\\n116", []string{"0800 1111|0800\n1111", "116"}},
		{"&#48;800 1\\.2", []string{"0800 1.2|&#48;800 1\\.2"}},
		{"`0800 1111`\n\n    116 123\n    999\n", []string{"0800 1111", "116 123", "999"}},
		{"[call 999](tel:112 \"113\") <https://a.b/7>", []string{"999", "7"}},
		{"![call 999](112.png)", []string{"999"}},
		{"## Call 999 {#x1}", []string{"999"}},
		{"|1|2|\n|-|-|\n|3|4|", []string{"1", "2", "3", "4"}},
		{"1[^a] 2\n\n[^a]: 3", []string{"1", "2", "3"}},
		{":a[1 2]{3 b=4} 5", []string{"1 2", "5"}},
		{"5--6 7-8 9 - 10", []string{"5", "6 7-8 9", "10"}},
		{"1. a\n2. 3", []string{"3"}},
		{"+ 1 ++2 (3", []string{"1", "+2", "3"}},
	} {
		doc, _ := Parse(&diag.File{Data: []byte(tt.in)}, 0)
		var got []string
		for _, n := range doc.Numbers {
			s := n.Text
			if on := tt.in[n.Span.Start:n.Span.End]; on != s {
				s += "|" + on
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(got, tt.want); diff != "" {
			t.Errorf("%q (-got +want):\n%s", tt.in, diff)
		}
	}
}

func TestNumbersInCode(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []bool
	}{
		{"12 `34`, 56", []bool{false, false}}, // 12 34 is one number to the eye, and not all of it code
		{"12, `34`, 56", []bool{false, true, false}},
		{"`1` and ``2 ` 3``, 4", []bool{true, true, true, false}},
		{"a *`1`* b", []bool{true}},
		{"    1\n\n2\n\n```\n3\n```\n4\n", []bool{true, false, true, false}},
		{"- `1`\n- 2\n\n![3](x.png) [`4`](y.md) :a[`5`]{b}\n", []bool{true, false, false, true, false}},
	} {
		doc, _ := Parse(&diag.File{Data: []byte(tt.in)}, 0)
		var got []bool
		for _, n := range doc.Numbers {
			got = append(got, n.Code)
		}
		if diff := cmp.Diff(got, tt.want); diff != "" {
			t.Errorf("%q (-got +want):\n%s", tt.in, diff)
		}
	}
}

func TestSlug(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Cymorth â Chyngor", "cymorth-a-chyngor"},
		{"Cymorth a\u0302 Chyngor", "cymorth-a-chyngor"},
		{"Tŷ Hafan", "ty-hafan"},
		{"Über Straße, Øresund & Ærø", "uber-strasse-oresund-aero"},
		{"Don't  send—it", "dont-send-it"},
		{"--a--", "a"},
		{"first_hour.md", "first-hour-md"},
		{"İstanbul ﬁx ½", "istanbul-fix-1-2"},
		{"日本語", ""},
		{"", ""},
	} {
		if got := Slug(tt.in); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
		if again := Slug(tt.want); again != tt.want {
			t.Errorf("Slug(%q) = %q, want itself", tt.want, again)
		}
	}
}

// guidancePage is about as long as a page of guidance, 4.5 kB.
func guidancePage() string {
	one := "## The *first* hour {#first-hour}\n\n" +
		"Stay calm. \"It's not your fault,\" say -- and mean it. Call :helpline{childline} or see [what to say](what-to-say.md#now).\n\n" +
		":::do{title=\"Do this\"}\n- Keep the **messages**; they are evidence\n- Tell [the police](../helplines/police.md)\n- Note the time, such as 10:30\n:::\n\n" +
		"| Year | Reports |\n| --- | --: |\n| 2022 | :fig{cambs 2022} |\n| 2023 | :fig{cambs 2023} |\n\n" +
		"![A hand on a phone](phone.jpg) The number is higher than ever[^1].\n\n> A quotation of some length, over\n> two lines.\n\n### Then\n\n1. One\n2. Two\n\n"
	return strings.Replace(strings.Repeat(one, 9), "[^1]", "", 8) + "[^1]: Source: the police.\n"
}

func guidanceFile() *diag.File {
	s := guidancePage()
	for i := 1; strings.Count(s, "{#first-hour}") > 1; i++ {
		s = strings.Replace(s, " {#first-hour}", "", 1)
	}
	return &diag.File{Name: "page.md", Data: []byte(s)}
}

func BenchmarkParse(b *testing.B) {
	f, p := guidanceFile(), NewParser()
	if _, problems := p.Parse(f, 0); len(problems) > 0 {
		b.Fatal(problems)
	}
	b.SetBytes(int64(len(f.Data)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(f, 0)
	}
}

func BenchmarkHTML(b *testing.B) {
	doc, _ := Parse(guidanceFile(), 0)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := doc.HTML(plainFill{doc}); err != nil {
			b.Fatal(err)
		}
	}
}

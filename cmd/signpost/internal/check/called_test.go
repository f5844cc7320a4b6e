package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/site"
)

// phones is a register of services that have the numbers.
func phones(t testing.TB, numbers ...string) *helpline.Register {
	t.Helper()
	var services []*helpline.Service
	for _, text := range numbers {
		n, err := helpline.ParseNumber(text, "GB")
		if err != nil {
			t.Fatal(err)
		}
		services = append(services, &helpline.Service{ID: "s" + n.Digits(), Call: []helpline.Phone{{Number: n}}})
	}
	return helpline.NewRegister(services)
}

func usual(t testing.TB) caller {
	return caller{phones(t, "999", "101", "0800 1111", "116 123", "0808 800 5000", "85258", "020 7946 0000")}
}

// calledIn are the numbers that are found in a piece of HTML.
func calledIn(c caller, page string) []called {
	var found []called
	w := wording{html: []byte(page)}
	w.read = func(pieces []diag.Span) {
		found = slices.AppendSeq(found, c.find(plainly(w.html, pieces, nil)))
	}
	t := tags{html: w.html}
	for t.next() {
		w.tag(&t)
	}
	w.finish()
	return found
}

// seenIn are their texts; those of the register have a + in front.
func seenIn(c caller, page string) []string {
	var found []string
	for _, one := range calledIn(c, page) {
		if one.known {
			one.text = "+" + one.text
		}
		found = append(found, one.text)
	}
	return found
}

func TestNumbersThatSomebodyCouldCall(t *testing.T) {
	c := usual(t)
	for _, tt := range []struct {
		page string
		want []string
	}{
		{"Call 0800 1111.", []string{"+0800 1111"}},
		{"0800 1112", []string{"0800 1112"}},
		{"(0800) 1112 and 0800-1112, 0800.1112", []string{"(0800) 1112", "0800-1112", "0800.1112"}},
		{"+44 20 7946 0001 or +44 (0)20 7946 0000", []string{"+44 20 7946 0001", "++44 (0)20 7946 0000"}},
		{"0800 111", []string{"0800 111"}},
		{"0800 11", nil}, // six digits may be anything

		// Written in pieces.
		{"0800 <b>11</b>12", []string{"0800 1112"}},
		{"<b>08<i>00</i></b> <span>1112</span>", []string{"0800 1112"}},
		{"08<!-- 9 -->00 1112<!-- x --> <!-- 1 -->", []string{"0800 1112"}},
		{"0800&nbsp;1112, 0800&#160;1112, 0800\u00a01112, 0800\u202f1112, 08&#48;0 1&shy;112, 0800\n  1112", []string{"0800 1112", "0800 1112", "0800 1112", "0800 1112", "0800 1112", "0800 1112"}},
		{"&#43;44 800 1112", []string{"+44 800 1112"}},
		{"０８００ １１１２, 08\u200b00 11<wbr>12, 0800\u20111112", []string{"0800 1112", "0800 1112", "0800-1112"}},
		{"<title>Ring 0800 1112 now</title><p>x", []string{"0800 1112"}},
		{"a < 0800 1112 <? 1 > b", []string{"0800 1112"}},

		// Apart.
		{"<td>0800</td><td>1112</td>", nil},
		{"<a>101</a><a>0800 1111</a><a>116 123</a>", []string{"+0800 1111", "+116 123"}},
		{"<p>0800</p><p>1112<br>0800<br/>1112", nil},
		{"<svg><text>0</text><text>2000</text><text>4000</text><tspan x=1>0800</tspan><tspan x=2>1112</tspan></svg>", nil},
		{"<svg><title>0800 1112</title><path d=\"M0 8001112 0800 1112\"/></svg>", []string{"0800 1112"}},

		// Not for readers.
		{"<code>0800 1112</code><script>0800 1112</script><style>0800 1112</style><p data-x=\"0800 1112\"><!-- 0800 1112 -->", nil},

		// Beside others.
		{"Since 2015. 0800 1112", []string{"0800 1112"}},
		{"0800 1111 24 hours a day", []string{"+0800 1111"}},
		{"0800 1112 24 hours a day", []string{"0800 1112"}},
		{"0800 1112 0808 800 5000 0808 800 5001", []string{"0800 1112", "+0808 800 5000", "0808 800 5001"}},
		{"18001 0800 1111, 18001 0800 1112", []string{"+18001 0800 1111", "0800 1112"}},
		{"0161 496 0000 24 hours", []string{"0161 496 0000"}},
		{"028 7131 40901, 0808 800 50011", []string{"028 7131 40901", "0808 800 50011"}},
		{"116 124, 116 123", []string{"116 124", "+116 123"}},
		{"85258", []string{"+85258"}},

		// Short ones behind a word.
		{"Call 101. Text 85258.", []string{"+101", "+85258"}},
		{"call 105, ring us on 105, dial <b>105</b>, phone the number 105, Tel: 105, Call: 105, ringing 105", []string{"105", "105", "105", "105", "105", "105", "105"}},
		{"text HELP to 85259, text the word HELP to 85259, send the word HELP to 85259, text “HELP” to <b>85259</b>", []string{"85259", "85259", "85259", "85259"}},
		{"Call 999 or 105", []string{"+999", "105"}},
		{"dial 116 119", []string{"116 119"}},
		{"Dial 18001 before the number, and 141 before that: dial 141", []string{"+18001", "+141"}},
		{"call 105 24 hours a day", []string{"105"}},
		{"The number to call is 105. The text is 105 lines long.", []string{"105"}},
		{"105, 300 and 85259", nil},
		{"call 105 people, call 300 times, text 160 characters, ring 100% of them, call £300, call 1,200", nil},
		{"in the text 2019 is the year; text 2023", nil},
		{"<p>Call</p><p>105</p>", nil},
		{"We had a call. 105 came.", nil},
		{"send pictures to 12345 accounts, send it to 300 others, sent to 12345", nil},
	} {
		if diff := cmp.Diff(tt.want, seenIn(c, tt.page)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.page, diff)
		}
	}
}

// TestFiguresAreNotCalled reads what stands on pages of figures and in the titles of
// their sources.
func TestFiguresAreNotCalled(t *testing.T) {
	c := usual(t)
	for _, text := range []string{
		"On 02.11.2026, 02-11-2026, 2 11 2026, 02.11.26 and 2026-11-02 09.30-16.30, 09.00 - 17.00",
		"0.999999999 of it, 10.0345678 per cent, 1,999,000, 0.12345678",
		"ISBN 978-0-306-40615-7, ISBN 978 0 306 40615 7, 0-306-40615-2, 0-8044-2957-X, ISBN 0306406152, 9780306406157",
		"ISSN 0028-0836, doi: 0123456789, doi 10.1234/0123456789, https://doi.org/10.1016/j.0123456789, https://a.example/0123456 and www.a.example/0800/1112, a.example/x_0800123456",
		"area K02000001 and E23000023, company number 01234567, Company No. 01234567, registered charity number 0123456",
		"2019-20, 2023/24, 2019 to 2020, 1 204 of 12 300, pages 12-0345678, row 3.2.1, 24/7, 000",
		"Of 2019 2020 2021 2022 reports, £0800 1112",
		"12345678901234567890, 00000000000000000000",
	} {
		if got := slices.Collect(c.find(text)); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestNumbersThatAreSpoken reads what a reader sees or hears without its being text of
// the page, and what search engines and messengers show.
func TestNumbersThatAreSpoken(t *testing.T) {
	for _, tt := range []struct {
		page string
		want []string
	}{
		{`<img src="0800 1112" alt="Ring 0800 1112">`, []string{"0800 1112"}},
		{`<b title="0800 1112"></b><b aria-label="0800&nbsp;1113"></b><input placeholder="0800 1114"><b aria-description="0800 1115">`, []string{"0800 1112", "0800 1113", "0800 1114", "0800 1115"}},
		{`<meta name="description" content="0800 1112"><meta content="0800 1113" property="og:description"><meta property="og:title" content="0800 1114"><meta name="twitter:image:alt" content="0800 1115">`, []string{"0800 1112", "0800 1113", "0800 1114", "0800 1115"}},
		{`<b id="0800 1112" class="0800 1112" data-hours="0800 1112" href="/0800 1112"><meta name="keywords" content="0800 1112"><b content="0800 1112">`, nil},
		{`<script type="application/ld+json">{"telephone": "0800 1111", "a": {"telephone" : ["+44 800 1111", "\u002b44 800 1112"]}, "faxNumber": "0800 1113"}</script>`, []string{"+44 800 1112"}},
		{`<script type="application/ld+json">{"telephone": {"a": 1}}</script>`, []string{`{"a": 1}`}},
		{`<script type="application/ld+json">"telephone": "0800 1111", "telephone", "telephone": x</script>`, nil},
	} {
		var got []string
		r := NewReader(&site.Site{Config: &site.Config{}, Helplines: usual(t).register}, nil)
		for _, f := range r.Read(Page{HTML: []byte(tt.page)}).rare.faults {
			if f.rule == "unknown-number" {
				got = append(got, f.at.value)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.page, diff)
		}
	}
}

// FuzzCalled wants numbers that lie inside of the text, in their order, and that the
// page's own way of writing hides none.
func FuzzCalled(f *testing.F) {
	for _, seed := range []string{"Call 0800 1112 or text HELP to 85259", "02.11.2026 0800", "+44 (0)20 7946 0000", "116 124", "(0800", "044+ 2079460000", "978-0-306-40615-7"} {
		f.Add(seed)
	}
	c := usual(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for one := range c.find(text) {
			if one.Start < last || one.End <= one.Start || one.End > len(text) || text[one.Start:one.End] != one.text {
				t.Fatalf("%q: the number %q at %v behind %d", text, one.text, one.Span, last)
			}
			last = one.End
		}
		if strings.ContainsAny(text, "<&") {
			return
		}
		var at []int
		plain := plainly([]byte(text), []diag.Span{{Start: 0, End: len(text)}}, &at)
		if len(plain) != len(at) {
			t.Fatalf("%d bytes, %d places", len(plain), len(at))
		}
		var pieces strings.Builder
		for _, r := range text {
			pieces.WriteString("<b>" + string(r) + "</b>")
		}
		// Of the numbers of the register, what looks like figures is passed over.
		unknown := func(list []called) []string {
			var texts []string
			for _, one := range list {
				if !one.known {
					texts = append(texts, one.text)
				}
			}
			return texts
		}
		if diff := cmp.Diff(unknown(slices.Collect(c.find(plain))), unknown(calledIn(c, pieces.String())), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q in pieces (-whole +pieces):\n%s", text, diff)
		}
	})
}

package markdown

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// pageTest is a page with the HTML and the problems it gives.
type pageTest struct{ name, in, want, problems string }

// pageTests are also the seeds of FuzzParse.
func pageTests() []pageTest {
	return append(append(append(markupTests(), directiveTests()...), refusedTests()...), brokenTests()...)
}

// shownFill prints directives so that a test can read them.
type shownFill struct{ plainFill }

func (f shownFill) Directive(i int, body template.HTML) (template.HTML, error) {
	d := f.doc.Directives[i]
	var b strings.Builder
	fmt.Fprintf(&b, "(%s", d.Name)
	if d.HasLabel {
		fmt.Fprintf(&b, " [%s]", d.Label)
	}
	for _, a := range d.Args {
		fmt.Fprintf(&b, " %s=%s", a.Key, a.Value)
	}
	return template.HTML(template.HTMLEscapeString(b.String())) + "|" + body + ")", nil
}

func TestPages(t *testing.T) {
	p := NewParser()
	for _, tt := range pageTests() {
		t.Run(tt.name, func(t *testing.T) {
			f := &diag.File{Name: "a.md", Data: []byte(tt.in)}
			doc, problems := p.Parse(f, 0)
			checkSpans(t, f, doc, problems)
			out, _, err := doc.HTML(shownFill{plainFill{doc}})
			if err != nil {
				t.Fatal(err)
			}
			checkHTML(t, out)
			if tt.want != "*" {
				if diff := cmp.Diff(strings.TrimSpace(string(out)), strings.TrimSpace(tt.want)); diff != "" {
					t.Errorf("HTML (-got +want):\n%s", diff)
				}
			}
			var got []string
			for _, d := range problems {
				got = append(got, fmt.Sprintf("%d:%d+%d %s", d.Line, d.Column, d.Length, d.Rule))
			}
			if got := strings.Join(got, "\n"); got != tt.problems {
				t.Errorf("problems:\n%s\nwant:\n%s\n%v", got, tt.problems, problems)
			}
		})
	}
}

func markupTests() []pageTest {
	return []pageTest{
		{
			"heading", "## Über *uns*\n",
			`<div class="heading"><h2 id="uber-uns">Über <em>uns</em></h2><a class="anchor" href="#uber-uns">` +
				`<span aria-hidden="true">#</span><span class="vh">Link to “Über uns”</span></a></div>`, "",
		},
		{
			"heading with a directive", "## Call :helpline{x} & more\n",
			`<div class="heading"><h2 id="call-more">Call (helpline =x|) &amp; more</h2><a class="anchor" href="#call-more">` +
				`<span aria-hidden="true">#</span><span class="vh">Link to “Call (helpline =x|) &amp; more”</span></a></div>`, "",
		},
		{"quotes", `"Hi," she said, 'it's a 'try' -- the '90s --- 'tis...' ("a")`, `<p>“Hi,” she said, ‘it’s a ‘try’ – the ’90s – ’tis…’ (“a”)</p>`, ""},
		{"quotes and marks", `*"a"* "*a*" "'a,' b" a----b 5" ' "`, `<p><em>“a”</em> “<em>a</em>” “‘a,’ b” a----b 5” ' &quot;</p>`, ""},
		{"code and numbers", "`\"a\" -- ...` 0800-1111 \"0800 1111\"", `<p><code>&quot;a&quot; -- ...</code> 0800-1111 “0800 1111”</p>`, ""},
		{
			"table", "|a|b|c|\n|---|--:|:-:|\n|`x\\|y`|2|3|\n",
			`<div class="table" role="group" tabindex="0" aria-label="Table"><table>
<caption class="vh">Table</caption>
<thead>
<tr>
<th scope="col">a</th>
<th scope="col" class="num">b</th>
<th scope="col" class="mid">c</th>
</tr>
</thead>
<tbody>
<tr>
<td><code>x|y</code></td>
<td class="num">2</td>
<td class="mid">3</td>
</tr>
</tbody>
</table></div>`, "",
		},
		{
			"footnotes", "a[^x] b[^x]\n\n[^x]: note\n",
			`<p>a<sup class="fnref" id="fnref_1"><a href="#fn_1" role="doc-noteref"><span class="vh">Note </span>1</a></sup> b` +
				`<sup class="fnref"><a href="#fn_1" role="doc-noteref"><span class="vh">Note </span>1</a></sup></p>
<section class="footnotes" role="doc-endnotes" aria-label="Notes">
<ol>
<li id="fn_1">
<p>note <a class="fnback" href="#fnref_1" role="doc-backlink">Back to the text</a></p>
</li>
</ol>
</section>`, "",
		},
		{"definitions", "a\n: b\n", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>", ""},
		{"image", "![a *b*](c.png \"t\\\">\")", `<p><img src="c.png" alt="a b" title="t&quot;&gt;" loading="lazy" decoding="async"></p>`, ""},
		{"attributes are text", "## T {onclick=x style=\"y\"}\n", "*", ""},
		{"language", "``` \"><script>\nx\n```\n", "<pre><code>x\n</code></pre>", ""},
	}
}

func refusedTests() []pageTest {
	return []pageTest{
		{"html block", "a\n\n  <script>\nx\n</script>\n\nb", "<p>a</p>\n<p>b</p>", "3:3+8 raw-html"},
		{"html inline", "a <b>x</b> c <svg onload=x>", "<p>a x c </p>", "1:3+3 raw-html\n1:14+14 raw-html"},
		{"html end only", "a </b>", "<p>a </p>", "1:3+4 raw-html"},
		{"comment", "a <!-- SECRET --> b\n\n<!-- SECRET\n\nSECRET -->\n", "<p>a  b</p>", "1:3+15 raw-html\n3:1+11 raw-html"},
		{"html in a quote", "> - <iframe src=x></iframe>\n", "*", "1:5+14 raw-html"},
		{"html other", "<?php x ?>\n\n<!DOCTYPE html>\n\n<![CDATA[x]]>\n", "", "1:1+10 raw-html\n3:1+15 raw-html\n5:1+13 raw-html"},
		{"level 1", "# T\n", "*", "1:1+3 heading-level"},
		{"level 1 underlined", "T\n===\n", "*", "1:1+1 heading-level"},
		{"skipped level", "## a\n\n#### b\n", "*", "3:1+6 heading-level"},
		{"first too deep", "> ### a\n", "*", "1:3+5 heading-level"},
		{"empty heading", "##\n\n## `` ``\n", "*", "1:1+2 heading-empty\n3:1+8 heading-empty"},
		{"same id", "## a {#x}\n\n## b {#x}\n", "*", "3:8+1 heading-id"},
		{"bad id", "## a {#X y}\n", "*", "1:8+3 heading-id"},
		{"no alt", "a ![](b.png)\n", "*", "1:3+10 image-alt"},
		{"no source", "![a]()\n", "*", "1:1+6 link-empty"},
		{"no destination", "a [b]()\n", "*", "1:3+5 link-empty"},
		{"no words", "[](b) [![c](d)](e) [:x{y}](z)\n", "*", "1:1+5 link-text\n1:21+5 link-text"},
		{"link in link", "[a <https://b.c>](d)\n", "*", "1:5+11 link-text"},
		{"undefined footnote", "a [^b] c\n", "*", "1:3+4 footnote"},
		{"unused footnote", "a\n\n[^b]: c\n", "<p>a</p>", "3:1+4 footnote"},
	}
}

func TestFrontMatterIsNotRead(t *testing.T) {
	in := "---\ntitle: <b>x</b>\n---\n## A 12\n\n[b](c)\n"
	f := &diag.File{Name: "a.md", Data: []byte(in)}
	for _, prefix := range []string{"", "    ", "- a\n  "} {
		f.Data = []byte(prefix + in)
		from := strings.Index(string(f.Data), "## A")
		doc, problems := NewParser().Parse(f, from)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got, want := doc.Headings[0].Span.Start, from; got != want {
			t.Errorf("heading at %d, want %d", got, want)
		}
		if got, want := doc.Links[0].Span.Start, strings.LastIndex(string(f.Data), "c)"); got != want {
			t.Errorf("link at %d, want %d", got, want)
		}
		if len(doc.Numbers) != 1 || doc.Numbers[0].Text != "12" {
			t.Errorf("numbers %v, want 12", doc.Numbers)
		}
	}
}

func TestIndentedBody(t *testing.T) {
	f := &diag.File{Data: []byte("---\n---\n    code 1\n")}
	doc, _ := Parse(f, 8)
	if got, _, _ := doc.HTML(plainFill{doc}); got != "<pre><code>code 1\n</code></pre>\n" {
		t.Errorf("got %q", got)
	}
}

func TestHeadingIDs(t *testing.T) {
	in := "## A\n\n## a\n\n## A 2\n\n## x {#a-3}\n\n## A\n\n## 日本\n\n## 日本\n\n## z {#a}\n\n## y{#n}\n\n## \\{#n}\n\n## w {#w} ##\n\nu {#u}\n---\n"
	doc, _ := Parse(&diag.File{Data: []byte(in)}, 0)
	var got []string
	for _, h := range doc.Headings {
		got = append(got, h.ID)
	}
	want := []string{"a-2", "a-4", "a-2-2", "a-3", "a-5", "section", "section-2", "a", "y-n", "n", "w", "u"}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("ids (-got +want):\n%s", diff)
	}
}

func TestLinks(t *testing.T) {
	in := "> [a *b*](x\\*&amp;y \"t\") <A@b.org> [r][r]\n> [s\nt][] ![i](j)\n\n[r]: &#106;ava&Tab;script:z\n[s t]: <q r>\n[u](\\&#106;)\n"
	doc, _ := Parse(&diag.File{Data: []byte(in)}, 0)
	type row struct{ Dest, On, Text string }
	var got []row
	for _, l := range doc.Links {
		got = append(got, row{l.Dest, in[l.Span.Start:l.Span.End], l.Text})
	}
	want := []row{
		{"x*&y", "x\\*&amp;y", "a b"},
		{"mailto:A@b.org", "A@b.org", "A@b.org"},
		{"java\tscript:z", "[r][r]", "r"},
		{"q r", "[s\nt][]", "s t"},
		{"&#106;", "\\&#106;", "u"},
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("links (-got +want):\n%s", diff)
	}
}

func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		line     int
	}{
		{"page", strings.Repeat("a\n", MaxPage/2+1), 1},
		{"line", "a\n\n" + strings.Repeat("a", MaxLine+1), 3},
		{"quotes", "a\n\n" + strings.Repeat(">", MaxDepth+1) + "a", 3},
		{"bullets", "a\n\n" + strings.Repeat("- ", MaxDepth+1) + "a", 3},
		{"lists", staircase(MaxDepth+1, MaxDepth+1, ""), MaxDepth + 1},
		{"containers", strings.Repeat(":::a\n", MaxDepth+1), MaxDepth + 1},
		{"columns", "a\n\n" + table(MaxColumns+1, 1, "|"), 4},
		{"marks", "a\n\n" + strings.Repeat("*a ", 4000) + "\n" + strings.Repeat("*a ", 6001), 3},
		{"output", "[a]: /" + strings.Repeat("x", 10_000) + "\n\n" + strings.Repeat("[a]\n\n", 500), 1},
		{"footnotes", notes(MaxFootnotes + 1), MaxFootnotes + 1},
	} {
		doc, problems := Parse(&diag.File{Name: "a.md", Data: []byte(tt.in)}, 0)
		if len(problems) != 1 || problems[0].Rule != "limit" || problems[0].Line != tt.line || problems[0].Hint == "" {
			t.Errorf("%s: %v, want one [limit] in line %d", tt.name, problems, tt.line)
		}
		if !cmp.Equal(doc, &Doc{}) {
			t.Errorf("%s: the page is not empty", tt.name)
		}
	}
	for name, in := range map[string]string{
		"line":    strings.Repeat("a", MaxLine),
		"quotes":  strings.Repeat(">", MaxDepth) + "a",
		"bullets": strings.Repeat("- ", MaxDepth) + "a",
		"rule":    strings.Repeat("- ", 5000),
		"table":   table(MaxColumns, MaxCells/MaxColumns-2, strings.Repeat("|b", MaxColumns)),
		"prose":   strings.Repeat("\"It's *all* [right](b.md),\" she said: call 0800 1111 (free).\n\n", 3000),
	} {
		if _, problems := Parse(&diag.File{Name: "a.md", Data: []byte(in)}, 0); len(problems) > 0 {
			t.Errorf("%s: %v, want none", name, problems[0])
		}
	}
}

// TestParserIsShared is for the race detector, and wants the same Doc from every
// goroutine.
func TestParserIsShared(t *testing.T) {
	p := NewParser()
	f := guidanceFile()
	want, _ := NewParser().Parse(f, 0)
	docs := make([]*Doc, 8)
	var wg sync.WaitGroup
	for i := range docs {
		wg.Go(func() { docs[i], _ = p.Parse(f, 0) })
	}
	wg.Wait()
	for i, got := range docs {
		if diff := cmp.Diff(got, want); diff != "" {
			t.Fatalf("goroutine %d (-got +want):\n%s", i, diff)
		}
	}
}

// TestDocIsPlain wants nothing but exported fields, so that a Doc can be written
// to a cache.
func TestDocIsPlain(t *testing.T) {
	want, _ := Parse(guidanceFile(), 0)
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(want); err != nil {
		t.Fatal(err)
	}
	got := &Doc{}
	if err := gob.NewDecoder(&b).Decode(got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("after gob (-got +want):\n%s", diff)
	}
}

func TestDirectiveErrorIsReturned(t *testing.T) {
	doc, _ := Parse(&diag.File{Data: []byte("- :::a\n  ## :b{c}\n  :::\n")}, 0)
	_, _, err := doc.HTML(failingFill{plainFill{doc}})
	if !errors.Is(err, errFill) || !strings.Contains(err.Error(), `directive "b"`) {
		t.Errorf("got %v, want it to wrap %v and name the directive", err, errFill)
	}
}

var errFill = errors.New("no template")

type failingFill struct{ plainFill }

func (failingFill) Directive(int, template.HTML) (template.HTML, error) { return "", errFill }

func TestHTMLEscapes(t *testing.T) {
	doc, _ := Parse(&diag.File{Data: []byte("[a](b) ![c\"](d)\n")}, 0)
	got, _, err := doc.HTML(sharpFill{plainFill{doc}})
	want := `<p><a href="&quot;&gt;&lt;x">a</a> <img src="&quot;&gt;&lt;y" alt="c”" width="3" height="4" loading="lazy" decoding="async"></p>` + "\n"
	if err != nil || string(got) != want {
		t.Errorf("got  %s %v\nwant %s", got, err, want)
	}
}

type sharpFill struct{ plainFill }

func (sharpFill) Link(int) string   { return `"><x` }
func (sharpFill) Image(int) Picture { return Picture{Src: `"><y`, Width: 3, Height: 4} }

func TestTableOfContents(t *testing.T) {
	doc, _ := Parse(&diag.File{Data: []byte("## a `<b>` &amp; :c{d}[^1]\n\n### [e](f \"x>y\")\n\n[^1]: g\n")}, 0)
	_, got, err := doc.HTML(shownFill{plainFill{doc}})
	want := []TOCEntry{{2, "a-b", "a <b> & (c =d|)"}, {3, "e", "e"}}
	if diff := cmp.Diff(got, want); diff != "" || err != nil {
		t.Errorf("%v (-got +want):\n%s", err, diff)
	}
}

// TestDocIsSmall wants a Doc to hold its page and not what it was made with.
func TestDocIsSmall(t *testing.T) {
	f, p := guidanceFile(), NewParser()
	docs := make([]*Doc, 200)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range docs {
		docs[i], _ = p.Parse(f, 0)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := (int(after.HeapAlloc) - int(before.HeapAlloc)) / len(docs)
	if most := 10 * len(f.Data); each > most {
		t.Errorf("a page of %d bytes keeps %d, want at most %d", len(f.Data), each, most)
	}
	t.Logf("a page of %d bytes keeps %d", len(f.Data), each)
	runtime.KeepAlive(docs)
}

package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
)

func directiveTests() []pageTest {
	return []pageTest{
		{"inline", "Talk to :helpline{childline}.", "<p>Talk to (helpline =childline|).</p>", ""},
		{
			"inline args", `:a{b c=d e="f \" g" h=""} (:b[x]) :c[y]{z}`,
			`<p>(a =b c=d e=f &#34; g h=|) ((b [x]|)) (c [y] =z|)</p>`, "",
		},
		{"label over a line", "> :a[b\n> c \\] [d] é]{e\n> f}", "<blockquote>\n<p>(a [b c ] [d] é] =e =f|)</p>\n</blockquote>", ""},
		{"plain colons", "10:30 a:b :: std::vector :smile: http://x :a: b:", "<p>10:30 a:b :: std::vector :smile: http://x :a: b:</p>", ""},
		{"escaped", "\\:a{b} `:a{b}`\n\n    :a{b}\n", "<p>:a{b} <code>:a{b}</code></p>\n<pre><code>:a{b}\n</code></pre>", ""},
		{"in a link and a cell", "[:a{b}](c)\n\n|:a{b}|\n|-|\n", "*", "1:2+5 link-text"},
		{"block", "a\n   ::b{c}\nd", "<p>a</p>\n(b =c|)\n<p>d</p>", ""},
		{"block without args", "::b", "(b|)", ""},
		{"block in a list", "- ::a{b}\n\n  > ::c{d}", "<ul>\n<li>\n(a =b|)\n<blockquote>\n(c =d|)\n</blockquote>\n</li>\n</ul>", ""},
		{"indented too far", "    ::b{c}", "<pre><code>::b{c}\n</code></pre>", ""},
		{"container", "a\n:::b{c=\"d\"}\ne\n:::\nf", "<p>a</p>\n(b c=d|<p>e</p>\n)\n<p>f</p>", ""},
		{"empty container", ":::b\n:::", "(b|)", ""},
		{"nested", "::::a\n:::b\nc\n:::\n::::\n", "(a|(b|<p>c</p>\n)\n)", ""},
		{"nested alike", ":::a\n:::b\nc\n:::\n:::\n", "(a|(b|<p>c</p>\n)\n)", ""},
		{"fence in code", ":::a\n```\n:::\n```\n:::\n", "(a|<pre><code>:::\n</code></pre>\n)", ""},
		{"list in container", ":::do\n- a\n- b\n:::\n", "(do|<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n)", ""},
		{"container in list", "- :::a\n  b\n  :::\n- c\n", "<ul>\n<li>\n(a|<p>b</p>\n)\n</li>\n<li>c</li>\n</ul>", ""},
		{"container in container's list", ":::a\n- :::b\n  c\n  :::\n- d\n:::\n", "(a|<ul>\n<li>\n(b|<p>c</p>\n)\n</li>\n<li>d</li>\n</ul>\n)", ""},
		{"container in quote", "> :::a\n> b\n> :::\n", "<blockquote>\n(a|<p>b</p>\n)\n</blockquote>", ""},
		{"quote in container", ":::a\n> b\n:::\n", "(a|<blockquote>\n<p>b</p>\n</blockquote>\n)", ""},
		{"table in container", ":::a\n|b|\n|-|\n|c|\n:::\n", "*", ""},
		{"heading in container", ":::a\n## b\n:::\n", "*", ""},
	}
}

func brokenTests() []pageTest {
	return []pageTest{
		{"unclosed brace", "a :b{c d", "<p>a :b{c d</p>", "1:5+1 directive-syntax"},
		{"unclosed bracket", "a :b[c d", "<p>a :b[c d</p>", "1:5+1 directive-syntax"},
		{"unclosed quote", "a :b{c=\"d}", "*", "1:8+1 directive-syntax"},
		{"curly quotes", "a :b{c=“d”}", "*", "1:8+3 directive-syntax"},
		{"bad key", ":b{C=d}", "*", "1:4+1 directive-syntax"},
		{"key twice", ":b{c=d c=e}", "*", "1:8+1 directive-syntax"},
		{"word after key", ":b{c=d e}", "*", "1:8+1 directive-syntax"},
		{"no value", ":b{c=}", "*", "1:4+1 directive-syntax"},
		{"glued", ":b{c=\"d\"e}", "*", "1:9+1 directive-syntax"},
		{"spaces around =", ":b{c = d}", "*", "1:6+1 directive-syntax"},
		{"capitals", ":Note{a}", "<p>:Note{a}</p>", "1:2+4 directive-syntax"},
		{"space before brace", "a :b {c}", "<p>a :b {c}</p>", "1:3+2 directive-syntax"},
		{"block form in a line", "a ::b{c}", "<p>a ::b{c}</p>", "1:3+3 directive-syntax"},
		{"text after block", "::b{c} d", "", "1:8+1 directive-syntax"},
		{"words for braces", "::b c", "", "1:5+1 directive-syntax"},
		{"text after container", ":::b{c} d\ne\n:::\n", "<p>e</p>", "1:9+1 directive-syntax"},
		{"label on container", ":::b[c]\n:::\n", "", "1:5+1 directive-syntax"},
		{"space before name", "::: b\n:::\n", "", "1:1+5 directive-syntax"},
		{"fault over lines", "> a\n> :b{c=d\n> c=e}", "*", "3:3+1 directive-syntax"},
		{"unclosed container", "a\n\n:::b{c}\nd\n", "<p>a</p>\n(b =c|<p>d</p>\n)", "3:1+7 unclosed-container"},
		{"unclosed inside", "::::a\n:::b\n::::\n", "*", "2:1+4 unclosed-container"},
		{"unclosed in a list", "- :::a\n:::\n", "*", "1:3+4 unclosed-container\n2:1+3 stray-fence"},
		{"stray", "a\n:::\nb", "<p>a</p>\n<p>b</p>", "2:1+3 stray-fence"},
		{"too many colons", ":::a\n::::\n:::\n", "*", "2:1+4 stray-fence"},
	}
}

func TestDirectiveFacts(t *testing.T) {
	in := "::::steps\n1. a\n2. b\n\n## h\n\n:::note{title=\"\" x}\n:::\n\ntext :a[é 12]{b} 13\n\n> q\n\n---\n\n::c\n\n```\n```\n::::\n"
	doc, _ := Parse(&diag.File{Data: []byte(in)}, 0)
	type row struct {
		Name   string
		Form   Form
		On     string
		Parent int
		Blocks []string
	}
	var got []row
	for _, d := range doc.Directives {
		got = append(got, row{d.Name, d.Form, in[d.Span.Start:d.Span.End], d.Parent, d.Blocks})
	}
	want := []row{
		{"steps", Container, "::::steps", -1, []string{"ordered-list", "heading", "paragraph", "quote", "rule", "directive", "code"}},
		{"a", Inline, ":a[é 12]{b}", 0, nil},
		{"c", Block, "::c", 0, nil},
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("directives (-got +want):\n%s", diff)
	}
	if len(doc.Numbers) != 2 || doc.Numbers[0].Text != "12" || in[doc.Numbers[0].Span.Start:doc.Numbers[0].Span.End] != "12" {
		t.Errorf("numbers %v, want 12 and 13", doc.Numbers)
	}
}

package markdown

import "testing"

// coreInputs are written for this test: ordinary Markdown that must come out as
// goldmark's core would have it.
func coreInputs() []string {
	return []string{
		"", "\n", " \n\t\n", "plain", "two\nlines", "two  \nlines", "two\\\nlines",
		"para\n\npara", "*em* **strong** ***both***", "_em_ __strong__ snake_case_word", "a*b*c",
		"`code` ``a ` b`` ` `", "`a\nb`", "    indented\n\tcode", "```go\nfmt.Println(\"<&>\")\n```",
		"~~~\na\n~~~", "```\nopen", "``` \"><script>\nx\n```", "```go-1.2 more\nx\n```",
		"## Two\n\n### Three", "Two\n---", "## *a* `b`", "## a ##", "##", "#no", "###### six",
		"- a\n- b", "- a\n\n- b", "* a\n  * b\n    * c", "1. a\n2. b", "7) a\n8) b", "- a\n\n  b", "-\n- a", "+ a\n- b",
		"> a\n> b", "> a\nlazy", "> > a\n>\n> b", "> - a\n>   - b", "---", "***", "- - -",
		"[a](b)", "[a](b \"t\")", "[a](<b c>)", "[a](b(c)d)", "[a][b]\n\n[b]: c 't'", "[a][]\n\n[a]: b", "[a]\n\n[a]: b", "[a]",
		"[a *b*](c)", "![a](b.png)", "![a *b*](b.png \"t\")", "[![a](b.png)](c)", "![a][b]\n\n[b]: c.png",
		"<https://a.b/c?d=e&f>", "<a@b.org>", "<not a link", "a < b > c & d", "&amp; &copy; &#169; &#xA9; &nope;",
		"\\*a\\* \\[b\\] \\\\ \\a", "https://a.b", "10:30, a:b, ::, std::vector, :smile:, x: y", "\\:::note", ": a", "::", "a :b c",
		"- a\n  ```\n  b\n  ```", "1. a\n\n   b\n\n2. c", "a\n- b\n- c", "a\n2. b", "*a **b* c**", "**a*", "[a](b", "[a](b c)",
		"Cymorth â Chyngor\n日本語", "a\u00a0b", "end with spaces   ", "\ttab", "a\tb",
	}
}

func TestCoreIsUnchanged(t *testing.T) {
	for _, in := range coreInputs() {
		if !compareWithCore(t, "own", in) {
			t.Errorf("%q was refused", in)
		}
	}
}

package markdown

import (
	"fmt"
	"html/template"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// repetitions are inputs that took goldmark 1.8.7 seconds or gigabytes, or that
// look as if they might.
func repetitions() map[string]string {
	return map[string]string{
		"bullets":         "- ",
		"quotes":          ">",
		"spaced quotes":   "> ",
		"numbers":         "1. ",
		"links":           "[a](",
		"links closed":    "[a](b)",
		"link brackets":   "[a](((",
		"double quotes":   `"`,
		"quoted words":    `"a" `,
		"apostrophes":     "'a ",
		"emphasis":        "*a_ ",
		"strong":          "**a __b ",
		"brackets":        "[",
		"closing":         "]",
		"images":          "![",
		"image links":     "[![a](b)](c)",
		"backticks":       "` a ``",
		"underscores":     "_",
		"tildes":          "~",
		"ampersands":      "&a;",
		"less than":       "<a ",
		"tags":            "<b>x</b>",
		"comments":        "<!-- a",
		"autolinks":       "<http://a.b>",
		"references":      "[a]",
		"footnote uses":   "[^1]",
		"inline":          ":a{b ",
		"inline labels":   ":a[b ",
		"inline closed":   ":a[b]{c}",
		"containers":      ":::a\n",
		"fences":          ":::a\n::::\n",
		"stray":           "::::\n",
		"deeper":          "> :::a\n",
		"dots":            "...",
		"dashes":          "--a",
		"pipes":           "|",
		"cells":           "|`\\|`",
		"delimiter rows":  "a|b\n-|-\n",
		"definitions":     "a\n: b\n",
		"nested terms":    ": ",
		"digits":          "(1 ",
		"backslashes":     `\`,
		"breaks":          "a\\\n",
		"headings":        "## a\n",
		"underlined":      "a\n---\n",
		"code":            "    a\n",
		"code fences":     "```\n",
		"rules":           "- - - ",
		"nothing":         "\n",
		"tabs":            "\t- ",
		"notes":           "[^a]: b\n",
		"other notes":     "[^",
		"definitions ref": "[a]: b\n",
	}
}

// layouts spread a repetition over lines and paragraphs.
func layouts(s string, size int) map[string]string {
	n := size / len(s)
	return map[string]string{
		"one line":   strings.Repeat(s, MaxLine/len(s)),
		"lines":      every(s, n, 80, "\n"),
		"paragraphs": every(s, n, 80, "\n\n"),
		"long lines": every(s, n, 19_000, "\n\n"),
		"marks":      every(s, n, 3_300*len(s), "\n\n"),
		"short":      every(s, n, 1, "\n"),
	}
}

func every(s string, n, bytes int, end string) string {
	var b strings.Builder
	since := 0
	for range n {
		b.WriteString(s)
		if since += len(s); since >= bytes {
			b.WriteString(end)
			since = 0
		}
	}
	return b.String()
}

// staircase nests lists by indentation.
func staircase(depth, rows int, blank string) string {
	var b strings.Builder
	for i := range rows {
		b.WriteString(strings.Repeat("  ", i%depth) + "- a\n" + blank)
	}
	return b.String()
}

func table(columns, rows int, row string) string {
	return strings.Repeat("|a", columns) + "\n" + strings.Repeat("|-", columns) + "\n" + strings.Repeat(row+"\n", rows)
}

func hostile() map[string]string {
	in := map[string]string{
		"staircase 200":       staircase(200, 200, ""),
		"staircase 200 blank": staircase(200, 200, "\n"),
		"staircase 31":        staircase(31, 3000, ""),
		"staircase 31 blank":  staircase(31, 3000, "\n"),
		"empty items":         strings.Repeat("-\n\n", 80_000),
		"items on one line":   strings.Repeat(strings.Repeat("- ", 31)+"a\n\n", 3000),
		"quotes 32":           strings.Repeat(strings.Repeat(">", 31)+"a\n", 7000),
		"quotes up and down":  strings.Repeat(strings.Repeat(">", 31)+"\n\na\n\n", 6000),
		"columns 1000":        table(1000, 4000, "|"),
		"columns 64":          table(64, 310, "|"),
		"many tables":         strings.Repeat(table(64, 300, "|")+"\n", 200),
		"escaped pipes":       table(1, 18_000, "|`\\|`|"),
		"escaped pipes long":  table(1, 12, "|"+strings.Repeat("`\\|` ", 1900)),
		"one footnote":        strings.Repeat("a[^1]\n\n", 20_000) + "[^1]: x\n",
		"one footnote para":   strings.Repeat(strings.Repeat("a[^1] ", 3000)+"\n\n", 6) + "[^1]: x\n",
		"notes":               notes(990) + strings.Repeat(strings.Repeat("[^n989] ", 1000)+"\n\n", 20),
		"long reference":      "[a]: " + strings.Repeat("x", 19_000) + "\n\n" + strings.Repeat(strings.Repeat("[a] ", 1000)+"\n\n", 50),
		"long title":          "[a]: b '" + strings.Repeat("x", 19_000) + "'\n\n" + strings.Repeat(strings.Repeat("[a] ", 1000)+"\n\n", 50),
		"references in lines": strings.Repeat("[a]\n", 4900) + strings.Repeat("a\n", 115_000),
		"dots and links":      strings.Repeat("[a](b)\n", 1500) + strings.Repeat("a...\n", 8000),
		"braces and words":    strings.Repeat(":a{ ", 3000) + strings.Repeat("words\n", 40_000),
		"unclosed in lines":   strings.Repeat(strings.Repeat(":a[ ", 4000)+"\n", 1) + strings.Repeat(strings.Repeat("x", 19_900)+"\n", 11),
		"images in images":    strings.Repeat("![", 3000) + strings.Repeat("](a)", 2000),
		"deep emphasis":       strings.Repeat("*a **b ", 1600) + strings.Repeat("c** d*", 1600),
		"attributes":          strings.Repeat("<a b='", 1600) + strings.Repeat("c ", 9000),
		"many headings":       strings.Repeat("## a\n", 50_000),
		"lists in containers": strings.Repeat(":::a\n- b\n", 30) + strings.Repeat("  - x\n\n", 30_000),
		"containers shut":     strings.Repeat(":::a\n:::\n", 28_000),
		"too long":            strings.Repeat("a\n", MaxPage/2+1),
	}
	for name, s := range repetitions() {
		for layout, text := range layouts(s, 250_000) {
			in[name+", "+layout] = text
		}
	}
	return in
}

func notes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[^n%d]: x\n", i)
	}
	return b.String()
}

// TestHostileInput wants each input refused or done within two seconds, or in forty
// times what plain prose of the largest size takes in the same run, and that
// little allocated in all that far less than 300 MB is held at any time.
func TestHostileInput(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p := NewParser()
	// Under the race detector, or on a slow machine, ordinary prose is slow too.
	_, _, prose, _ := measure(t, p, strings.Repeat("It's *all* [right](b.md), she said.\n\n", 4000))
	allowed := max(2*time.Second, 40*prose)
	for name, in := range hostile() {
		took, used := time.Hour, uint64(0)
		var out template.HTML
		var problems diag.List
		for try := 0; try < 5 && took > allowed; try++ { // others use this machine too
			out, problems, took, used = measure(t, p, in)
		}
		if took > allowed || used > 500 {
			t.Errorf("%s: %d bytes took %v and allocated %d MB", name, len(in), took, used)
		} else if took > 300*time.Millisecond || used > 150 {
			t.Logf("%s: %d bytes took %v and allocated %d MB", name, len(in), took, used)
		}
		if len(out) > MaxOutput+MaxOutput/4 {
			t.Errorf("%s: %d bytes of HTML", name, len(out))
		}
		for _, d := range problems {
			if d.Rule == "markdown-fault" {
				t.Errorf("%s: %v", name, d)
			}
		}
	}
}

func measure(t *testing.T, p *Parser, in string) (template.HTML, diag.List, time.Duration, uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	doc, problems := p.Parse(&diag.File{Name: "hostile.md", Data: []byte(in)}, 0)
	out, _, err := doc.HTML(plainFill{doc})
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Error(err)
	}
	return out, problems, took, (after.TotalAlloc - before.TotalAlloc) >> 20
}

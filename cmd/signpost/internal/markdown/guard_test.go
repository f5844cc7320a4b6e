package markdown

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestShortPagesNeedNoCount holds that no page that [isShort] spares the count of its
// marks would have been refused for them.
func TestShortPagesNeedNoCount(t *testing.T) {
	for name, s := range repetitions() {
		for layout, text := range layouts(s, MaxMarks-1) {
			text = text[:min(len(text), MaxMarks-1)]
			if !isShort([]byte(text)) {
				continue
			}
			g := guards{page: &page{file: &diag.File{Data: []byte(text)}}}
			at := 0
			for line := range strings.Lines(text) {
				content := strings.TrimSuffix(line, "\n")
				if content != "" && !g.marked([]byte(content), diag.Span{Start: at, End: at + len(content)}) {
					t.Errorf("%s, %s: %v", name, layout, *g.page.limit)
					break
				}
				at += len(line)
			}
		}
	}
}

func TestDigits(t *testing.T) {
	for text, want := range map[string][]int32{
		"": nil, "no digits": nil, "words: and <marks>; is it?": nil, "an é and a ’ in between": nil,
		"1": {0}, "the last is 9": {12}, "eight at 0 once or 1 twice": {9, 19}, "wide ２ digits": {5}, "Arabic ٣٤": {7, 9},
	} {
		if got := appendDigits(nil, []byte(text), 0); !slices.Equal(got, want) {
			t.Errorf("digits in %q at %d, want %d", text, got, want)
		}
	}
	for c := range 256 {
		text := append([]byte("words and "), byte(c))
		text = append(text, " and more words"...)
		if got, want := len(appendDigits(nil, text, 0)) == 1, c >= '0' && c <= '9'; got != want {
			t.Errorf("a digit in %q: %v", text, got)
		}
	}
}

// TestModestPagesNeedNoCount holds that no page that [isModest] spares the other counts
// would have been refused for them.
func TestModestPagesNeedNoCount(t *testing.T) {
	modest := 0
	for columns := 1; columns <= MaxColumns+1; columns += 4 {
		for rows := 1; rows < MaxMarks/2; rows += 1 + rows/8 {
			bars := strings.Repeat("-|", columns-1)
			for _, text := range []string{
				strings.Repeat("[^a]:\n", rows) + bars + "-\n",
				bars + "-\n" + strings.Repeat("a\n", rows), strings.Repeat(bars+"-\n", rows), bars + "-" + strings.Repeat(" a", rows),
			} {
				if len(text) >= MaxMarks || !isShort([]byte(text)) || !isModest([]byte(text)) {
					continue
				}
				modest++
				g := guards{page: &page{file: &diag.File{Data: []byte(text)}}, short: true}
				at := 0
				for line := range strings.Lines(text) {
					g.line(diag.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))})
					at += len(line)
				}
				if g.page.limit != nil {
					t.Fatalf("%d columns, %d rows: %v", columns, rows, *g.page.limit)
				}
			}
		}
	}
	if modest < 100 {
		t.Errorf("only %d pages were modest", modest)
	}
}

// TestHeadingsInOrder holds that goldmark closes headings in the order of the page.
func TestHeadingsInOrder(t *testing.T) {
	parts := strings.Split("a\n¦b\n\n¦## c\n¦### d {#e}\n¦f\n---\n¦g\n===\n¦- ¦> ¦  ¦    ¦1. ¦::: note\n¦:::note\n¦:::\n¦[^1]: ¦[^1]¦[^2]: ¦\n¦: ¦a | b\n--|--\n¦```\n", "¦")
	p := NewParser()
	random := rand.New(rand.NewPCG(1, 2)) // the same pages each time
	found := 0
	for range 10_000 {
		var b strings.Builder
		for range random.IntN(20) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		pg := newPage(&diag.File{Name: "page.md", Data: []byte(b.String())}, 0, newScratch())
		root := p.tree(pg, 0)
		var want []*ast.Heading
		walkBlocks(root, func(n ast.Node) {
			if h, ok := n.(*ast.Heading); ok {
				want = append(want, h)
			}
		})
		if got := pg.inOrder(root); !slices.Equal(got, want) {
			t.Fatalf("%q: %d headings, want %d, or in another order", b.String(), len(got), len(want))
		}
		found += len(want)
	}
	if found < 1000 {
		t.Errorf("only %d headings", found)
	}
}

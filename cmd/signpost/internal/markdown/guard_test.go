package markdown

import (
	"strings"
	"testing"

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

func TestHasDigit(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "no digits": false, "words: and <marks>; is it?": false, "an é and a ’ in between": false,
		"1": true, "the last is 9": true, "eight at 0 once or twice": true, "wide ２ digits": true, "Arabic ٣": true,
	} {
		if got := hasDigit([]byte(text)); got != want {
			t.Errorf("hasDigit(%q) = %v", text, got)
		}
	}
	for c := range 256 {
		text := append([]byte("words and "), byte(c))
		text = append(text, " and more words"...)
		if got, want := hasDigit(text), c >= '0' && c <= '9'; got != want {
			t.Errorf("hasDigit(%q) = %v", text, got)
		}
	}
}

package directive

import (
	"reflect"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// FuzzBehind holds that what stands farther behind a figure says nothing of it.
func FuzzBehind(f *testing.F) {
	for _, from := range []int{0, blockBytes - 9, blockBytes - 2, blockBytes - 1, blockBytes} {
		far := strings.Repeat("word ", from/5) + strings.Repeat("*", from%5)
		for _, text := range []string{
			"or more", " in 2022, [a](b)", "](b), in 2022 c", "[^note], in 2022.", "&nbsp;, in 2022", "&\n\na;, x", "\n\n- a", "\n - a", "– b", "million", "2022/23, none", "’\ns", "](\n\n\n)", "é", "\n",
		} {
			f.Add(far + text)
			f.Add(far + text + strings.Repeat(" and ) ] so on", 20) + "\n" + text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, isFigure := range []bool{false, true} {
			b := bound{text: "7", figure: isFigure, units: []string{"reports"}, periods: make([]stats.Period, 1)}
			got, want := b.contradictions("", string(behind([]byte(text)))), b.contradictions("", text)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%q: got %v, want %v", text, got, want)
			}
		}
	})
}

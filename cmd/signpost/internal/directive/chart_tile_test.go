package directive_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

// TestTileComparison compares a figure with the last earlier one that may be
// compared, with the one that is asked for, or with none.
func TestTileComparison(t *testing.T) {
	for _, tt := range []struct{ text, with string }{
		{"::chart{all kind=tile period=2024}", "2023"},
		{"::chart{all kind=tile period=2024 compare=2022}", "2022"},
		{"::chart{count kind=tile period=2023}", "2021"}, // 2022 is not known
		{"::chart{halves kind=tile period=2024-H1}", "first half of 2023"},
		{"::chart{halves kind=tile period=2023}", "2022"},
		{"::chart{all kind=tile period=2022}", ""},    // nothing is earlier
		{"::chart{broken kind=tile period=2022}", ""}, // counting changed
		{"::chart{broken kind=tile period=2023}", "2022"},
		{"::chart{count kind=tile period=2024-YTD}", ""}, // a part of a year
	} {
		c := chart(t, tt.text)
		if tt.with == "" {
			if c.Sentence != "" || len(c.Claims()) > 0 {
				t.Errorf("%s: %q, want no comparison", tt.text, c.Sentence)
			}
			continue
		}
		if !strings.HasSuffix(c.Sentence, "in "+tt.with+".") && !strings.HasSuffix(c.Sentence, "in the "+tt.with+".") {
			t.Errorf("%s: %q, want a comparison with %s", tt.text, c.Sentence, tt.with)
		}
		if claims := c.Claims(); len(claims) != 1 || claims[0].Verdict != claim.True || len(claims[0].Figures) != 2 {
			t.Errorf("%s: the claims %+v, want one that is true of two figures", tt.text, claims)
		}
	}
}

// TestIconClaims wants the words below icons to be proved, and plain "9 in 10" only
// of a share that is exactly that.
func TestIconClaims(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		filled     int
	}{
		{"::chart{share kind=icons period=2023}", "About 9 in 10.", 9},
		{"::chart{share kind=icons period=2022}", "9 in 10.", 9},
		{"::chart{boys kind=icons period=2024 of=all}", "About 9 in 10.", 9},
		{"::chart{girls kind=icons period=2024 of=all}", "More than 1 in 10.", 1},
	} {
		c := chart(t, tt.text)
		if claims := c.Claims(); c.Sentence != tt.want || len(claims) != 1 || claims[0].Verdict != claim.True {
			t.Errorf("%s: %q with %+v, want %q", tt.text, c.Sentence, claims, tt.want)
		}
		if want := fmt.Sprintf("10 marks, of which %d are filled. %s.", tt.filled, strings.TrimSuffix(tt.want, ".")); !strings.Contains(string(c.SVG), want[:len(want)-1]) {
			t.Errorf("%s: the drawing does not say %q: %s", tt.text, want, c.SVG)
		}
	}
}

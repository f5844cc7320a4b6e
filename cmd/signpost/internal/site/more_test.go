package site_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/signpost/cmd/signpost/internal/site"
)

// TestWhatPagesShareIsEmpty holds that nothing of one page is written where other pages
// would show it too.
func TestWhatPagesShareIsEmpty(t *testing.T) {
	s, _ := load(t, site.Options{Drafts: true}, versioned, questions,
		"-- content/b/index.md --\n---\ntitle: B\nsummary: B.\ndraft: true\nnations: [wales]\n---\n![A picture](a.png)\n\n[A](../parents/a.md)\n",
		"-- content/c.md --\n---\ntitle: C\nsummary: C.\n---\n", "-- content/d.md --\n---\ntitle: D\nsummary: D.\n---\n")
	pages := map[*site.More]int{}
	shared := 0
	for _, p := range s.Pages {
		pages[p.More]++
	}
	for more, n := range pages {
		if n == 1 {
			continue
		}
		shared += n
		if diff := cmp.Diff(site.More{}, *more, cmpopts.IgnoreUnexported(site.More{})); diff != "" {
			t.Errorf("%d pages share what one of them has:\n%s", n, diff)
		}
	}
	if shared < 2 || len(pages) < 5 {
		t.Errorf("%d pages share, and %d have their own", shared, len(pages)-1)
	}
}

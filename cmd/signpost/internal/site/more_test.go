package site_test

import (
	"fmt"
	"strings"
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

// TestPagesAreResolvedSideBySide has pages with pictures link to each other, for the race
// detector: what is found for one page is written while others look at it.
func TestPagesAreResolvedSideBySide(t *testing.T) {
	const pages = 40
	var archive strings.Builder
	for i := range pages {
		fmt.Fprintf(&archive, "-- content/p%d.md --\n---\ntitle: Page %d\nsummary: It has a number.\n---\n![A picture](/a.svg)\n\n", i, i)
		for other := range pages {
			fmt.Fprintf(&archive, "- [Another page](p%d.md)\n", other)
		}
	}
	const picture = "-- static/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>\n"
	s, problems := load(t, site.Options{}, archive.String(), picture)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range pages {
		if p := pageAt(t, s, fmt.Sprintf("/p%d/", i)); len(p.Pictures) != 1 || p.Pictures[0].Width != 10 || len(p.Links) != pages {
			t.Errorf("page %d has %v and %d links", i, p.Pictures, len(p.Links))
		}
	}
}

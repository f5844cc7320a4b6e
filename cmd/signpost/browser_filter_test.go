package main

import (
	"fmt"
	"slices"
	"testing"
)

// age is an answer to the filter's first question: its value, and the years it stands for.
type age struct {
	value    string
	from, to int
}

// listed is what the directory of services shows: by the addresses of their pages.
type listed struct {
	IDs   []string
	Said  string
	Empty []string // headings of groups that are shown with nothing below them
}

const readListed = `(() => {
  const shown = [...document.querySelectorAll('li.phone')].filter((e) => e.checkVisibility());
  const below = (h) => [...h.parentElement.querySelectorAll('.phone')];
  return {
    IDs: shown.map((e) => e.querySelector('h3 a').getAttribute('href').replace(/^\/helplines\/|\/$/g, '')),
    Said: document.querySelector('[data-filter] [role=status]').textContent,
    Empty: [...document.querySelectorAll('main h2')].filter((h) => h.checkVisibility() && below(h).length && !below(h).some((e) => e.checkVisibility())).map((h) => h.textContent),
  };
})()`

// TestFilterSuits chooses every age with every nation in the directory of services, and
// holds what is left against the services' files: nobody who may use a service misses
// it, and nobody is sent to one for other nations or other ages.
func TestFilterSuits(t *testing.T) {
	chromium := startChrome(t)
	_, h := publish(t, repository(), false)
	register := readRegister(t)
	tb := chromium.newTab(t, h, 375, 667)
	tb.open("/helplines/")
	all := eval[listed](tb, readListed).IDs
	ages := []age{{"", 0, 120}, {"0-15", 0, 15}, {"16-17", 16, 17}, {"18-18", 18, 18}, {"19-25", 19, 25}, {"26-120", 26, 120}}
	nations := []string{"", "england", "wales", "scotland", "northern-ireland"}
	offered := eval[[][]string](tb, "[...document.querySelectorAll('[data-filter] select')].map((s) => [...s.options].map((o) => o.value))")
	if len(offered) != 2 || len(offered[0]) != len(ages) || !slices.Equal(offered[1], nations) {
		t.Fatalf("the filter offers %q", offered)
	}
	for _, a := range ages {
		for _, nation := range nations {
			choose(tb, a.value, nation)
			got := eval[listed](tb, readListed)
			at := fmt.Sprintf("aged %q in %q", a.value, nation)
			if want := fmt.Sprintf("%d of %d services", len(got.IDs), len(all)); got.Said != want || len(got.Empty) > 0 || !slices.Contains(got.IDs, "emergency-999") {
				t.Errorf("%s: it says %q, want %q; nothing below %q; %q", at, got.Said, want, got.Empty, got.IDs)
			}
			for _, id := range all {
				shown, why := slices.Contains(got.IDs, id), register[id].misses(a, nation)
				if shown && why != "" {
					t.Errorf("%s: shows %s, which is %s", at, id, why)
				}
				if !shown && why == "" && register[id].serves(a) {
					t.Errorf("%s: hides %s, which may be for them", at, id)
				}
			}
		}
	}
}

// choose answers both questions of the filter, as a reader does.
func choose(tb *tab, age, nation string) {
	tb.t.Helper()
	tb.run(`[` + quote(age) + `, ` + quote(nation) + `].forEach((value, i) => {
  const list = document.querySelectorAll('[data-filter] select')[i];
  list.value = value;
  list.dispatchEvent(new Event('change', {bubbles: true}));
})`)
}

// misses says why a service is not for somebody of an age in a nation, or "". Older
// people may ask a service on behalf of those it is for.
func (e entry) misses(a age, nation string) string {
	switch {
	case nation != "" && !slices.Contains(e.Nations, nation):
		return "for other nations"
	case e.Ages != nil && e.Ages.From != nil && *e.Ages.From > a.to:
		return "for older people"
	case e.Ages != nil && e.Ages.To != nil && *e.Ages.To < a.from && len(e.OnBehalf) == 0:
		return "for younger people"
	}
	return ""
}

// serves says whether somebody of an age may use a service for themselves.
func (e entry) serves(a age) bool {
	return e.Ages == nil || (e.Ages.From == nil || *e.Ages.From <= a.to) && (e.Ages.To == nil || *e.Ages.To >= a.from)
}

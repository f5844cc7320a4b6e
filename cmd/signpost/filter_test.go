package main

import "testing"

// shown is what the directory shows: services, headings of groups and links to them.
type shown struct {
	Count                   string
	Services, Groups, Links int
	Emergency               bool
}

const readDirectory = `(() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length);
  return {
    Count: document.querySelector('[data-filter] [role=status]').textContent,
    Services: seen('.phone').length, Groups: seen('.part:has(.phone) > h2').length,
    Links: seen('.jump a[href^="#help_"]').length, Emergency: seen('.phone--now').length > 0,
  };
})()`

// TestFilter chooses an age and a nation in the directory of the real site. The choice
// is kept nowhere, and without scripts there is nothing to choose and all is shown.
func TestFilter(t *testing.T) {
	browser := startChrome(t)
	_, h := publish(t, repository(), false)
	tb := browser.newTab(t, h, 375, 667)
	tb.open("/helplines/")
	all := eval[shown](tb, readDirectory)
	if all.Services < 10 || all.Groups != all.Links || !all.Emergency {
		t.Fatalf("at first: %+v", all)
	}
	choose := func(id, value string) shown {
		t.Helper()
		return eval[shown](tb, `(() => {
  const field = document.getElementById(`+quote(id)+`);
  field.value = `+quote(value)+`;
  if (field.value !== `+quote(value)+`) throw new Error('no such choice');
  field.dispatchEvent(new Event('change', {bubbles: true}));
  return `+readDirectory+`;
})()`)
	}
	young := choose("filter_age", "0-15")
	if young.Services >= all.Services || young.Groups >= all.Groups || young.Links != young.Groups || young.Count == all.Count || !young.Emergency {
		t.Errorf("under 16: %+v of %+v", young, all)
	}
	if both := choose("filter_nation", "wales"); both.Services >= young.Services || !both.Emergency {
		t.Errorf("under 16 in Wales: %+v of %+v", both, young)
	}
	_ = choose("filter_age", "")
	if again := choose("filter_nation", ""); again != all {
		t.Errorf("all again: %+v, want %+v", again, all)
	}
	_ = choose("filter_age", "26-120")
	tb.open("/get-help/")
	tb.back(`location.pathname === "/helplines/" && document.querySelector("[data-filter]:not([hidden])")`)
	if back := eval[shown](tb, readDirectory); back != all {
		t.Errorf("after another page: %+v, want %+v", back, all)
	}
	if kept := eval[string](tb, `location.search + location.hash + document.cookie + localStorage.length + sessionStorage.length`); kept != "00" {
		t.Errorf("something is kept: %s", kept)
	}
	tb.withoutScripts()
	tb.open("/helplines/")
	if plain := eval[shown](tb, readDirectory); plain.Services != all.Services || plain.Count != "" {
		t.Errorf("without scripts: %+v", plain)
	}
	if eval[bool](tb, `document.querySelector("[data-filter]").checkVisibility()`) {
		t.Error("without scripts there is a filter that does nothing")
	}
}

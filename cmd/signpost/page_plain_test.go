package main

import "strings"

// testWithoutScripts wants the page whole where no script runs: its text, its numbers
// and the way out. What a script would show later is only what needs the script to work.
func testWithoutScripts(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	with := probe[[]string](tb, plainWords)
	tb.withoutScripts()
	tb.open(s.path)
	without := map[string]bool{}
	for _, line := range probe[[]string](tb, plainWords) {
		without[line] = true
	}
	var faults []string
	for _, line := range with {
		if !without[line] {
			faults = append(faults, "only with scripts: "+line)
		}
	}
	faults = append(faults, probe[[]string](tb, plainProbe)...)
	tb.media("print") // some copies are for paper alone
	report(tb, s, "without scripts", append(faults, probe[[]string](tb, plainUnseen)...))
	if len(with) < 3 || len(strings.Join(with, "")) < 100 {
		tb.t.Errorf("%s: there is next to nothing on it: %q", s.path, with)
	}
}

// plainWords lists the pieces of text that a reader can see, but for those about now,
// and for controls that do nothing without their script.
const plainWords = `
  const pieces = texts(document.body).filter(({element}) => !element.closest('[data-hours], form, fieldset, button, [role=status], [aria-live]'));
  return [...new Set(pieces.map(({node}) => node.data.replace(/\s+/g, ' ').trim()))];`

// plainProbe looks for what is not there to see without a script.
const plainProbe = `
  window.unseen = [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"], main p, main li, main td, main dd')].filter((e) => {
    if (e.closest('details:not([open]), [hidden], .print-only') || !e.textContent.trim()) return false;
    return !e.checkVisibility({visibilityProperty: true});
  });
  for (const e of document.querySelectorAll('[hidden]')) {
    const words = e.textContent.trim() && !e.matches('form, fieldset, button, [role=status], [aria-live]') && !e.querySelector('form, fieldset, input, select, button');
    if (words) faults.push('hidden until a script shows it: ' + name(e));
  }
  const exit = document.querySelector('[data-quick-exit]');
  if (!exit || !shown(exit) || !/^https:/.test(exit.href) || !/\bnoreferrer\b/.test(exit.rel)) faults.push('no way out, or one that tells where the reader was');
  if (!document.querySelector('header a[href^="/"]')) faults.push('no way to help in the bar');
  if (document.querySelector('noscript')) faults.push('a noscript: the plain page is the page');
  return faults;`

// plainUnseen says what is seen neither on a screen nor on paper.
const plainUnseen = `
  for (const e of window.unseen) {
    if (!e.checkVisibility({visibilityProperty: true})) faults.push('not to be seen: ' + name(e));
  }
  return faults;`

package main

import (
	"fmt"
	"slices"
)

// stop is where the keyboard's focus is: the place of the element among all that can
// have it, in the order of the document; -1 for none of them.
type stop struct {
	At     int
	Name   string
	Faults []string
}

// testKeyboard walks a page with the Tab key alone, forwards and backwards. The skip
// link comes first and works. Every link and control has its turn, in the order of the
// document, with a ring that can be seen (WCAG 2.4.7, 2.4.13), and is not behind the
// bar (2.4.12); after the last the page lets the focus go.
func testKeyboard(tb *tab, s sheet) {
	tb.t.Helper()
	tb.size(375, 667)
	forwards := pressTabs(tb, s, noModifier, 1)
	count := len(forwards) - 1
	if last := forwards[count]; last.At >= 0 && last.At != forwards[0].At {
		tb.t.Errorf("%s, Tab forwards: after %d stops the focus is on %s", s.path, count, last.Name)
	}
	checkStops(tb, s, "375 wide, Tab forwards", forwards[:count])
	backwards := pressTabs(tb, s, shiftModifier, 0)
	slices.Reverse(backwards)
	checkStops(tb, s, "375 wide, Tab backwards", backwards)
	if len(backwards) > 0 && backwards[0].At == 0 {
		testSkipLink(tb, s)
	}
}

// pressTabs presses Tab on a fresh page: as often as there are stops, and more. Backwards,
// the beginning of a page leads to its end.
func pressTabs(tb *tab, s sheet, modifiers int64, more int) []stop {
	tb.t.Helper()
	tb.open(s.path)
	count := probe[int](tb, keyboardSetup) + more
	for range count {
		tb.down("Tab", modifiers)
	}
	stops := eval[[]stop](tb, "(window.look(), window.seen)")
	if len(stops) != count+1 {
		tb.t.Fatalf("%s: Tab was pressed %d times, and %d of them arrived", s.path, count, len(stops)-1)
	}
	return stops[1:]
}

// checkStops wants each stop in its order, and without a fault.
func checkStops(tb *tab, s sheet, at string, stops []stop) {
	tb.t.Helper()
	var faults []string
	for i, stop := range stops {
		if stop.At != i {
			faults = append(faults, fmt.Sprintf("stop %d of %d is %s, which is number %d of the page", i, len(stops), stop.Name, stop.At))
			break // what follows is wrong as well
		}
	}
	for _, stop := range stops {
		faults = append(faults, stop.Faults...)
	}
	report(tb, s, at, faults)
}

// testSkipLink presses Enter on the first stop of a page, and Tab: the next stop is in
// the main part.
func testSkipLink(tb *tab, s sheet) {
	tb.t.Helper()
	report(tb, s, "skip link", probe[[]string](tb, `
  const e = document.activeElement;
  if (!e.matches('a[href^="#"]') || !document.querySelector('main' + e.hash)) faults.push('the first stop is ' + name(e));
  const box = e.getBoundingClientRect();
  if (box.top < 0 || box.left < 0 || !shown(e)) faults.push('it has the focus and is out of sight');
  return faults;`))
	tb.press("Enter", noModifier)
	tb.until("document.activeElement.matches('main')")
	tb.press("Tab", noModifier)
	report(tb, s, "after the skip link", probe[[]string](tb, `
  const e = document.activeElement;
  if (document.querySelector('main a[href]') && !e.closest('main')) faults.push('the next stop is ' + name(e) + ', outside of the main part');
  return faults;`))
}

// keyboardSetup numbers what can have the focus, and looks at what has it whenever Tab is
// pressed, before it moves on.
const keyboardSetup = `
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  // A part that scrolls has the focus as well, when there is nothing in it that has.
  const scrolls = (e) => [style(e).overflowX, style(e).overflowY].some((o) => /auto|scroll/.test(o)) &&
    (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight) && !e.querySelector('a[href], button, input, select, textarea, summary, [tabindex]');
  for (const e of document.querySelectorAll('main *')) {
    if (!all.includes(e) && e.checkVisibility() && scrolls(e)) all.push(e);
  }
  all.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const can = all.filter((e) => {
    if (e.disabled || e.tabIndex < 0 && (e.hasAttribute('tabindex') || !scrolls(e)) || !e.checkVisibility({visibilityProperty: true})) return false;
    if (e.type !== 'radio') return true;
    const group = all.filter((o) => o.type === 'radio' && o.name === e.name); // one stop for all
    return (group.find((o) => o.checked) || group[0]) === e;
  });
  const rest = new Map(can.map((e) => [e, style(e).outlineStyle + style(e).outlineWidth]));
  const look = () => {
    const faults = [];
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return {At: -1, Name: '', Faults: []};
    const s = style(e);
    const ring = parseFloat(s.outlineWidth);
    if (s.outlineStyle === 'none' || ring < 2 || s.outlineStyle + s.outlineWidth === rest.get(e)) {
      faults.push('no ring of 2 px around ' + name(e) + ': ' + s.outline);
    } else {
      const around = ground(parseFloat(s.outlineOffset) >= 0 && e.parentElement ? e.parentElement : e);
      const ratio = contrast(colour(s.outlineColor), around);
      if (ratio < 3) faults.push('the ring around ' + name(e) + ' has a contrast of ' + ratio.toFixed(2));
    }
    const boxes = [...e.getClientRects()].filter((b) => b.width > 0 && b.height > 0);
    const box = boxes[0];
    if (!box) faults.push(name(e) + ' has the focus and no place on the screen');
    else if (box.height > innerHeight / 2) return {At: can.indexOf(e), Name: name(e), Faults: faults}; // it cannot be clear of the bar
    else if (box.bottom > innerHeight + 1 || box.top < -1) {
      faults.push(name(e) + ' has the focus and is off the screen, from ' + Math.round(box.top) + ' to ' + Math.round(box.bottom));
    } else {
      for (const [x, y] of [[box.left + 2, box.top + 2], [(box.left + box.right) / 2, (box.top + box.bottom) / 2]]) {
        let over = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
        if (!over || e.contains(over) || over.contains(e)) continue;
        while (over && !/sticky|fixed/.test(style(over).position)) over = over.parentElement;
        if (over && !over.contains(e)) {
          faults.push(name(e) + ' is behind ' + name(over));
          break;
        }
      }
    }
    return {At: can.indexOf(e), Name: name(e), Faults: faults};
  };
  window.seen = [];
  window.look = () => window.seen.push(look());
  addEventListener('keydown', window.look, true);
  return can.length;`

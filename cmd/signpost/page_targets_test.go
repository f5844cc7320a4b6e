package main

import "fmt"

// testTargets wants everything that can be touched to be at least 44 by 44 CSS pixels
// (WCAG 2.5.5), but for links in a sentence; axe looks after those (2.5.8). The whole
// of a card whose link covers it counts, and the label of a box to tick.
func testTargets(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	for _, width := range []int{320, 375, 1280} {
		tb.size(width, 667)
		report(tb, s, fmt.Sprintf("%d wide", width), probe[[]string](tb, `
  const covers = (e) => {
    const after = style(e, '::after');
    if (after.content === 'none' || after.position !== 'absolute' || style(e).position !== 'static') return null;
    return e.offsetParent.getBoundingClientRect();
  };
  const inSentence = (e) => {
    if (style(e).display !== 'inline') return false;
    let block = e.parentElement;
    while (style(block).display === 'inline') block = block.parentElement;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const up = walker.currentNode.parentElement;
      if (/\p{L}/u.test(walker.currentNode.data) && !up.closest('a, button') && shown(up)) return true;
    }
    return false;
  };
  for (const e of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
    if (!shown(e) || inSentence(e)) continue;
    let box = covers(e) || e.getBoundingClientRect();
    if (/checkbox|radio/.test(e.type) && e.labels.length) box = e.labels[0].getBoundingClientRect();
    if (box.bottom + scrollY < 0) continue; // the skip link waits above the page
    if (box.width < 43.5 || box.height < 43.5) faults.push(name(e) + ' is ' + Math.round(box.width) + ' by ' + Math.round(box.height));
  }
  return faults;`))
	}
}

package main

// testReflow wants every page to fit: screens of 320 CSS pixels, which 1280 are at
// 400 % (WCAG 1.4.10), and text of twice the size (1.4.4), which people set in their
// browser. Nothing may move the page sideways, stand outside of the screen, be cut off,
// leave its box or lie on its neighbour in the bar.
func testReflow(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	for _, sc := range []screen{
		{320, 568, 100},
		{320, 256, 100},
		{375, 667, 100},
		{768, 1024, 100},
		{1280, 900, 100},
		{375, 667, 200},
		{1280, 900, 200},
	} {
		sc.use(tb)
		if want := float64(sc.text) / 100 * 16; eval[float64](tb, "parseFloat(getComputedStyle(document.documentElement).fontSize)") != want {
			tb.t.Fatalf("%s, %s: the root's text is not %g px large: does a style sheet fix it?", s.path, sc, want)
		}
		report(tb, s, sc.String(), probe[[]string](tb, reflowProbe))
	}
}

const reflowProbe = `
  const wide = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > wide) {
    faults.push('the page moves sideways: it is ' + document.scrollingElement.scrollWidth + ' px wide');
  }
  const scrolls = (e) => {
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll/.test(style(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
      if (/auto|scroll/.test(style(up).overflowY) && up.scrollHeight > up.clientHeight) return true;
    }
    return false;
  };
  for (const {node, element, box} of texts(document.body)) {
    const up = box.bottom + scrollY < 0; // the skip link waits above the page
    if (!up && (box.right > wide + 1 || box.left < -1) && !scrolls(element)) {
      faults.push('outside of the screen, from ' + Math.round(box.left) + ' to ' + Math.round(box.right) + ': ' + name(element));
    }
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const s = style(around);
      if (s.position === 'absolute' || s.position === 'fixed') break;
      const boxed = colour(s.backgroundColor).a > 0 || parseFloat(s.borderRightWidth) > 0;
      const edge = around.getBoundingClientRect();
      if (!boxed || s.display === 'inline' || !edge.width) continue;
      if (box.right > edge.right + 2 || box.left < edge.left - 2 || box.bottom > edge.bottom + 6 || box.top < edge.top - 6) {
        const by = [box.left - edge.left, box.top - edge.top, edge.right - box.right, edge.bottom - box.bottom].map(Math.round);
        if (!scrolls(element)) faults.push('"' + node.data.trim().slice(0, 30) + '" leaves its box ' + name(around) + ', room at left, top, right, bottom: ' + by);
      }
      break;
    }
  }
  for (const e of document.body.querySelectorAll('*')) {
    const s = style(e);
    if (!/hidden|clip/.test(s.overflowX + s.overflowY) || e instanceof SVGElement || !shown(e) || !e.textContent.trim()) continue;
    if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) faults.push('cut off: ' + name(e));
  }
  const bar = [...document.querySelectorAll('header a, header button')].filter(shown);
  bar.forEach((a, i) => bar.slice(i + 1).forEach((b) => {
    const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1) {
      faults.push(name(a) + ' lies on ' + name(b));
    }
  }));
  if (bar.length < 2) faults.push('the bar has only ' + bar.length + ' links to see');
  for (const e of document.querySelectorAll('img, svg, input, select, textarea, button')) {
    const box = e.getBoundingClientRect();
    if (shown(e) && !e.ownerSVGElement && (box.right > wide + 1 || box.left < -1) && !scrolls(e)) faults.push('outside of the screen: ' + name(e) + ' to ' + Math.round(box.right));
  }
  return [...new Set(faults)];`

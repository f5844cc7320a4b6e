package main

const forcedColours = "forced-colors" //nolint:misspell // the name that CSS gives them

// testForcedColours takes away every colour of the site, as Windows' contrast themes
// do. What was a box by its colour needs an edge then: buttons, cards and notes, which
// have round corners on this site.
func testForcedColours(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	for _, width := range []int{375, 1280} {
		tb.size(width, 667)
		tb.media("", forcedColours+": none")
		boxes := probe[int](tb, `
  window.boxes = [...document.body.querySelectorAll('*')].filter((e) => {
    const c = colour(style(e).backgroundColor);
    const around = e.parentElement && ground(e.parentElement);
    const round = ['TopLeft', 'TopRight', 'BottomLeft', 'BottomRight'].some((k) => parseFloat(style(e)['border' + k + 'Radius']) >= 6);
    return !(e instanceof SVGElement) && shown(e) && c.a > 0 && round && (c.r !== around.r || c.g !== around.g || c.b !== around.b);
  });
  return window.boxes.length;`)
		if boxes == 0 {
			tb.t.Errorf("%s, %d wide: no boxes: not even the bar's buttons?", s.path, width)
		}
		tb.media("", forcedColours+": active")
		if !eval[bool](tb, "matchMedia('("+forcedColours+": active)').matches") {
			tb.t.Fatal("this Chromium has no forced colours")
		}
		report(tb, s, "forced colours", probe[[]string](tb, `
  for (const e of window.boxes) {
    const s = style(e);
    const edge = ['Top', 'Right', 'Bottom', 'Left'].every((k) => parseFloat(s['border' + k + 'Width']) >= 1 && s['border' + k + 'Style'] !== 'none' && colour(s['border' + k + 'Color']).a > 0);
    const line = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1;
    if (!edge && !line && s.forcedColorAdjust !== 'none') faults.push('no edge around ' + name(e));
  }
  return faults;`))
	}
}

// testMoreContrast looks at the colours of all text in both schemes: it has at least 7
// to 1 with what is behind it (WCAG 1.4.6), and no less where a reader asks for more.
func testMoreContrast(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	tb.size(375, 667)
	for _, scheme := range []string{"light", "dark"} {
		least := map[string]float64{}
		for _, wish := range []string{"no-preference", "more"} {
			tb.media("", "prefers-color-scheme: "+scheme, "prefers-contrast: "+wish)
			least[wish] = probe[float64](tb, `
  let least = 21;
  for (const {element} of texts(document.body)) {
    if (!element.closest('svg')) least = Math.min(least, contrast(colour(style(element).color), ground(element)));
  }
  return least;`)
		}
		if least["no-preference"] < 7 || least["more"] < least["no-preference"] {
			tb.t.Errorf("%s, %s: the least contrast of text is %.2f, and %.2f where more is asked for", s.path, scheme, least["no-preference"], least["more"])
		}
	}
}

// testStill wants nothing that moves, whatever a reader's device prefers.
func testStill(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	for _, motion := range []string{"no-preference", "reduce"} {
		tb.media("", "prefers-reduced-motion: "+motion)
		report(tb, s, "motion: "+motion, probe[[]string](tb, `
  for (const e of document.querySelectorAll('*')) {
    const s = style(e);
    if (s.animationName !== 'none') faults.push('an animation: ' + name(e));
    if (s.transitionDuration.split(',').some((d) => parseFloat(d) > 0)) faults.push('a transition: ' + name(e));
    if (s.scrollBehavior === 'smooth') faults.push('scrolls smoothly: ' + name(e));
  }
  if (document.querySelector('video, audio, marquee, [autoplay]')) faults.push('something that plays');
  if (document.getAnimations().length) faults.push('something is animated');
  return faults;`))
	}
}

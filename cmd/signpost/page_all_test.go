package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPages opens pages of every kind in a real browser, with the headers that the
// site is published with, and holds each against what the site promises: that everybody
// can use it, that it keeps to itself, and that it works on small screens, in large
// text, on paper and without scripts.
func TestPages(t *testing.T) {
	// A tab of its own for each page would take twice as long, and so would keeping the
	// pages that were left: both begin a process for each.
	chromium := startChrome(t, "BackForwardCache")
	sheets := everyKind(t)
	tabs := make(chan *tab, 2)
	for range cap(tabs) {
		tabs <- chromium.newTab(t, sheets[0].host, 1280, 900)
	}
	parts := []struct {
		name string
		test func(*tab, sheet)
	}{
		{"quiet", testQuiet},
		{"axe", testAxe},
		{"headings", testHeadings},
		{"reflow", testReflow},
		{"targets", testTargets},
		{"forced colours", testForcedColours},
		{"contrast", testMoreContrast},
		{"still", testStill},
		{"print", testPrint},
		{"without scripts", testWithoutScripts},
		{"keyboard", testKeyboard},
	}
	for _, s := range sheets {
		t.Run(s.name(), func(t *testing.T) {
			t.Parallel()
			tb := <-tabs
			defer func() { tabs <- tb }()
			defer tb.lend(t)()
			tb.host = s.host
			tb.begin()
			tb.reset()
			if s.layout == "redirect.html" {
				testMoved(tb, s) // it is gone before it can be looked at
				return
			}
			for _, part := range parts {
				t.Run(part.name, func(t *testing.T) {
					defer tb.lend(t)()
					tb.reset()
					part.test(tb, s)
				})
			}
		})
	}
}

// name is the page's address in the name of a test.
func (s sheet) name() string {
	if s.path == "/" {
		return "home"
	}
	return strings.ReplaceAll(strings.Trim(s.path, "/"), "/", "-")
}

// testMoved wants an old address to lead to the new one without any script.
func testMoved(tb *tab, s sheet) {
	tb.t.Helper()
	tb.withoutScripts()
	tb.open(s.path)
	tb.until(`location.pathname === "/moved/"`)
	if said := tb.complaints(); len(said) > 0 {
		tb.t.Errorf("%s: the browser says: %q", s.path, said)
	}
}

// probe evaluates the body of a JavaScript function that can use the helpers below.
func probe[T any](tb *tab, body string, options ...chromedp.EvaluateOption) T {
	tb.t.Helper()
	return eval[T](tb, "(async () => {"+probeHelpers+body+"\n})()", options...)
}

// report fails the test for each of the faults that a probe found, and says where.
func report(tb *tab, s sheet, at string, faults []string) {
	tb.t.Helper()
	const most = 8
	for i, f := range faults {
		if i == most {
			tb.t.Errorf("%s, %s: and %d more", s.path, at, len(faults)-most)
			return
		}
		tb.t.Errorf("%s, %s: %s", s.path, at, f)
	}
}

// screen is a size in CSS pixels, and a setting of the browser for the size of text, in
// per cent.
type screen struct{ width, height, text int }

func (s screen) String() string {
	return fmt.Sprintf("%d by %d, text at %d %%", s.width, s.height, s.text)
}

// use gives the tab the screen.
func (s screen) use(tb *tab) {
	tb.t.Helper()
	tb.size(s.width, s.height)
	tb.textSize(s.text)
}

// probeHelpers are what the probes share: name says which element it is; forEars whether
// it is kept for screen readers; shown whether a reader can see it; texts lists the
// pieces of text with where they stand; ground is the colour behind an element, and
// contrast the ratio of WCAG 2.2 between two colours.
const probeHelpers = `
const name = (e) => {
  const words = (e.textContent || '').replace(/\s+/g, ' ').trim().slice(0, 40);
  const kind = typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\s+/).join('.') : '';
  return '<' + e.tagName.toLowerCase() + kind + '> "' + words + '"';
};
const style = (e, part) => getComputedStyle(e, part);
const forEars = (e) => {
  for (let up = e; up; up = up.parentElement) {
    const s = style(up);
    if (s.position === 'absolute' && (parseFloat(s.width) <= 1 || s.clipPath === 'inset(50%)')) return true;
  }
  return false;
};
const shown = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.getClientRects().length > 0 && !forEars(e);
const texts = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const list = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) list.push({node, element: node.parentElement, box});
    }
  }
  return list;
};
const colour = (text) => {
  const parts = text.match(/[\d.]+/g).map(Number);
  return {r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1};
};
const ground = (e) => {
  for (let up = e; up; up = up.parentElement) {
    const c = colour(style(up).backgroundColor);
    if (c.a === 1) return c;
  }
  return {r: 255, g: 255, b: 255, a: 1};
};
const luminance = (c) => {
  const [r, g, b] = [c.r, c.g, c.b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const faults = [];
`

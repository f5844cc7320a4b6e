package main

import (
	"regexp"
	"strconv"

	"github.com/chromedp/chromedp"
)

// mostSheets is how many sheets of A4 a page may need, by its address or its layout;
// 0 where nobody is promised anything.
func mostSheets(s sheet) int {
	limits := map[string]int{
		"/get-help/": 1, "/find-help/": 1, "/about/components/": 0,
		// As long as the register and the list of sources.
		"/about/before-you-publish/": 14,

		"home.html": 2, "help.html": 1, "helpline.html": 2, "lesson.html": 3, "guidance.html": 4, "section.html": 2,
		"statistics.html": 6, "finder.html": 2, "page.html": 6, "search.html": 2, "404.html": 2,
	}
	if most, ok := limits[s.path]; ok {
		return most
	}
	return limits[s.layout]
}

// testPrint prints a page, and looks at it as paper shows it: in the width of a sheet
// of A4 between margins of 14 mm.
func testPrint(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	pdf, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperSize{Width: 8.27, Height: 11.69}), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		tb.t.Fatalf("%s: print: %v", s.path, err)
	}
	sheets := countSheets(tb, pdf)
	if most := mostSheets(s); most > 0 && sheets > most {
		tb.t.Errorf("%s, printed: %d sheets, want at most %d", s.path, sheets, most)
	}
	tb.size(688, 1000)
	tb.media("print", "prefers-color-scheme: dark")
	report(tb, s, "printed", probe[[]string](tb, printProbe))
}

// countSheets counts the pages of a PDF and holds the count against the one that the
// file states itself.
func countSheets(tb *tab, pdf []byte) int {
	tb.t.Helper()
	pages := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf, -1))
	stated := 0
	for _, m := range regexp.MustCompile(`/Count\s+(\d+)`).FindAllSubmatch(pdf, -1) {
		n, _ := strconv.Atoi(string(m[1])) // digits, by the expression
		stated = max(stated, n)
	}
	if pages == 0 || pages != stated {
		tb.t.Fatalf("the PDF has %d pages and says %d: does Chromium write it in another way now?", pages, stated)
	}
	return pages
}

const printProbe = `
  const printed = (e) => e.checkVisibility({visibilityProperty: true});
  const wide = document.documentElement.clientWidth;
  for (const e of document.querySelectorAll('nav, form, [role=search], [data-quick-exit], body > a, header a, button')) {
    if (printed(e)) faults.push('it is of no use on paper: ' + name(e));
  }
  for (const e of document.querySelectorAll('details > :not(summary)')) {
    if (printed(e.parentElement) && style(e.parentElement, '::details-content').contentVisibility !== 'visible') faults.push('not open: ' + name(e.parentElement));
  }
  for (const {element, box} of texts(document.body)) {
    if (box.right > wide + 1 || box.left < -1) faults.push('cut off at the edge: ' + name(element) + ' to ' + Math.round(box.right) + ' of ' + wide);
    const ratio = element.closest('svg') ? 21 : contrast(colour(style(element).color), {r: 255, g: 255, b: 255, a: 1});
    if (ratio < 7 && ground(element).r > 200) faults.push('pale on paper, ' + ratio.toFixed(1) + ' to 1: ' + name(element));
    const points = parseFloat(style(element).fontSize) * 0.75;
    const least = element.closest('.face') ? 5 : 8; // a card is as large as one of a bank
    if (points < least) faults.push(points.toFixed(1) + ' pt: ' + name(element));
  }
  const words = document.body.innerText;
  for (const e of document.querySelectorAll('main a[href^="http"]')) {
    const after = style(e, '::after');
    const host = new URL(e.href).host.replace(/^www\./, '');
    if (printed(e) && !/attr\(href\)|http/.test(after.content) && !e.textContent.includes(host) && !words.includes(e.href)) faults.push('its address is not printed: ' + name(e));
  }
  if (texts(document.body).length < 5) faults.push('there is next to nothing on paper');
  const canonical = document.querySelector('link[rel=canonical]');
  const alone = document.querySelector('.sheet'); // what is cut out is a sheet of its own
  if (canonical && !words.includes(alone ? new URL(canonical.href).host : canonical.href.replace('https://', ''))) faults.push('the address is not printed');
  if (!alone && style(document.querySelector('.foot').parentElement).display !== 'table-footer-group') faults.push('the foot does not stand on every sheet');
  return [...new Set(faults)];`

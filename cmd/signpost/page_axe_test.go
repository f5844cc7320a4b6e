package main

import (
	"fmt"
	"strings"
)

// axeFault is a rule of axe that a page breaks, and where.
type axeFault struct{ Rule, Help, Where, Why string }

// testAxe wants no fault of axe-core: levels A and AA of WCAG 2.0 to 2.2, its best
// practices, and contrast of level AAA; on a phone and on a desk. In the dark scheme
// only the rules about colours can have another answer; they are asked where the page
// shows most, and [testMoreContrast] looks at all text on a phone.
func testAxe(tb *tab, s sheet) {
	tb.t.Helper()
	const (
		// What has the contrast of level AAA has that of AA, which need not be worked out too.
		all = `{resultTypes: ['violations'], preload: false, runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
  rules: {'color-contrast-enhanced': {enabled: true}, 'color-contrast': {enabled: false}}}`
		colours = `{resultTypes: ['violations'], preload: false, runOnly: {type: 'rule', values: ['color-contrast-enhanced', 'link-in-text-block']}}`
	)
	tb.media("", "prefers-color-scheme: light")
	tb.visit(s.path)
	_ = probe[bool](tb, `
  const script = document.createElement('script');
  script.src = `+quote(axePath)+`;
  await new Promise((done, failed) => Object.assign(script, {onload: done, onerror: failed}) && document.head.append(script));
  script.remove();
  return true;`)
	for _, width := range []int{375, 1280} {
		tb.size(width, 900)
		for _, scheme := range []string{"light", "dark"} {
			rules := all
			if scheme == "dark" {
				rules = colours
			}
			if scheme == "dark" && width == 375 {
				continue
			}
			tb.media("", "prefers-color-scheme: "+scheme)
			found := probe[struct {
				Faults []axeFault
				Passes int
			}](tb, `
  const result = await axe.run(document, `+strings.TrimSpace(rules)+`);
  for (const rule of result.violations) {
    for (const node of rule.nodes) {
      const why = [...node.any, ...node.all, ...node.none].map((c) => c.message).join('; ');
      faults.push({Rule: rule.id, Help: rule.help, Where: node.target.join(' ') + ' ' + node.html.slice(0, 90), Why: why});
    }
  }
  return {Faults: faults, Passes: result.passes.length};`)
			var faults []string
			for _, f := range found.Faults {
				faults = append(faults, fmt.Sprintf("%s (%s) at %s: %s", f.Rule, f.Help, f.Where, f.Why))
			}
			report(tb, s, fmt.Sprintf("%d wide, %s", width, scheme), faults)
			if found.Passes == 0 {
				tb.t.Errorf("%s, %d wide, %s: axe looked at nothing", s.path, width, scheme)
			}
		}
	}
}

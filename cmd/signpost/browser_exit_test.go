package main

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
)

// elsewhere is true on the page of another host that the tests answer with.
const elsewhere = `document.title === "Elsewhere"`

// inView is true when a reader can see the page.
const inView = `document.body && document.querySelector("h1")?.checkVisibility({visibilityProperty: true, opacityProperty: true}) && document.querySelector("h1").getClientRects().length > 0`

// readable is the text of the page that somebody can read or hear.
const readable = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = '';
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.checkVisibility({visibilityProperty: true})) words += walker.currentNode.data;
  }
  return words.trim();
})()`

// TestExit leaves the site, stays when nobody asked to leave, and comes back.
func TestExit(t *testing.T) {
	chromium := startChrome(t)
	_, h := publish(t, repository(), false)
	for name, test := range map[string]func(*testing.T, chrome, *host){
		"leave": testLeave, "stay": testStay, "back again": testBackAgain, "other button": testOtherButton, "no answer": testNoAnswer,
	} {
		t.Run(name, func(t *testing.T) { test(t, chromium, h) })
	}
}

// testLeave leaves the site in every way that it offers. Afterwards the page is not to
// be seen, not even while the next one keeps silent; Back does not lead to it; and the
// next site is not told where the reader came from.
func testLeave(t *testing.T, chromium chrome, h *host) {
	for _, tt := range []struct {
		name  string
		page  string
		leave func(*tab)
		slow  bool // whether the next site never answers
		plain bool // without scripts, where Back can lead to the page
	}{
		{name: "click", page: "/get-help/", leave: clickExit},
		{name: "click, and no answer", page: "/get-help/", leave: clickExit, slow: true},
		{name: "click far down", page: "/helplines/", leave: func(tb *tab) {
			tb.run("scrollTo(0, document.body.scrollHeight)")
			clickExit(tb)
		}},
		{name: "enter", page: "/parents/first-hour/", leave: func(tb *tab) {
			tb.run(`document.querySelector("[data-quick-exit]").focus()`)
			tb.press("Enter", noModifier)
		}},
		{name: "shift three times", page: "/", leave: shiftThrice},
		{name: "shift three times, and no answer", page: "/young-people/what-to-do-now/", leave: shiftThrice, slow: true},
		{name: "shift in details", page: "/parents/first-hour/", leave: func(tb *tab) {
			tb.run(`document.querySelector("summary")?.focus()`)
			shiftThrice(tb)
		}},
		{name: "after a jump in the page", page: "/parents/first-hour/", leave: func(tb *tab) {
			tb.press("Tab", noModifier)
			tb.press("Enter", noModifier) // the skip link
			tb.until(`document.activeElement.matches("main")`)
			shiftThrice(tb)
		}},
		{name: "not found", page: madeUp, leave: clickExit},
		{name: "without scripts", page: "/get-help/", leave: clickExit, plain: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tb := chromium.newTab(t, h, 375, 667)
			tb.open("/about/privacy/")
			if tt.plain {
				tb.withoutScripts()
			}
			tb.open(tt.page)
			if !eval[bool](tb, inView) {
				t.Fatalf("%s is not to be seen before leaving", tt.page)
			}
			if tt.slow {
				outOfSight(tb, tt.leave)
				return
			}
			tt.leave(tb)
			tb.until(elsewhere)
			if told := eval[string](tb, "document.referrer"); told != "" {
				t.Errorf("the next page was told %q", told)
			}
			for _, r := range tb.requests() {
				if strings.HasPrefix(r.Referrer, h.URL) {
					t.Errorf("%s was told %q", r.URL, r.Referrer)
				}
			}
			if !tt.plain {
				noWayBack(tb, tt.page)
			}
		})
	}
}

func clickExit(tb *tab) {
	tb.t.Helper()
	tb.click("[data-quick-exit]")
}

func shiftThrice(tb *tab) {
	tb.t.Helper()
	for range 3 {
		tb.pressShift()
	}
}

// outOfSight leaves while the next page keeps silent for good, and wants this one hidden
// at once: its words cannot be read, also not by a screen reader. Its title and address
// stay, for else the browser's history would hold one entry more, or another site's name.
func outOfSight(tb *tab, leave func(*tab)) {
	tb.t.Helper()
	tb.silence()
	const shown = `document.title + " " + location.href`
	before := eval[string](tb, shown)
	tb.watch(`{Seen: Boolean(` + inView + `), Words: ` + readable + `, Shown: ` + shown + `}`)
	leave(tb)
	var last struct {
		Seen         bool
		Words, Shown string
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if tb.lastSeen(&last); !last.Seen && tb.asksElsewhere() {
			break
		}
		if time.Now().After(deadline) {
			tb.t.Fatalf("after ten seconds: the page can be seen: %t; another was asked for: %t", last.Seen, tb.asksElsewhere())
		}
	}
	if len(last.Words) > 60 || last.Shown != before {
		tb.t.Errorf("while the next page keeps silent, one reads %q, and the browser keeps %q, not %q", last.Words, last.Shown, before)
	}
}

// noWayBack wants the page gone from the tab's history, and Back to lead to the page
// before it, which can be seen.
func noWayBack(tb *tab, left string) {
	tb.t.Helper()
	for _, entry := range tb.history().Entries {
		if u, err := url.Parse(entry.URL); err != nil || u.Path == left && u.Fragment == "" {
			tb.t.Errorf("the history still has %s (%v)", entry.URL, err)
		}
	}
	tb.back(`location.pathname === "/about/privacy/" && document.readyState === "complete" && ` + inView)
}

// testStay wants nobody sent away who did not ask: by capital letters, by Shift held
// down, by Shift pressed slowly.
func testStay(t *testing.T, chromium chrome, h *host) {
	for name, press := range map[string]func(*tab){
		"capital letters": func(tb *tab) {
			for range 4 {
				tb.down("Shift", shiftModifier)
				tb.press("A", shiftModifier)
				tb.up("Shift", noModifier)
			}
		},
		"backwards by Tab": func(tb *tab) {
			for range 4 {
				tb.down("Shift", shiftModifier)
				tb.press("Tab", shiftModifier)
				tb.up("Shift", noModifier)
			}
		},
		"letters between": func(tb *tab) {
			for range 3 {
				tb.pressShift()
				tb.pressShift()
				tb.press("A", noModifier)
			}
		},
		"held down": func(tb *tab) {
			for range 3 {
				tb.down("Shift", shiftModifier)
				tb.keepDown("Shift", shiftModifier)
				tb.up("Shift", noModifier)
			}
		},
		"the wheel between": func(tb *tab) {
			for range 3 {
				tb.pressShift()
				tb.run(`document.body.dispatchEvent(new WheelEvent("wheel", {bubbles: true}))`)
			}
		},
		"twice": func(tb *tab) {
			tb.pressShift()
			tb.pressShift()
		},
		"four seconds apart": func(tb *tab) {
			tb.pressShift()
			for range 2 {
				time.Sleep(4 * time.Second)
				tb.pressShift()
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tb := chromium.newTab(t, h, 375, 667)
			tb.open("/get-help/")
			press(tb)
			time.Sleep(200 * time.Millisecond)
			if at := tb.address(); at != h.URL+"/get-help/" || !eval[bool](tb, inView) || tb.asksElsewhere() {
				t.Errorf("the reader was sent from /get-help/ to %s, or the page was hidden", at)
			}
			shiftThrice(tb) // the same tab, so that the keys are known to arrive
			tb.until(elsewhere)
		})
	}
}

// testBackAgain goes on to another page and back, as everybody does all the time, also
// from a page whose reader had begun to leave. The browser may have kept the page whole:
// it must be there to see.
func testBackAgain(t *testing.T, chromium chrome, h *host) {
	for name, before := range map[string]func(*tab){
		"as ever":          func(*tab) {},
		"begun by a click": func(tb *tab) { outOfSight(tb, clickExit) },
		"begun by Shift":   func(tb *tab) { outOfSight(tb, shiftThrice) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tb := chromium.newTab(t, h, 375, 667)
			tb.open("/get-help/")
			before(tb)
			tb.open("/parents/")
			tb.back(`location.pathname === "/get-help/" && document.readyState === "complete" && ` + inView)
			if title := eval[string](tb, "document.title"); !strings.Contains(title, "Tell Someone") {
				t.Errorf("after Back the title is %q", title)
			}
			outOfSight(tb, shiftThrice) // the way out works again
		})
	}
}

// testOtherButton follows the exit in ways that open a new tab, which must leave nothing
// to read in this one.
func testOtherButton(t *testing.T, chromium chrome, h *host) {
	for name, modifiers := range map[string]int64{"Control": controlModifier, "Shift": shiftModifier} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tb := chromium.newTab(t, h, 375, 667)
			tb.open("/get-help/")
			outOfSight(tb, func(tb *tab) { tb.clickWith("[data-quick-exit]", modifiers) })
		})
	}
}

// testNoAnswer waits for a page that never comes, and wants a link to it in the end, and
// nothing else: an empty screen would stay for ever when the reader pressed Escape.
func testNoAnswer(t *testing.T, chromium chrome, h *host) {
	for name, stop := range map[string]bool{"silence": false, "stopped": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tb := chromium.newTab(t, h, 375, 667)
			tb.open("/get-help/")
			outOfSight(tb, shiftThrice)
			if stop {
				_ = call(tb, page.StopLoading, cdp.Empty{})
			}
			var last struct {
				Seen  bool
				Words string
			}
			for deadline := time.Now().Add(10 * time.Second); last.Words != "www.bbc.co.uk"; time.Sleep(20 * time.Millisecond) {
				if tb.lastSeen(&last); last.Seen || time.Now().After(deadline) {
					t.Fatalf("while nothing comes, the page can be seen: %t; its words are %q", last.Seen, last.Words)
				}
			}
		})
	}
}

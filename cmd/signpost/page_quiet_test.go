package main

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/storage"
)

// testQuiet visits a page, uses everything on it that does not lead away, and follows a
// link of the menu. The browser has nothing to complain of, no other host is asked, and
// nothing is stored.
func testQuiet(tb *tab, s sheet) {
	tb.t.Helper()
	tb.open(s.path)
	clicked := probe[int](tb, `
  const all = [...document.querySelectorAll('summary, button, input, select')].filter(shown);
  for (const e of all) {
    e.click();
    e.dispatchEvent(new Event('change', {bubbles: true}));
  }
  await new Promise((done) => setTimeout(done, 50));
  return all.length;`, byHand)
	stored := func() {
		tb.t.Helper()
		report(tb, s, fmt.Sprintf("after %d clicks", clicked), probe[[]string](tb, `
  if (document.cookie) faults.push('a cookie: ' + document.cookie);
  if (localStorage.length) faults.push('localStorage: ' + Object.keys(localStorage));
  if (sessionStorage.length) faults.push('sessionStorage: ' + Object.keys(sessionStorage));
  for (const d of await indexedDB.databases()) faults.push('a database: ' + d.name);
  for (const c of await caches.keys()) faults.push('a cache: ' + c);
  for (const r of await navigator.serviceWorker.getRegistrations()) faults.push('a service worker: ' + r.scope);
  return faults;`))
	}
	stored()
	if s.path != madeUp {
		tb.until("document.querySelector('nav a[href^=\"/\"]')")
	}
	tb.click("nav ul a[href^='/']")
	tb.until("document.readyState === 'complete' && location.pathname !== " + quote(s.path) + " || location.pathname === document.querySelector('nav ul a').pathname")
	stored()
	for _, said := range tb.complaints() {
		if s.path == madeUp && strings.Contains(said, "404") && strings.Contains(said, madeUp) {
			continue // the page itself, as it must be
		}
		tb.t.Errorf("%s: the browser says: %s", s.path, said)
	}
	for _, r := range tb.requests() {
		// The tab may still ask for the icon of the page before, at the preview's address.
		if !strings.HasPrefix(r.URL, "http://127.0.0.1:") && !strings.HasPrefix(r.URL, "data:") {
			tb.t.Errorf("%s: another host was asked: %s", s.path, r.URL)
		}
		if r.Referrer != "" {
			tb.t.Errorf("%s: %s was told where the reader came from: %s", s.path, r.URL, r.Referrer)
		}
	}
	cookies := call(tb, storage.GetCookies, storage.GetCookiesParams{})
	for _, c := range cookies.Cookies {
		tb.t.Errorf("%s: a cookie: %s", s.path, c.Name)
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chrome is one browser for all parts of a test. It has no way to any other machine.
type chrome struct{ ctx context.Context }

// startChrome starts it without some of its features, which it knows by name.
func startChrome(t *testing.T, without ...string) chrome {
	t.Helper()
	options := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(findBrowser(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", strings.Join(append(without, "Translate"), ",")),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	})
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(func() { end(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return chrome{ctx}
}

// patience is how long a test, or a page of one, may take with a tab.
const patience = 100 * time.Second

// tab is one tab in a profile of its own, which nothing outlives. It believes that it
// has the keyboard's focus. Requests that leave the test's host are answered with a
// page called "Elsewhere", or not at all.
type tab struct {
	t     *testing.T
	whole context.Context // while the tab is there
	ctx   context.Context // with a deadline
	host  *host

	untouched string // the page that is open, when nothing was done on it

	mu        sync.Mutex
	said      []string  // what the browser complained of
	asked     []request // every request, in its order
	silent    bool      // whether other hosts do not answer
	watched   string    // what [tab.watch] saw last, as JSON
	elsewhere int       // requests to other hosts that were caught
}

// request is one that the page made. Main is true of those for a whole page.
type request struct {
	URL, Referrer string
	Main          bool
}

// newTab opens an empty tab that is width by height CSS pixels large.
func (c chrome) newTab(t *testing.T, h *host, width, height int) *tab {
	t.Helper()
	tb := &tab{t: t, host: h}
	ctx, end := chromedp.NewContext(c.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(tb.hear))
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	tb.whole = ctx
	tb.begin()
	_ = call(tb, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "https://*"}}})
	_ = call(tb, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	tb.size(width, height)
	return tb
}

// begin sets a deadline, and forgets what was heard.
func (tb *tab) begin() {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.whole, patience)
	tb.t.Cleanup(cancel)
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.ctx, tb.untouched, tb.said, tb.asked = ctx, "", nil, nil
}

// lend lets a part of a test use the tab. What it returns takes the tab back.
func (tb *tab) lend(t *testing.T) func() {
	t.Helper()
	owner := tb.t
	tb.t = t
	return func() { tb.t = owner }
}

// reset makes the tab as large as a small screen on a desk, and takes back what was
// made different of its browser.
func (tb *tab) reset() {
	tb.t.Helper()
	tb.size(1280, 900)
	tb.textSize(100)
	tb.media("")
	_ = call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
}

// hear notes an event. It runs where events are read, so it must not wait.
func (tb *tab) hear(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level != log.EntryLevelVerbose && e.Entry.Level != log.EntryLevelInfo {
			tb.said = append(tb.said, fmt.Sprintf("%s %s", e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, a := range e.Args {
			words = append(words, string(a.Value)+a.Description)
		}
		tb.said = append(tb.said, fmt.Sprintf("console.%s: %s", e.Type, strings.Join(words, " ")))
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		tb.said = append(tb.said, "exception: "+text)
	case *network.EventRequestWillBeSent:
		tb.asked = append(tb.asked, request{e.Request.URL, referrer(e.Request.Headers), e.Type == network.ResourceTypeDocument})
	case *runtime.EventBindingCalled:
		tb.watched = e.Payload
	case *fetch.EventRequestPaused:
		tb.elsewhere++
		if !tb.silent {
			go tb.answer(e.RequestID)
		}
	}
}

// answer gives the page of another host. The tab may be gone by then.
func (tb *tab) answer(id fetch.RequestID) {
	_, _ = chromedp.Call(tb.whole, fetch.FulfillRequest, fetch.FulfillRequestParams{
		RequestID: id, ResponseCode: 200, ResponseHeaders: []*fetch.HeaderEntry{{Name: "Content-Type", Value: "text/html"}},
		Body: []byte("<!DOCTYPE html><title>Elsewhere</title><p>Rain later."),
	})
}

func referrer(headers network.Headers) string {
	for name, value := range headers {
		if strings.EqualFold(name, "Referer") {
			return fmt.Sprint(value)
		}
	}
	return ""
}

// silence makes other hosts never answer, and counts anew.
func (tb *tab) silence() {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.silent, tb.elsewhere = true, 0
}

// watch makes the page tell the value of a JavaScript object again and again, until it
// gives way to another. That is the only way to look at a page that waits for the next:
// the browser answers no question about it.
func (tb *tab) watch(object string) {
	tb.t.Helper()
	_ = call(tb, runtime.AddBinding, runtime.AddBindingParams{Name: "tellTest"})
	tb.run("setInterval(() => tellTest(JSON.stringify(" + object + ")), 10); tellTest(JSON.stringify(" + object + "))")
}

// lastSeen is what [tab.watch] saw last.
func (tb *tab) lastSeen(value any) {
	tb.t.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	if err := json.Unmarshal([]byte(tb.watched), value); err != nil {
		tb.t.Fatalf("nothing was seen: %v", err)
	}
}

// asksElsewhere says whether another host was asked for anything.
func (tb *tab) asksElsewhere() bool {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return tb.elsewhere > 0
}

// complaints is what the browser said so far.
func (tb *tab) complaints() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return slices.Clone(tb.said)
}

// requests are those so far.
func (tb *tab) requests() []request {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return slices.Clone(tb.asked)
}

// call gives the browser a command.
func call[P, R any](tb *tab, command cdp.Command[P, R], params P) R {
	tb.t.Helper()
	result, err := chromedp.Call(tb.ctx, command, params)
	if err != nil {
		tb.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// open goes to a page of the site and waits until it is loaded, with its scripts.
func (tb *tab) open(path string) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.Navigate(tb.host.URL+path)); err != nil {
		tb.t.Fatalf("open %s: %v", path, err)
	}
	tb.untouched = ""
}

// visit opens a page to look at it, unless it was opened only to look at it already.
func (tb *tab) visit(path string) {
	tb.t.Helper()
	if tb.untouched != path {
		tb.open(path)
		tb.untouched = path
	}
}

// size makes the screen width by height CSS pixels. What a page looks like does not
// depend on how many of the device's pixels one of them has.
func (tb *tab) size(width, height int) {
	tb.t.Helper()
	_ = call(tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: int64(height), DeviceScaleFactor: 1,
	})
}

// media makes the page believe in a medium, "" or "print", and in features such as
// "prefers-color-scheme: dark".
func (tb *tab) media(medium string, features ...string) {
	tb.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium}
	for _, f := range features {
		name, value, _ := strings.Cut(f, ": ")
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	_ = call(tb, emulation.SetEmulatedMedia, params)
}

// textSize is the browser's own setting for the size of text, in per cent.
func (tb *tab) textSize(percent int) {
	tb.t.Helper()
	_ = call(tb, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: int64(16 * percent / 100), Fixed: int64(13 * percent / 100)}})
}

// withoutScripts turns the scripts of pages off, from the next page that is opened on;
// those of [eval] always run.
func (tb *tab) withoutScripts() {
	tb.t.Helper()
	_ = call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// address is where the tab is.
func (tb *tab) address() string {
	tb.t.Helper()
	history := tb.history()
	return history.Entries[history.CurrentIndex].URL
}

func (tb *tab) history() page.GetNavigationHistoryResult {
	tb.t.Helper()
	return call(tb, page.GetNavigationHistory, cdp.Empty{})
}

// back presses the browser's Back button, and waits until done is true in the page.
func (tb *tab) back(done string) {
	tb.t.Helper()
	history := tb.history()
	if history.CurrentIndex == 0 {
		tb.t.Fatal("there is nothing to go back to")
	}
	_ = call(tb, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: history.Entries[history.CurrentIndex-1].ID})
	tb.until(done)
}

// until waits until a JavaScript expression is true, also while a page gives way to
// the next, for at most ten seconds.
func (tb *tab) until(expression string) {
	tb.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		is, err := chromedp.Run(tb.ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		switch {
		case err == nil && is:
			return
		case errors.Is(err, context.DeadlineExceeded) || time.Now().After(deadline):
			tb.t.Fatalf("at %s: %s does not become true (%v)", tb.address(), expression, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// run runs a script in the page, whatever the page's policy.
func (tb *tab) run(script string) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		tb.t.Fatalf("at %s: %v", tb.address(), err)
	}
}

// byHand makes the browser believe that somebody clicks while a script is evaluated: some
// things it does only then.
func byHand(p *runtime.EvaluateParams) {
	yes := true
	p.UserGesture = &yes
}

// eval gives the value of a JavaScript expression, or of its promise.
func eval[T any](tb *tab, expression string, options ...chromedp.EvaluateOption) T {
	tb.t.Helper()
	var value T
	text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string]("(async () => JSON.stringify(await ("+expression+")) ?? 'null')()", append(options, chromedp.EvalAwaitPromise)...))
	if err == nil {
		err = json.Unmarshal([]byte(text), &value)
	}
	if err != nil {
		tb.t.Fatalf("at %s: %v\n%.300s", tb.address(), err, expression)
	}
	return value
}

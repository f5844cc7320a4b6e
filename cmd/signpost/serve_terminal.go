package main

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/preview"
	"example.org/signpost/cmd/signpost/internal/qrcode"
)

// terminal says what the preview does, from several goroutines.
type terminal struct {
	console *console
	begin   time.Time
	address string
	// ready is called once, when the first build is through.
	ready func()
	// gate is the way in from the network, nil without one; elsewhere says which other
	// addresses the computer has.
	gate      *preview.Gate
	elsewhere string

	mutex sync.Mutex
	shown bool // whether the first build was reported
	good  bool // whether there was a good one
	// failed is true after a build that showed errors.
	failed bool
	known  map[warning]int
}

// warning is what makes two warnings the same. A line more above one moves it, and does
// not make it news.
type warning struct{ file, rule, message string }

// tell says a sentence.
func (t *terminal) tell(sentence string) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.console.say("%s", diag.Printable(sentence))
}

// report says what came of a build.
func (t *terminal) report(r preview.Report) {
	t.mutex.Lock()
	first := !t.shown && r.Note == ""
	switch {
	case r.Note != "":
		t.line("%s", r.Note)
	case first:
		t.shown = true
		t.problems(r)
		t.start(r)
	default:
		t.rebuilt(r)
		t.problems(r)
	}
	t.failed = t.failed && r.Note != "" || r.Note == "" && r.Problems.HasErrors()
	t.mutex.Unlock()
	if first {
		t.ready()
	}
}

// start says where the preview is. It stands below the problems of the first build, which
// may be more than a screen.
func (t *terminal) start(r preview.Report) {
	switch {
	case r.Err != nil:
		t.console.say("Nothing can be shown yet, at %s", t.address)
	case r.Problems.HasErrors():
		t.console.say("%s: nothing can be shown until that is mended, at %s", tally(r.Problems), t.address)
	default:
		t.good = true
		t.console.say("%s: %s in %s, at %s", diag.Printable(r.Name), count(r.Pages, "page"), time.Since(t.begin).Round(time.Millisecond), t.address)
		if len(r.Problems) > 0 {
			t.console.say("  %s", tally(r.Problems))
		}
	}
	t.console.say("  drafts are shown; Ctrl-C ends the preview")
	if t.gate != nil {
		t.console.say("\nWarning: whoever gets in can look at the preview, drafts too, until you stop it, and others on this network could read along.\nScan this with a phone on the same network. It lets one browser in, once:")
		t.code()
		if t.elsewhere != "" {
			t.console.say("%s", t.elsewhere)
		}
	}
}

// rebuilt says what has changed, and what came of it, in a line.
func (t *terminal) rebuilt(r preview.Report) {
	stays := "the last good site stays"
	if !t.good {
		stays = "nothing can be shown yet"
	}
	what := changed(r.Changed)
	switch {
	case r.Err != nil:
		t.line("%s: the site could not be built; %s", what, stays)
	case r.Problems.HasErrors():
		t.line("%s: %s; %s", what, tally(r.Problems), stays)
	default:
		news := fmt.Sprintf("%s drawn in %s", count(r.Drawn, "page"), r.Took.Round(time.Millisecond))
		if t.failed {
			news = "mended, " + news
		}
		if len(r.Problems) > 0 {
			news += ", " + tally(r.Problems)
		}
		t.good = true
		t.line("%s: %s", what, news)
	}
}

// line says something with the time of day.
func (t *terminal) line(format string, args ...any) {
	t.console.say("%s %s", time.Now().Format(time.TimeOnly), diag.Printable(fmt.Sprintf(format, args...)))
}

// changed names the files that a build was for.
func changed(names []string) string {
	switch len(names) {
	case 0:
		return "once more"
	case 1:
		return names[0]
	}
	return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
}

// problems writes what is wrong: the errors each time, a warning when it is new.
func (t *terminal) problems(r preview.Report) {
	var news diag.List
	seen := map[warning]int{}
	for _, d := range r.Problems {
		if d.File == "" {
			t.fault(r.Err, d)
			continue
		}
		if d.Severity == diag.Warning {
			key := warning{d.File, d.Rule, d.Message}
			if seen[key]++; seen[key] <= t.known[key] {
				continue
			}
		}
		news = append(news, d)
	}
	// After an error the pages were not checked, and their warnings are still there.
	if r.Problems.HasErrors() {
		for key, n := range t.known {
			seen[key] = max(seen[key], n)
		}
	}
	t.known = seen
	_ = t.console.report(news, "text") // A closed pipe does not end a preview.
}

// fault writes what is wrong with no file: with the machine, or with signpost.
func (t *terminal) fault(err error, d diag.Diagnostic) {
	if err == nil {
		err = errors.New(d.Message)
	}
	fmt.Fprintf(t.console.stderr, "signpost: %s\n", diag.Printable(err.Error()))
	if d.Hint != "" {
		fmt.Fprintf(t.console.stderr, "  %s\n", diag.Printable(d.Hint))
	}
}

// invite shows the way in for the next browser on the network.
func (t *terminal) invite() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.line("a browser on the network was let in; this is for the next one:")
	t.code()
}

// code draws the address that lets a browser in.
func (t *terminal) code() {
	address := t.gate.Address()
	if drawn, err := qrcode.Terminal(address, coloured(t.console.stdout)); err == nil {
		t.console.say("\n%s", drawn)
	}
	t.console.say("  %s", address)
}

package preview

import (
	"reflect"
	"slices"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/editorial"
)

// ownCode is the note that signpost itself has changed.
const ownCode = "Signpost's own code has changed: stop it with Ctrl-C and start it again to see what it does now."

// note says that signpost itself has changed.
func (l *loop) note(names []string) {
	now := l.s.shown.Load()
	if now.note != "" {
		return
	}
	next := *now
	next.note, next.follow = ownCode, ""
	l.s.show(&next)
	l.s.opt.Report(Report{Number: next.number, Changed: names, Name: next.name(), Pages: pagesOf(&next), Problems: next.problems, Note: ownCode})
}

// finish shows a result and reports it. What looks as before is no news: it gets no number.
func (l *loop) finish(m *made) {
	now := l.s.shown.Load()
	base := now.settled()
	next := after(base, m)
	next.note = now.note
	next.settle(base, m)
	if now != base && next.unsettled != nil {
		next.unsettled = make(chan struct{}) // whoever waited for the one of base waits for that of now
	}
	defer now.release(next)
	done, first := l.building, now.number == 0
	follows := l.following
	l.building, l.held, l.broken, l.following = batch{}, time.Time{}, m.err != nil, false
	next.changed = done.names
	if !first && (same(now, next) && (follows || samePages(now, next))) {
		next.number, next.changed, next.follow = now.number, now.changed, now.follow
		l.s.shown.Store(next) // The terms of the host may be new, or what is known of the pages.
		return
	}
	next.number = now.number + 1
	l.s.shown.Store(next)
	took := l.s.now().Sub(done.since)
	if l.s.opt.Follow && next.ok && base.site != nil {
		// Where to go may be slow to find. The pages are served by then; it is told to the
		// browsers with the state, once.
		led := *next
		led.follow = followed(base, next, done.names)
		next = &led
	}
	l.s.show(next)
	l.s.opt.Report(Report{
		Number: next.number, Changed: done.names, Drawn: drawn(base.files, next.files), Took: took,
		Name: next.name(), Pages: pagesOf(next), Problems: next.problems, Err: m.err,
	})
}

func pagesOf(s *snapshot) int {
	if s.site == nil {
		return 0
	}
	return s.site.Pages
}

// after is the snapshot of a build's result: with errors, the last good site stays.
func after(now *snapshot, m *made) *snapshot {
	next, site := *now, m.site
	next.ok, next.problems, next.follow = !site.Problems.HasErrors(), site.Problems, ""
	if !next.ok {
		return &next
	}
	next.site, next.files = site, filesOf(now.files, site.Files)
	next.derived = make(map[string]bool, len(site.Derived))
	for _, name := range site.Derived {
		next.derived[name] = true
	}
	next.digest = digestOf(next.files, next.derived, site.Basis)
	next.pages = sync.OnceValue(func() []editorial.Page { return pagesKnown(site.Editorial) })
	next.hostRules(m.settings)
	return &next
}

// pagesKnown asks what editors must know. A panic there takes nothing of the site away, and
// nothing of the loop: the pages are shown with what their files say.
func pagesKnown(ask func() []editorial.Page) (pages []editorial.Page) {
	if ask == nil {
		return nil
	}
	defer func() {
		if fault := recover(); fault != nil {
			pages = nil
		}
	}()
	return ask()
}

// same reports that no reader could see a difference between two results. What editors
// must know of the pages is asked for only when all of that is the same, for it may be slow.
func same(a, b *snapshot) bool {
	return a.ok == b.ok && a.digest == b.digest && slices.Equal(a.problems, b.problems) &&
		(!b.ok || reflect.DeepEqual(a.headers, b.headers) && reflect.DeepEqual(a.redirects, b.redirects))
}

// samePages reports that editors have to know the same of the pages of two good results.
func samePages(a, b *snapshot) bool { return !b.ok || reflect.DeepEqual(a.pages(), b.pages()) }

// settle notes whether the derived files are those of this state.
func (s *snapshot) settle(before *snapshot, m *made) {
	switch {
	case !m.amended && s.ok:
		s.unsettled = nil
	case m.amended && before.unsettled == nil:
		s.unsettled = make(chan struct{})
	}
}

// followed is the address of the page whose file was saved: when it was one page's, and
// the page is different now.
func followed(before, after *snapshot, names []string) string {
	address := ""
	for _, p := range after.pages() {
		if slices.Contains(names, p.File) {
			if address != "" {
				return ""
			}
			address = p.Path
		}
	}
	if address == "" {
		return ""
	}
	f, status := after.page(address)
	old, was := before.page(address)
	if status != 200 || was == 200 && old.digest == f.digest {
		return ""
	}
	return address
}

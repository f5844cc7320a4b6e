package preview

import (
	"io/fs"
	"slices"
	"sync"
)

// few is how many files may differ for an amendment: an editor saves one or two, and a
// checkout is built.
const few = 4

// amend shows the words that were saved before the whole site is built, where it can. A
// build follows: it makes what is derived from the pages, and sees everything else too.
// When a build runs already, it is one of older files then, and useless.
func (l *loop) amend() bool {
	if len(l.waiting.names) > 0 {
		l.following = false
	}
	now := l.s.shown.Load()
	names := append(slices.Clone(l.building.names), l.waiting.names...)
	fresh := len(l.waiting.names) > 0 && len(names) <= few
	if l.s.opt.Amend == nil || !fresh || !now.ok || now.site == nil || l.broken || !l.held.IsZero() {
		return false
	}
	m := l.s.amend(l.files, names)
	if m == nil {
		return false
	}
	l.building.add(l.waiting.names, l.waiting.since)
	l.waiting = batch{}
	l.finish(m)
	l.following = true
	l.waiting.add(nil, l.s.now())
	return true
}

// glance shows the pages in view as they are now, before the whole site is built, where
// that can be known. All other pages wait for the build, which follows at once and judges
// everything: when it finds an error, the site before the glance is shown again.
func (l *loop) glance() {
	now := l.s.shown.Load()
	base := now.settled()
	names := slices.Compact(slices.Sorted(slices.Values(slices.Concat(l.building.names, l.waiting.names))))
	fresh := len(l.waiting.names) > 0 && len(names) <= few
	if l.s.opt.Glance == nil || !fresh || !base.ok || base.site == nil || l.broken || !l.held.IsZero() {
		return
	}
	m := l.s.glance(l.files, names)
	if m == nil {
		return
	}
	next := after(base, m)
	if drawn(now.files, next.files) == 0 {
		return // nobody would see a difference
	}
	next.before, next.pages, next.unsettled = base, base.pages, make(chan struct{})
	next.number, next.changed, next.note = now.number+1, names, now.note
	l.s.show(next)
	now.release(next)
}

// glance calls Options.Glance. What goes wrong in it is left to the build that follows.
func (s *Server) glance(files fs.FS, names []string) *made {
	return s.early(files, func() *Site { return s.opt.Glance(files, names, s.seen.names()) })
}

// settled is the state that a glance was made after; any other is its own.
func (s *snapshot) settled() *snapshot {
	if s.before != nil {
		return s.before
	}
	return s
}

// release lets those go on who wait for what this state does not have, to look at the next.
func (s *snapshot) release(next *snapshot) {
	if s.unsettled != nil && s.unsettled != next.unsettled {
		close(s.unsettled)
	}
}

// inView is how many pages are taken to be looked at.
const inView = 3

// seen are the pages that were asked for last, the last one first.
type seen struct {
	mutex sync.Mutex
	list  []string
}

func (v *seen) add(name string) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if len(v.list) > 0 && v.list[0] == name {
		return
	}
	others := slices.DeleteFunc(v.list, func(n string) bool { return n == name })
	v.list = slices.Insert(others, 0, name)
	v.list = v.list[:min(len(v.list), inView)]
}

func (v *seen) names() []string {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	return slices.Clone(v.list)
}

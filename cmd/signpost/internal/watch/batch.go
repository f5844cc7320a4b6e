package watch

import "time"

const (
	settle   = 6 * time.Millisecond   // of quiet before a look, so that a plain save is one event to us
	quiet    = 80 * time.Millisecond  // without a difference before a state is given
	longest  = 500 * time.Millisecond // from the first event to the state, in a storm of saves
	stretch  = 2 * time.Second        // the same while git writes thousands of files
	calm     = 300 * time.Millisecond // since the last state, for a plain save to be given at once
	storm    = 250 * time.Millisecond // between two looks while events do not stop
	recheck  = 20 * time.Millisecond  // between two looks at a file in doubt
	slow     = time.Second            // between two looks when nothing happens
	polling  = 500 * time.Millisecond // the same when the system sends no events
	manyEdit = 50                     // files changed between two looks: this is no person who types
)

// batch is what is known of the changes that will be given as one.
type batch struct {
	first  time.Time // the first event or difference; zero: nothing is going on
	last   time.Time // the last event, or the last look that saw a difference
	looked time.Time // the end of the last look
	given  time.Time // when the last state was given
	dirty  bool      // an event came after the last look
	held   bool      // a file is in doubt
}

// look is what a look at the disk found.
type look struct {
	found  int  // names that differ from the look before
	differ int  // names that differ from the state that was given
	known  bool // all those were there before and still are
	held   bool // a file is in doubt
}

func (b *batch) running() bool { return !b.first.IsZero() }

// woken notes an event.
func (b *batch) woken(now time.Time) {
	if !b.running() {
		b.first = now
	}
	b.last = now
	b.dirty = true
}

// next is the time of the next look. The interval is that between two looks when
// nothing happens: no event comes for what is written through a memory map, or by
// another machine.
func (b *batch) next(interval time.Duration) time.Time {
	at := b.looked.Add(interval)
	switch {
	case b.dirty:
		since := b.first
		if b.looked.After(since) {
			since = b.looked
		}
		return earliest(at, b.last.Add(settle), since.Add(storm))
	case b.held:
		return earliest(at, b.looked.Add(recheck))
	case b.running():
		deadline := b.first.Add(longest)
		if !b.looked.Before(deadline) {
			deadline = b.first.Add(stretch)
		}
		return earliest(at, b.last.Add(quiet), deadline)
	}
	return at
}

// finished takes in what a look found, and reports whether the state is to be given.
func (b *batch) finished(now time.Time, l look) bool {
	late := b.running() && now.Sub(b.first) >= longest
	if l.found >= manyEdit {
		late = b.running() && now.Sub(b.first) >= stretch
	}
	still := b.running() && now.Sub(b.last) >= quiet
	b.looked, b.dirty, b.held = now, false, l.held
	if l.found > 0 || l.held {
		if !b.running() {
			b.first = now
		}
		if l.found > 0 {
			b.last, still = now, false
		}
	}
	plain := l.known && l.differ <= 2 && now.Sub(b.given) >= calm
	switch {
	case l.differ == 0 && !l.held:
		b.first = time.Time{}
		return false
	case l.differ == 0:
		return false
	}
	if !b.running() {
		b.first, b.last = now, now
	}
	return late || !l.held && (still || plain)
}

// gave notes that the state was given. What is still in doubt belongs to the next.
func (b *batch) gave(now time.Time, held bool) {
	b.given, b.first = now, time.Time{}
	if held {
		b.first = now
	}
}

func earliest(first time.Time, others ...time.Time) time.Time {
	for _, t := range others {
		if t.Before(first) {
			first = t
		}
	}
	return first
}

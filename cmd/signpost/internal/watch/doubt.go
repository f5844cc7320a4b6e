package watch

import "time"

const (
	missing  = 150 * time.Millisecond // a name may be away: many editors rename the old file first
	halfDone = 400 * time.Millisecond // a file may be empty or short: it may be on its way
	patience = 2 * time.Second        // however often it changes meanwhile
	// smaller is the share of its old size, in per cent, below which a file is taken to
	// be half written.
	smaller = 60
)

// doubt is about a name whose last look is not believed yet.
type doubt struct {
	first time.Time // when the name came into doubt
	since time.Time // when it came into the state it is in
	file  *file     // that state; nil: nothing has the name
}

// believe takes over what the last look found, but for what is in doubt, and reports
// whether anything is.
func (w *Watcher) believe(now time.Time) bool {
	next := make(state, len(w.seen))
	for name, f := range w.seen {
		if f = w.settled(name, w.believed[name], f, now); f != nil {
			next[name] = f
		}
	}
	for name, old := range w.believed {
		if w.seen[name] != nil {
			continue
		}
		if f := w.settled(name, old, nil, now); f != nil {
			next[name] = f
		}
	}
	for name := range w.doubts {
		if w.seen[name] == nil && w.believed[name] == nil {
			delete(w.doubts, name) // It came half written, and went.
		}
	}
	w.believed = next
	return len(w.doubts) > 0
}

// settled returns what is to be believed of a name: what it was, or what it seems to be
// now.
func (w *Watcher) settled(name string, old, seen *file, now time.Time) *file {
	if old == seen || old != nil && seen != nil && old.same(seen) {
		delete(w.doubts, name)
		return seen
	}
	limit := wait(old, seen, now)
	if limit == 0 {
		delete(w.doubts, name)
		return seen
	}
	d, ok := w.doubts[name]
	if !ok {
		d.first = now
	}
	if !ok || !d.about(seen) {
		d.file, d.since = seen, now
		// Nobody looked at the moment when it was written, so the file's own time counts.
		if seen != nil && seen.modified.Before(now) {
			d.since = seen.modified
		}
	}
	if now.Sub(d.since) >= limit || now.Sub(d.first) >= patience {
		delete(w.doubts, name)
		return seen
	}
	w.doubts[name] = d
	return old
}

// about asks whether the doubt is about this very state of the file.
func (d doubt) about(f *file) bool {
	if d.file == nil || f == nil {
		return d.file == f
	}
	return d.file.key == f.key && d.file.same(f)
}

// wait is how long a new state must stand before it is believed; 0: it is believed at
// once.
func wait(old, seen *file, now time.Time) time.Duration {
	switch {
	case seen == nil:
		return missing
	case !seen.kind.IsRegular():
		return 0
	case seen.open:
		return halfDone
	case old == nil:
		if seen.size == 0 {
			return halfDone
		}
		return 0
	case old.data == nil:
		return 0
	case seen.data == nil: // It cannot be read just now: Windows does this while a program writes.
		return halfDone
	case seen.key.inode != old.key.inode && now.Sub(seen.modified) >= halfDone:
		return 0 // A whole file was moved here.
	case seen.size*100 < old.size*smaller, endsLine(old.data) && !endsLine(seen.data):
		return halfDone
	}
	return 0
}

func endsLine(data []byte) bool { return len(data) > 0 && data[len(data)-1] == '\n' }

// Package watch knows what a project's files are from moment to moment.
//
// A [Watcher] holds the state of a project's content, templates and static folders, of
// its netlify.toml and of the program's own source. [Watcher.Next] gives each new state
// as a file system that does not change any more. The events of the operating system are
// never believed: they get lost, come under old names, and say nothing of a folder that
// was moved in. They only say that it is time to look; what is there is found by looking.
//
// A state is given when nothing has changed for a moment, and no sooner than each file in
// it is whole: a file that was just emptied, cut short or renamed away keeps its old bytes
// until it is clear that this was meant.
//
// The package does not know what the files mean, and nothing of builds.
package watch

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options change how a folder is watched.
type Options struct {
	// Poll looks at every file each half second and asks the system for no events.
	Poll bool
	// Tell is told in a sentence what somebody should know, such as that the system has
	// run out of watches; nil tells nobody.
	Tell func(string)

	notify func() (*notifier, error) // nil: the system's
	mount  func(path string) string  // nil: the system's
	slow   time.Duration             // between two looks when nothing happens; 0: a second
}

// Change is a state of the files that differs from the one before.
type Change struct {
	// Files are the project's files as they were when everything was quiet. They do not
	// change any more, so that a build reads one state from the beginning to its end.
	// What is not a readable file of a size to be published (a pipe, a dead link) is
	// listed and opened as it stands on the disk, until the Watcher is closed.
	Files fs.FS
	// Names are the files that were added, changed or removed since the state before,
	// sorted, slash-separated from the project's folder; nil the first time.
	Names []string
}

// Watcher watches one project.
type Watcher struct {
	folder string // absolute
	tell   func(string)
	clock  func() time.Time

	mu       sync.Mutex // held by Next for as long as it runs
	roots    []*os.Root // of the project's folder; the last is the newest
	root     *os.Root   // nil while there is no such folder
	notifier *notifier  // nil while polling
	watched  map[string]uint64
	seen     state // what the last look found
	believed state // without what is in doubt
	given    state // what Next returned last; nil: nothing yet
	doubts   map[string]doubt
	batch    batch

	wake  chan struct{} // of size 1: something may have changed
	done  chan struct{} // closed by Close
	slow  time.Duration
	fresh bool // the last look found something else than the one before, if only a time
	local bool // the files are on a drive of this machine
	close func()
}

// Open begins to watch a project's folder.
func Open(folder string, opt Options) (*Watcher, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", folder, err)
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", folder, err)
	}
	w := &Watcher{
		folder: abs,
		tell:   opt.Tell,
		clock:  time.Now, //nolint:forbidigo // the age of a file is told by the clock of the machine that wrote it.
		roots:  []*os.Root{root},
		root:   root,
		doubts: map[string]doubt{},
		slow:   cmp.Or(opt.slow, slow),
		wake:   make(chan struct{}, 1),
		done:   make(chan struct{}),
	}
	w.close = sync.OnceFunc(func() { close(w.done) })
	if w.tell == nil {
		w.tell = func(string) {}
	}
	w.listen(opt)
	return w, nil
}

// Next waits until the files differ from those it gave last; the first time it gives
// what is there. The error is the context's, or fs.ErrClosed after Close. One goroutine
// may call Next at a time.
func (w *Watcher) Next(ctx context.Context) (Change, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.given == nil {
		return w.first(ctx)
	}
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		timer.Reset(w.batch.next(w.interval()).Sub(w.clock()))
		select {
		case <-ctx.Done():
			return Change{}, ctx.Err()
		case <-w.done:
			return Change{}, w.closed()
		case <-w.wake:
			w.batch.woken(w.clock())
		case <-timer.C:
			if c, ok := w.step(); ok {
				return c, nil
			}
		}
	}
}

// first gives what is there when the watch begins.
func (w *Watcher) first(ctx context.Context) (Change, error) {
	select {
	case <-ctx.Done():
		return Change{}, ctx.Err()
	case <-w.done:
		return Change{}, w.closed()
	default:
	}
	w.look()
	w.believed = w.seen
	w.batch.looked = w.clock()
	return w.give(nil), nil
}

func (w *Watcher) closed() error { return fmt.Errorf("watch %s: %w", w.folder, fs.ErrClosed) }

// step looks at the disk, and gives the state when it is time to.
func (w *Watcher) step() (Change, bool) {
	before := w.seen
	w.look()
	now := w.clock()
	if !w.fresh && len(w.doubts) == 0 && !w.batch.running() {
		w.batch.looked = now
		return Change{}, false
	}
	held := w.believe(now)
	names, known := w.believed.since(w.given)
	found, _ := w.seen.since(before)
	if w.batch.finished(now, look{found: len(found), differ: len(names), known: known, held: held}) {
		c := w.give(names)
		w.batch.gave(now, held)
		return c, true
	}
	return Change{}, false
}

// give returns the believed state.
func (w *Watcher) give(names []string) Change {
	w.given = w.believed
	return Change{Files: w.believed.files(w.root), Names: names}
}

// Close ends the watch. A call of Next returns an error that wraps fs.ErrClosed.
func (w *Watcher) Close() error {
	w.close()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.deafen()
	var first error
	for _, root := range w.roots {
		if err := root.Close(); err != nil && first == nil {
			first = fmt.Errorf("watch %s: %w", w.folder, err)
		}
	}
	w.roots, w.root = nil, nil
	return first
}

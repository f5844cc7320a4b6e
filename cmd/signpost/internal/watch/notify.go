package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"example.org/signpost/cmd/signpost/internal/source"
)

// notifier is where events come from. Its channels are closed by close.
type notifier struct {
	add, remove func(path string) error
	close       func() error
	events      <-chan fsnotify.Event
	errors      <-chan error
	drained     chan struct{} // closed when nobody reads the channels any more
}

func systemNotifier() (*notifier, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{add: n.Add, remove: n.Remove, close: n.Close, events: n.Events, errors: n.Errors}, nil
}

// listen begins to take events, or says why it cannot.
func (w *Watcher) listen(opt Options) {
	if opt.mount == nil {
		opt.mount = mount
	}
	kind := ""
	for _, name := range append(folders(), ".") {
		if k := opt.mount(w.path(name)); k != "" {
			kind = k
		}
	}
	w.local = kind == ""
	if opt.Poll || kind != "" {
		if !opt.Poll {
			w.tell(fmt.Sprintf("The files are on a drive (%s) that does not say when they change; looking at them every half second instead.", kind))
		}
		return
	}
	if opt.notify == nil {
		opt.notify = systemNotifier
	}
	n, err := opt.notify()
	if err != nil {
		w.tell(exhausted(err))
		return
	}
	n.drained = make(chan struct{})
	w.notifier = n
	go w.drain(n)
}

// drain reads events as fast as they come, and does nothing else: a queue that nobody
// reads overflows, and a channel of errors that nobody reads stops the events for ever.
// An overflow, as any error, is a reason to look.
func (w *Watcher) drain(n *notifier) {
	defer close(n.drained)
	events, faults := n.events, n.errors
	for events != nil || faults != nil {
		select {
		case e, ok := <-events:
			switch {
			case !ok:
				events = nil
			case !source.Leftover(filepath.Base(e.Name)):
				w.rouse()
			}
		case _, ok := <-faults:
			if !ok {
				faults = nil
			} else {
				w.rouse()
			}
		}
	}
}

func (w *Watcher) rouse() {
	select {
	case w.wake <- struct{}{}:
	default: // It is awake already.
	}
}

// interval is the time between two looks when nothing happens.
func (w *Watcher) interval() time.Duration {
	if w.notifier == nil {
		return polling
	}
	return w.slow
}

// watch asks for the events of a folder, unless they come already.
func (s *scan) watch(name string, inode uint64) {
	w := s.w
	if w.notifier == nil {
		return
	}
	// A name that is watched already is not asked for again, even if it is another folder
	// now: fsnotify 1.10.1 would lose count of its watches and fail later. When the look
	// is done, moved gives the old watch back first.
	if _, ok := w.watched[name]; !ok {
		err := w.notifier.add(w.path(name))
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.ENOTDIR):
			return // It went away, or cannot be read: the next look will show.
		case err != nil:
			w.deafen()
			w.tell(exhausted(err))
			return
		}
	}
	s.dirs[name] = inode
}

// deafen gives all watches back. With some folders watched and others not, saves would
// show sometimes at once and sometimes not, and nobody would know why.
func (w *Watcher) deafen() {
	if w.notifier == nil {
		return
	}
	_ = w.notifier.close() // There is nothing to be done about it.
	<-w.notifier.drained
	w.notifier, w.watched = nil, nil
}

// exhausted says in a sentence why there are no events.
func exhausted(err error) string {
	const instead = "looking at the files every half second instead."
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "The system has no more watches to give (fs.inotify.max_user_watches); " + instead
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "The system has no more watchers or open files to give (fs.inotify.max_user_instances, ulimit -n); " + instead
	}
	return fmt.Sprintf("The system does not say when files change (%v); %s", err, instead)
}

package watch

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
)

// FailToStart makes the system refuse a new watcher.
func (o Options) FailToStart(err error) Options {
	o.notify = func() (*notifier, error) { return nil, err }
	return o
}

// FailAfter makes the system refuse every watch after the first n.
func (o Options) FailAfter(n int, err error) Options {
	o.notify = func() (*notifier, error) {
		real, startErr := systemNotifier()
		if startErr != nil {
			return nil, startErr
		}
		add := real.add
		real.add = func(path string) error {
			if n--; n < 0 {
				return err
			}
			return add(path)
		}
		return real, nil
	}
	return o
}

// Dammed keeps all events from being read until release is closed, and notes whether
// the system's queue flowed over.
func (o Options) Dammed(release <-chan struct{}, flowedOver *atomic.Bool) Options {
	o.notify = func() (*notifier, error) {
		n, err := systemNotifier()
		if err != nil {
			return nil, err
		}
		events, faults := make(chan fsnotify.Event), make(chan error)
		go func(from <-chan fsnotify.Event) {
			<-release
			defer close(events)
			for e := range from {
				events <- e
			}
		}(n.events)
		go func(from <-chan error) {
			defer close(faults)
			for err := range from {
				if errors.Is(err, fsnotify.ErrEventOverflow) {
					flowedOver.Store(true)
				}
				faults <- err
			}
		}(n.errors)
		n.events, n.errors = events, faults
		return n, nil
	}
	return o
}

// Patient leaves it to the events to say when to look.
func (o Options) Patient() Options {
	o.slow = time.Hour
	return o
}

// OnDrive makes every folder stand on a drive of a kind.
func (o Options) OnDrive(kind string) Options {
	o.mount = func(string) string { return kind }
	return o
}

package preview

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

const (
	// calm is how long the files must rest before a build when saves have called off two
	// builds in a row, and patience how long that is waited for at most.
	calm     = 100 * time.Millisecond
	patience = 300 * time.Millisecond
	// stubborn is how many builds in a row may be called off; the next runs to its end,
	// or somebody who never stops saving would never see anything.
	stubborn = 3
	// grace is how long errors after a good build wait for a file that is on its way;
	// while saves with errors go on, for maxGrace at most.
	grace    = 250 * time.Millisecond
	maxGrace = time.Second
	// again is when a build is tried again that the machine made fail.
	again = 2 * time.Second
)

// Run builds the site of each state of the files, and shows it, until the context ends or
// the files cannot be watched any more. The error is the context's, or the machine's.
func (s *Server) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := &loop{s: s, changes: make(chan watch.Change), failed: make(chan error, 1)}
	var next sync.WaitGroup
	defer next.Wait()
	defer cancel()
	next.Go(func() { l.listen(ctx) })
	return l.run(ctx)
}

// loop is the state of [Server.Run]. Only its own goroutine uses it.
type loop struct {
	s       *Server
	changes chan watch.Change
	failed  chan error

	// files are the newest; wanted is true when they have to be built.
	files  fs.FS
	wanted bool
	// waiting is what the next build is for, building what the one is for that runs, or
	// whose result is not shown yet.
	waiting, building batch
	// calledOff counts the builds in a row that newer files made useless.
	calledOff int
	// held is when the first errors came that are kept back; zero when none are.
	held time.Time
	// broken is true after a build that the machine made fail.
	broken bool
	// following is true when the next build follows an amendment, or the one that runs
	// does: what it makes is shown already, but for the derived files.
	following bool
}

// batch is the names of changed files; since is when the first of them was known, and zero
// when there are none.
type batch struct {
	names []string
	since time.Time
}

// add joins later changes to a batch.
func (b *batch) add(names []string, at time.Time) {
	if b.since.IsZero() || !at.IsZero() && at.Before(b.since) {
		b.since = at
	}
	b.names = append(slices.Clone(b.names), names...)
	slices.Sort(b.names)
	b.names = slices.Compact(b.names)
}

// listen hands on what is known of the files.
func (l *loop) listen(ctx context.Context) {
	for {
		change, err := l.s.opt.Next(ctx)
		if err != nil {
			l.failed <- err
			return
		}
		select {
		case l.changes <- change:
		case <-ctx.Done():
			return
		}
	}
}

// run is the loop. Each round waits for a change and builds the newest files.
func (l *loop) run(ctx context.Context) error {
	for {
		for !l.wanted {
			if _, err := l.wait(ctx, l.retry()); err != nil {
				return err
			}
		}
		if l.amend() {
			continue
		}
		l.glance()
		if l.calledOff > 1 {
			if err := l.rest(ctx, calm, patience); err != nil {
				return err
			}
		}
		m, err := l.build(ctx)
		if err != nil {
			return err
		}
		if m == nil {
			l.calledOff++
			continue
		}
		l.calledOff = 0
		if l.hasty(m) && !l.wanted {
			if _, err := l.wait(ctx, grace); err != nil {
				return err
			}
		}
		if l.wanted && l.hasty(m) {
			continue
		}
		l.finish(m)
	}
}

// retry is how long to wait for a change; 0 is for ever.
func (l *loop) retry() time.Duration {
	if l.broken {
		return again
	}
	return 0
}

// wait waits for a change, at most so long; 0 is for ever. It tells whether the time was
// up. A build that the machine made fail is wanted again then.
func (l *loop) wait(ctx context.Context, limit time.Duration) (bool, error) {
	var up <-chan time.Time
	if limit > 0 {
		t := time.NewTimer(limit)
		defer t.Stop()
		up = t.C
	}
	select {
	case change := <-l.changes:
		l.add(change)
		return false, nil
	case err := <-l.failed:
		return false, l.ended(ctx, err)
	case <-ctx.Done():
		return false, ctx.Err()
	case <-up:
		if l.broken && !l.wanted {
			l.wanted = true
			l.waiting.add(nil, l.s.now())
		}
		return true, nil
	}
}

// ended is why no change comes any more.
func (l *loop) ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("watch the project's files: %w", err)
}

// rest waits until no change comes for a while.
func (l *loop) rest(ctx context.Context, quiet, most time.Duration) error {
	end := l.s.now().Add(most)
	for {
		left := min(quiet, end.Sub(l.s.now()))
		if left <= 0 {
			return nil
		}
		if up, err := l.wait(ctx, left); err != nil || up {
			return err
		}
	}
}

// add takes a newer state of the files, and tells whether it has to be built.
func (l *loop) add(change watch.Change) bool {
	l.files = change.Files
	names, code := withoutCode(change.Names)
	if code {
		l.note(change.Names)
	}
	if change.Names != nil && len(names) == 0 {
		return false
	}
	l.wanted = true
	l.waiting.add(names, l.s.now())
	return true
}

// withoutCode drops the names of signpost's own code, and tells whether a file of it
// changed that is part of the program.
func withoutCode(names []string) (rest []string, code bool) {
	for _, name := range names {
		goFile := strings.HasPrefix(name, "cmd/") && path.Ext(name) == ".go"
		if !goFile && name != "go.mod" && name != "go.sum" {
			rest = append(rest, name)
			continue
		}
		code = code || !strings.HasSuffix(name, "_test.go")
	}
	return rest, code
}

// build builds the newest files. It gives nil when newer ones came before the end. The
// error is the context's, or says that no file can be watched.
func (l *loop) build(ctx context.Context) (*made, error) {
	one, cancel := context.WithCancel(ctx)
	defer cancel()
	l.wanted = false
	// What a build was for that was called off, or kept back, this one is for too.
	l.building.add(l.waiting.names, l.waiting.since)
	l.waiting = batch{}
	done := make(chan *made, 1)
	files := l.files
	go func() { done <- l.s.make(one, files) }()
	for off := false; ; {
		select {
		case m := <-done:
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if off {
				return nil, nil //nolint:nilnil // called off is no fault, and there is no site.
			}
			return m, nil
		case change := <-l.changes:
			if wanted := l.add(change); l.amend() || wanted && l.calledOff < stubborn {
				off = true
				cancel()
			}
		case err := <-l.failed:
			cancel()
			<-done // Never two builds at once, not even at the end.
			return nil, l.ended(ctx, err)
		case <-ctx.Done():
			<-done
			return nil, ctx.Err()
		}
	}
}

// hasty reports errors that are not shown yet: a file may be on its way, as when an editor
// deletes it and writes it anew.
func (l *loop) hasty(m *made) bool {
	if !m.site.Problems.HasErrors() || !l.s.shown.Load().ok {
		return false
	}
	if l.held.IsZero() {
		l.held = l.s.now()
	}
	return l.s.now().Sub(l.held) < maxGrace
}

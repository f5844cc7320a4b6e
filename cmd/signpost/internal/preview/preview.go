// Package preview serves a site while it is edited.
//
// A [Server] has a loop and a handler. The loop, [Server.Run], waits for a state of the
// project's files, builds the site of it and swaps what is served in one step: a good
// build takes the place of the site, one with errors leaves the last good site and shows
// its problems. While a build runs, a save may be shown early, where the host of this
// package can tell what it comes to: the words of a page ([Amend]), or the pages in view
// ([Glance]). What is not known yet is not answered from older files: it waits. The handler, [Server.Handler], answers from what the loop showed last, and
// from nothing else: it never meets the disk, so no address can lead to a file that would
// not be published.
//
// A page is served as it would be published, with one script element more. The script
// asks for the states of the site and changes the page in the browser; see the folder
// client.
//
// The package does not know how a site is made: it is handed a [Build]. Nor does it know
// how files are watched, or ports found.
package preview

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/watch"
)

// Build makes the site of a project's files. It is never called twice at once. The error
// is the machine's or the context's.
type Build func(ctx context.Context, files fs.FS) (*Site, error)

// Site is what a build made.
type Site struct {
	// Name is the site's name, Pages the number of pages made of content.
	Name  string
	Pages int
	// Files are what would be published; nil when the problems hold an error.
	Files []output.File
	// Problems are sorted, each once.
	Problems diag.List
	// Editorial gives what editors must know of the pages; it may be slow and is called
	// when somebody looks. It may be nil.
	Editorial func() []editorial.Page
	// Derived are the names of files that only say again what the others say, such as the
	// index of a search, and Basis stands for what else they are made of.
	Derived []string
	Basis   string
}

// Amend makes the site of files of which only those named differ from those of the last
// good build or amendment, when that is much less work than a build; else it gives nil. Its
// derived files may be those of before: a build follows, and nobody gets them until then.
// It may be called while a build runs, which is called off if it gives a site.
type Amend func(files fs.FS, names []string) *Site

// Glance makes the pages of files that differ from those of the last good build or amendment,
// whose names are given, and those in view, by the names of their files, when that is much
// less work than a build; else it gives nil. All other pages, and what is made of pages, are
// derived: a build follows, and nobody gets them until then.
type Glance func(files fs.FS, names, view []string) *Site

// Report is what the terminal says of one build.
type Report struct {
	// Number counts the builds whose result was shown, from 1.
	Number int
	// Changed are the files of the project that had changed; nil the first time.
	Changed []string
	// Drawn is how many pages are new, different or gone since the last good site.
	Drawn int
	// Took is the time from the first sign of a change to the new site being served.
	Took time.Duration
	// Name and Pages are the site's; Problems the build's.
	Name     string
	Pages    int
	Problems diag.List
	// Note is a sentence that somebody must know, such as that signpost itself changed;
	// it is given once.
	Note string
	// Err is the machine's. Problems then say the same.
	Err error
}

// Options say what is served.
type Options struct {
	// Build makes the site, Next waits for the next state of the project's files; see
	// package watch. Both are needed.
	Build Build
	// Amend and Glance may be nil.
	Amend  Amend
	Glance Glance
	Next   func(ctx context.Context) (watch.Change, error)
	// Follow takes the browser to the page whose file was saved.
	Follow bool
	// Link gives the address that opens an editor at a place, "" without a file; nil gives
	// none. It must be of [EditorLink]: pages take its addresses for safe.
	Link func(file string, line, column int) string
	// Report is told of each build whose result was shown, from one goroutine; nil tells
	// nobody.
	Report func(Report)
}

// Server serves one project.
type Server struct {
	opt     Options
	session string
	shown   atomic.Pointer[snapshot]
	hub     hub
	seen    seen
	limits  limits
	now     func() time.Time

	// ready is closed when a result is shown for the first time, closed with the server.
	ready, closed     chan struct{}
	readying, closing sync.Once
}

// New makes a server that has no site yet; [Server.Run] gives it one.
func New(opt Options) *Server {
	if opt.Report == nil {
		opt.Report = func(Report) {}
	}
	if opt.Link == nil {
		opt.Link = func(string, int, int) string { return "" }
	}
	id := make([]byte, 8)
	_, _ = rand.Read(id) // It never fails (crypto/rand).
	s := &Server{opt: opt, session: hex.EncodeToString(id), limits: usual(), ready: make(chan struct{}), closed: make(chan struct{})}
	s.now = time.Now //nolint:forbidigo // how long an editor waits, and a browser may take, is a matter of the wall clock.
	s.shown.Store(&snapshot{pages: noPages})
	return s
}

// Close ends every stream at once, and refuses new ones. It may be called twice.
func (s *Server) Close() { s.closing.Do(func() { close(s.closed) }) }

// show makes a snapshot what is served, then tells the browsers. Only the loop calls it,
// so that numbers never go back.
func (s *Server) show(next *snapshot) {
	s.shown.Store(next)
	s.readying.Do(func() { close(s.ready) })
	s.hub.wake()
}

func noPages() []editorial.Page { return nil }

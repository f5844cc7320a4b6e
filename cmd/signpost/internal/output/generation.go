package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Generation is a whole site in the making, see [Begin]. Put and Keep may be called
// from several goroutines at once, the rest only when they are done.
type Generation struct {
	folder  folder
	opt     Options
	lock    lock
	staging *staging
	old     *place // the folder as it is; nil when there is none, or it is a link or a file
	began   int64  // when, by the clock of the file system, see [Generation.Receipt]

	buffers *buffers
	listed  func() ([]entry, error) // the folder's manifest
	held    *known                  // exactly what is in the folder; nil when that is not known

	mu    sync.Mutex
	files [][]entry // in blocks, so that they need not be copied while others wait

	surveyed *standing
	ended    bool
	made     *commit // what Commit did; nil before
}

// Begin starts a generation for the folder dir, see [Sync] for what dir may be. It
// takes the lock and clears up after a run that was killed; nothing in the folder is
// touched before Commit. Close must be called in the end.
//
// The error is a [*LockedError], that of ctx, or of the operating system. A folder
// that must not be replaced is refused by Commit, not here: whoever finds something
// wrong with the site on the way has more to say about that.
func Begin(ctx context.Context, dir string, opt Options) (*Generation, error) {
	f, err := locate(dir)
	if err != nil {
		return nil, err
	}
	return f.begin(ctx, opt)
}

// begin is Begin for a folder that is known.
func (f folder) begin(ctx context.Context, opt Options) (*Generation, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l, err := f.acquire()
	if err != nil {
		return nil, err
	}
	if err := f.recoverLast(); err != nil {
		l.release()
		return nil, err
	}
	g := &Generation{folder: f, opt: opt, lock: l, staging: &staging{folder: f}, began: l.instant(), buffers: newBuffers()}
	g.listed = sync.OnceValues(g.readManifest)
	if old, err := openPlace(f.path); err == nil {
		g.old = old
	}
	return g, nil
}

// Put adds a file. data is not kept and may be overwritten afterwards: a file that is
// in the folder already with these bytes and the right permissions is noted, any
// other is written to the staging at once.
//
// The error is a [*NameError], or says what was being written and wraps the error of
// the operating system.
func (g *Generation) Put(name string, data []byte) error {
	if problem := nameProblem(name); problem != "" {
		return &NameError{Name: name, Problem: problem}
	}
	e := entry{name: name, sum: sha256.Sum256(data), size: int64(len(data))}
	e.same = g.has(e, data)
	g.add(e)
	if e.same {
		return nil
	}
	err := g.staging.put(name, data)
	if err == nil {
		return nil
	}
	// Two names that are one to the file system meet here first.
	if _, clash := g.site(); clash != nil {
		return clash
	}
	return err
}

// has asks whether the folder holds a file already. What is found by way of a link to
// a folder is found out by survey.
func (g *Generation) has(e entry, data []byte) bool {
	switch {
	case g.old == nil:
		return false
	case g.held != nil:
		return g.lists(e)
	}
	return g.old.holds(e.name, data, g.buffers)
}

// entryBlock is how many files are noted together.
const entryBlock = 256

func (g *Generation) add(e entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	last := len(g.files) - 1
	if last < 0 || len(g.files[last]) == cap(g.files[last]) {
		g.files = append(g.files, make([]entry, 0, entryBlock))
		last++
	}
	g.files[last] = append(g.files[last], e)
}

// site is what was put so far.
func (g *Generation) site() (site, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.files) != 1 {
		g.files = [][]entry{slices.Concat(g.files...)}
	}
	files := sorted(g.files[0])
	if g.held != nil && slices.EqualFunc(files, g.held.files, func(a, b entry) bool { return a.name == b.name }) {
		return site{files: files, dirs: g.held.dirs, manifest: encode(files)}, nil
	}
	return newSite(files)
}

// errNotKept says that a file cannot be kept: the folder does not hold it as its
// manifest says, or the manifest says otherwise. The file must be put.
var errNotKept = errors.New("not in the folder with these bytes")

// Keep is Put for a file of which only the SHA-256 and the size are known, because
// the folder holds it. After [Generation.Holds] has said yes it is enough that the
// manifest there lists it so; else the file is read. After an error the file must be
// put.
func (g *Generation) Keep(name string, sum [sha256.Size]byte, size int64) error {
	e := entry{name: name, sum: sum, size: size, same: true}
	if !g.lists(e) || g.held == nil && !g.old.sums(e, g.buffers) {
		return g.folder.failed("keep", name, errNotKept)
	}
	g.add(e)
	return nil
}

// lists asks whether the manifest in the folder has this file.
func (g *Generation) lists(e entry) bool {
	files, err := g.listed()
	if err != nil {
		return false
	}
	i, ok := find(files, e.name)
	return ok && files[i].digest() == e.sum && files[i].size == e.size
}

func (g *Generation) readManifest() ([]entry, error) {
	if g.old == nil {
		return nil, os.ErrNotExist
	}
	data, err := os.ReadFile(filepath.Join(g.folder.path, ManifestName))
	if err != nil {
		return nil, err
	}
	return decode(string(data))
}

// Commit makes the folder hold exactly the files that were put or kept, in one step,
// and ends the generation. Until the new one is in place, an error or the end of ctx
// leaves the old one whole and removes the staging; after that the work is done and
// ctx is not asked any more. The errors are those of [Sync].
func (g *Generation) Commit(ctx context.Context) (Report, error) {
	report, err := g.commit(ctx)
	// After an error the staging is there; after success it is the old generation,
	// and the new one stands whatever becomes of the old.
	if err != nil {
		return Report{}, g.giveUp(err)
	}
	_ = g.Close() // What could not be removed is removed, or reported, at the next start.
	return report, nil
}

// Close gives up what was not committed: it removes the staging and releases the
// lock. After Commit it does nothing.
func (g *Generation) Close() error {
	if g.ended {
		return nil
	}
	g.ended = true
	defer g.lock.release()
	g.staging.close()
	if g.old != nil {
		g.old.close()
	}
	if g.made != nil && g.made.whole && g.made.occupied {
		g.folder.empty(*g.surveyed)
	}
	err := removeAll(g.folder.next)
	if g.made != nil {
		g.made.ended = g.lock.touch()
	}
	if err != nil {
		return fmt.Errorf("remove %s: %w", g.folder.next, cause(err))
	}
	return nil
}

// giveUp closes the generation after an error.
func (g *Generation) giveUp(err error) error {
	if removed := g.Close(); removed != nil {
		return errors.Join(err, removed)
	}
	return err
}

// KeepOthers keeps every file that the folder holds but those of these names. It is for a
// generation of which [Generation.Holds] has said yes.
func (g *Generation) KeepOthers(names ...string) error {
	if g.held == nil {
		return g.folder.failed("keep", "", errNotKept)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	kept := make([]entry, 0, len(g.held.files)+len(names)) // Those of the names will be put.
	for _, e := range g.held.files {
		if !slices.Contains(names, e.name) {
			e.same = true
			kept = append(kept, e)
		}
	}
	g.files = append(g.files, kept)
	return nil
}

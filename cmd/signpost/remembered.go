package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/cache"
	"example.org/signpost/cmd/signpost/internal/memo"
)

// remembered is what a command keeps on the disk for the next run, and where.
type remembered struct {
	folder string
	off    bool
	store  *cache.Store // nil: nothing is kept
}

func (r *remembered) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.folder, "cache", "", "the folder to remember in what need not be worked out again (default: signpost in the user's cache folder)")
	cmd.Flags().BoolVar(&r.off, "no-cache", false, "work out everything, and remember nothing")
	cmd.MarkFlagsMutuallyExclusive("cache", "no-cache")
}

// open opens the store. Where there is no place for one, nothing is remembered: that is
// slower, and nothing else.
func (r *remembered) open() {
	folder := r.folder
	if folder == "" {
		users, err := os.UserCacheDir()
		if err != nil {
			return
		}
		folder = filepath.Join(users, "signpost")
	}
	if !r.off {
		r.store = cache.Open(folder, cache.Version(), time.Now)
	}
}

// The kinds of entries.
const (
	keptSummary   = "summary"   // of a build without errors
	keptPublished = "published" // how a folder looked after a build
	keptPages     = "pages"     // what a page can be amended with, of the last build at a place
	keptOutlines  = "outlines"  // the outlines for that
)

// summary is what an earlier run said of the same files.
func (r *remembered) summary(key memo.Key, now time.Time) (*build.Summary, bool) {
	data, ok := r.store.Get(keptSummary, key)
	if !ok {
		return nil, false
	}
	return build.DecodeSummary(data, now)
}

// keep remembers what is said of a build of a site that can be published: an editor who
// mends errors changes files.
func (r *remembered) keep(key memo.Key, s build.Summary) {
	if r.store != nil && !s.Problems.HasErrors() && !s.Until.IsZero() {
		r.store.Put(keptSummary, key, s.Encode())
		r.store.Trim()
	}
}

// published is how a folder looked after a build.
type published struct {
	Files   int
	Bytes   int64
	Receipt []byte
}

// inFolder is the key of a build that is published to a folder.
func inFolder(key memo.Key, folder string) memo.Key {
	return memo.Join(key, sha256.Sum256([]byte(truePath(folder))))
}

// published is how a folder looked after a build of this key.
func (r *remembered) published(key memo.Key, folder string) (published, bool) {
	data, ok := r.store.Get(keptPublished, inFolder(key, folder))
	var p published
	ok = ok && gob.NewDecoder(bytes.NewReader(data)).Decode(&p) == nil
	return p, ok
}

func (r *remembered) keepPublished(key memo.Key, folder string, p published) {
	var b bytes.Buffer
	if r.store != nil && gob.NewEncoder(&b).Encode(p) == nil {
		r.store.Put(keptPublished, inFolder(key, folder), b.Bytes())
	}
}

// pages are those of the site that was last made at a place.
func (r *remembered) pages(place memo.Key) (*build.Kept, bool) {
	data, ok := r.store.Get(keptPages, place)
	if !ok {
		return nil, false
	}
	return build.DecodeKept(data)
}

func (r *remembered) keepPages(place memo.Key, data []byte) { r.store.Put(keptPages, place, data) }

// outlines are those of the pages of the site that was last made as a whole at a place.
func (r *remembered) outlines(place memo.Key) ([]byte, bool) { return r.store.Get(keptOutlines, place) }

func (r *remembered) keepOutlines(place memo.Key, data []byte) {
	r.store.Put(keptOutlines, place, data)
}

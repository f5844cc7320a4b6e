// Package cache keeps on the disk what one run of the program has worked out, for the next.
//
// A [Store] is a folder of entries. An entry is found by its kind and a key that covers
// everything that it depends on, and by the version of the program, so that nothing made
// by another program, or written in another form, is ever taken for its own. Times of
// files decide nothing but which entries leave.
//
// Nobody needs what is in it. An entry that is missing, cut short, or damaged in a single
// bit is one that is not there; a disk that is full or read-only keeps nothing. Entries
// are written beside their place and renamed into it, so that programs which run at once
// see whole ones, and the last writer wins with what the first one would have written.
// The folder does not grow for ever: [Store.Trim] removes what nobody has used for a month,
// and the oldest when everything together is too large.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// format stands at the beginning of each entry, before the digest of the rest. Whoever
	// changes the form of entries changes it.
	format = "signpost cache 1\n"
	// keep is how long an entry stays that nobody uses, and limit the size in bytes of all
	// of them together.
	keep  = 30 * 24 * time.Hour
	limit = 512 << 20
	// touched is how old the mark of an entry's last use may get before it is renewed: a
	// mark at each use would be a write for each read.
	touched = time.Hour
	// suffix ends the names of entries. Nothing else in the folder is ever removed.
	suffix = ".entry"
)

// Store is a folder of entries. A nil Store keeps nothing and finds nothing. It may be
// used by several goroutines and programs.
type Store struct {
	folder  string
	version string
	now     func() time.Time
}

// Open is the store in a folder, which is made when something is kept. Version tells one
// program from another; with "" there is no store, because entries of two programs could
// be mistaken for each other. Now is the clock by which entries leave.
func Open(folder, version string, now func() time.Time) *Store {
	if version == "" {
		return nil
	}
	return &Store{folder: folder, version: version, now: now}
}

// place is the file of an entry.
func (s *Store) place(kind string, key [sha256.Size]byte) string {
	h := sha256.New()
	for _, part := range []string{s.version, kind, string(key[:])} {
		sum := sha256.Sum256([]byte(part)) // of one length, so that no two lists are written alike
		h.Write(sum[:])
	}
	return filepath.Join(s.folder, hex.EncodeToString(h.Sum(nil))+suffix)
}

// Get gives an entry, which the caller may change.
func (s *Store) Get(kind string, key [sha256.Size]byte) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	name := s.place(kind, key)
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, false // a pipe would keep us for ever
	}
	data, err := os.ReadFile(name) //nolint:gosec // a name of our own, in our own folder.
	if err != nil {
		return nil, false
	}
	rest, ok := bytes.CutPrefix(data, []byte(format))
	if !ok || len(rest) < sha256.Size {
		return nil, false
	}
	digest, payload := rest[:sha256.Size], rest[sha256.Size:]
	if sum := sha256.Sum256(payload); !bytes.Equal(sum[:], digest) {
		return nil, false
	}
	if now := s.now(); now.Sub(info.ModTime()) > touched {
		_ = os.Chtimes(name, now, now) // It only leaves earlier.
	}
	return payload, true
}

// Put keeps an entry. That it could not be kept is no reason to stop, and not reported.
func (s *Store) Put(kind string, key [sha256.Size]byte, payload []byte) {
	if s == nil || os.MkdirAll(s.folder, 0o700) != nil {
		return
	}
	// The name is the writer's own, so that two do not write into one file.
	file, err := os.CreateTemp(s.folder, "new-*"+suffix)
	if err != nil {
		return
	}
	sum := sha256.Sum256(payload)
	_, err = file.Write(slices.Concat([]byte(format), sum[:], payload))
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), s.place(kind, key))
	}
	if err != nil {
		_ = os.Remove(file.Name()) // What stays is removed as any old entry.
	}
}

// Trim removes entries that have not been used for a month, and the oldest of the others
// while they are too large together. It looks once a day.
func (s *Store) Trim() {
	if s == nil {
		return
	}
	mark := filepath.Join(s.folder, "trimmed")
	if info, err := os.Lstat(mark); err == nil && s.now().Sub(info.ModTime()).Abs() < 24*time.Hour {
		return
	}
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return
	}
	if os.WriteFile(mark, nil, 0o600) == nil {
		_ = os.Chtimes(mark, s.now(), s.now())
	}
	s.leave(entries)
}

// leave removes what is too old or too much.
func (s *Store) leave(entries []fs.DirEntry) {
	var infos []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), suffix) {
			infos = append(infos, info)
		}
	}
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	var size int64
	for _, info := range infos {
		size += info.Size()
		if size > limit || s.now().Sub(info.ModTime()) > keep {
			_ = os.Remove(filepath.Join(s.folder, info.Name())) // Another program may have been faster.
		}
	}
}

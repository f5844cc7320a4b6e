// Package output puts the finished site into a folder as one whole generation. It
// gets the files in memory, all at once ([Sync]) or one by one as they are made
// ([Begin]); of the latter it keeps a name, a hash and a size each.
//
// A reader of the folder, and whoever kills the program at any moment, finds
// either the whole old site or the whole new one. Writing in place, or renaming
// file by file, cannot give that: a page of today then stands beside a style
// sheet of yesterday. So it stages the new generation in a sibling on the
// same file system, unchanged files as hard links and changed ones written, and
// then exchanges the two folders in one system call where there is one
// (renameat2 with RENAME_EXCHANGE on Linux, renamex_np with RENAME_SWAP on
// macOS). Elsewhere two renames do it, with a moment between them in which the
// folder is missing; the next run mends what a kill in that moment left.
//
// When one file alone is different, none came and none went, renaming it over the old
// one is such a step already, and the only one that is needed; the manifest follows.
//
// For a folder named public three siblings may exist while it is written:
//
//	.public.next   the generation in the making, afterwards the old one; always rubbish at a start
//	.public.old    the old generation between two renames; always whole
//	.public.lock   held as long as that takes, with the process id in it
//
// The names of all files of a generation stand in a manifest inside it, see
// [ManifestName]. What is in the folder and not in the manifest was made by
// somebody else, and Sync refuses to delete it unless it is told to.
//
// Writes are not flushed to the disk, so a power cut may cost more than a kill
// does. The next run compares bytes, not dates, and repairs it. A caller with a memory
// may do with dates: a receipt ([Generation.Receipt]) tells whether a folder still is
// what was made, without its files being opened ([Holds]). It ends when the system is
// started again, so that after a power cut bytes are compared.
//
// The package knows nothing of pages, URLs, content types or the commands'
// flags. It does not serve, and it does not read what it is not told to replace.
package output

import (
	"context"
	"os"
	"slices"
	"strings"
)

// Permissions of everything in a generation, whatever the umask: a web server
// under another account must be able to read the site.
const (
	fileMode os.FileMode = 0o644
	dirMode  os.FileMode = 0o755
)

// File is one file of the site.
type File struct {
	// Name is the path below the folder, clean, relative and with slashes:
	// "parents/first-hour/index.html".
	Name string
	Data []byte
}

// Options changes what Sync may do.
type Options struct {
	// Force allows Sync to delete files that it did not write, and to put a
	// folder in the place of a symbolic link, whose target stays as it is.
	Force bool
}

// Report says what Sync did. The manifest and a carried-over .gitignore are
// counted nowhere in it. It depends on the files and the folder alone, not on
// the order in which files were given or written.
type Report struct {
	Files     int   // files of the site
	Bytes     int64 // their length together
	Written   int   // new files and files whose bytes or permissions were different
	Unchanged int   // Files - Written

	Added   []string // written names that were not there before, sorted
	Changed []string // written names that were there before, sorted
	Removed []string // names that were there before and are gone, sorted

	// Replaced says that a new generation is in place. When it is false, the
	// folder was right already and nothing in it was touched.
	Replaced bool
}

// Sync makes the folder dir hold exactly files, in one step.
//
// The parent of dir must exist. dir itself may be missing, empty, hold only a
// .gitignore, or hold what an earlier Sync put there. A .gitignore directly in
// dir is carried over as it is; every other file of the old generation that is
// not in files is gone afterwards. Empty folders are nobody's: they may go or
// stay. When nothing is different, nothing is touched, not even a date.
//
// Until the new generation is in place, an error or the end of ctx leaves the
// old one whole and removes the staging. After that the work is done and ctx is
// not asked any more.
//
// The error is a [*NameError] when files cannot be a folder, a [*LockedError]
// when another process is writing dir, a [*RefusedError] when dir holds what is
// not to be deleted, the error of ctx, or says what was being written and wraps
// the error of the operating system.
func Sync(ctx context.Context, dir string, files []File, opt Options) (Report, error) {
	f, err := locate(dir)
	if err != nil {
		return Report{}, err
	}
	return f.sync(ctx, files, opt)
}

// sync is Sync for a folder that is known; tests choose its exchange.
func (f folder) sync(ctx context.Context, files []File, opt Options) (Report, error) {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	names := make([]entry, len(files))
	for i, file := range files {
		names[i].name = file.Name
	}
	if _, err := arrange(names); err != nil {
		return Report{}, err
	}
	g, err := f.begin(ctx, opt)
	if err != nil {
		return Report{}, err
	}
	if err := g.survey(ctx); err != nil {
		return Report{}, g.giveUp(err)
	}
	err = each(ctx, len(files), func(i int) error { return g.Put(files[i].Name, files[i].Data) })
	if err != nil {
		return Report{}, g.giveUp(err)
	}
	return g.Commit(ctx)
}

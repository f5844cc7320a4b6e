package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// LockedError says that another process, or another call in this one, is writing
// the folder.
type LockedError struct {
	Folder string // as the caller named it
	PID    int    // its process id, 0 when it is not known
}

// Error names the process and what to do about it.
func (e *LockedError) Error() string {
	who := "another signpost build"
	if e.PID != 0 {
		who += fmt.Sprintf(" (process %d)", e.PID)
	}
	return fmt.Sprintf("%s is writing %s; wait for it, or stop it", who, e.Folder)
}

// The process id stands after the first byte, which Windows lets nobody else
// read or write while it is locked, and always has the same width, so that
// writing one wipes out the last.
const (
	pidOffset = 1
	pidWidth  = 10 // digits in the largest 32-bit process id
)

// lock is the right to write a folder. The system takes it back when the process
// ends in whatever way, so a lock file that was left behind locks nothing.
type lock struct {
	file *flock.Flock
}

// acquire takes the lock of the folder, or returns a *LockedError.
//
// The lock file is removed by its holder. So between opening and locking it, it
// may have been removed, and another process may hold a new file of the same
// name: only a lock on the file that has the name now is one.
func (f folder) acquire() (lock, error) {
	const attempts = 100
	for range attempts {
		file := flock.New(f.lock, flock.SetPermissions(fileMode))
		ok, err := file.TryLock()
		if errors.Is(err, fs.ErrNotExist) {
			return lock{}, fmt.Errorf("write %s: %w", f.name, missingFolder(filepath.Dir(f.lock)))
		}
		if err != nil {
			return lock{}, fmt.Errorf("write %s: lock the folder %s: %w", f.name, filepath.Dir(f.lock), cause(err))
		}
		if !ok {
			return lock{}, &LockedError{Folder: f.name, PID: readPID(f.lock)}
		}
		if current(file) {
			// The process id only improves a message: it is not worth a failure.
			_ = writePID(f.lock)
			return lock{file: file}, nil
		}
		_ = file.Close()
	}
	return lock{}, fmt.Errorf("write %s: lock the folder: %s is not a plain file, or is replaced all the time", f.name, f.lock)
}

// missingFolder is the folder that a published one should stand in and that is not
// there: fs.ErrNotExist in words that name it.
type missingFolder string

func (m missingFolder) Error() string { return "there is no folder " + string(m) }

func (m missingFolder) Unwrap() error { return fs.ErrNotExist }

// current asks whether the locked file still has its name. It does not follow
// links: the process id would be written to where they point.
func current(file *flock.Flock) bool {
	locked, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(file.Path())
	return err == nil && os.SameFile(locked, named)
}

// release removes the lock file first, while nobody else can hold it. Windows
// does not remove open files; there it stays.
func (l lock) release() {
	_ = os.Remove(l.file.Path())
	_ = l.file.Close()
}

// instant is when the lock file was last written, by the clock of the file system:
// the only one that its other dates may be held against.
func (l lock) instant() int64 { return instantOf(l.file.Path()) }

// touch writes the lock file again, and says when that was.
func (l lock) touch() int64 {
	_ = writePID(l.file.Path())
	return l.instant()
}

func writePID(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(fmt.Appendf(nil, "%*d\n", pidWidth, os.Getpid()), pidOffset)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// readPID returns 0 when there is no process id to read.
func readPID(path string) int {
	file, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer file.Close() //nolint:errcheck // nothing was written.
	digits, err := io.ReadAll(io.NewSectionReader(file, pidOffset, pidWidth))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(digits)))
	if err != nil {
		return 0
	}
	return pid
}

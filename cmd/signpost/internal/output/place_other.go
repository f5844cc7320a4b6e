//go:build !linux && !darwin

package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
)

// place is a folder, below which everything is named. Here it is a path: Windows
// renames no folder that is open.
type place struct{ path string }

// openPlace finds a folder, but not by way of a link.
func openPlace(path string) (*place, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fs.ErrInvalid
	}
	return &place{path: path}, nil
}

func (p *place) close() {}

func (p *place) in(name string) string { return filepath.Join(p.path, filepath.FromSlash(name)) }

// mkdir makes a folder with exactly these permissions, whatever the umask.
func (p *place) mkdir(name string, _ *atomic.Bool) error {
	if err := os.Mkdir(p.in(name), dirMode); err != nil {
		return err
	}
	return os.Chmod(p.in(name), dirMode)
}

// create makes a file with exactly this content and these permissions.
func (p *place) create(name string, data []byte, mode fs.FileMode, _ *atomic.Bool) error {
	file, err := os.OpenFile(p.in(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(mode)
	}
	// Some file systems tell only at the end that there was no space.
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// link gives a file of another place the same name here.
func (p *place) link(from *place, name string) error { return os.Link(from.in(name), p.in(name)) }

// rename moves a file of another place here, in one step over what has its name.
func (p *place) rename(from *place, name string) error {
	return os.Rename(from.in(name), p.in(name))
}

func (p *place) unlink(name string) error { return os.Remove(p.in(name)) }

func (p *place) rmdir(name string) error { return os.Remove(p.in(name)) }

// stat says what the system has of a name, of a link itself. Nothing here tells
// for certain that a file is as it was.
func (p *place) stat(name string) (stamp, error) {
	info, err := os.Lstat(p.in(name))
	if err != nil {
		return stamp{}, err
	}
	s := stamp{size: info.Size()}
	switch {
	case info.Mode().IsRegular():
		s.mode = plainFile | permissions(info, fileMode)
	case info.IsDir():
		s.mode = plainFolder | permissions(info, dirMode)
	}
	return s, nil
}

// permissions are those that are wanted on Windows, which has none.
func permissions(info fs.FileInfo, want fs.FileMode) uint32 {
	if runtime.GOOS == "windows" {
		return uint32(want)
	}
	return uint32(info.Mode().Perm())
}

// read hands the content of a file to each in pieces, until each wants no more.
func (p *place) read(name string, scratch []byte, each func(piece []byte) bool) error {
	file, err := os.Open(p.in(name))
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // nothing was written.
	for {
		n, err := file.Read(scratch)
		if n > 0 && !each(scratch[:n]) || errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// instantOf is not known here.
func instantOf(string) int64 { return 0 }

// oneClock is not known here.
func oneClock(_, _ string) bool { return false }

//go:build linux || darwin

package output

import (
	"errors"
	"io/fs"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// place is an open folder, below which everything is named. The system then walks
// two names a file and not the whole path, and these calls do without what
// [os.File] adds to each file: a finalizer, and asking whether it can be polled.
type place struct{ fd int }

// openPlace opens a folder, but not by way of a link.
func openPlace(path string) (*place, error) {
	fd, err := openAt(unix.AT_FDCWD, path, unix.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	return &place{fd: fd}, nil
}

func (p *place) close() { _ = unix.Close(p.fd) }

// openAt never follows a link in the last element, nor waits for a pipe's other end.
func openAt(at int, name string, flags int, mode fs.FileMode) (fd int, err error) {
	flags |= unix.O_CLOEXEC | unix.O_NOFOLLOW | unix.O_NONBLOCK
	err = retry(func() (err error) {
		fd, err = unix.Openat(at, name, flags, uint32(mode))
		return err
	})
	return fd, err
}

// retry repeats a call that a signal broke off.
func retry(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// mkdir makes a folder with exactly these permissions. The umask takes some away
// from what is new; kept remembers that this one, or a default list of access, does
// not, which is so for all of a tree if it is for one.
func (p *place) mkdir(name string, kept *atomic.Bool) error {
	if err := retry(func() error { return unix.Mkdirat(p.fd, name, uint32(dirMode)) }); err != nil {
		return err
	}
	if kept.Load() {
		return nil
	}
	var st unix.Stat_t
	if err := unix.Fstatat(p.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW); err == nil && uint32(st.Mode)&0o777 == uint32(dirMode) {
		kept.Store(true)
		return nil
	}
	return unix.Fchmodat(p.fd, name, uint32(dirMode), 0)
}

// create makes a file with exactly this content and these permissions; kept is as
// for folders.
func (p *place) create(name string, data []byte, mode fs.FileMode, kept *atomic.Bool) error {
	fd, err := openAt(p.fd, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, mode)
	if err != nil {
		return err
	}
	err = writeAll(fd, data)
	if err == nil && !kept.Load() {
		err = setMode(fd, mode, kept)
	}
	// Some file systems tell only at the end that there was no space.
	if closed := unix.Close(fd); err == nil {
		err = closed
	}
	return err
}

func writeAll(fd int, data []byte) error {
	for len(data) > 0 {
		var n int
		err := retry(func() (err error) {
			n, err = unix.Write(fd, data)
			return err
		})
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func setMode(fd int, mode fs.FileMode, kept *atomic.Bool) error {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err == nil && uint32(st.Mode)&0o777 == uint32(mode) {
		kept.Store(true)
		return nil
	}
	return unix.Fchmod(fd, uint32(mode))
}

// link gives a file of another place the same name here.
func (p *place) link(from *place, name string) error {
	return retry(func() error { return unix.Linkat(from.fd, name, p.fd, name, 0) })
}

// rename moves a file of another place here, in one step over what has its name.
func (p *place) rename(from *place, name string) error {
	return retry(func() error { return unix.Renameat(from.fd, name, p.fd, name) })
}

func (p *place) unlink(name string) error { return unix.Unlinkat(p.fd, name, 0) }

func (p *place) rmdir(name string) error { return unix.Unlinkat(p.fd, name, unix.AT_REMOVEDIR) }

// stat says what the system has of a name, of a link itself.
func (p *place) stat(name string) (stamp, error) {
	var st unix.Stat_t
	err := retry(func() error { return unix.Fstatat(p.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	return stamp{
		mode: uint32(st.Mode), inode: st.Ino, size: st.Size, modified: st.Mtim.Nano(), changed: st.Ctim.Nano(),
	}, err
}

// read hands the content of a file to each in pieces, until each wants no more.
func (p *place) read(name string, scratch []byte, each func(piece []byte) bool) error {
	fd, err := openAt(p.fd, name, unix.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd) //nolint:errcheck // nothing was written.
	for {
		var n int
		err := retry(func() (err error) {
			n, err = unix.Read(fd, scratch)
			return err
		})
		if err != nil || n == 0 || !each(scratch[:n]) {
			return err
		}
	}
}

// instantOf is when a file was last changed, 0 if that is not known.
func instantOf(path string) int64 {
	var st unix.Stat_t
	if err := unix.Lstat(path, &st); err != nil {
		return 0
	}
	return st.Ctim.Nano()
}

// oneClock says that two paths are on one file system, whose dates can be held
// against each other: the clock of another may be a server's.
func oneClock(a, b string) bool {
	var stA, stB unix.Stat_t
	return unix.Stat(a, &stA) == nil && unix.Stat(b, &stB) == nil && stA.Dev == stB.Dev
}

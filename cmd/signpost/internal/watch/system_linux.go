package watch

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// noBlock keeps the opening of a pipe, which may have taken a file's name just now, from
// waiting for a writer.
const noBlock = unix.O_NONBLOCK

func keyOf(info fs.FileInfo) key {
	k := key{size: info.Size(), modified: info.ModTime().UnixNano(), kind: info.Mode().Type()}
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		k.change = s.Ctim.Nano()
		k.inode = s.Ino
	}
	return k
}

// identity tells a folder from any other that has had, or will have, its name: the number
// of one that was removed is often given to the next, so the time of its birth counts too,
// where the file system keeps it.
func identity(d *os.File, info fs.FileInfo) uint64 {
	id := keyOf(info).inode
	c, err := d.SyscallConn()
	if err != nil {
		return id
	}
	var s unix.Statx_t
	var unknown error
	err = c.Control(func(fd uintptr) {
		unknown = unix.Statx(int(fd), "", unix.AT_EMPTY_PATH, unix.STATX_BTIME, &s)
	})
	if err != nil || unknown != nil || s.Mask&unix.STATX_BTIME == 0 {
		return id
	}
	return id ^ uint64(s.Btime.Sec)*1_000_000_007 ^ uint64(s.Btime.Nsec)<<32 //nolint:gosec // it is a mark and no number.
}

// isWritten asks whether a program has a file open for writing. Linux gives a read lease
// only on a file that nobody can write to; it is given back at once. Where there are no
// leases, or the file is another user's, the answer is no.
func isWritten(f *os.File) bool {
	c, err := f.SyscallConn()
	if err != nil {
		return false
	}
	written := false
	err = c.Control(func(fd uintptr) {
		_, err := unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_RDLCK)
		if err == nil {
			_, _ = unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_UNLCK) // Closing the file gives it back too.
		}
		written = errors.Is(err, unix.EAGAIN)
	})
	return err == nil && written
}

// mount names the kind of a file system that sends no events for what other machines
// write; "" is any other. The numbers are those of statfs(2).
func mount(path string) string {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil {
		return ""
	}
	switch uint32(s.Type) { //nolint:gosec // the numbers have 32 bits; the field's type depends on the processor.
	case unix.NFS_SUPER_MAGIC:
		return "NFS"
	case unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC:
		return "SMB"
	case unix.FUSE_SUPER_MAGIC:
		return "FUSE"
	case unix.V9FS_MAGIC:
		return "9p"
	case unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC:
		return "AFS"
	case unix.CODA_SUPER_MAGIC:
		return "Coda"
	case unix.CEPH_SUPER_MAGIC:
		return "Ceph"
	case unix.NCP_SUPER_MAGIC:
		return "NCP"
	case 0x786F4256:
		return "VirtualBox"
	case 0xBACBACBC:
		return "VMware"
	}
	return ""
}

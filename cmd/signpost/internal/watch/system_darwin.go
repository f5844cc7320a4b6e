package watch

import (
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
		k.change = s.Ctimespec.Nano()
		k.inode = s.Ino
	}
	return k
}

// isWritten cannot be asked on this system.
func isWritten(*os.File) bool { return false }

// mount names the kind of a file system that sends no events for what other machines
// write; "" is any other.
func mount(path string) string {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil {
		return ""
	}
	switch name := unix.ByteSliceToString(s.Fstypename[:]); name {
	case "nfs", "smbfs", "afpfs", "webdav", "ftp", "macfuse", "osxfuse", "fuse-t", "vboxsf", "vmhgfs":
		return name
	}
	return ""
}

// identity tells a folder from another of its name.
func identity(_ *os.File, info fs.FileInfo) uint64 { return keyOf(info).inode }

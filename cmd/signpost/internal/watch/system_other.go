//go:build !linux && !darwin

package watch

import (
	"io/fs"
	"os"
)

// noBlock is not needed where pipes have no names among the files.
const noBlock = 0

// keyOf has only the size and the time to go by.
func keyOf(info fs.FileInfo) key {
	return key{size: info.Size(), modified: info.ModTime().UnixNano(), kind: info.Mode().Type()}
}

// isWritten cannot be asked on this system.
func isWritten(*os.File) bool { return false }

// mount does not know the file systems of this system.
func mount(string) string { return "" }

// identity tells a folder from another of its name.
func identity(_ *os.File, info fs.FileInfo) uint64 { return keyOf(info).inode }

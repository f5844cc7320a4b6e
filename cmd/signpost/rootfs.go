package main

import (
	"io/fs"
	"os"
)

// rootFS is the files of a root, for whoever reads all of them. An [os.Root] opens every
// folder on the way to a file anew, for each file; Sub opens a folder once, where the
// system can open a file in an open folder.
type rootFS struct {
	root  *os.Root
	whole fs.FS // the same files, as the root itself opens them
}

func newRootFS(root *os.Root) *rootFS { return &rootFS{root, root.FS()} }

// Open opens a file or a folder.
func (r *rootFS) Open(name string) (fs.File, error) { return r.whole.Open(name) }

// Stat says what a name stands for, or what the link that has it leads to.
func (r *rootFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.whole, name) }

// ReadDir lists a folder in the order of its names.
func (r *rootFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.whole, name) }

package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// folderOfFiles has files in folders.
func folderOfFiles(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	names := []string{"top.txt", "a/one.txt", "a/b/two.txt", "a/b/c/three.txt"}
	for _, name := range names {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func opened(t *testing.T, dir string) (*rootFS, fs.FS) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return newRootFS(root), root.FS()
}

func TestRootFSIsAFileSystem(t *testing.T) {
	files, _ := opened(t, folderOfFiles(t))
	if err := fstest.TestFS(files, "top.txt", "a/one.txt", "a/b/two.txt", "a/b/c/three.txt"); err != nil {
		t.Error(err)
	}
}

// TestRootFSOpensWhatTheRootDoes holds the two together where there are links: in a folder,
// to another one, out of the project, to nothing, and in a loop.
func TestRootFSOpensWhatTheRootDoes(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(outside, []byte("SECRET"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := folderOfFiles(t)
	names := []string{".", "a", "a/b", "a/one.txt", "a/b/two.txt", "a/b/c/three.txt", "a/none.txt", "a/b/../one.txt", "../a", "/a", "a//b", "a/one.txt/b", "a/one.txt/"}
	for name, target := range map[string]string{
		"a/here": "one.txt", "a/b/up": "../one.txt", "a/b/over": "../../top.txt", "a/b/out": outside, "a/b/away": "../../../" + filepath.Base(filepath.Dir(outside)) + "/secret.txt",
		"a/nothing": "gone.txt", "a/self": "self", "a/folder": "b", "a/b/loop": "..", "a/b/outside": filepath.Dir(outside), "a/b/root": "../..",
	} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
		names = append(names, name, name+"/two.txt", name+"/secret.txt", name+"/a/one.txt")
	}
	files, whole := opened(t, dir)
	for _, folder := range []string{"a", "a/b", "a/b/c", "a/folder", "a/none", "a/one.txt", "a/b/outside"} {
		in, inErr := fs.Sub(files, folder)
		wholly, wholeErr := fs.Sub(whole, folder)
		if inErr != nil || wholeErr != nil {
			t.Fatal(folder, inErr, wholeErr)
		}
		for _, name := range append(names, "one.txt", "two.txt", "here", "up", "over", "out", "away", "nothing", "self", "folder", "loop", "b", "c/three.txt", "none") {
			got, gotErr := fs.ReadFile(onlyOpen{in}, name)
			want, wantErr := fs.ReadFile(onlyOpen{wholly}, name)
			if string(got) != string(want) || (gotErr == nil) != (wantErr == nil) {
				t.Errorf("%s in %s: got %q (%v), want %q (%v)", name, folder, got, gotErr, want, wantErr)
			}
			if strings.Contains(string(got), "SECRET") {
				t.Errorf("%s in %s gives what stands outside the project", name, folder)
			}
			list, gotErr := fs.ReadDir(in, name)
			listed, wantErr := fs.ReadDir(wholly, name)
			if fmt.Sprint(list) != fmt.Sprint(listed) || faultText(gotErr) != faultText(wantErr) {
				t.Errorf("%s in %s: got %v (%v), want %v (%v)", name, folder, list, gotErr, listed, wantErr)
			}
		}
		if c, ok := in.(io.Closer); ok && c.Close() != nil {
			t.Error(folder, "cannot be closed")
		}
	}
}

// onlyOpen is a file system that is read by nothing but Open.
type onlyOpen struct{ fs.FS }

func faultText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

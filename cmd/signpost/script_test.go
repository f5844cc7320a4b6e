package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary stand in for signpost: when it is called by that
// name, it is the program. So the scripts need no build, and run what is tested.
func TestMain(m *testing.M) {
	flag.Bool("update", false, "rewrite what scripts expect to what they got; read every line of the difference")
	testscript.Main(m, map[string]func(){
		"signpost": thrice,
	})
}

// hang is how long all scripts together may take: a program that hangs is killed,
// and its script named.
const hang = 8 * time.Minute

// TestScripts types commands as an editor does, and looks at what is printed and
// published. Each script begins in a small project that is sound: the content of
// testdata/project with the repository's own templates and static files. It holds
// only the files that it adds or replaces.
//
// Beside the commands of testscript there are these:
//
//	status N PROGRAM ARGS…   run a program that ends with status N
//	edit FILE OLD NEW        replace OLD, which stands there once; NEW with Go's escapes
//	bytes FILE TEXT          write TEXT, with Go's escapes such as \xe9 and \n
//	repeat FILE TEXT COUNT   write TEXT, with Go's escapes, COUNT times
//	windows FILE…            give files a byte order mark and CRLF line ends
//	list FOLDER FILE         write names, dates and hashes of all files to FILE
//	same FOLDER FOLDER       the two hold the same files with the same bytes
//	disk FOLDER SIZE         mount an empty disk, such as of 2m, until the script ends
//
// The condition [disk] is true where disks can be mounted, which wants root, and
// [root] where permissions do not hold.
func TestScripts(t *testing.T) {
	canMount := mounts(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Setup:               copyProject,
		Deadline:            time.Now().Add(hang),
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       flag.Lookup("update").Value.String() == "true",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "edit": edit, "bytes": writeBytes, "repeat": repeat,
			"windows": windows, "list": list, "same": same, "disk": disk,
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "disk":
				return canMount, nil
			case "root":
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %q", name)
		},
	})
}

// copyProject puts the sound project into the script's folder, but for the files
// that the script brings, which are there already.
func copyProject(env *testscript.Env) error {
	env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
	root := filepath.Join("..", "..")
	for folder, from := range map[string]string{
		"content":   filepath.Join("testdata", "project", "content"),
		"templates": filepath.Join(root, "templates"),
		"static":    filepath.Join(root, "static"),
	} {
		if err := copyMissing(filepath.Join(env.WorkDir, folder), from); err != nil {
			return fmt.Errorf("copy %s: %w", folder, err)
		}
	}
	// Without a layout of its own the page of help at once is drawn as any other page,
	// which most scripts about templates spoil.
	return os.Remove(filepath.Join(env.WorkDir, "templates", "help.html"))
}

func copyMissing(to, from string) error {
	return filepath.WalkDir(from, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		target := filepath.Join(to, below)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if _, err := os.Lstat(target); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// usage ends a script that calls a command of this file wrongly.
func usage(ts *testscript.TestScript, neg, good bool, line string) {
	if neg || !good {
		ts.Fatalf("usage: %s", line)
	}
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) >= 2, "status N PROGRAM ARGS…")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s ended with status %d, want %d", args[1], got, want)
	}
}

func edit(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 3, "edit FILE OLD NEW")
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s, want once", args[1], n, args[0])
	}
	write(ts, args[0], []byte(strings.Replace(text, args[1], string(unescape(ts, args[2])), 1)))
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "bytes FILE TEXT")
	write(ts, args[0], unescape(ts, args[1]))
}

func repeat(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 3, "repeat FILE TEXT COUNT")
	count, err := strconv.Atoi(args[2])
	ts.Check(err)
	write(ts, args[0], bytes.Repeat(unescape(ts, args[1]), count))
}

func unescape(ts *testscript.TestScript, text string) []byte {
	plain, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	if err != nil {
		ts.Fatalf("%q: %v", text, err)
	}
	return []byte(plain)
}

func windows(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) >= 1, "windows FILE…")
	for _, name := range args {
		write(ts, name, []byte("\uFEFF"+strings.ReplaceAll(ts.ReadFile(name), "\n", "\r\n")))
	}
}

func write(ts *testscript.TestScript, name string, data []byte) {
	name = ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, data, 0o644))
}

func list(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "list FOLDER FILE")
	write(ts, args[1], []byte(tree(ts, args[0], true)))
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "same FOLDER FOLDER")
	if one, other := tree(ts, args[0], false), tree(ts, args[1], false); one != other {
		ts.Fatalf("the folders differ:\n%s:\n%s\n%s:\n%s", args[0], one, args[1], other)
	}
}

// tree lists every file of a folder with a hash of its bytes, and with its date and
// permissions when dates are asked for.
func tree(ts *testscript.TestScript, folder string, dates bool) string {
	var b strings.Builder
	root := ts.MkAbs(folder)
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		below, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x %s", sha256.Sum256(data), filepath.ToSlash(below))
		if info, err := entry.Info(); err == nil && dates {
			fmt.Fprintf(&b, " %s %d", info.Mode(), info.ModTime().UnixNano())
		}
		b.WriteString("\n")
		return nil
	}))
	if b.Len() == 0 {
		ts.Fatalf("%s holds no files", folder)
	}
	return b.String()
}

func disk(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "disk FOLDER SIZE")
	folder := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(folder, 0o755))
	ts.Check(ts.Exec("mount", "-t", "tmpfs", "-o", "size="+args[1], "tmpfs", folder))
	ts.Defer(func() { ts.Check(exec.Command("umount", folder).Run()) })
}

// mounts reports whether a disk can be mounted here.
func mounts(t *testing.T) bool {
	t.Helper()
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		return false
	}
	folder := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "tmpfs", folder).Run(); err != nil {
		return false
	}
	if err := exec.Command("umount", folder).Run(); err != nil {
		t.Errorf("unmount %s: %v", folder, err)
	}
	return true
}

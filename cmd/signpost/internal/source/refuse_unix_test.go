//go:build unix

package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

func TestLoadRefusesWhatIsNotTheProjects(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	write(t, outside, "SECRET-OUTSIDE-ROOT")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "templates/base.html"), "t")
	write(t, filepath.Join(dir, "content/ok.md"), "ok")
	write(t, filepath.Join(dir, "content/large.pdf"), strings.Repeat("x", 10<<20+1))
	link(t, outside, filepath.Join(dir, "content/out.md"))
	link(t, "nothing.md", filepath.Join(dir, "content/dangling.md"))
	link(t, "self.md", filepath.Join(dir, "content/self.md"))
	link(t, "..", filepath.Join(dir, "content/up"))
	link(t, "ok.md", filepath.Join(dir, "content/same.md"))
	if err := syscall.Mkfifo(filepath.Join(dir, "content/pipe.md"), 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	tree, problems, err := source.Load(t.Context(), root.FS())
	if err != nil {
		t.Fatal(err)
	}
	var names, said []string
	for _, f := range tree.Content {
		names = append(names, f.Name)
		if strings.Contains(string(f.Data), "SECRET") {
			t.Errorf("%s holds what stands outside the project", f.Name)
		}
	}
	if got, want := strings.Join(names, " "), "content/ok.md content/same.md"; got != want {
		t.Errorf("files %s, want %s", got, want)
	}
	for _, p := range problems {
		said = append(said, p.String())
	}
	want := []string{
		"content/dangling.md:1:1: error: the link leads to nothing [link]",
		"content/large.pdf:1:1: error: the file has 10240 kB, at most 10240 kB are published [limit]",
		"content/out.md:1:1: error: the link leaves the project [link]",
		"content/pipe.md:1:1: error: not a regular file [not-a-file]",
		"content/self.md:1:1: error: the link cannot be followed: too many levels of symbolic links [link]",
		"content/up:1:1: warning: a link to a folder is not followed [link]",
	}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("problems\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

//go:build unix

package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/watch"
)

// TestLoadRefusesNamesThatAreNoText finds files and folders whose names are not UTF-8, as
// old archives have them: on the disk, and in a state of the preview's.
func TestLoadRefusesNamesThatAreNoText(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "templates/base.html"), "t")
	write(t, filepath.Join(dir, "content/ok.md"), "ok")
	write(t, filepath.Join(dir, "content/~$r\xE9sum\xE9.md"), "what an editor's program left is passed over")
	for _, name := range []string{"content/r\xE9sum\xE9.md", "content/\xFF/page.md"} {
		name = filepath.Join(dir, name)
		if os.MkdirAll(filepath.Dir(name), 0o750) != nil || os.WriteFile(name, nil, 0o600) != nil {
			t.Skip("this system has no such names")
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	watcher, err := watch.Open(dir, watch.Options{Poll: true})
	if err != nil {
		t.Fatal(err)
	}
	defer watcher.Close() //nolint:errcheck // nothing was written.
	change, err := watcher.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for what, files := range map[string]fs.FS{"disk": root.FS(), "state": change.Files} {
		tree, problems, err := source.Load(t.Context(), files)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if len(tree.Content) != 1 || tree.Content[0].Name != "content/ok.md" {
			t.Errorf("%s: files %v", what, tree.Content)
		}
		var said []string
		for _, p := range problems {
			said = append(said, p.String())
		}
		want := "content/r\uFFFDsum\uFFFD.md:1:1: error: the name \"r\\xe9sum\\xe9.md\" is not UTF-8 [file-name]\n" +
			"content/\uFFFD:1:1: error: the name \"\\xff\" is not UTF-8 [file-name]"
		if got := strings.Join(said, "\n"); got != want {
			t.Errorf("%s: problems\n%s\nwant\n%s", what, got, want)
		}
	}
}

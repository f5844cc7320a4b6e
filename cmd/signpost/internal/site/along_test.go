package site

import (
	"path"
	"testing"
)

func FuzzAlong(f *testing.F) {
	for _, folder := range []string{"content", "content/a", "content/a/b", ".", ""} {
		for _, way := range []string{
			"b.md", "../b.md", "../../b.md", "../../../b.md", "./b.md", "c/./b.md", "c/../b.md", "c//b.md", "c/", "..", "", ".", "../", ".a", "c/.a", "..a", "/b.md", "../c/b.md",
		} {
			f.Add(folder, way)
		}
	}
	f.Fuzz(func(t *testing.T, folder, way string) {
		folder = path.Clean(folder) // folders are those of names that are clean
		if got, want := along(folder, way), path.Join(folder, way); got != want {
			t.Errorf("%q along %q is %q, want %q", folder, way, got, want)
		}
	})
}

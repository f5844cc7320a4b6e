package output

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSyncManifest(t *testing.T) {
	f := newFolder(t)
	mustSync(t, f, map[string]string{"index.html": "a", "b/<&>.html": "", ".well-known/security.txt": "x"})
	got, err := os.ReadFile(filepath.Join(f.path, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"version":1,"files":[
{"name":".well-known/security.txt","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1},
{"name":"b/\u003c\u0026\u003e.html","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},
{"name":"index.html","sha256":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","size":1}
]}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("manifest (-want +got):\n%s", diff)
	}
}

// manifestOf is the manifest of a site.
func manifestOf(t *testing.T, content map[string]string) []byte {
	t.Helper()
	var files []entry
	for name, data := range content {
		files = append(files, entry{name: name, sum: sha256.Sum256([]byte(data)), size: int64(len(data))})
	}
	s, err := newSite(files)
	if err != nil {
		t.Fatal(err)
	}
	return s.manifest
}

// A manifest of our own is read as package json reads it.
func FuzzDecode(f *testing.F) {
	f.Add(string(encode(nil)))
	f.Add(string(encode([]entry{{name: "a"}, {name: "b/<&>\u2028.html", size: 12}})))
	f.Add(string(encode([]entry{{name: "cymorth â chyngor.html", size: 1}})))
	f.Add(`{"version":1,"files":[` + "\n" + `{"name":"a","sha256":"","size":1}` + "\n]}\n")
	f.Fuzz(func(t *testing.T, data string) {
		files, ok := decodeOwn(data)
		if !ok {
			return
		}
		if slices.IsSortedFunc(files, func(a, b entry) int { return strings.Compare(a.name, b.name) }) && !strings.EqualFold(string(encode(files)), data) {
			t.Errorf("read %q as %q", data, encode(files))
		}
		slow, err := decodeJSON(data)
		if err != nil || !cmp.Equal(files, slow, cmp.AllowUnexported(entry{})) {
			t.Errorf("read %v, want %v, %v", files, slow, err)
		}
	})
}

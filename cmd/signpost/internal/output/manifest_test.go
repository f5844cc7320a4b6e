package output

import (
	"os"
	"path/filepath"
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

//go:build unix

package output

import (
	"syscall"
	"testing"
)

// Permissions do not depend on the umask; wantSite looks at them. The umask is
// the process's, so this test must not be parallel to others.
func TestSyncUmask(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o077, 0o777} {
		f := newFolder(t)
		old := syscall.Umask(umask)
		_, err := f.sync(t.Context(), list(map[string]string{"index.html": "a", "b/c/index.html": "b"}), Options{})
		if err == nil {
			_, err = f.sync(t.Context(), list(map[string]string{"index.html": "a", "b/c/index.html": "c"}), Options{})
		}
		syscall.Umask(old)
		if err != nil {
			t.Errorf("umask %03o: %v", umask, err)
			continue
		}
		wantSite(t, f, map[string]string{"index.html": "a", "b/c/index.html": "c"})
	}
}

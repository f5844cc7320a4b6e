package output

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// mendSite is as killSite(0), with one file of its own.
func mendSite(n int) map[string]string {
	site := killSite(0)
	site["new/0/index.html"] = strings.Repeat(fmt.Sprintf("mended %d ", n), 20000)
	return site
}

// A run that replaces one file and is killed at any moment leaves the old site or the
// new one. Its manifest may be that of the other, and the next run makes that good.
func TestSyncKilledMending(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs SIGKILL")
	}
	f := newFolder(t)
	mustSync(t, f, mendSite(0))
	before := infos(t, f.path)
	var left, changed, between int
	last := 0
	for range 100 {
		c := startChild(t, "mend", f.path)
		time.Sleep(rand.N(30 * time.Millisecond))
		c.kill(t)
		if staged, _ := exists(f.next); staged {
			left++
		}
		n := slices.IndexFunc([]int{0, 1}, func(n int) bool { return maps.Equal(snapshot(t, f.path), mendSite(n)) })
		if n < 0 {
			t.Fatalf("%s is not one whole generation", f.path)
		}
		if n != last {
			changed++
		}
		last = n
		if data, err := os.ReadFile(f.in(f.path, ManifestName)); err != nil {
			t.Fatal(err)
		} else if !bytes.Equal(data, manifestOf(t, mendSite(n))) {
			between++
			wantMended(t, f, mendSite(n))
		}
	}
	t.Logf("100 kills: staging left %d times, other generation %d times, between the renames %d times", left, changed, between)
	if left == 0 || changed == 0 {
		t.Error("no kill met a run at work")
	}
	if !os.SameFile(before[f.path], infos(t, f.path)[f.path]) {
		t.Error("there is a new folder")
	}
	mustSync(t, f, mendSite(0))
	wantSite(t, f, mendSite(0))
}

// wantMended checks that the next run replaces a manifest that is not the site's,
// and nothing else.
func wantMended(t *testing.T, f folder, site map[string]string) {
	t.Helper()
	if got := mustSync(t, f, site); !got.Replaced || got.Written != 0 {
		t.Errorf("report %+v, want a manifest replaced", got)
	}
	if data, err := os.ReadFile(f.in(f.path, ManifestName)); err != nil || !bytes.Equal(data, manifestOf(t, site)) {
		t.Errorf("the manifest is not the site's: %v", err)
	}
	wantSite(t, f, site)
	if got := mustSync(t, f, site); got.Replaced {
		t.Errorf("the folder changes again: %+v", got)
	}
}

// The kill between the two renames is a rare one; here is what it leaves.
func TestSyncMendsManifest(t *testing.T) {
	for n := range 2 {
		f := newFolder(t)
		mustSync(t, f, mendSite(0))
		put(t, f.in(f.path, ManifestName), string(manifestOf(t, mendSite(1))))
		if n == 0 {
			wantMended(t, f, mendSite(0))
			continue
		}
		mustSync(t, f, mendSite(1))
		wantSite(t, f, mendSite(1))
	}
}

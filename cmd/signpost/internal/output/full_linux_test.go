package output

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts an empty file system of 2 MB, for which one must be root.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("mount a small file system: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestSyncDiskIsFull(t *testing.T) {
	f, err := locate(filepath.Join(smallDisk(t), "public"))
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]string{"index.html": "a", "assets/hero.svg": strings.Repeat("x", 600<<10)}
	mustSync(t, f, site)
	for range 2 { // The second time shows that nothing was left to fill the disk.
		_, err = f.sync(t.Context(), list(map[string]string{"index.html": "b", "big/1.bin": strings.Repeat("1", 3<<20)}), Options{})
		if !errors.Is(err, syscall.ENOSPC) || !strings.HasSuffix(err.Error(), "public/big/1.bin: no space left on device") {
			t.Errorf("error %v, want no space for public/big/1.bin", err)
		}
		wantSite(t, f, site)
	}
	site["index.html"] = "c"
	mustSync(t, f, site)
	wantSite(t, f, site)
}

func TestSyncReadOnly(t *testing.T) {
	disk := smallDisk(t)
	f, err := locate(filepath.Join(disk, "public"))
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]string{"index.html": "a"}
	mustSync(t, f, site)
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err = f.sync(t.Context(), list(map[string]string{"index.html": "b"}), Options{})
	if want := "lock the folder " + disk + ": read-only file system"; !errors.Is(err, syscall.EROFS) || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("error %v, want %q", err, want)
	}
	wantSite(t, f, site)
}

// A folder on which a file system is mounted cannot be exchanged.
func TestSyncMountPoint(t *testing.T) {
	disk := smallDisk(t)
	f, err := locate(disk)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.sync(t.Context(), list(map[string]string{"index.html": "a"}), Options{})
	if err == nil || !strings.Contains(err.Error(), "a mounted folder cannot be replaced") {
		t.Errorf("error %v, want advice about mounts", err)
	}
	if got := infos(t, disk); len(got) != 1 {
		t.Errorf("the mounted folder holds %v, want nothing", got)
	}
	if left, _ := exists(f.next); left {
		t.Errorf("%s is left", f.next)
	}
}

// A full disk is said where it is met, and giving up makes room again.
func TestGenerationDiskIsFull(t *testing.T) {
	f, err := locate(filepath.Join(smallDisk(t), "public"))
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]string{"index.html": "a", "b": "b"}
	mustSync(t, f, site)
	for range 2 {
		g := begin(t, f.path)
		err := g.Put("index.html", make([]byte, 3<<20))
		if !errors.Is(err, syscall.ENOSPC) || !strings.HasSuffix(err.Error(), "public/index.html: no space left on device") {
			t.Errorf("error %v, want no space for public/index.html", err)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
		wantSite(t, f, site)
	}
}

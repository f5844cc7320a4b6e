package output

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// receiptSite is a small site, in place, with a receipt that vouches for nothing by
// itself: everything is as new as the receipt, or older if it is aged.
func receiptSite(t *testing.T, aged bool) (folder, []byte) {
	t.Helper()
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("needs a system that says when a file was changed")
	}
	f := newFolder(t)
	site := map[string]string{"index.html": "a", "b/index.html": "b", "b/c/d.txt": "d", "e/f": ""}
	mustSync(t, f, site)
	put(t, f.in(f.path, ignoreName), "*\n")
	if aged {
		time.Sleep(50 * time.Millisecond)
	}
	g := begin(t, f.path)
	putAll(t, g, site)
	receipt := commitAll(t, g)
	if aged && len(receipt) != receiptSize {
		t.Fatalf("a receipt of %d bytes, want none that names what is new", len(receipt))
	}
	return f, receipt
}

// Whatever is done to a folder, its receipt does not hold any more, however soon
// after the receipt it is done and however dates are set back.
func TestHoldsNot(t *testing.T) {
	keepingDate := func(path string, do func() error) error {
		info, err := os.Lstat(path)
		return errors.Join(err, do(), os.Chtimes(path, info.ModTime(), info.ModTime()))
	}
	write := func(f folder, name, data string) error { return os.WriteFile(f.in(f.path, name), []byte(data), 0o600) }
	for name, harm := range map[string]func(f folder) error{
		"edited": func(f folder) error { return write(f, "index.html", "x") },
		"edited, with its date": func(f folder) error {
			return keepingDate(f.in(f.path, "index.html"), func() error { return write(f, "index.html", "x") })
		},
		"longer": func(f folder) error { return write(f, "b/c/d.txt", "dd") },
		"replaced, with its date": func(f folder) error {
			info, err := os.Lstat(f.in(f.path, "b/c/d.txt"))
			aside := f.path + ".aside"
			return errors.Join(err, os.WriteFile(aside, []byte("x"), 0o644), os.Chtimes(aside, info.ModTime(), info.ModTime()),
				os.Rename(aside, f.in(f.path, "b/c/d.txt")))
		},
		"deleted":                func(f folder) error { return os.Remove(f.in(f.path, "b/index.html")) },
		"folder deleted":         func(f folder) error { return os.RemoveAll(f.in(f.path, "b")) },
		"added":                  func(f folder) error { return write(f, "b/c/mine", "") },
		"added in the root":      func(f folder) error { return write(f, "mine", "") },
		"added, with its folder": func(f folder) error { return os.Mkdir(f.in(f.path, "e/g"), 0o755) },
		"a link":                 func(f folder) error { return os.Symlink("index.html", f.in(f.path, "e/link")) },
		"a link for a file": func(f folder) error {
			return errors.Join(os.Remove(f.in(f.path, "e/f")), os.Symlink("../index.html", f.in(f.path, "e/f")))
		},
		"file mode":       func(f folder) error { return os.Chmod(f.in(f.path, "index.html"), 0o600) },
		"folder mode":     func(f folder) error { return os.Chmod(f.in(f.path, "b"), 0o700) },
		"site mode":       func(f folder) error { return os.Chmod(f.path, 0o700) },
		"manifest":        func(f folder) error { return write(f, ManifestName, "{}") },
		"manifest gone":   func(f folder) error { return os.Remove(f.in(f.path, ManifestName)) },
		"everything gone": func(f folder) error { return os.RemoveAll(f.path) },
		"a link to it": func(f folder) error {
			return errors.Join(os.Rename(f.path, f.path+".x"), os.Symlink(f.path+".x", f.path))
		},
		"a copy": func(f folder) error {
			return errors.Join(os.Rename(f.path, f.path+".x"), os.CopyFS(f.path, os.DirFS(f.path+".x")))
		},
		"staging is left":   func(f folder) error { return os.Mkdir(f.next, 0o755) },
		"old one is left":   func(f folder) error { return os.Mkdir(f.old, 0o755) },
		"somebody is at it": func(f folder) error { _, err := f.acquire(); return err },
		"another site": func(f folder) error {
			_, err := f.sync(context.Background(), list(map[string]string{"index.html": "b"}), Options{})
			return err
		},
	} {
		for _, aged := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				f, receipt := receiptSite(t, aged)
				if !Holds(t.Context(), f.path, receipt) {
					t.Fatal("the receipt does not hold from the first")
				}
				if err := harm(f); err != nil {
					t.Fatal(err)
				}
				if Holds(t.Context(), f.path, receipt) {
					t.Error("the receipt holds")
				}
			})
		}
	}
}

// What is no business of the site leaves the receipt as it is.
func TestHoldsStill(t *testing.T) {
	f, receipt := receiptSite(t, true)
	if _, err := os.ReadFile(f.in(f.path, "index.html")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(filepath.Dir(f.path), "beside"), "")
	put(t, f.in(f.path, ignoreName), "other\n")
	mustSync(t, f, map[string]string{"index.html": "a", "b/index.html": "b", "b/c/d.txt": "d", "e/f": ""})
	if !Holds(t.Context(), f.path, receipt) {
		t.Error("the receipt does not hold")
	}
	t.Chdir(f.in(f.path, "b"))
	if Holds(t.Context(), f.path, receipt) {
		t.Error("the receipt holds for the working folder, to which Sync would not write")
	}
}

// A damaged receipt never holds, and does no harm.
func TestHoldsDamaged(t *testing.T) {
	f, receipt := receiptSite(t, false)
	for i := range receipt {
		damaged := bytes.Clone(receipt)
		damaged[i] ^= 1
		for _, r := range [][]byte{damaged, receipt[:i], slices.Delete(damaged, i, i+1)} {
			if Holds(t.Context(), f.path, r) {
				t.Fatalf("a receipt holds that is damaged at %d", i)
			}
		}
	}
	if Holds(t.Context(), f.path, nil) || Holds(t.Context(), string(filepath.Separator), receipt) {
		t.Error("a receipt holds for nothing")
	}
	if !Holds(t.Context(), f.path, receipt) {
		t.Error("the receipt does not hold")
	}
}

// What comes into the folder after Holds is not deleted, and what is edited is made
// good by the next run.
func TestHoldsNoLonger(t *testing.T) {
	site := map[string]string{"index.html": "x", "b/index.html": "x", "b/c/d.txt": "d", "e/f": ""}
	for _, aged := range []bool{false, true} {
		f, receipt := receiptSite(t, aged)
		g := begin(t, f.path)
		if !g.Holds(t.Context(), receipt) {
			t.Fatal("the receipt does not hold")
		}
		putAll(t, g, site)
		put(t, f.in(f.path, "b/c/mine"), "mine")
		if _, err := g.Commit(t.Context()); err == nil || !bytes.Contains([]byte(err.Error()), []byte("b/c/mine")) {
			t.Errorf("error %v, want a refusal", err)
		}
		remove(t, f, "b/c/mine")
		put(t, f.in(f.path, ignoreName), "*\n")

		g = begin(t, f.path)
		putAll(t, g, site)
		put(t, f.in(f.path, "b/c/d.txt"), "!")
		receipt = commitAll(t, g)
		if Holds(t.Context(), f.path, receipt) {
			t.Error("the receipt vouches for what somebody wrote meanwhile")
		}
		mustSync(t, f, site)
		site[ignoreName] = "*\n"
		wantSite(t, f, site)
		delete(site, ignoreName)
	}
}

// A folder of nobody's, which may stay, is no part of a receipt.
func TestReceiptWithStrayFolder(t *testing.T) {
	f, _ := receiptSite(t, false)
	if err := os.Mkdir(f.in(f.path, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	g := begin(t, f.path)
	putAll(t, g, map[string]string{"index.html": "a", "b/index.html": "b", "b/c/d.txt": "d", "e/f": ""})
	if receipt := commitAll(t, g); receipt != nil || Holds(t.Context(), f.path, receipt) {
		t.Error("there is a receipt")
	}
}

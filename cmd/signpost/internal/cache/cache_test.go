package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func key(text string) [sha256.Size]byte { return sha256.Sum256([]byte(text)) }

// noon is when every store of these tests is used first.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func TestStore(t *testing.T) {
	t.Parallel()
	s := Open(filepath.Join(t.TempDir(), "a", "b"), "1", noon)
	if _, ok := s.Get("kind", key("a")); ok {
		t.Error("an empty store has an entry")
	}
	for _, payload := range []string{"", "x", strings.Repeat("long ", 1<<16)} {
		s.Put("kind", key("a"), []byte(payload))
		if got, ok := s.Get("kind", key("a")); !ok || string(got) != payload {
			t.Errorf("got %d bytes, %t, want %d", len(got), ok, len(payload))
		}
	}
	for name, other := range map[string]func() ([]byte, bool){
		"another key":     func() ([]byte, bool) { return s.Get("kind", key("b")) },
		"another kind":    func() ([]byte, bool) { return s.Get("kin", key("a")) },
		"another program": func() ([]byte, bool) { return Open(s.folder, "2", noon).Get("kind", key("a")) },
	} {
		if _, ok := other(); ok {
			t.Errorf("the entry is found by %s", name)
		}
	}
	if Open(s.folder, "", noon) != nil {
		t.Error("a program without a version has a store")
	}
	var none *Store
	none.Put("kind", key("a"), nil)
	none.Trim()
	if _, ok := none.Get("kind", key("a")); ok {
		t.Error("no store has an entry")
	}
}

// TestDamaged changes, removes and adds every byte of an entry.
func TestDamaged(t *testing.T) {
	t.Parallel()
	s := Open(t.TempDir(), "1", noon)
	s.Put("kind", key("a"), []byte("some words"))
	name := s.place("kind", key("a"))
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, ok := s.Get("kind", key("a")); ok {
			t.Errorf("%s: the entry is %q", what, got)
		}
	}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1 << (i % 8)
		refused(fmt.Sprintf("bit of byte %d", i), flipped)
		refused(fmt.Sprintf("%d bytes", i), whole[:i])
	}
	refused("one byte more", append(bytes.Clone(whole), 0))
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Get("kind", key("a")); ok {
		t.Error("a folder is an entry")
	}
	s.Put("kind", key("a"), []byte("some words")) // and nothing breaks
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	s.Put("kind", key("a"), []byte("some words"))
	if _, ok := s.Get("kind", key("a")); !ok {
		t.Error("the entry is not made anew")
	}
}

// TestAtOnce has many writers and readers of the same few entries: each reader gets a whole
// one, or none.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	payload := func(k int) []byte { return bytes.Repeat([]byte{byte(k)}, 10_000+k) }
	var group sync.WaitGroup
	for range 8 {
		s := Open(folder, "1", noon)
		group.Go(func() {
			for i := range 60 {
				k := i % 5
				s.Put("kind", key(fmt.Sprint(k)), payload(k))
				if got, ok := s.Get("kind", key(fmt.Sprint((k+1)%5))); ok && !bytes.Equal(got, payload((k+1)%5)) {
					t.Errorf("got %d bytes", len(got))
				}
			}
		})
	}
	group.Wait()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 5 {
		t.Errorf("%d files are left, want 5: %v", len(entries), err)
	}
}

// TestTrim lets days go by. What is used stays, what is not leaves after a month, and what
// is not ours is never touched.
func TestTrim(t *testing.T) {
	t.Parallel()
	now := noon()
	s := Open(t.TempDir(), "1", func() time.Time { return now })
	stranger := filepath.Join(s.folder, "letter.txt")
	s.Put("kind", key("used"), []byte("x"))
	s.Put("kind", key("unused"), []byte("x"))
	if err := os.WriteFile(stranger, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{s.place("kind", key("used")), s.place("kind", key("unused")), stranger} {
		if err := os.Chtimes(name, now, now); err != nil {
			t.Fatal(err)
		}
	}
	s.Trim()
	for range 31 {
		now = now.Add(24 * time.Hour)
		if _, ok := s.Get("kind", key("used")); !ok {
			t.Fatal("what is used has gone")
		}
		s.Trim()
	}
	if _, ok := s.Get("kind", key("unused")); ok {
		t.Error("what nobody used for a month is still there")
	}
	if _, err := os.Stat(stranger); err != nil {
		t.Error(err)
	}
	// Nothing of this day is removed twice, whatever is there.
	s.Put("kind", key("late"), []byte("x"))
	old := now.Add(-100 * 24 * time.Hour)
	if err := os.Chtimes(s.place("kind", key("late")), old, old); err != nil {
		t.Fatal(err)
	}
	s.Trim()
	if _, err := os.Stat(s.place("kind", key("late"))); err != nil {
		t.Error("Trim looked twice in a day")
	}
}

// TestTrimMuch makes entries that are too large together: the oldest leave.
func TestTrimMuch(t *testing.T) {
	t.Parallel()
	now := noon()
	s := Open(t.TempDir(), "1", func() time.Time { return now })
	for i := range 5 {
		k := key(fmt.Sprint(i))
		s.Put("kind", k, nil)
		at := now.Add(-time.Duration(i) * time.Hour)
		if err := os.Truncate(s.place("kind", k), limit/3); err != nil { // it takes no room
			t.Skip(err)
		}
		if err := os.Chtimes(s.place("kind", k), at, at); err != nil {
			t.Fatal(err)
		}
	}
	s.Trim()
	for i, want := range []bool{true, true, true, false, false} {
		if _, err := os.Stat(s.place("kind", key(fmt.Sprint(i)))); (err == nil) != want {
			t.Errorf("entry %d is there: %t, want %t", i, err == nil, want)
		}
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	if one, two := Version(), Version(); one == "" || one != two {
		t.Errorf("versions %q and %q of one program", one, two)
	}
	id := "abc-_1/def/ghi/jkl"
	for _, tt := range []struct{ head, want string }{
		{"\x7fELF\x02\x01 and more \x04\x00\x00\x00\x53\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + id + "\x00\x00", id},
		{"MZ and more \xff Go build ID: \"" + id + "\"\n \xffcode", id},
		{"\xff Go build ID: \"redacted\"\n \xff", ""},                // somebody's own
		{"\x04\x00\x00\x00Go\x00\x00" + strings.Repeat("x", 90), ""}, // without an end
		{"", ""},
	} {
		if got := buildID([]byte(tt.head)); got != tt.want {
			t.Errorf("buildID(%q) = %q, want %q", tt.head, got, tt.want)
		}
	}
}

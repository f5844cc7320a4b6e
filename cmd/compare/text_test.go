package main

import (
	"slices"
	"strings"
	"testing"
)

// kept collects what a project is written of.
func kept(f format, t *text) map[string]string {
	files := map[string]string{}
	put := func(name, data string) { files[name] = data }
	for _, p := range t.pages {
		put(f.page(t, p))
	}
	put(f.figures(t))
	f.rest(t, put)
	return files
}

func made(t *testing.T, n int, seed uint64) *text {
	t.Helper()
	made, err := newText(n, seed)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestSameSeedSameText(t *testing.T) {
	for _, f := range []format{hugo{}, signpost{}} {
		first, again, other := kept(f, made(t, 120, 7)), kept(f, made(t, 120, 7)), kept(f, made(t, 120, 8))
		differ := 0
		for name, data := range first {
			if again[name] != data {
				t.Errorf("%T: %s is another text the second time", f, name)
			}
			if other[name] != data {
				differ++
			}
		}
		if differ < 100 {
			t.Errorf("%T: another seed changes only %d of %d files", f, differ, len(first))
		}
	}
}

// TestText holds the text to what it is said to be.
func TestText(t *testing.T) {
	const n = 2000
	all := made(t, n, 7)
	titles, words, bytes := map[string]bool{}, 0, 0
	for _, p := range all.pages {
		if titles[p.title] {
			t.Errorf("two pages are called %q", p.title)
		}
		titles[p.title] = true
		body := all.body(p, hugo{})
		words, bytes = words+len(strings.Fields(body)), bytes+len(body)
	}
	if mean := words / n; mean < 650 || mean > 780 {
		t.Errorf("%d words a page, want about 700", mean)
	}
	if mean := bytes / n; mean < 3900 || mean > 4700 {
		t.Errorf("%d bytes a page, want about 4,200", mean)
	}
	folders := map[string]bool{}
	for _, s := range all.sections {
		folders[s.folder.name] = true
	}
	if len(all.sections) != n/perSection || len(folders) != 3 {
		t.Errorf("%d sections in %d folders", len(all.sections), len(folders))
	}
	for _, n := range []int{0, 1_000_000} {
		if _, err := newText(n, 7); err == nil {
			t.Errorf("%d pages: want an error", n)
		}
	}
}

func TestLetters(t *testing.T) {
	var seen []string
	for i := range 1000 {
		word := letters(i)
		if strings.ContainsAny(word, "0123456789") || slices.Contains(seen, word) {
			t.Fatalf("letters(%d) = %q", i, word)
		}
		seen = append(seen, word)
	}
}

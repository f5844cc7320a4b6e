package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

// TestScriptsAreLight holds what pages load for the exit and the hours, as it is
// published, to 2000 bytes compressed.
func TestScriptsAreLight(t *testing.T) {
	site := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if status := run([]string{"build", "--no-cache", "--source", "../..", "--now", "2026-11-22", "--output", site}, &said, &said); status != statusGood {
		t.Fatalf("build ended with %d:\n%s", status, &said)
	}
	sum := 0
	for _, name := range []string{"exit", "hours"} {
		found, err := filepath.Glob(filepath.Join(site, "assets", "js", name+".*.js"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s.js is published as %q, want one file: %v", name, found, err)
		}
		script, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is one, and a Buffer takes everything
		_, _ = w.Write(script)
		_ = w.Close()
		sum += packed.Len()
	}
	if sum > 2000 {
		t.Errorf("%d bytes when compressed, want at most 2000", sum)
	}
}

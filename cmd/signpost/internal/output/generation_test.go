package output

import (
	"crypto/sha256"
	"testing"
)

func begin(t testing.TB, dir string) *Generation {
	t.Helper()
	g, err := Begin(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// commitAll commits and returns the receipt.
func commitAll(t testing.TB, g *Generation) []byte {
	t.Helper()
	if _, err := g.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	receipt, err := g.Receipt()
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func entryOf(file File) entry {
	return entry{name: file.Name, sum: sha256.Sum256(file.Data), size: int64(len(file.Data))}
}

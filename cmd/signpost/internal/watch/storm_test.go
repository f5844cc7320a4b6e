package watch_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

// TestStorm does 300 things at random and then holds that the state is that of the disk.
func TestStorm(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 1))
			p := newProject(t, watch.Options{}.Patient(), map[string]string{topic: page("before", 20)})
			go func() { // Only the goroutine that made the project takes states.
				defer p.write("content/end.md", "end\n")
				for range 300 {
					p.random(r)
					time.Sleep(time.Duration(r.IntN(12)) * time.Millisecond)
				}
			}()
			for {
				if _, err := os.Stat(p.path("content/end.md")); err == nil {
					break
				}
				p.take(100 * time.Millisecond)
			}
			p.settle(5 * time.Second)
		})
	}
}

// random does one thing to the content. Many things fail, because what they need is not
// there: that is as good as any other.
func (p *project) random(r *rand.Rand) {
	dirs := []string{"content", "content/a", "content/a/b", "content/c", "content/c/d/e", "static", "static/x"}
	dir := func() string { return p.path(dirs[r.IntN(len(dirs))]) }
	name := func() string { return filepath.Join(dir(), fmt.Sprintf("%d.md", r.IntN(6))) }
	data := []byte(page(fmt.Sprint(r.Uint32()), 1+r.IntN(30)))
	switch n := name(); r.IntN(10) {
	case 0, 1, 2:
		_ = os.MkdirAll(filepath.Dir(n), 0o750)
		_ = os.WriteFile(n, data, 0o600)
	case 3:
		_ = os.Remove(n)
	case 4:
		_ = os.Rename(n, name())
	case 5:
		_ = os.Rename(dir(), dir())
	case 6:
		_ = os.RemoveAll(p.path(dirs[1+r.IntN(len(dirs)-1)]))
	case 7:
		_ = os.WriteFile(n+".tmp", data, 0o600)
		_ = os.Rename(n+".tmp", n)
	case 8:
		if f, err := os.OpenFile(n, os.O_WRONLY|os.O_APPEND, 0o600); err == nil {
			_, _ = f.Write(data)
			_ = f.Close()
		}
	case 9:
		_ = os.Truncate(n, int64(r.IntN(100)))
	}
}

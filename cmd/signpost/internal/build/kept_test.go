package build_test

import (
	"bytes"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/build"
)

// TestKept changes pages as TestAmend does, and lets one run after another begin with what
// the last one left: the page that is amended, and everything that is not, must be what a
// whole build gives.
func TestKept(t *testing.T) {
	t.Parallel()
	w := &writer{editor: newEditor(generated(t, 20)), random: rand.New(rand.NewPCG(5, 6))}
	opt := build.Options{Now: noon()}
	whole := func() (*build.Result, map[string]string, []byte, []byte) {
		files, mutex := map[string]string{}, sync.Mutex{}
		opt := opt
		opt.Put = func(name string, data []byte) error {
			mutex.Lock()
			defer mutex.Unlock()
			files[name] = string(data)
			return nil
		}
		p := loaded(t, w.files, opt)
		result, err := p.Build(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		kept, outlines, _ := p.Keep(result)
		return result, files, kept, outlines
	}
	before, published, kept, outlines := whole()
	if len(before.Problems) > 0 || kept == nil {
		t.Fatal("nothing is kept", before.Problems)
	}
	amended, refused := 0, 0
	for i := range 50 {
		page, what := w.write()
		k, ok := build.DecodeKept(kept)
		if !ok {
			t.Fatal("what was kept cannot be read")
		}
		got, ok := (*build.Amended)(nil), false
		if edit, found := loaded(t, w.files, opt).Edit(opt, k); found {
			got, ok = edit.Amend(t.Context(), outlines, func(name string) ([]byte, bool) {
				data, ok := published[name]
				return []byte(data), ok
			})
		}
		if !ok {
			refused++
			w.files[page] = w.before
			continue
		}
		amended++
		want, files, again, same := whole()
		published[got.Name] = string(got.HTML)
		if diff := cmp.Diff(files, published); diff != "" {
			t.Fatalf("after edit %d, %s, -want +got:\n%s", i, what, diff)
		}
		if diff := cmp.Diff(want.Summary, got.Summary); diff != "" {
			t.Fatalf("after edit %d, %s: another summary, -want +got:\n%s", i, what, diff)
		}
		if kept = got.Kept(); !bytes.Equal(kept, again) || !bytes.Equal(outlines, same) {
			t.Fatalf("after edit %d, %s: something else is kept", i, what)
		}
	}
	t.Logf("%d edits were amended, %d refused", amended, refused)
	if amended < 10 || refused < 10 {
		t.Error("the edits prove little")
	}
	for i := range kept {
		damaged := bytes.Clone(kept[:i]) // a cache would have noticed; nothing may break all the same
		if i%97 == 0 {
			build.DecodeKept(damaged)
		}
	}
}

// loaded is a project that was read and asked for its key.
func loaded(t *testing.T, files fstest.MapFS, opt build.Options) *build.Project {
	t.Helper()
	p, err := build.Load(t.Context(), files, true)
	if err != nil {
		t.Fatal(err)
	}
	p.Key(opt)
	return p
}

package preview

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"example.org/signpost/cmd/signpost/internal/output"
)

// forASecond is what a build does in these tests.
func forASecond(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
		return nil
	}
}

// textOf is the text that a state of the files is known by.
func textOf(files fs.FS) string {
	data, _ := fs.ReadFile(files, "text")
	return string(data)
}

// amending is a rig whose builds take a second, and whose index is made of the text. A text
// that begins with "words" can be amended.
func amending(t *testing.T) *rig {
	t.Helper()
	site := func(files fs.FS, index string) *Site {
		made, _ := simple(t.Context(), files)
		made.Files = append(made.Files, output.File{Name: "index.json", Data: []byte(index)})
		made.Derived = []string{"index.json"}
		return made
	}
	index := ""
	r := newRig(t, false, func(ctx context.Context, files fs.FS) (*Site, error) {
		if err := forASecond(ctx); err != nil {
			return nil, err
		}
		made, err := simple(ctx, files)
		if err == nil && !made.Problems.HasErrors() {
			index = "index of " + textOf(files)
			made = site(files, index)
		}
		return made, err
	})
	r.opt.Amend = func(files fs.FS, names []string) *Site {
		if !strings.HasPrefix(textOf(files), "words") || len(names) != 1 {
			return nil
		}
		return site(files, index)
	}
	return r
}

// get asks for an address, and gives the answer as soon as it comes.
func (r *rig) get(address string) <-chan *httptest.ResponseRecorder {
	done := make(chan *httptest.ResponseRecorder, 1)
	go func() {
		request := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:1313"+address, nil)
		w := httptest.NewRecorder()
		r.Handler(Listener{Hosts: []string{"127.0.0.1:1313"}}).ServeHTTP(w, request)
		done <- w
	}()
	return done
}

func TestAmended(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := amending(t)
		r.save("words 0")
		time.Sleep(2 * time.Second)
		r.shows(t, 1, true, "words 0")

		r.save("words 1", "content/a.md")
		r.shows(t, 2, true, "words 1") // and not a second later
		if w := <-r.get("/a/"); !strings.Contains(w.Body.String(), "words 1") {
			t.Errorf("the page is %q", w.Body)
		}
		// What is made of the pages is given when it is made of these.
		waiting, none := r.get("/index.json"), r.get("/nowhere/")
		synctest.Wait()
		if len(waiting) != 0 || len(none) != 0 {
			t.Error("an index of older words was given, or a page of none")
		}
		if w := <-waiting; w.Body.String() != "index of words 1" {
			t.Errorf("the index is %q", w.Body)
		}
		if w := <-none; w.Code != http.StatusNotFound {
			t.Errorf("status %d for a page that is not there", w.Code)
		}
		r.shows(t, 2, true, "words 1") // the build that follows is no news
		if len(r.reports) != 2 || r.reports[1].Drawn != 1 {
			t.Errorf("reports %+v", r.reports)
		}

		r.save("other", "content/a.md")
		r.shows(t, 2, true, "words 1")
		time.Sleep(2 * time.Second)
		r.shows(t, 3, true, "other")
		r.save("error", "content/a.md")
		time.Sleep(3 * time.Second)
		r.shows(t, 4, false, "other")
		r.save("words 2", "content/a.md") // nothing is amended while something is wrong
		r.shows(t, 4, false, "other")
		time.Sleep(2 * time.Second)
		r.shows(t, 5, true, "words 2")
	})
}

func TestAmendedWhileABuildRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := amending(t)
		r.save("words 0")
		time.Sleep(2 * time.Second)
		for i := range 20 {
			r.save(fmt.Sprintf("words %d", i+1), "content/a.md")
			r.shows(t, i+2, true, fmt.Sprintf("words %d", i+1))
			time.Sleep(300 * time.Millisecond)
		}
		time.Sleep(3 * time.Second)
		r.shows(t, 21, true, "words 20")
		if w := <-r.get("/index.json"); w.Body.String() != "index of words 20" {
			t.Errorf("the index is %q", w.Body)
		}
		// A build of something else runs: the words come with it.
		r.save("other", "content/b.md")
		time.Sleep(300 * time.Millisecond)
		r.save("words 21", "content/a.md")
		r.shows(t, 21, true, "words 20")
		time.Sleep(3 * time.Second)
		r.shows(t, 22, true, "words 21")
	})
}

package preview

import (
	"context"
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

// TestSpoiltSettings keeps the last good rules of the host while netlify.toml cannot be
// read, and says so as an error: the host would refuse the site.
func TestSpoiltSettings(t *testing.T) {
	const good, bad = "[[headers]]\nfor = \"/*\"\n[headers.values]\nX-Mine = \"1\"\n", "[[headers]]\nfor = \n"
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, simple)
		h := r.Handler(Listener{Hosts: []string{host}})
		save := func(text, settings string) {
			files := fstest.MapFS{"text": {Data: []byte(text)}, settingsFile: {Data: []byte(settings)}}
			r.changes <- watch.Change{Files: files, Names: []string{settingsFile}}
			time.Sleep(2 * maxGrace)
			synctest.Wait()
		}
		save("0", bad)
		response := ask(t, h, "GET", "/a/")
		if got := text(t, response); response.StatusCode != http.StatusServiceUnavailable || !strings.Contains(got, "netlify.toml:2:") {
			t.Errorf("before any good build: %d\n%s", response.StatusCode, got)
		}
		save("1", good)
		r.shows(t, 2, true, "1")
		save("2", bad)
		r.shows(t, 3, false, "1")
		if got := ask(t, h, "GET", "/a/").Header.Get("X-Mine"); got != "1" {
			t.Errorf("X-Mine: %q, want that of the last good rules", got)
		}
		if last := r.reports[len(r.reports)-1]; len(last.Problems) != 1 || last.Problems[0].Line != 2 || !last.Problems.HasErrors() {
			t.Errorf("problems %v, want one error in line 2", last.Problems)
		}
		save("2", good)
		r.shows(t, 4, true, "2")
	})
}

func TestReadSettings(t *testing.T) {
	for _, tt := range []struct {
		project fs.FS
		want    string
	}{
		{nil, ""},
		{fstest.MapFS{}, ""},
		{fstest.MapFS{settingsFile: {}}, ""},
		{fstest.MapFS{settingsFile: {Data: []byte("a = ")}}, "netlify.toml:1:4: error: this is not TOML: "},
		{fstest.MapFS{settingsFile: {Data: []byte("[[headers]]\nfor = 1\n")}}, "netlify.toml:1:1: error: this is not as Netlify wants it: "},
		{fstest.MapFS{settingsFile: {Mode: fs.ModeDir}}, "netlify.toml:1:1: error: the file cannot be read: "},
	} {
		got := ""
		if _, problems := readSettings(tt.project); len(problems) > 0 {
			got = problems[0].String()
		}
		if !strings.HasPrefix(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestSettingsLeaveTheBuildsSite changes nothing of what the build keeps.
func TestSettingsLeaveTheBuildsSite(t *testing.T) {
	site := sample()
	before := len(site.Problems)
	s := New(Options{Build: func(context.Context, fs.FS) (*Site, error) { return site, nil }})
	m := s.make(t.Context(), fstest.MapFS{settingsFile: {Data: []byte("a = ")}})
	if len(m.site.Problems) != before+1 || len(site.Problems) != before {
		t.Errorf("%d problems, and %d with the build, want %d and %d", len(m.site.Problems), len(site.Problems), before+1, before)
	}
}

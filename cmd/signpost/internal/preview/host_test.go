package preview

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/output"
)

func TestMatch(t *testing.T) {
	for _, tt := range []struct{ pattern, path, want string }{
		{"/*", "/", "map[:splat:]"},
		{"/*", "/a/b.css", "map[:splat:a/b.css]"},
		{"/assets/*", "/assets/a/b.css", "map[:splat:a/b.css]"},
		{"/assets/*", "/assets", "map[:splat:]"},
		{"/assets/*", "/assetsx", "no"},
		{"/about", "/about/", "map[]"},
		{"/about/", "/about", "map[]"},
		{"/about", "/about/us/", "no"},
		{"/:year/:name", "/2026/x/", "map[:name:x :year:2026]"},
		{"/:year", "/2026/x", "no"},
		{"/a.b", "/axb", "no"},
		{"/", "/", "map[]"},
		{"/", "/a", "no"},
		{"/*.css", "/x.css", "map[]"},
	} {
		got := "no"
		if values, ok := match(tt.pattern, tt.path); ok {
			got = fmt.Sprint(values)
		}
		if got != tt.want {
			t.Errorf("match(%q, %q) = %s, want %s", tt.pattern, tt.path, got, tt.want)
		}
	}
}

func TestRedirectTarget(t *testing.T) {
	for _, tt := range []struct{ from, to, path, want string }{
		{"/old/", "/new/", "/old/", "/new/"},
		{"/old/", "/new/?a=b#c", "/old", "/new/?a=b#c"},
		{"/old/*", "/new/:splat", "/old/a/b/", "/new/a/b/"},
		{"/old/*", "/new/:splat", "/old/ä b", "/new/%C3%A4%20b"},
		{"/old/*", "/:splat", "/old//evil.example", ""},
		{"/old/*", "/:splat", `/old/\evil.example`, ""},
		{"/old/*", "/:splat", "/old/../x", ""},
		{"/old/*", "https://evil.example/:splat", "/old/x", ""},
		{"/old/*", "//evil.example/:splat", "/old/x", ""},
		{"/old/*", `/\evil.example`, "/old/x", ""},
		{"/old/*", ":splat", "/old/https://evil.example", ""},
		{"/a/:name", "/b/:name", "/a/x", "/b/x"},
		{"/*", "/:splat", "/x", ""}, // to itself
	} {
		if got := (redirectRule{from: tt.from, to: tt.to}).target(tt.path); got != tt.want {
			t.Errorf("%s %s for %q leads to %q, want %q", tt.from, tt.to, tt.path, got, tt.want)
		}
	}
}

func TestWithPreview(t *testing.T) {
	for _, tt := range []struct{ policy, want string }{
		{"default-src 'self'", "default-src 'self'"},
		{"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"script-src 'self';  connect-src 'none' ; img-src 'none'", "script-src 'self'; connect-src 'self'; img-src 'none'"},
		{"default-src 'none'; script-src 'self'; upgrade-insecure-requests", "default-src 'none'; script-src 'self'; upgrade-insecure-requests; connect-src 'self'; style-src 'self'"},
		{"connect-src 'none'; connect-src 'self'", "connect-src 'self'"},
		{"connect-src https://api.example; script-src 'sha256-x'", "connect-src https://api.example 'self'; script-src 'sha256-x' 'self'"},
		{"default-src https://cdn.example", "default-src https://cdn.example; connect-src https://cdn.example 'self'; script-src https://cdn.example 'self'; style-src https://cdn.example 'self'"},
		{"default-src 'self'; script-src-elem 'none'; script-src 'self'", "default-src 'self'; script-src-elem 'self'; script-src 'self'"},
		{"default-src *; connect-src http:", "default-src *; connect-src http:"},
		{"img-src 'none'", "img-src 'none'"},
		{"connect-src", "connect-src 'self'"},
		{"default-src 'self', connect-src 'none'", "default-src 'self', connect-src 'self'"},
		{"connect-src 'none'; img-src 'none', ,script-src 'none'", "connect-src 'self'; img-src 'none', script-src 'self'"},
	} {
		if got := withPreview(tt.policy); got != tt.want {
			t.Errorf("withPreview(%q) = %q, want %q", tt.policy, got, tt.want)
		}
	}
}

func TestNetlifySettings(t *testing.T) {
	site := &Site{Files: []output.File{
		{Name: "index.html", Data: []byte("<head></head>")},
		{Name: "_headers", Data: []byte("/*\n  X-Both: from the build\n  X-Build: 1\n")},
	}}
	project := func(text string) *snapshot {
		set, problems := readSettings(fstest.MapFS{"netlify.toml": {Data: []byte(text)}})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return after(&snapshot{}, &made{site: site, settings: set})
	}
	snap := project(`
[build]
publish = "public"
[[headers]]
for = "/*"
  [headers.values]
  X-Both = "from the settings"
  X-Lines = """a
  b"""
  X-List = ["c", "d"]
  "X-Bad\nSet-Cookie" = "x"
[[redirects]]
from = "/old/*"
to = "/:splat"
status = 302
force = true
[[redirects]]
from = "/in-fr"
to = "/"
conditions = {Country = ["fr"]}
`)
	h := snap.headersOf("/")
	for name, want := range map[string]string{"X-Both": "from the settings", "X-Build": "1", "X-Lines": "a b", "X-List": "c, d", "Set-Cookie": ""} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := snap.resolve("/old/x"); got.status != http.StatusFound || got.location != "/x" {
		t.Errorf("/old/x: %d to %q", got.status, got.location)
	}
	if got := snap.resolve("/in-fr"); got.status != http.StatusNotFound {
		t.Errorf("/in-fr: %d, want 404: nobody knows the country", got.status)
	}
}

func TestWithScript(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{"<!doctype html><html><head><title>", "<!doctype html><html><head>+<title>"},
		{"<HTML><HEAD lang=a\nid=b>x<head>", "<HTML><HEAD lang=a\nid=b>+x<head>"},
		{"<!doctype html><html lang=en><header>", "<!doctype html><html lang=en>+<header>"},
		{"<!DOCTYPE html>text", "<!DOCTYPE html>+text"},
		{"text", "+text"},
		{"", "+"},
		{"<!doctype html><!-- <head> --><html><head><title>", "<!doctype html><!-- <head> --><html><head>+<title>"},
		{`<!doctype html><html data-a="<head>"><head><title>`, `<!doctype html><html data-a="<head>"><head>+<title>`},
		{`<!doctype html><p title="<head>">`, `<!doctype html>+<p title="<head>">`},
		{"<!doctype html>\n<title>a</title><script>'<head>'</script>", "<!doctype html>+\n<title>a</title><script>'<head>'</script>"},
		{"<!-- a --><p><head>", "+<!-- a --><p><head>"},
		{"\uFEFF<!doctype html>\r\n<Html ><!-- b --><HEAD><title>", "\uFEFF<!doctype html>\r\n<Html ><!-- b --><HEAD>+<title>"},
		{"\uFEFFtext", "\uFEFF+text"},
		{"<!doctype html></p><head></head>", "<!doctype html></p><head>+</head>"},
		{"<!doctype html></body><head></head>", "<!doctype html>+</body><head></head>"},
	} {
		if got := string(withScript([]byte(tt.page))); got != strings.Replace(tt.want, "+", scriptElement, 1) {
			t.Errorf("withScript(%q) = %q", tt.page, got)
		}
	}
}

func TestDigests(t *testing.T) {
	list := func(pairs ...string) []output.File {
		var files []output.File
		for i := 0; i < len(pairs); i += 2 {
			files = append(files, output.File{Name: pairs[i], Data: []byte(pairs[i+1])})
		}
		return files
	}
	one := filesOf(nil, list("a.html", "1", "b.html", "2"))
	for _, tt := range []struct {
		files []output.File
		drawn int
		same  bool
	}{
		{list("b.html", "2", "a.html", "1"), 0, true},
		{list("a.html", "1", "b.html", "3"), 1, false},
		{list("a.html", "2", "b.html", "1"), 2, false},
		{list("a.html", "1"), 1, false},
		{list("a.html", "1", "b.html", "2", "c.html", ""), 1, false},
		{list("a.html", "1", "c.html", "2"), 2, false},
		{list("a.html", "1", "b.html", "2", "d.css", "3"), 0, false},
	} {
		two := filesOf(one, tt.files)
		if got := drawn(one, two); got != tt.drawn {
			t.Errorf("%v: %d pages drawn, want %d", tt.files, got, tt.drawn)
		}
		if got := digestOf(one, nil, "") == digestOf(two, nil, ""); got != tt.same {
			t.Errorf("%v: the same digest: %t, want %t", tt.files, got, tt.same)
		}
		if digestOf(two, nil, "") != digestOf(filesOf(nil, tt.files), nil, "") {
			t.Errorf("%v: the digest depends on the site before", tt.files)
		}
	}
}

// BenchmarkSwap is what one changed page of 1,000 costs between the build and the
// browsers.
func BenchmarkSwap(b *testing.B) {
	sites := [2]*Site{{}, {}}
	for i := range 1000 {
		f := output.File{Name: fmt.Sprintf("section/page-%d/index.html", i), Data: make([]byte, 30<<10)}
		for k, site := range sites {
			if i == 0 {
				f.Data = append([]byte{byte(k)}, f.Data...)
			}
			site.Files = append(site.Files, f)
		}
	}
	snap := after(&snapshot{}, &made{site: sites[0]})
	for i := 1; b.Loop(); i++ {
		snap = after(snap, &made{site: sites[i%2]})
	}
}

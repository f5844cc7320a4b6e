package check_test

import (
	"context"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// TestMain adds the flag that rewrites what the archives want.
func TestMain(m *testing.M) {
	flag.Bool("update", false, "rewrite what the archives want; read it before you keep it")
	m.Run()
}

// now is the moment at which every case is judged.
func now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// TestRules runs testdata/RULE.txtar, one archive a rule. The files below firing/
// and silent/ are laid over the small site of testdata/base.txt: the first must
// give the problems in want, and the second nothing at all. Files below published/
// are pages as they would be published, for what templates cannot bring about.
func TestRules(t *testing.T) {
	base := archive(t, "testdata/base.txt")
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(path.Base(name), ".txtar"), func(t *testing.T) {
			rule := archive(t, name)
			got := written(t, judge(t, laid(base, rule, "firing/")))
			if flag.Lookup("update").Value.String() == "true" {
				rewrite(t, name, got)
				rule = archive(t, name)
			}
			if diff := cmp.Diff(string(fileOf(rule, "want")), got); diff != "" || got == "" {
				t.Errorf("firing (-want +got):\n%s", diff)
			}
			if !strings.Contains(got, "["+strings.TrimSuffix(path.Base(name), ".txtar")+"]") {
				t.Errorf("the rule that the archive is named after does not fire:\n%s", got)
			}
			if got := written(t, judge(t, laid(base, rule, "silent/"))); got != "" {
				t.Errorf("silent: got\n%s", got)
			}
		})
	}
}

// TestRulesHaveArchives wants an archive for each rule that the package writes
// into a diagnostic.
func TestRulesHaveArchives(t *testing.T) {
	want := []string{
		"closed-helpline", "dead-link", "figure-in-prose", "figure-mismatch", "finder-gap", "future-period", "head-title", "heading-order", "holidays-end", "image-alt",
		"inline-code", "keeps-data", "known-number", "link-scheme", "low-confidence", "near-number", "no-cover", "no-emergency", "no-exit", "no-help-link", "no-holidays", "no-lock", "no-value", "number-in-prose",
		"number-in-template", "odd-holiday", "one-h1", "page-policy", "raw-html", "review-due", "review-overdue", "reviewed-later", "revision-later", "same-id", "same-title", "sibling-alone", "sibling-older", "source-due", "telling-title",
		"third-party", "unbound-figure", "unknown-helpline", "unknown-number", "unknown-rule", "unknown-situation", "unsafe-address", "unsuitable-helpline", "unused-allow", "unused-series",
		"unused-source", "verified-later",
	}
	for _, rule := range want {
		if _, err := os.Stat("testdata/" + rule + ".txtar"); err != nil {
			t.Errorf("the rule %s has no archive: %v", rule, err)
		}
	}
}

func TestPagesGivesTheContextsError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in := check.Input{Site: siteOf(t, laid(archive(t, "testdata/base.txt"), nil, "")), Pages: []check.Page{{Name: "index.html"}}}
	if _, err := check.Pages(ctx, in); err != context.Canceled { //nolint:errorlint // it is the context's own error.
		t.Errorf("error = %v, want %v", err, context.Canceled)
	}
}

// memory is what every case is judged with a second time: what is remembered of the
// cases before must change nothing.
var memory = memo.New()

// judge gives every problem of a project, in the order of a report.
func judge(t *testing.T, fsys fstest.MapFS) diag.List {
	t.Helper()
	published := map[string][]byte{}
	for name, f := range fsys {
		if rest, ok := strings.CutPrefix(name, "published/"); ok {
			published[rest] = f.Data
			delete(fsys, name)
		}
	}
	if len(published) > 0 {
		return judgePublished(t, fsys, published)
	}
	result, err := build.Run(t.Context(), build.Options{Source: fsys, Now: now()})
	if err != nil {
		t.Fatal(err)
	}
	again, err := build.Run(t.Context(), build.Options{Source: fsys, Now: now(), Memory: memory})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written(t, result.Problems), written(t, again.Problems)); diff != "" {
		t.Errorf("with what is remembered of other cases (-without +with):\n%s", diff)
	}
	return result.Problems
}

// waysOut are the links that every page must have.
const waysOut = `<a href="https://elsewhere.example/" data-quick-exit>Leave</a> <a href="/">Help</a>`

func judgePublished(t *testing.T, fsys fstest.MapFS, published map[string][]byte) diag.List {
	t.Helper()
	in := check.Input{Site: siteOf(t, fsys), Names: []string{"index.html"}}
	for name, html := range published {
		html = append([]byte(waysOut), html...)
		in.Names = append(in.Names, name)
		in.Pages = append(in.Pages, check.Page{Name: name, Layout: "page.html", HTML: html})
	}
	slices.SortFunc(in.Pages, func(a, b check.Page) int { return strings.Compare(a.Name, b.Name) })
	problems, err := check.Pages(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		in.Memory = memory
		again, err := check.Pages(t.Context(), in)
		if diff := cmp.Diff(written(t, problems.Sorted()), written(t, again.Sorted())); diff != "" || err != nil {
			t.Errorf("with a memory (-without +with):\n%s%v", diff, err)
		}
	}
	return problems.Sorted()
}

func siteOf(t testing.TB, fsys fstest.MapFS) *site.Site {
	t.Helper()
	tree, problems, err := source.Load(t.Context(), fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	static, problems := asset.New(tree.Static)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	made, problems, err := site.New(t.Context(), tree.Content, static, site.Options{Now: now()})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return made
}

// laid lays the files below prefix of an archive over the base.
func laid(base, over *txtar.Archive, prefix string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range base.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	if over == nil {
		return fsys
	}
	for _, f := range over.Files {
		if name, ok := strings.CutPrefix(f.Name, prefix); ok {
			fsys[name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
	return fsys
}

func written(t *testing.T, problems diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Write(&b, problems, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func fileOf(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func rewrite(t *testing.T, name, want string) {
	t.Helper()
	a := archive(t, name)
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(name, txtar.Format(a), 0o600); err != nil {
		t.Fatal(err)
	}
}

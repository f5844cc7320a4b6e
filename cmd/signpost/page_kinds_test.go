package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// sheet is a page of the built site, as the tests meet it.
type sheet struct {
	host   *host
	path   string // such as "/parents/first-hour/"
	layout string // the template that drew it, such as "guidance.html"
	live   bool   // whether the site has it, and not only a preview
	html   []byte
}

// today is the day on which the tests build the site.
func today() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }

// repository is the project that this program stands in.
func repository() fs.FS { return os.DirFS("../..") }

// madeUp is an address that the site does not have.
const madeUp = "/there-is-no-such-page/"

// own are addresses that are tested for what only they have.
func own() []string {
	return []string{"/", "/statistics/", "/helplines/tear-off-strip/", "/helplines/wallet-card/", "/helplines/childline/", "/find-help/"}
}

// everyKind builds the site, and a preview of it, and returns pages that stand for
// all: those of [own], and of those with the same layout, audience, style sheets and
// scripts the longest. Pages that only a preview shows are all there. The preview has
// a page that has moved, because the site has none so far. The test fails when a
// layout has no page.
func everyKind(t *testing.T) []sheet {
	t.Helper()
	project := repository()
	previewed := withMovedPage(t, project)
	live, liveHost := publish(t, project, false)
	preview, previewHost := publish(t, previewed, true)
	longest := map[string]sheet{}
	for _, p := range drawn(t, previewed) {
		s := sheet{host: liveHost, path: "/" + strings.TrimSuffix(p.Name, "index.html"), layout: p.Layout, html: live[p.Name], live: live[p.Name] != nil}
		if !s.live {
			s.host, s.html = previewHost, preview[p.Name]
		}
		id := s.layout + " " + loaded(s.html)
		switch {
		case !s.live && s.layout != "redirect.html" && !p.Source.Meta.Draft:
			continue
		case !s.live || slices.Contains(own(), s.path):
			id = s.path
		case p.Name == "404.html":
			s.path = madeUp
		case p.Source != nil && p.Source.Audience() != "":
			id += " " + p.Source.Audience()
		}
		if len(s.html) > len(longest[id].html) {
			longest[id] = s
		}
	}
	for _, path := range own() {
		if longest[path].host == nil {
			t.Errorf("the site has no page %s any more: take it out of the tests' own", path)
		}
	}
	sheets := slices.SortedFunc(maps.Values(longest), func(a, b sheet) int { return strings.Compare(a.path, b.path) })
	needEveryLayout(t, project, sheets)
	return sheets
}

// needEveryLayout fails the test when a layout has no page.
func needEveryLayout(t *testing.T, project fs.FS, sheets []sheet) {
	t.Helper()
	layouts, err := fs.Glob(project, "templates/*.html")
	if err != nil || len(layouts) == 0 {
		t.Fatalf("there are no templates: %v", err)
	}
	for _, name := range layouts {
		name = path.Base(name)
		if name != "base.html" && !slices.ContainsFunc(sheets, func(s sheet) bool { return s.layout == name }) {
			t.Errorf("no page of the site is drawn by %s, so nothing of it is tested", name)
		}
	}
}

// loaded lists the style sheets and scripts of a page.
func loaded(page []byte) string {
	var list []string
	for _, m := range regexp.MustCompile(`(?:href|src)="?(/assets/[^" >]+\.(?:css|js))`).FindAllSubmatch(page, -1) {
		list = append(list, string(m[1]))
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}

// publish builds a project and serves it. The files are by their names.
func publish(t *testing.T, project fs.FS, drafts bool) (files map[string][]byte, h *host) {
	t.Helper()
	once, _ := built.LoadOrStore(options{project, drafts}, sync.OnceValues(func() (*build.Result, error) {
		return build.Run(context.Background(), build.Options{Source: project, Now: today(), Drafts: drafts})
	}))
	result, err := once.(func() (*build.Result, error))()
	if err != nil {
		t.Fatal(err)
	}
	if result.Problems.HasErrors() {
		t.Fatalf("the site was not built: %v", result.Problems)
	}
	folder := filepath.Join(t.TempDir(), "public")
	if _, err := output.Sync(t.Context(), folder, result.Files, output.Options{}); err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range result.Files {
		files[f.Name] = f.Data
	}
	return files, newHost(t, folder)
}

// built are the sites that [publish] has built, by their options: with the race detector
// a build takes as long as everything else that a small test does.
var built sync.Map

type options struct {
	project fs.FS
	drafts  bool
}

// drawn lists what the templates draw for a preview, which a build does not tell.
func drawn(t *testing.T, project fs.FS) []render.Rendered {
	t.Helper()
	tree, problems, err := source.Load(t.Context(), project)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	static, _ := asset.New(tree.Static)
	set, _ := render.NewSet(tree.Templates, static)
	made, _, err := site.New(t.Context(), tree.Content, static, site.Options{Now: today(), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := set.Pages(t.Context(), made, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	searching, _, err := set.Search(t.Context(), made, render.Options{}, pages)
	if err != nil {
		t.Fatal(err)
	}
	return append(pages, searching.Pages...)
}

// withMovedPage is the project with one page more, which has an old address.
func withMovedPage(t *testing.T, project fs.FS) fs.FS {
	t.Helper()
	copied := t.TempDir()
	for _, part := range []string{"content", "templates", "static"} {
		files, err := fs.Sub(project, part)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(copied, part), files); err != nil {
			t.Fatal(err)
		}
	}
	const moved = `---
title: A page that has moved
summary: "This page stands at a new address."
audience: [everyone]
reviewed: 2026-11-21
owner: Site owner
aliases: [/old/address/]
---

Its old address leads here.
`
	if err := os.WriteFile(filepath.Join(copied, "content", "moved.md"), []byte(moved), 0o600); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(copied)
}

// quote writes a text as JavaScript does.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a Buffer takes everything, and every text is JSON
	return strings.TrimSpace(b.String())
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/scaffold"
)

// TestNewPagesAreValid begins a page of every kind in a copy of the repository's
// own site, and wants nothing wrong with it.
func TestNewPagesAreValid(t *testing.T) {
	project := copyOfSite(t)
	for _, k := range scaffold.Kinds() {
		runNew(t, project, strings.Fields(k.Example)...)
	}
	var stdout, stderr bytes.Buffer
	if status := run([]string{"check", "--no-cache", "--strict", "--now", "2026-11-22", "--source", project}, &stdout, &stderr); status != statusGood {
		t.Fatalf("check ends with %d:\n%s", status, &stderr)
	}
}

// TestNewPagesHaveEveryKey holds the archetypes, and the manual in doc.go, against
// the keys that the site reads. It asks the site itself, which answers an unknown
// key with those that it knows.
func TestNewPagesHaveEveryKey(t *testing.T) {
	manual, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range scaffold.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			project := copyOfSite(t)
			name := filepath.Join(project, filepath.FromSlash(runNew(t, project, strings.Fields(k.Example)...)))
			page, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			page = bytes.Replace(page, []byte("draft: true"), []byte("draft: true\nzzzzzz: 1"), 1)
			if err := os.WriteFile(name, uncommented(page), 0o600); err != nil {
				t.Fatal(err)
			}
			problems := problemsOf(t, project)
			examples := len(problems) // numbers that belong to nobody must not be published
			problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Rule == "bad-number" })
			if examples -= len(problems); k.Name == "helpline" && examples != 2 {
				t.Errorf("%d numbers of the archetype are refused, want 2", examples)
			}
			if len(problems) != 1 || problems[0].Rule != "unknown-key" {
				t.Fatalf("with every key in use, and an unknown one:\n%v\nwant that one problem", problems)
			}
			known, ok := strings.CutPrefix(problems[0].Hint, "known keys are ")
			if !ok {
				t.Fatalf("hint %q, want the known keys", problems[0].Hint)
			}
			for key := range strings.SplitSeq(known, ", ") {
				if !bytes.Contains(page, []byte("\n"+key+":")) && !bytes.Contains(page, []byte("\n#"+key+":")) {
					t.Errorf("the archetype of %s has no %s", k.Name, key)
				}
				if !strings.Contains(string(manual), "\n//\t"+key+" ") {
					t.Errorf("the manual has no line for %s", key)
				}
			}
		})
	}
}

// TestNewNeverOverwrites asks for every kind of page twice, and for one whose
// address is taken.
func TestNewNeverOverwrites(t *testing.T) {
	project := t.TempDir()
	if err := os.Mkdir(filepath.Join(project, "content"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, k := range scaffold.Kinds() {
		name := runNew(t, project, strings.Fields(k.Example)...)
		file := filepath.Join(project, filepath.FromSlash(name))
		if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		var stdout, stderr bytes.Buffer
		status := run(append([]string{"new", "--source", project}, strings.Fields(k.Example)...), &stdout, &stderr)
		if got, want := stderr.String(), "signpost: "+name+" is there already\n"; status != statusContent || got != want {
			t.Errorf("new %s again: %d, %q, want %d, %q", k.Example, status, got, statusContent, want)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != "mine" {
			t.Errorf("new %s again left %q, %v", k.Example, data, err)
		}
	}
	var stdout, stderr bytes.Buffer
	status := run([]string{"new", "--source", project, "page", "carers"}, &stdout, &stderr)
	want := "signpost: content/carers.md would have the address of content/carers/_index.md; choose another name\n"
	if status != statusContent || stderr.String() != want {
		t.Errorf("new page carers: %d, %q, want %d, %q", status, &stderr, statusContent, want)
	}
}

func TestNewStaysInTheProject(t *testing.T) {
	outside, project := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(project, "content")); err != nil {
		t.Skip(err)
	}
	var stdout, stderr bytes.Buffer
	if status := run([]string{"new", "--source", project, "page", "x"}, &stdout, &stderr); status == statusGood {
		t.Errorf("new wrote through a link out of the project: %s", &stdout)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside the project: %v, %v, want nothing", entries, err)
	}
}

// runNew begins a page and gives its name.
func runNew(t *testing.T, project string, words ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(append([]string{"new", "--source", project}, words...), &stdout, &stderr); status != statusGood {
		t.Fatalf("new %s ends with %d: %s", words, status, &stderr)
	}
	name, _, _ := strings.Cut(stdout.String(), "\n")
	return name
}

// uncommented puts every key of an archetype to use but for kind, which is only
// for a page in an unusual place.
func uncommented(page []byte) []byte {
	lines := strings.Split(string(page), "\n")
	end := slices.Index(lines[1:], "---") + 1
	for i, line := range lines[:end] {
		if rest, ok := strings.CutPrefix(line, "#"); ok && !strings.HasPrefix(rest, "kind:") && !strings.HasPrefix(rest, "replaced_by:") && !strings.HasPrefix(line, "# ") {
			lines[i] = rest
		} else if strings.HasPrefix(line, "#  ") {
			lines[i] = rest
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

func copyOfSite(t *testing.T) string {
	t.Helper()
	project := t.TempDir()
	for _, folder := range []string{"content", "templates", "static"} {
		if err := os.CopyFS(filepath.Join(project, folder), os.DirFS(filepath.Join("..", "..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	return project
}

func problemsOf(t *testing.T, project string) diag.List {
	t.Helper()
	var now clock
	if err := now.Set("2026-11-22"); err != nil {
		t.Fatal(err)
	}
	result, err := build.Run(t.Context(), build.Options{Source: os.DirFS(project), Now: now.at})
	if err != nil {
		t.Fatal(err)
	}
	return result.Problems
}

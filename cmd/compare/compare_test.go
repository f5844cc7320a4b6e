package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSignpost builds a small project in every scenario, and wants no problem found.
func TestSignpost(t *testing.T) {
	folder := t.TempDir()
	program, err := newSignpost(t.Context(), "", folder)
	if err != nil {
		t.Fatal(err)
	}
	c := &comparison{text: made(t, 20, 7), rounds: 1, progress: t.Output()}
	c.projects = []*project{signpostProject(t.Context(), program, folder)}
	p := c.projects[0]
	if err := p.write(c.text); err != nil {
		t.Fatal(err)
	}
	if err := c.same(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios() {
		records, err := c.run(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		want, output := 1, int64(100_000)
		if s.served {
			want, output = 3, 0
		}
		if len(records) != want {
			t.Fatalf("%s: %+v", s.name, records)
		}
		for _, r := range records {
			if !strings.HasPrefix(r.Scenario, s.name) || r.Wall == 0 || r.Output < output {
				t.Errorf("%s: %+v", s.name, r)
			}
		}
	}
	if _, err := measure(t.Context(), p.check); err != nil {
		t.Error(err)
	}
	if err := p.arrived([]expected{{"index.html", "what nobody wrote"}}); err == nil {
		t.Error("a change that did not arrive is not noticed")
	}
	floors, err := c.floor(t.Context())
	if err != nil || len(floors) != 1 || floors[0].Output < 100_000 {
		t.Errorf("floor: %+v, %v", floors, err)
	}
}

// TestHugo compares two small sites, where there is a Hugo.
func TestHugo(t *testing.T) {
	path, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("no hugo on PATH")
	}
	var out bytes.Buffer
	file := filepath.Join(t.TempDir(), "all.json")
	if err := run(t.Context(), []string{"-pages", "20,70", "-rounds", "1", "-hugo", path, "-dir", t.TempDir(), "-json", file, "-floor"}, &out, t.Output()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"hugo/signpost", "template", "preview told", "A page more, cold, from 20 to 70 pages"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	if data, err := os.ReadFile(file); err != nil || strings.Count(string(data), `"scenario"`) != 36 {
		t.Errorf("want 36 records: %v\n%s", err, data)
	}
}

func TestGenerateOnly(t *testing.T) {
	folder := t.TempDir()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-generate-only", "-pages", "60", "-dir", folder}, &out, t.Output()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"hugo/hugo.toml", "hugo/static/css/site.css", "hugo/layouts/_partials/card.html", "signpost/content/site.yaml", "signpost/templates/base.html", "signpost/static/css/site.css"} {
		if _, err := os.Stat(filepath.Join(folder, "60", filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
}

func TestCommandLine(t *testing.T) {
	for _, args := range []string{"-pages ten", "-scenarios warm", "-rounds 0", "more", "-unknown"} {
		if err := run(t.Context(), strings.Fields(args), t.Output(), t.Output()); err == nil {
			t.Errorf("%s: want an error", args)
		}
	}
}

// TestScenarios holds the scenarios that are played if none are named against the manual.
func TestScenarios(t *testing.T) {
	o, err := parse(nil, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names(o.scenarios), " "); got != "cold nothing page data template preview" {
		t.Errorf("played: %s", got)
	}
	manual, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names(scenarios()) {
		if !strings.Contains(string(manual), "\n//\t"+name+" ") {
			t.Errorf("the package comment does not explain %s", name)
		}
	}
}

func TestTables(t *testing.T) {
	var records []record
	for _, pages := range []int{100, 200} {
		for round, wall := range []int{30, 10, 20} {
			at := func(program string, times, memory int) {
				records = append(records, record{pages, "cold", program, round + 1, sample{
					Wall: time.Duration(wall*times*pages/100) * time.Millisecond, CPU: time.Second, Memory: int64(memory * pages), Output: int64(1000 * pages),
				}})
			}
			at("hugo", 2, 500_000)
			at("signpost", 1, 100_000)
		}
	}
	for round, wall := range []time.Duration{500, 100, 300} {
		records = append(records,
			record{100, "preview asked", "hugo", round + 1, sample{Wall: wall * time.Millisecond, Memory: 90e6}},
			record{100, "preview asked", "signpost", round + 1, sample{Wall: 10 * time.Millisecond}})
	}
	var out bytes.Buffer
	table(&out, records)
	growth(&out, records)
	rows := map[string]string{}
	for line := range strings.Lines(out.String()) {
		if fields := strings.Fields(line); strings.Contains(line, "preview asked") {
			rows[fields[3]] = strings.Join(fields[4:], " ")
		}
	}
	for program, want := range map[string]string{
		"hugo": "300.0 (100.0–500.0) - 90.0 (90.0–90.0) -", "signpost": "10.0 (10.0–10.0) - - -",
	} {
		if rows[program] != want {
			t.Errorf("%s: %q, want %q", program, rows[program], want)
		}
	}
	for _, want := range []string{"40.0 (20.0–60.0)", "20.0 (10.0–30.0)", "2.00", "5.00", "400.00", "499.00", "30.00"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
}

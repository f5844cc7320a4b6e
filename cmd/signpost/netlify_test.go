package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNetlify holds netlify.toml to what it must say, to the letter. Netlify drops
// a key that it does not know without a word, and a misspelt [build] makes it publish
// the whole repository; so every key that is not known here is an error too.
func TestNetlify(t *testing.T) {
	got, err := readSettings(readTop(t, "netlify.toml"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"build.command":                 "go run ./cmd/signpost build",
		"build.publish":                 "public",
		"build.environment.GO_VERSION":  goVersion(t),
		"build.environment.GOTOOLCHAIN": "local",
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[key]; !ok {
			t.Errorf("netlify.toml: %s is not among the known keys; if Netlify knows it, and it is needed, add it here", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got[key] != want[key] {
			t.Errorf("netlify.toml: %s = %q, want %q", key, got[key], want[key])
		}
	}
}

func TestReadSettings(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"[build]\ncommand = \"go run .\"\n", "map[build.command:go run .]"},
		{"# note\n\n[build]\r\n  publish=\"public\" # why\r\n", "map[build.publish:public]"},
		{"[build.environment]\nA = \"1\"\nB = \"2 # 3\"\n", "map[build.environment.A:1 build.environment.B:2 # 3]"},
		{"[buld]\npublish = \"public\"\n", "map[buld.publish:public]"},
		{"top = \"x\"\n", "map[top:x]"},
		{"[build]\npublish = \"a\"\npublish = \"b\"\n", "line 3: build.publish stands twice"},
		{"[build]\npublish = 'public'\n", `line 2: want key = "value", got publish = 'public'`},
		{"[build]\npublish = \"pub\\tlic\"\n", `line 2: want key = "value", got publish = "pub\tlic"`},
		{"[build]\npublish = \"public\" x\n", `line 2: want key = "value", got publish = "public" x`},
		{"[build\npublish = \"public\"\n", "line 1: want [table], got [build"},
		{"[[headers]]\nfor = \"/*\"\n", "line 1: want [table], got [[headers]]"},
		{"build = { publish = \"public\" }\n", `line 1: want key = "value", got build = { publish = "public" }`},
	} {
		settings, err := readSettings(tt.text)
		got := fmt.Sprint(settings)
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("readSettings(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

// readSettings reads the little of TOML that netlify.toml needs: tables, and keys
// with a value in double quotes. It refuses the rest, so that nothing which it
// could misread passes the test.
func readSettings(text string) (map[string]string, error) {
	settings := map[string]string{}
	table := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			name, ok := strings.CutSuffix(line[1:], "]")
			if !ok || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz-_.") != "" {
				return nil, fmt.Errorf("line %d: want [table], got %s", i+1, line)
			}
			table = name + "."
			continue
		}
		key, rest, _ := strings.Cut(line, "=")
		value, note, closed := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), `"`), `"`)
		note = strings.TrimSpace(note)
		if !closed || !strings.HasPrefix(strings.TrimSpace(rest), `"`) || strings.Contains(value, `\`) || note != "" && note[0] != '#' {
			return nil, fmt.Errorf("line %d: want key = \"value\", got %s", i+1, line)
		}
		key = table + strings.TrimSpace(key)
		if _, ok := settings[key]; ok {
			return nil, fmt.Errorf("line %d: %s stands twice", i+1, key)
		}
		settings[key] = value
	}
	return settings, nil
}

// goVersion is the version of Go in go.mod.
func goVersion(t *testing.T) string {
	t.Helper()
	for line := range strings.Lines(readTop(t, "go.mod")) {
		if version, ok := strings.CutPrefix(line, "go "); ok {
			return strings.TrimSpace(version)
		}
	}
	t.Fatal("go.mod names no version of Go")
	return ""
}

// readTop reads a file of the repository's top folder.
func readTop(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

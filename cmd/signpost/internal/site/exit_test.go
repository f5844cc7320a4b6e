package site

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

func TestExitLeavesTheSite(t *testing.T) {
	const rest = `
name: Small
description: A small site.
base_url: https://www.small.example
language: en-GB
time_zone: Europe/London
help: _index.md
emergency: emergency-999
menu: [{title: Home, page: _index.md}]
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`
	for _, tt := range []struct {
		address string
		own     bool
	}{
		{"https://elsewhere.example/", false},
		{"https://notsmall.example/", false},
		{"https://www.small.example/weather", true},
		{"https://small.example", true},
		{"https://WWW.Small.Example:443/", true},
	} {
		_, problems := loadConfig([]source.File{{Name: ConfigFile, Data: []byte("exit: {name: Out, url: \"" + tt.address + "\"}" + rest)}})
		if !tt.own {
			if problems.HasErrors() {
				t.Errorf("%s: %v", tt.address, problems)
			}
			continue
		}
		if len(problems) != 1 || problems[0].Line != 1 || !strings.Contains(problems[0].Message, "this site itself") {
			t.Errorf("%s: problems = %v, want one in line 1", tt.address, problems)
		}
	}
}

func TestPrivateWordsOfOtherKindsAreReportedOnce(t *testing.T) {
	const rest = `
exit: {name: Out, url: "https://elsewhere.example/"}
name: Small
description: A small site.
base_url: https://www.small.example
language: en-GB
time_zone: Europe/London
help: _index.md
emergency: emergency-999
menu: [{title: Home, page: _index.md}]
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`
	for entry, want := range map[string]string{
		"101": "", `""`: "", "null": "", "tell me": `"me", the last word of "tell me",`, "se": `the private word "se"`, "'!?'": `the private word "!?"`,
	} {
		_, problems := loadConfig([]source.File{{Name: ConfigFile, Data: []byte("private_words:\n  - " + entry + rest)}})
		if len(problems) != 1 || !problems.HasErrors() || problems[0].Line != 2 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("- %s: problems = %v, want one in line 2 that says %q", entry, problems, want)
		}
	}
}

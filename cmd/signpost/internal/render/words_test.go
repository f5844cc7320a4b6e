package render

import (
	"strings"
	"testing"
)

const wordsFile = "templates/words.cy.yaml"

func TestWord(t *testing.T) {
	set := &Set{words: map[string]*dictionary{"cy": {words: map[string]string{"Sources": "Ffynonellau", "Quote": `"<`}}}}
	for _, tt := range []struct {
		on         Site
		word, want string
	}{
		{Site{Language: "en-GB"}, "Sources", "Sources"},
		{Site{Language: "en-GB"}, "You & I", "You &amp; I"},
		{Site{Language: "cy", Foreign: "en-GB"}, "Sources", "Ffynonellau"},
		{Site{Language: "cy", Foreign: "en-GB"}, "Quote", "&#34;&lt;"},
		{Site{Language: "cy", Foreign: "en-GB"}, "Next", `<span lang="en-GB">Next</span>`},
		{Site{Language: "gd", Foreign: "en-GB"}, "Sources", `<span lang="en-GB">Sources</span>`},
		{Site{}, "Sources", "Sources"},
	} {
		if got := string(set.word(tt.on, tt.word)); got != tt.want {
			t.Errorf("%q in %q is %s, want %s", tt.word, tt.on.Language, got, tt.want)
		}
	}
}

// TestWordsFaults is what may be wrong with the file of another language.
func TestWordsFaults(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"sound", "words:\n  - english: Sources\n    word: Ffynonellau\n", ""},
		{"a word that no template says", "words:\n  - english: Something else\n    word: Cymraeg\n", ""},
		{"misspelt", "words:\n  - english: Source\n    word: Ffynonellau\n", wordsFile + `:2:14: warning: no template says "Source" [unused-word]`},
		{"twice", "words:\n  - {english: Sources, word: A}\ntitles:\n  - {english: Sources, word: B}\n", wordsFile + `:4:15: error: "Sources" stands here twice [same-word]`},
		{"no word", "words:\n  - english: Sources\n", wordsFile + `:2:5: error: word is missing [missing-key]`},
		{"another key", "word: Sources\n", wordsFile + `:1:1: error: no key "word" here [unknown-key]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := tiny().with(files{wordsFile: tt.text})
			f["templates/page.html"] += `{{define "foot"}}{{word .Site "Sources"}}{{end}}`
			if got := strings.TrimSpace(f.problems(t)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

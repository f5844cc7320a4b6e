package site

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// splits are texts with the body they have, or the problem.
func splits() []struct{ name, text, body, problem string } {
	const hint = " = a page begins with a line of ---, then lines such as title: …, then --- again"
	const fence = " = use another line there, such as ***"
	const start = "1:1: "
	return []struct{ name, text, body, problem string }{
		{"plain", "---\ntitle: A\n---\nBody\n", "Body\n", ""},
		{"spaces behind fences", "--- \ntitle: A\n---\t \nBody", "Body", ""},
		{"no body", "---\ntitle: A\n---", "", ""},
		{"only fences", "---\n---\n", "", ""},
		{"only fences, no last line end", "---\n---", "", ""},
		{"empty lines inside", "---\n\n---\nBody", "Body", ""},
		{"a rule in the body", "---\ntitle: A\n---\nOne\n\n---\n\nTwo\n", "One\n\n---\n\nTwo\n", ""},
		{"fence at once again", "---\n---\n---\n", "---\n", ""},
		{"more hyphens are text", "---\ntitle: ----\n---\nBody", "Body", ""},
		{"hyphens in a value", "---\ntitle: A --- B\n---\nBody", "Body", ""},
		{"empty", "", "", start + "the page is empty [empty-page] = a page begins with its title and summary between two lines of ---"},
		{"white", " \n\t\n", "", start + "the page is empty [empty-page] = a page begins with its title and summary between two lines of ---"},
		{"only one fence", "---", "", start + "the front matter is never closed [front-matter] = write a line of --- after the last key"},
		{"never closed", "---\ntitle: A\n\nBody\n", "", start + "the front matter is never closed [front-matter] = write a line of --- after the last key"},
		{"closed by dots", "---\ntitle: A\n...\nBody\n", "", start + "the front matter is never closed [front-matter] = write a line of --- after the last key"},
		{"closed by four", "---\ntitle: A\n----\nBody\n", "", start + "the front matter is never closed [front-matter] = write a line of --- after the last key"},
		{"closed with indent", "---\ntitle: A\n ---\nBody\n", "", start + "the front matter is never closed [front-matter] = write a line of --- after the last key"},
		{"none", "Words.\n", "", start + "there is no front matter [front-matter]" + hint},
		{"TOML", "+++\ntitle = 'A'\n+++\n", "", start + "the front matter is TOML, want YAML between two lines of --- [front-matter]" + hint},
		{"JSON", "{\"title\": \"A\"}\n", "", start + "the front matter is JSON, want YAML between two lines of --- [front-matter]" + hint},
		{"JSON fences", ";;;\n{}\n;;;\n", "", start + "the front matter is JSON, want YAML between two lines of --- [front-matter]" + hint},
		{"four hyphens", "----\ntitle: A\n----\n", "", start + "the first line is not exactly --- [front-matter]" + hint},
		{"named", "---yaml\ntitle: A\n---\n", "", start + "the first line is not exactly --- [front-matter]" + hint},
		{"dots", "...\ntitle: A\n...\n", "", start + "the first line is not exactly --- [front-matter]" + hint},
		{"a dash that a word processor made", "—\ntitle: A\n—\n", "", start + "the first line is not exactly --- [front-matter]" + hint},
		{"indented", "  ---\ntitle: A\n---\n", "", start + "the first line is not exactly --- [front-matter]" + hint},
		{"an empty line first", "\n---\ntitle: A\n---\n", "", start + "an empty line stands before the front matter [front-matter] = remove it; --- is the first line of a page"},
		{"block text with ---", "---\ntitle: A\nsummary: |\n  One\n  ---\n  Two\n---\nBody\n", "", "5:3: a line of --- stands inside a value [front-matter]" + fence},
		{"block text after empty lines", "---\n\n\ntitle: |\n\n\n    ---  \n---\nBody\n", "", "7:5: a line of --- stands inside a value [front-matter]" + fence},
		{"only an indented one", "---\n  ---\n---\n", "", "2:3: a line of --- stands inside a value [front-matter]" + fence},
		{"no YAML", "---\ntitle: [A\n---\n", "", "2:1: this is not YAML: did not find expected ',' or ']' [yaml-syntax] = close every quote and bracket that is opened"},
		{"a broken list", "---\ntitle: A\naliases:\n  - /a/\n - /b/\n---\n", "", "5:2: this is not YAML: did not find expected key [yaml-syntax] = put a colon and a space after each key, line it up with those above, and put text that begins with a quote or a sign in double quotes"},
		{"a list", "---\n- A\n---\n", "", "2:1: a list, want lines of key: value [yaml-syntax]"},
		{"an anchor", "---\ntitle: &a A\n---\n", "", "2:8: the anchor &a [yaml-feature] = write the value out where it is needed; text that begins with & needs quotes"},
		{
			"too large", "---\ntitle: A\nsummary: " + strings.Repeat("x", 64<<10) + "\n---\n", "",
			start + "the front matter has 64 kB, at most 64 kB are read [limit] = the text of the page belongs below the second ---",
		},
	}
}

func TestSplitFront(t *testing.T) {
	for _, tt := range splits() {
		t.Run(tt.name, func(t *testing.T) {
			f := &diag.File{Name: "a.md", Data: []byte(tt.text)}
			doc, from, list := splitFront(new(strictyaml.Plans), f)
			var got string
			for _, d := range list {
				got = strings.TrimPrefix(d.String(), "a.md:")
				got = strings.Replace(got, "error: ", "", 1)
				if d.Hint != "" {
					got += " = " + d.Hint
				}
			}
			if got != tt.problem || len(list) > 1 {
				t.Errorf("problems %d, the last\n%s\nwant\n%s", len(list), got, tt.problem)
			}
			if (doc == nil) != (tt.problem != "") {
				t.Errorf("document %v beside the problem %q", doc, tt.problem)
			}
			if doc != nil && tt.text[from:] != tt.body {
				t.Errorf("body %q, want %q", tt.text[from:], tt.body)
			}
		})
	}
}

// TestFrontOfExactlyTheLimit is the last size that is read.
func TestFrontOfExactlyTheLimit(t *testing.T) {
	const keys = "title: A\nsummary: "
	text := "---\n" + keys + strings.Repeat("x", frontLimit-len(keys)-1) + "\n---\n"
	if doc, _, list := splitFront(new(strictyaml.Plans), &diag.File{Data: []byte(text)}); doc == nil {
		t.Error(list)
	}
}

func FuzzSplitFront(f *testing.F) {
	for _, tt := range splits() {
		if len(tt.text) < 1000 {
			f.Add(tt.text)
		}
	}
	f.Add("---\r\ntitle: A\r\n---\r\n")
	f.Add("---\n\u00a0---\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Name: "a.md", Data: []byte(text)}
		doc, body, list := splitFront(new(strictyaml.Plans), file)
		if body < 0 || body > len(text) {
			t.Fatalf("the body begins at %d of %d", body, len(text))
		}
		for _, d := range list {
			if d.Line < 1 || d.Column < 1 || d.Line > strings.Count(text, "\n")+1 {
				t.Errorf("outside the file: %v", d)
			}
		}
		if doc == nil && !list.HasErrors() {
			t.Error("neither front matter nor a problem")
		}
		open, after := closedAt(text)
		unclosed := strings.Contains(firstMessage(list), "never closed")
		if unclosed != (open && after == 0) {
			t.Errorf("opened %t, closed at %d, problems %v", open, after, list)
		}
		if doc != nil && body != after {
			t.Errorf("the body begins at %d, want %d", body, after)
		}
	})
}

// closedAt finds, line by line, whether a text begins with a fence, and the
// offset behind the next one, or 0.
func closedAt(text string) (open bool, after int) {
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		at += len(line)
		if strings.TrimRight(strings.TrimSuffix(line, "\n"), " \t") != "---" {
			if !open {
				return false, 0
			}
			continue
		}
		if open {
			return true, at
		}
		open = true
	}
	return open, 0
}

func firstMessage(list diag.List) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Message
}

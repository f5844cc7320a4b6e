package preview_test

import (
	"net/url"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/preview"
)

func TestEditorLink(t *testing.T) {
	const unix, windows = "/home/ann/my site", "C:/Users/Ann/site"
	for _, tt := range []struct{ kind, root, file, want string }{
		{"code", unix, "content/a.md", "vscode://file/home/ann/my%20site/content/a.md:12:3"},
		{"code", windows, "content/a.md", "vscode://file/C:/Users/Ann/site/content/a.md:12:3"},
		{"code", "//server/share", "content/a.md", "vscode://file//server/share/content/a.md:12:3"},
		{"code", "/", "content/a.md", "vscode://file/content/a.md:12:3"},
		{"code", "/s", "content/50% off #1?.md", "vscode://file/s/content/50%25%20off%20%231%3F.md:12:3"},
		{"code", "/s", "content/café:9.md", "vscode://file/s/content/caf%C3%A9%3A9.md:12:3"},
		{"cursor", "/s", "content/a.md", "cursor://file/s/content/a.md:12:3"},
		{"zed", "/s", "content/a.md", "zed://file/s/content/a.md:12:3"},
		{"idea", "/s", "content/a&line=9+b.md", "idea://open?file=/s/content/a%26line%3D9%2Bb.md&line=12&column=3"},
		{"idea", windows, "a.md", "idea://open?file=/C:/Users/Ann/site/a.md&line=12&column=3"},
		{"vim", "/s", "content/a b.md", "mvim://open?url=file%3A///s/content/a%2520b.md&line=12&column=3"},
		{"vim", windows, "a.md", "mvim://open?url=file%3A///C:/Users/Ann/site/a.md&line=12&column=3"},
		{"txmt://open?url=file://{file}&line={line}", "/s", "a b.md", "txmt://open?url=file:///s/a%20b.md&line=12"},
		{"my-ed:{file}@{line}@{column}", windows, "a.md", "my-ed:C:/Users/Ann/site/a.md@12@3"},
		{"http://localhost:63342/api/file{file}:{line}", "/s", "<img src=x>.md", "http://localhost:63342/api/file/s/%3Cimg%20src%3Dx%3E.md:12"},
		{"my-ed:{file}", "/s", "{line}.md", "my-ed:/s/%7Bline%7D.md"},
		{"code", "/s", "", ""},
	} {
		link, err := preview.EditorLink(tt.kind, tt.root)
		if err != nil {
			t.Errorf("%s: %v", tt.kind, err)
			continue
		}
		got := link(tt.file, 12, 3)
		if got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.kind, tt.file, got, tt.want)
		}
		if _, err := url.Parse(got); err != nil {
			t.Errorf("%s, %s: %v", tt.kind, tt.file, err)
		}
	}
}

func TestEditorLinkWithoutALine(t *testing.T) {
	link, err := preview.EditorLink("code", "/s")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := link("a.md", 0, 0), "vscode://file/s/a.md:1:1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEditorRefused(t *testing.T) {
	for _, tt := range []struct{ kind, want string }{
		{"cod", `no editor "cod" is known; did you mean "code"?`},
		{"word", `no editor "word" is known`},
		{"", `no editor "" is known`},
		{"javascript:alert('{file}')", "must not begin with javascript"},
		{"JavaScript:alert('{file}')", "must not begin with javascript"},
		{"data:text/html,{file}", "must not begin with data"},
		{"vbscript:{file}", "must not begin with vbscript"},
		{"file://{file}", "must not begin with file"},
		{"blob:{file}", "must not begin with blob"},
		{"about:{file}", "must not begin with about"},
		{" javascript:{file}", "is none"},
		{"java\tscript:{file}", "is none"},
		{"{file}", "is none"},
		{"//x/{file}", "is none"},
		{"ed://{fil}", "no {file}"},
		{"ed://open", "no {file}"},
		{"ed://{file}?{url}", "has {url} in it"},
		{"ed://{file}?{line", "has {line in it"},
	} {
		if _, err := preview.EditorLink(tt.kind, "/s"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %q", tt.kind, err, tt.want)
		}
	}
}

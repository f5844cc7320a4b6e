package preview

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestEditorOnOwnPages opens the editor from the preview's own pages, by each scheme.
func TestEditorOnOwnPages(t *testing.T) {
	for _, tt := range []struct{ kind, want string }{
		{"code", `href="vscode://file/site/content/parents/_index.md:1:1"`},
		{"vim", `href="mvim://open?url=file%3A///site/content/parents/_index.md&amp;line=1&amp;column=1"`},
		{"x-mine://'{file}'", `href="x-mine://%27/site/content/parents/_index.md%27"`},
	} {
		link, err := EditorLink(tt.kind, "/site")
		if err != nil {
			t.Fatal(err)
		}
		s := New(Options{Link: link})
		site := sample()
		site.Problems = append(site.Problems, diag.InFile("content/"+hostile+".md", diag.Warning, "r", "wrong"))
		s.show(after(s.shown.Load(), &made{site: site}))
		h := s.Handler(Listener{Hosts: []string{host}})
		for _, target := range []string{"/_preview/", "/_preview/look/?path=/parents/"} {
			page := text(t, ask(t, h, "GET", target))
			if !strings.Contains(page, tt.want) || strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "<img") {
				t.Errorf("%s: no %s in\n%s", target, tt.want, page)
			}
		}
	}
}

package render

import (
	"strings"
	"testing"
)

// TestUnpublishedNote tells an editor on top of a page, in the repository's own
// skeleton, why readers will not see it.
func TestUnpublishedNote(t *testing.T) {
	for _, tt := range []struct {
		name, front string
		drafts      bool
		want        string
	}{
		{"published", "draft: false", false, ""},
		{"published, in a preview", "draft: false", true, ""},
		{"a draft", "draft: true", true, "<strong>Draft.</strong> This page is not published. Only a preview shows it."},
		{"another day", "publish: 2027-01-01", true, "<strong>Not published: its day, 1 January 2027, has not come.</strong> Only a preview shows it."},
		{"expired", "expires: 2026-07-01 09:30", true, "<strong>Not published: it expired on 1 July 2026 at 09:30.</strong> Only a preview shows it."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			project := tiny().with(files{"content/a.md": "---\ntitle: A\nsummary: A.\n" + tt.front + "\n---\n"})
			pages, problems, err := real(t).Pages(t.Context(), project.site(t, tt.drafts), Options{})
			if err != nil || problems.HasErrors() {
				t.Fatal(err, lines(problems))
			}
			for _, p := range pages {
				_, note, found := strings.Cut(string(p.HTML), `<p class="draft">`)
				note, _, _ = strings.Cut(note, "</p>")
				if want := tt.want; p.Name == "a/index.html" && note != want || p.Name != "a/index.html" && found {
					t.Errorf("%s: the note %q, want %q", p.Name, note, want)
				}
			}
		})
	}
}

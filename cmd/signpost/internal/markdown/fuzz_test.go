package markdown

import (
	"html/template"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

func FuzzParse(f *testing.F) {
	for _, tt := range pageTests() {
		f.Add(tt.in, 0)
	}
	for _, in := range coreInputs() {
		f.Add(in, 0)
	}
	f.Add("---\ntitle: x\n---\n## a\n", 17)
	p, slow := NewParser(), NewParser()
	slow.quick = slow.parser
	f.Fuzz(func(t *testing.T, in string, from int) {
		if !utf8.ValidString(in) || strings.ContainsAny(in, "\x00\r") {
			t.Skip("the loader refuses such files")
		}
		file := &diag.File{Name: "fuzz.md", Data: []byte(in)}
		doc, problems := p.Parse(file, from)
		checkSpans(t, file, doc, problems)
		again, problemsAgain := p.Parse(file, from)
		if !reflect.DeepEqual(doc, again) || !reflect.DeepEqual(problems, problemsAgain) {
			t.Error("parsing twice gives two results")
		}
		slowly, problemsSlowly := slow.Parse(file, from)
		if !reflect.DeepEqual(shownBy(doc), shownBy(slowly)) || !reflect.DeepEqual(problems, problemsSlowly) {
			t.Error("the quick parser gives another result")
		}
		out, toc, err := doc.HTML(plainFill{doc})
		if err != nil {
			t.Fatal(err)
		}
		checkHTML(t, out)
		if len(toc) != len(doc.Headings) {
			t.Errorf("%d entries in the table of contents for %d headings", len(toc), len(doc.Headings))
		}
	})
}

// checkSpans wants every span inside the file and on what it is said to be on.
func checkSpans(t *testing.T, f *diag.File, doc *Doc, problems diag.List) {
	t.Helper()
	on := func(s diag.Span) string {
		if s.Start < 0 || s.End < s.Start || s.End > len(f.Data) {
			t.Fatalf("span %v is not inside %d bytes", s, len(f.Data))
		}
		return string(f.Data[s.Start:s.End])
	}
	for _, d := range problems {
		if d.Rule == "markdown-fault" {
			t.Fatal(d)
		}
		if d.Message == "" || d.Hint == "" {
			t.Errorf("%v says too little: %q", d, d.Hint)
		}
	}
	for _, l := range doc.Links {
		if s := on(l.Span); !strings.HasPrefix(s, "[") && string(decode([]byte(s))) != l.Dest && "mailto:"+s != l.Dest && s != l.Dest {
			t.Errorf("link to %q is said to be at %q", l.Dest, s)
		}
	}
	for _, i := range doc.Images {
		if s := on(i.Span); !strings.HasPrefix(s, "![") {
			t.Errorf("image %q is said to be at %q", i.Src, s)
		}
	}
	for i, d := range doc.Directives {
		if s := on(d.NameSpan); s != d.Name {
			t.Errorf("directive %q is said to be at %q", d.Name, s)
		}
		if s := on(d.Span); !strings.HasPrefix(s, ":") {
			t.Errorf("directive %q is said to be at %q", d.Name, s)
		}
		if d.Parent >= i || d.Parent < -1 {
			t.Errorf("directive %d has parent %d", i, d.Parent)
		}
		for _, a := range d.Args {
			if s := on(a.Span); !strings.ContainsAny(s, "\\\n") && s != a.Value && s != `""` {
				t.Errorf("value %q is said to be at %q", a.Value, s)
			}
		}
	}
	ids := map[string]bool{}
	for _, h := range doc.Headings {
		on(h.Span)
		if ids[h.ID] && !problems.HasErrors() {
			t.Errorf("two headings are called %q", h.ID)
		}
		ids[h.ID] = true
	}
	for _, n := range doc.Numbers {
		if s := on(n.Span); strings.Trim(s, "0123456789 -.()+") == "" && s != n.Text {
			t.Errorf("number %q is said to be at %q", n.Text, s)
		}
	}
}

// checkHTML wants tags that pair and none that was not written here.
func checkHTML(t *testing.T, out template.HTML) {
	t.Helper()
	lower := strings.ToLower(string(out))
	for _, bad := range []string{"<script", "<iframe", "<svg", "<!--", " onclick=\"", " style=\""} {
		if i := strings.Index(lower, bad); i >= 0 && bad[0] == '<' {
			t.Errorf("the HTML holds %q", bad)
		}
	}
	var open []string
	for s := string(out); ; {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		end := tagEnd(s[i:])
		tag := s[i : i+end]
		s = s[i+end:]
		name := strings.Trim(strings.SplitN(tag, " ", 2)[0], "</>\n")
		switch {
		case name == "img" || name == "br" || name == "hr":
		case !strings.HasPrefix(tag, "</"):
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("%s closes %q in %s", tag, open, out)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%q stay open in %s", open, out)
	}
}

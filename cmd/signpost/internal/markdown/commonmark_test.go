package markdown

import (
	"bytes"
	"encoding/json"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// plainFill fills links as goldmark does and directives with nothing.
type plainFill struct{ doc *Doc }

func (f plainFill) Link(i int) string {
	return string(util.URLEscape([]byte(f.doc.Links[i].Dest), false))
}

func (f plainFill) Image(i int) Picture {
	return Picture{Src: string(util.URLEscape([]byte(f.doc.Images[i].Src), false))}
}

func (f plainFill) Directive(_ int, body template.HTML) (template.HTML, error) { return body, nil }

// sameAsCore turns HTML of this package into what goldmark's core would have
// written: it takes away what differs on purpose.
func sameAsCore(s string) string {
	s = regexp.MustCompile(`<div class="heading"><(h\d) id="[^"]*">((?s:.*?))</h\d><a class="anchor"(?s:.*?)</a></div>`).
		ReplaceAllString(s, "<$1>$2</$1>")
	return strings.ReplaceAll(s, ` loading="lazy" decoding="async"`, "")
}

// compareWithCore renders both ways. It reports whether there was anything to
// compare: pages with raw HTML are refused here.
func compareWithCore(t *testing.T, name, in string) bool {
	t.Helper()
	var want bytes.Buffer
	if err := goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(in), &want); err != nil {
		t.Fatal(err)
	}
	doc, problems := newParser(settings{plainPunctuation: true}).Parse(&diag.File{Name: name, Data: []byte(in)}, 0)
	for _, d := range problems {
		switch d.Rule {
		case "raw-html", "limit":
			return false
		case "markdown-fault", "directive-syntax", "stray-fence", "unclosed-container":
			t.Errorf("%s: %v\n%s", name, d, in)
		}
	}
	got, _, err := doc.HTML(plainFill{doc})
	if err != nil {
		t.Fatal(err)
	}
	wanted := regexp.MustCompile(` class="language-[^"]*[^"a-zA-Z0-9+#-][^"]*"| class="language-"`).ReplaceAllString(want.String(), "")
	if got := sameAsCore(string(got)); got != wanted {
		t.Errorf("%s: %q\n got %q\nwant %q", name, in, got, wanted)
	}
	return true
}

// TestCommonMarkSpec runs the examples of the specification that come with
// goldmark; they are not copied here.
func TestCommonMarkSpec(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("no go command to find the examples with: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("this module cache has no examples: %v", err)
	}
	var examples []struct {
		Example  int    `json:"example"`
		Markdown string `json:"markdown"`
		Section  string `json:"section"`
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	same := 0
	for _, e := range examples {
		if e.Section == "Raw HTML" || e.Section == "HTML blocks" {
			continue
		}
		if compareWithCore(t, e.Section, e.Markdown) {
			same++
		}
	}
	if same < 500 {
		t.Errorf("only %d of %d examples could be compared, want 500", same, len(examples))
	}
}

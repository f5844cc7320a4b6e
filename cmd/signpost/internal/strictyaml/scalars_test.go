package strictyaml_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// TestScalars wants every scalar with the path by which it is found, but for those that are
// left out or not wanted, of a document that is read either way.
func TestScalars(t *testing.T) {
	const text = `title: A title
url: https://a.example/
hours: {from: 9, to: 17}
call:
  - number: "0116123"
    label: ""
  - number: '999'
    hours: not confirmed
list:
  - one
  - [two, [three]]
areas:
  north: {name: North}
empty: []
last: no
`
	want := []string{
		"title=A title", "call[0].number=0116123", "call[0].label=", "call[1].number=999", "call[1].hours=not confirmed",
		"list[0]=one", "list[1][0]=two", "list[1][1][0]=three", "areas.north.name=North",
	}
	for name, data := range map[string]string{"plain": text, "with a comment inside": strings.Replace(text, "A title", "A title # not shown", 1)} {
		f := &diag.File{Name: "a.yaml", Data: []byte(data)}
		d, problems := strictyaml.Parse(f, diag.Span{End: len(f.Data)})
		if d == nil {
			t.Fatal(problems)
		}
		var got []string
		for path, text := range d.Scalars(
			func(key, text string) bool { return key == "url" || key == "hours" && !strings.HasPrefix(text, "not ") },
			func(text string) bool { return text != "no" },
		) {
			got = append(got, path+"="+text)
			if found, ok := d.Scalar(path); !ok || found != text {
				t.Errorf("%s: %q stands at %s, want %q", name, found, path, text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		for range d.Scalars(func(string, string) bool { return false }, func(string) bool { return true }) {
			break // there may be more
		}
	}
}

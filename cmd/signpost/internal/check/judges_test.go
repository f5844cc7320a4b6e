package check

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestJudgesAgree wants the same findings in the same order from one core and from several,
// of pages that share some faults and have others alone.
func TestJudgesAgree(t *testing.T) {
	in := drawn(t)
	for i, html := range []string{`<a href="/a">`, `<p id=a><a href="/b">`, `<a href="/a"><a href="/c">`, `<a href="b">`, `<p>0800 1112`, `<a href="/c"><a href="/a">`, `<a href="/b#x">`} {
		in.Pages = append(in.Pages, Page{Name: string(rune('a'+i)) + ".html", Layout: "page.html", HTML: []byte(html)})
		in.Names = append(in.Names, in.Pages[len(in.Pages)-1].Name)
	}
	in.Pages = in.Pages[len(in.Pages)-14:]
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want, err := Pages(t.Context(), in)
	if err != nil || len(want) < 8 {
		t.Fatal(want, err)
	}
	for _, cores := range []int{2, 3, 20} {
		runtime.GOMAXPROCS(cores)
		got, err := Pages(t.Context(), in)
		if diff := cmp.Diff(want, got, cmpopts.EquateComparable(diag.Diagnostic{})); diff != "" || err != nil {
			t.Errorf("%d cores: -want +got:\n%s%v", cores, diff, err)
		}
	}
}

// TestWhatIsKnownBeforehand wants the same of links of which something is known before any
// is judged as of links that are judged one by one, on a site that lacks some pages.
func TestWhatIsKnownBeforehand(t *testing.T) {
	in := drawn(t)
	in.Pages = slices.DeleteFunc(in.Pages, func(p Page) bool { return strings.Contains(p.Name, "statistics") })
	in.Names = slices.DeleteFunc(in.Names, func(name string) bool { return strings.Contains(name, "helplines") })
	reader := NewReader(in.Site, nil)
	var all []*Facts
	for _, p := range in.Pages {
		all = append(all, reader.Read(p))
	}
	quick, slow := newGates(reader, in, all), newGates(reader, in, all)
	clear(slow.pages)
	clear(slow.traits)
	for _, f := range all {
		quick.judge(f)
		slow.judge(f)
		for _, n := range f.links {
			if known, judged := quick.traits[n], slow.traits[n]; known != judged {
				t.Errorf("%s: %+v is %b, judged %b", f.page.name, quick.link(n), known, judged)
			}
		}
	}
	if !slices.Equal(quick.order, slow.order) || len(quick.order) == 0 {
		t.Errorf("%d faults, and %d when each link is judged", len(quick.order), len(slow.order))
	}
	if !slices.Contains(quick.pages, nil) || !slices.ContainsFunc(quick.pages, func(f *Facts) bool { return f != nil }) {
		t.Error("all pages are known beforehand, or none is")
	}
}

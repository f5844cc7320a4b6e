package check

import (
	"runtime"
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

package search_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/search"
)

// entry is a page of the index, as the script of the search page reads it.
type entry struct {
	Path, Title, Summary, Headings, Keywords, Words, Who, Where string
	Section                                                     int
	For                                                         []string
	Aside, Talk                                                 bool
	Ways                                                        [][2]string
}

type index struct {
	Sections, Common, Urgent []string
	Readers                  map[string][]string
	Synonyms                 [][]string
	Pages                    []entry
}

func indexOf(t *testing.T, pages ...search.Page) index {
	t.Helper()
	c, said := load(t, sound)
	if c == nil {
		t.Fatal(said)
	}
	var got index
	data := c.Index(pages, nil)
	m := memo.New()
	c.Index(append(slices.Clone(pages), search.Page{Path: "/other/", HTML: body("<h2>Other</h2>")}), m)
	for range 2 {
		if again := c.Index(pages, m); string(again) != string(data) {
			t.Error("with a memory the same pages make another index")
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

func body(text string) []byte {
	return []byte("<!doctype html><title>x</title><body><header>Everywhere</header><main>" + text + "</main><footer>Footer</footer>")
}

// What a reader sees of the page is in, once; what others have, what is hidden, numbers,
// addresses and common words are not.
func TestIndex(t *testing.T) {
	t.Parallel()
	got := indexOf(t,
		search.Page{
			Path: "/a/", Title: "First Steps", Section: "Start", Summary: "What to do.", Keywords: []string{"two words", "one"},
			HTML: body(`<nav>Elsewhere</nav><h1>First Steps</h1><p>Breathe. Breathe the air, <strong>un</strong>til ÉMILE’s train.</p>
<h2>Save <em>it</em></h2><p>In 2024, 17 per cent; call 0800 1111 or https://example.org/deep, a.person@example.org.</p>
<p hidden>Secret</p><form>Typed</form><template>Later</template><svg><title>Drawn</title></svg><span aria-hidden="true">unheard</span>
<h3>Save it</h3><ul><li>steps</li><li>zebra</li></ul><script>alert(1)</script>`),
		},
		search.Page{
			Path: "/b/", Title: "Childline", Section: "Helplines", Summary: "Somebody listens.", Audiences: []string{"young-people"},
			Service: &search.Service{Who: "Anyone under 19", Where: "Wales", Talk: true, Ways: []search.Way{{"Call 0800 1111", "tel:08001111"}}},
			HTML:    []byte("<p>No main part here"),
		},
		search.Page{Path: "/c/", Title: "Again", Section: "Start", Summary: "Last.", Aside: true, HTML: body("")},
	)
	want := index{
		Sections: []string{"Start", "Helplines"}, Common: []string{"the", "a"}, Urgent: []string{"kill myself", "scared"},
		Readers:  map[string][]string{"parents": {"my son", "carer"}, "teachers": {"pupil"}},
		Synonyms: [][]string{{"nudes", "naked picture"}, {"mum", "dad"}},
		Pages: []entry{
			{
				Path: "/a/", Title: "First Steps", Summary: "What to do.", Headings: "Save it", Keywords: "two words, one",
				Words: "air breathe call cent emiles per train until zebra",
			},
			{
				Path: "/b/", Title: "Childline", Section: 1, Summary: "Somebody listens.", For: []string{"young-people"},
				Who: "Anyone under 19", Where: "Wales", Talk: true, Ways: [][2]string{{"Call 0800 1111", "tel:08001111"}},
				Words: "here main part",
			},
			{Path: "/c/", Title: "Again", Summary: "Last.", Aside: true},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Words and sections that many pages have set none of them apart. What people type is
// kept all the same.
func TestSharedWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pages int
		want  string
	}{
		{4, "beside mum picture plain unique"}, // few pages share nothing
		{5, "mum picture unique"},
		{12, "mum picture unique"},
	} {
		var pages []search.Page
		for i := range tt.pages {
			text := "<h2>Own heading</h2><p>plain mum picture</p><section><h3>About this page</h3><p>beside</p></section>"
			if i == 0 {
				text += "<p>unique</p>"
			}
			pages = append(pages, search.Page{Path: fmt.Sprintf("/%d/", i), Title: "T", Section: "S", HTML: body(text)})
		}
		got := indexOf(t, pages...).Pages[0]
		if got.Words != tt.want {
			t.Errorf("%d pages: words %q, want %q", tt.pages, got.Words, tt.want)
		}
		if shown := got.Headings != ""; shown != (tt.pages < 5) {
			t.Errorf("%d pages: headings %q", tt.pages, got.Headings)
		}
	}
}

// Words that are one to the script stand once, and what the title says under another
// ending does not stand again.
func TestWordsOfOneStem(t *testing.T) {
	t.Parallel()
	got := indexOf(t, search.Page{
		Path: "/a/", Title: "Blocked", Section: "S", Summary: "x", Keywords: []string{"organise"},
		HTML: body("<p>blocks blocking threat threats threatened organises evidance evidence</p>"),
	}).Pages[0]
	if want := "evidance threat threatened"; got.Words != want {
		t.Errorf("words %q, want %q", got.Words, want)
	}
}

// A very long page keeps the words that the fewest pages have, and the more of them the
// likelier it is for somebody in trouble.
func TestLongPage(t *testing.T) {
	t.Parallel()
	var long, other strings.Builder
	for i := range 150 {
		fmt.Fprintf(&long, "word%s ", letters(i))
		if i < 140 {
			fmt.Fprintf(&other, "word%s ", letters(i))
		}
	}
	for _, tt := range []struct {
		name      string
		audiences []string
		aside     bool
		want      int
	}{
		{"for everybody", nil, false, 80},
		{"for young people", []string{"young-people"}, false, 80},
		{"for young people and others", []string{"parents", "young-people"}, false, 80},
		{"for parents", []string{"parents"}, false, 60},
		{"for teachers", []string{"teachers"}, false, 30},
		{"for parents and teachers", []string{"parents", "teachers"}, false, 60},
		{"aside", nil, true, 30},
	} {
		got := indexOf(t,
			search.Page{Path: "/a/", Section: "S", Audiences: tt.audiences, Aside: tt.aside, HTML: body(long.String())},
			search.Page{Path: "/b/", Section: "S", HTML: body(other.String())},
		).Pages[0].Words
		rare := 0
		for i := 140; i < 150; i++ {
			if strings.Contains(" "+got+" ", " word"+letters(i)+" ") {
				rare++
			}
		}
		if n := len(strings.Fields(got)); n != tt.want || rare != 10 {
			t.Errorf("%s: %d words, of which %d are the page's own, want %d and 10", tt.name, n, rare, tt.want)
		}
	}
}

// letters writes a number in syllables, which have no ending that a stem goes without.
func letters(n int) string {
	var b strings.Builder
	for _, digit := range fmt.Sprintf("%03d", n) {
		b.WriteByte("bcdfghjklm"[digit-'0'])
		b.WriteByte('a')
	}
	return b.String()
}

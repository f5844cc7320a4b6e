package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/opening"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// limited are words about three services: "line" for anyone under 19 from 5pm to
// midnight, "grown" for anyone aged 18 or over at every hour and by e-mail, and the
// form "form", which has no limit of age.
func limited(tb testing.TB) *limitWords {
	tb.Helper()
	hours := func(line string) opening.Hours {
		h, err := opening.ParseHours([]string{line}, "")
		if err != nil {
			tb.Fatal(err)
		}
		return h
	}
	anyone := helpline.Ages{To: helpline.MaxAge}
	chat := func(line string) helpline.Chat {
		return helpline.Chat{URL: "https://chat.example", Hours: hours(line)}
	}
	register := helpline.NewRegister([]*helpline.Service{
		{ID: "line", Title: "The Line", Ages: helpline.Ages{To: 18}, ImageAges: anyone, Chat: chat("daily 17:00-24:00")},
		{ID: "grown", Title: "Grown", Ages: helpline.Ages{From: 18, To: helpline.MaxAge}, ImageAges: anyone, Chat: chat("daily 00:00-24:00"), Email: "a@mail.example"},
		{ID: "form", Title: "Form", Ages: anyone, ImageAges: anyone, Report: "https://form.example"},
	})
	return &limitWords{site: &site.Site{Helplines: register}, ages: newAgeReader(), always: newAlwaysReader()}
}

// judged are the problems of a text as a page, which is that of a service if id is one.
func (w *limitWords) judged(text, id string) diag.List {
	f := &diag.File{Name: "a.md", Data: []byte(text)}
	doc, _ := markdown.NewParser().Parse(f, bodyStart(f.Data))
	front, _ := strictyaml.Parse(f, diag.Span{})
	service, _ := w.site.Helplines.Service(id)
	return w.ofPage(&site.Page{File: f, Front: front, Doc: doc, Service: service})
}

func TestWordsBesideServices(t *testing.T) {
	w := limited(t)
	for _, tt := range []struct {
		in, own string
		want    []string // the words at fault
	}{
		{"Under 18, day and night.", "", nil},
		{"Under 18: :helpline{line}.", "", []string{"Under 18"}},
		{"Under 18: :helpline{line}. Or :helpline{grown}.", "", nil},
		{"Under 17: :helpline{form}.", "", nil},
		{"Under 17: :helpline{form} or :helpline{line}.", "", []string{"Under 17"}},
		{"The Line ends when you turn 19: :helpline{grown}.", "", nil},
		{"The Lines end when you turn 19: :helpline{grown}.", "", []string{"turn 19"}},
		{"Under 18.\n\n:helpline{line}, until midnight.", "", nil},
		{"- Under 18.\n- :helpline{line}", "", nil},
		{"## Under 18\n:helpline{line}", "", nil},
		{"## Under 18", "line", []string{"Under 18"}},
		{":::note{title=\"Under **18**\"}\nunder\n*17*\n:::", "line", []string{"under"}},
		{"Of those :fig{a 2023} aged 11 to 17, :helpline{line}.", "", nil},
		{"`under 17`, [under 17](a.md), :helpline{line}", "", []string{"under 17"}},
		{":helpline{line} from 5pm to midnight, from 6pm, at 3am, by 24:00.", "", []string{"6pm", "3am"}},
		{":helpline{grown} at 3am, until 9pm, 24/7.", "", []string{"9pm"}},
		{":helpline{line} or :helpline{grown} from 6pm, at any hour.", "", nil},
		{":helpline{line} from 6pm, or Grown.", "", nil},
		{":helpline{line} from 6pm, or at any hour :helpline{form}.", "", []string{"6pm"}},
		{":helpline{form} from 6pm, at any hour.", "", nil},
		{":helpline{none} and :helpline{} from 6pm, under 17.", "", nil},
		{"It is 24/7, until 9pm.", "line", []string{"24/7", "9pm"}},
	} {
		var got []string
		for _, d := range w.judged(tt.in, tt.own) {
			got = append(got, d.Excerpt[d.Column-1:d.Column-1+d.Length])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q, %q (-want +got):\n%s", tt.in, tt.own, diff)
		}
	}
}

// FuzzLimitInWords wants problems that lie in the file and name its words, whatever
// the page is, and none on a page that names no service.
func FuzzLimitInWords(f *testing.F) {
	f.Add("---\ntitle: a\n---\n\nUnder 18, under-nineteens, aged 11 to 18 or 18+: :helpline{line limits}, until 9.30 p.m. or 24/7.")
	f.Add("| under the age of twenty-one | :helpline{grown} |\n|--|--|\n| from&nbsp;5pm | 10:00–24:00 |\n\n> 18. between **16** and 25 years, day and night [^1]\n\n[^1]: at any time")
	f.Add("::helpline{line}\n:::note{title=\"over 18s until midnight\"}\nuntil you’re\n21 :fig{a 2023}\n:::")
	w := limited(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, own := range []string{"", "line"} {
			problems := w.judged(text, own)
			if own == "" && len(problems) > 0 && !strings.Contains(text, "helpline{") {
				t.Errorf("%d problems of a page that names no service", len(problems))
			}
			lines := strings.Split(text, "\n")
			for _, d := range problems {
				if d.Line > len(lines) || d.Column+d.Length-1 > len(lines[d.Line-1]) || d.Length == 0 || !strings.HasPrefix(d.Message, `"`) {
					t.Errorf("%s: %d bytes of %q", d, d.Length, lines[min(d.Line, len(lines))-1])
				}
			}
		}
		list := spelt(tokens(text))
		if !slices.IsSortedFunc(list, func(a, b token) int { return a.start - b.start }) {
			t.Error("tokens out of order")
		}
		if some := len(w.ages.limits(list)) + len(timesIn(list)) + len(w.always.said(list)); some > 0 && !mayLimit(text) {
			t.Errorf("%q is passed over, and holds %d limits", text, some)
		}
	})
}

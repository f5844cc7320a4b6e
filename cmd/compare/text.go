package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// text is what both projects are written of: the same words, figures and services. It
// follows from its seed and its size alone.
type text struct {
	words     *vocabulary
	seed      uint64
	sections  []*section // by the three folders, one after the other
	pages     []*page
	helplines []helpline
	series    []*series
	edits     int // how often a page was changed later
}

// folder is a part of the menu, for one audience.
type folder struct{ name, title, summary string }

// folders are the parts of the menu that hold guidance. Their names are those by which
// Signpost knows guidance, and whom it is for.
func folders() []folder {
	return []folder{
		{"young-people", "Young people", "Plain answers for young people, in their own words."},
		{"parents", "Parents and carers", "Ways into a conversation for parents and carers."},
		{"teachers", "Teachers", "Briefings and activities for teachers."},
	}
}

type section struct {
	folder         folder
	name, title    string
	summary, intro string
	weight         int
}

type page struct {
	section              *section
	number               int
	name, title, summary string
	reviewed, changed    time.Time
	sources              []source
	headings             []string
	figures              []cell
	added                string // a sentence that was written into it later
}

type source struct{ title, url, date string }

// address is where both programs publish a page.
func (p *page) address() string {
	return "/" + p.section.folder.name + "/" + p.section.name + "/" + p.name + "/"
}

type helpline struct {
	id, name, summary, number, hours, cost, operator, private string
	always                                                    bool
	happens                                                   []string
}

// cell is one figure: a series and the index of its year.
type cell struct {
	series *series
	year   int
}

type series struct {
	id, title, unit, definition, notShown string
	source                                int
	values                                []int // by year
}

const (
	firstYear    = 2010
	years        = 14
	perSection   = 50      // where there are names enough for so many sections
	sectionNames = 16 * 24 // verbs times topics
	site         = "Compare"
	base         = "https://compare.example"
)

// newText makes a text of n pages.
func newText(n int, seed uint64) (*text, error) {
	t := &text{words: newVocabulary(), seed: seed}
	if most := t.names(); n < 1 || n > most {
		return nil, fmt.Errorf("%d pages: there are words for 1 to %d", n, most)
	}
	r := t.random(0)
	for i := range 24 {
		t.helplines = append(t.helplines, t.helpline(r, i))
	}
	for i := range 24 {
		t.series = append(t.series, t.newSeries(r, i))
	}
	sections := min((n+perSection-1)/perSection, sectionNames)
	for i := range sections {
		t.sections = append(t.sections, t.section(r, i, sections))
	}
	for i := range n {
		t.pages = append(t.pages, t.page(i, t.sections[i*sections/n]))
	}
	return t, nil
}

// random gives the numbers of one part of the text, so that each part is the same
// whatever the others are.
func (t *text) random(part uint64) *rand.Rand {
	return rand.New(rand.NewPCG(t.seed, part)) //nolint:gosec // the same text each time is the purpose.
}

func (t *text) names() int {
	return len(t.words.verbs) * len(t.words.topics) * len(t.words.place) * len(t.words.moment)
}

// title names the i-th page unlike all others: a step that shares no factor with the
// number of names meets each of them once.
func (t *text) title(i int) string {
	const step = 30_011
	w, k := t.words, (i*step+int(t.seed%1000))%t.names()
	next := func(from []string) string {
		word := from[k%len(from)]
		k /= len(from)
		return word
	}
	return next(w.verbs) + " " + next(w.topics) + " " + next(w.place) + " " + next(w.moment)
}

func (t *text) section(r *rand.Rand, i, of int) *section {
	verb, topic := t.words.verbs[i%16], t.words.topics[(i/16+i)%24]
	name := verb + " " + topic
	return &section{
		folder: folders()[i*len(folders())/of], name: slug(name), title: name,
		summary: t.words.sentence(r), intro: t.words.sentences(r, 3), weight: i + 1,
	}
}

func (t *text) page(i int, in *section) *page {
	r := t.random(uint64(i)*2 + 1) //nolint:gosec // never negative.
	title := t.title(i)
	day := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(150))
	p := &page{
		section: in, number: i, name: slug(title), title: title, summary: t.words.sentence(r),
		reviewed: day, changed: day.AddDate(0, 0, -r.IntN(300)),
	}
	for k := range 1 + r.IntN(3) {
		p.sources = append(p.sources, source{
			title: fmt.Sprintf("A report on %s, part %s", pick(r, t.words.topics), letters(i*3+k)),
			url:   fmt.Sprintf("https://reports.example.org/%s", letters(i*3+k)), date: "March 2024",
		})
	}
	for _, k := range r.Perm(len(t.words.headings))[:5] {
		p.headings = append(p.headings, t.words.headings[k])
	}
	for range 1 + r.IntN(2) {
		p.figures = append(p.figures, cell{pick(r, t.series), r.IntN(years)})
	}
	return p
}

// helpline makes the i-th service. Its number is of those that Ofcom keeps for drama, and
// the first one is there at every hour, for everybody.
func (t *text) helpline(r *rand.Rand, i int) helpline {
	first := strings.Split("Harbour|Lantern|Bridge|Corner|Daylight|River|Steady|Evening", "|")[i%8]
	name := first + " " + []string{"Line", "Listening Post", "Support"}[i/8]
	hours := []string{"Day and night, every day", "Every day, 8am to 10pm"}[i%2]
	return helpline{
		id: slug(name), name: name, summary: t.words.sentence(r), number: fmt.Sprintf("0808 157 0%03d", i*11), hours: hours, always: i%2 == 0,
		cost: "Free from every phone.", operator: first + " Trust", private: t.words.sentence(r),
		happens: []string{t.words.sentence(r), t.words.sentence(r), t.words.sentence(r)},
	}
}

func (t *text) newSeries(r *rand.Rand, i int) *series {
	topic := t.words.topics[i]
	s := &series{
		id: slug(topic), title: capital("letters about " + topic), unit: "letters", source: i % 4,
		definition: "Letters that named " + topic + " and were answered.", notShown: "Who wrote them, or what became of it.",
	}
	for range years {
		s.values = append(s.values, 150+r.IntN(9000))
	}
	return s
}

// letters writes a number without digits.
func letters(i int) string {
	s := ""
	for ; i > 0 || s == ""; i /= 20 {
		s = "bcdfghjklmnpqrstvwxz"[i%20:i%20+1] + s
	}
	return s
}

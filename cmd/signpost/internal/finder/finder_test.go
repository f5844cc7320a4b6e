package finder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// project is the texts of a site: finder.yaml and the files of its services.
type project struct {
	questions string
	ids       []string // of the services, in the order of the directory
	services  map[string]string
}

// sample reads testdata/site.txtar.
func sample(t testing.TB) project {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p := project{services: map[string]string{}}
	for _, f := range archive.Files {
		if f.Name == "finder.yaml" {
			p.questions = string(f.Data)
			continue
		}
		p.ids = append(p.ids, f.Name)
		p.services[f.Name] = string(f.Data)
	}
	return p
}

// change replaces a text of one file, which must stand there once, and returns the
// project with it.
func (p project) change(t testing.TB, file, before, after string) project {
	t.Helper()
	text := p.questions
	if file != "finder.yaml" {
		text = p.services[file]
	}
	if n := strings.Count(text, before); n != 1 {
		t.Fatalf("%q stands %d times in %s, want once", before, n, file)
	}
	text = strings.Replace(text, before, after, 1)
	if file == "finder.yaml" {
		p.questions = text
		return p
	}
	services := map[string]string{file: text}
	for id, other := range p.services {
		if id != file {
			services[id] = other
		}
	}
	p.services = services
	return p
}

// without returns the project without some services.
func (p project) without(ids ...string) project {
	p.ids = slices.DeleteFunc(slices.Clone(p.ids), func(id string) bool { return slices.Contains(ids, id) })
	return p
}

// finder loads the project, which must be without faults.
func (p project) finder(t testing.TB) *finder.Finder {
	t.Helper()
	config, said := load(p.questions)
	if config == nil || len(said) > 0 {
		t.Fatal(strings.Join(said, "\n"))
	}
	return finder.New(config, p.register(t))
}

// register validates the services.
func (p project) register(t testing.TB) []*helpline.Service {
	t.Helper()
	var services []*helpline.Service
	for _, id := range p.ids {
		services = append(services, service(t, id, p.services[id]))
	}
	return services
}

// service validates a helpline file, adding the keys that all of them need and that
// the finder does not look at.
func service(t testing.TB, id, text string) *helpline.Service {
	t.Helper()
	text += "operator: Somebody\nwebsite: https://www.example.org\nverified: 2026-11-21\nverified_from: copies\n"
	for _, line := range []string{"confidence: high\n", "nations: [england, wales, scotland, northern-ireland]\n"} {
		if key, _, _ := strings.Cut(line, ":"); !strings.Contains(text, "\n"+key+":") {
			text += line
		}
	}
	f := &diag.File{Name: "content/helplines/" + id + ".md", Data: []byte(text)}
	doc, problems := strictyaml.Parse(f, diag.Span{End: len(text)})
	if doc == nil {
		t.Fatal(problems)
	}
	var front helpline.Front
	problems = append(problems, doc.Decode(&front)...)
	s, found := helpline.Validate(id, id, "It helps.", front, doc)
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// load reads finder.yaml and returns what is wrong with it as lines.
func load(text string) (*finder.Config, []string) {
	f := &diag.File{Name: "content/find-help/finder.yaml", Data: []byte(text)}
	doc, problems := strictyaml.Parse(f, diag.Span{End: len(text)})
	if doc == nil {
		return nil, lines(problems)
	}
	config, found := finder.Load(doc)
	return config, lines(append(problems, found...))
}

// lines prints problems, one a line: its place, what is underlined there, and what is
// said about it.
func lines(list diag.List) []string {
	var said []string
	for _, p := range list {
		under := p.Excerpt[p.Column-1:]
		line := fmt.Sprintf("%d:%d <%s> %s [%s]", p.Line, p.Column, under[:min(p.Length, len(under))], p.Message, p.Rule)
		if p.Hint != "" {
			line += " = " + p.Hint
		}
		said = append(said, line)
	}
	return said
}

// byPath indexes pages by their addresses, which must all be different.
func byPath(t testing.TB, pages []finder.Page) map[string]finder.Page {
	t.Helper()
	index := map[string]finder.Page{}
	for _, p := range pages {
		if _, twice := index[p.Path]; twice {
			t.Errorf("two pages are at %s", p.Path)
		}
		index[p.Path] = p
	}
	return index
}

// leaves follows every choice from a page and returns the pages where there is none.
func leaves(t testing.TB, index map[string]finder.Page, path string, taps int) []finder.Page {
	t.Helper()
	page, ok := index[path]
	if !ok {
		t.Fatalf("a choice leads to %s, where there is no page", path)
	}
	if page.Answer != nil {
		if taps != 3 {
			t.Errorf("%s is reached with %d taps, want 3", path, taps)
		}
		return []finder.Page{page}
	}
	if page.Step != taps+1 || len(page.Choices) == 0 {
		t.Fatalf("%s is question %d with %d choices, want question %d with some", path, page.Step, len(page.Choices), taps+1)
	}
	var found []finder.Page
	for _, c := range page.Choices {
		found = append(found, leaves(t, index, c.Path, taps+1)...)
	}
	return found
}

// mayUse says, from what a service's file says and without the methods of package
// helpline, whether every reader may use a service: each age is asked by itself.
func mayUse(s *helpline.Service, a helpline.Audience, ages helpline.Ages, n holiday.Nation) bool {
	has := func(list []helpline.Audience, one helpline.Audience) bool { return slices.Index(list, one) >= 0 }
	grown := a == helpline.Parents || a == helpline.Teachers || a == helpline.Adults
	carer := a == helpline.Parents || a == helpline.Teachers
	if !has(s.People, a) && (!carer || !has(s.People, helpline.Adults)) {
		return false
	}
	others := grown && (has(s.OnBehalf, a) || has(s.OnBehalf, helpline.Adults))
	pictured := others
	for age := range ages.To + 1 {
		pictured = pictured || age >= s.ImageAges.From && age <= s.ImageAges.To
		if age >= ages.From && !others && (age < s.Ages.From || age > s.Ages.To) {
			return false
		}
	}
	return pictured && slices.Index(s.Nations, n) >= 0
}

// Every way through the questions ends within three taps with somebody who can help,
// and with nobody who cannot.
func TestEveryWayEnds(t *testing.T) {
	t.Parallel()
	p := sample(t)
	f := p.finder(t)
	pages := f.Pages()
	index := byPath(t, pages)
	answers := leaves(t, index, finder.Folder, 0)
	if got, want := len(answers), 7*4*5; got != want {
		t.Errorf("%d answers, want %d", got, want)
	}
	if got, want := len(pages), 1+7+7*4+7*4*5; got != want {
		t.Errorf("%d pages, want %d", got, want)
	}
	for i, page := range pages[1:] {
		if order := []int{3, 0, 1, 2}; order[page.Step] < order[pages[i].Step] {
			t.Errorf("%s stands after %s", page.Path, pages[i].Path)
		}
	}
	if said := f.Check(); len(said) > 0 {
		t.Errorf("Check says %v", said)
	}
	if unknown := f.Unknown(); len(unknown) > 0 {
		t.Errorf("Unknown says %v", unknown)
	}
	titles := map[string]string{}
	for _, page := range pages {
		if other, twice := titles[page.HeadTitle]; twice {
			t.Errorf("%s and %s are both called %q", page.Path, other, page.HeadTitle)
		}
		titles[page.HeadTitle] = page.Path
		checkAsked(t, index, page)
	}
	for _, page := range answers {
		checkAnswer(t, page)
	}
}

// checkAsked holds the way back to what it promises: every question that was answered,
// the last one on the page above, which has a choice that leads on.
func checkAsked(t *testing.T, index map[string]finder.Page, page finder.Page) {
	t.Helper()
	step := page.Step
	if page.Answer != nil {
		step = 4
	}
	if len(page.Asked) != step-1 {
		t.Errorf("%s has %d questions behind it, want %d", page.Path, len(page.Asked), step-1)
	}
	for i, asked := range page.Asked {
		above := index[asked.Path]
		next := page.Path
		if i+1 < len(page.Asked) {
			next = page.Asked[i+1].Path
		}
		leads := slices.ContainsFunc(above.Choices, func(c finder.Choice) bool { return c.Path == next && c.Label == asked.Answer })
		if above.Step != i+1 || above.Question != asked.Question || !strings.HasPrefix(page.Path, above.Path) || !leads {
			t.Errorf("%s says %v, where %s asks %q", page.Path, asked, above.Path, above.Question)
		}
	}
}

// checkAnswer holds an answer to the rules of every answer.
func checkAnswer(t *testing.T, page finder.Page) {
	t.Helper()
	a := page.Answer
	if len(a.Best) < 1 || len(a.Best) > 5 {
		t.Errorf("%s lists %d services, want 1 to 5", page.Path, len(a.Best))
	}
	if len(a.Ways) != 4 {
		t.Errorf("%s has %d preferences, want 4", page.Path, len(a.Ways))
	}
	lists := [][]finder.Match{a.Best}
	for _, w := range a.Ways {
		lists = append(lists, w.Matches)
		if !slices.ContainsFunc(w.Matches, func(m finder.Match) bool { return m.Always }) {
			t.Errorf("%s#%s has nobody at every hour", page.Path, w.ID)
		}
		if offered := slices.ContainsFunc(w.Matches, func(m finder.Match) bool { return offers(m.Service, w.ID) }); offered == w.Instead {
			t.Errorf("%s#%s: a service offers it %v, and another stands in for it %v", page.Path, w.ID, offered, w.Instead)
		}
		for _, m := range w.Matches {
			if !offers(m.Service, m.Way) {
				t.Errorf("%s#%s has %s by %s, which it does not offer", page.Path, w.ID, m.Service.ID, m.Way)
			}
		}
	}
	conditions := map[string]string{}
	for _, m := range a.Best {
		conditions[m.Service.ID] = m.Condition
	}
	for _, list := range lists {
		seen := map[string]bool{}
		for _, m := range list {
			s := m.Service
			fits := slices.ContainsFunc(s.Fits, func(f helpline.Fit) bool {
				return f.Situation == a.Situation && f.Because == m.Because && (len(f.For) == 0 || slices.Contains(f.For, a.Reader.Audience))
			})
			if condition, ok := conditions[s.ID]; ok && condition != m.Condition {
				t.Errorf("%s lists %s %q and %q", page.Path, s.ID, condition, m.Condition)
			}
			if s.Closed || s.Confidence == helpline.Low || !fits || !mayUse(s, a.Reader.Audience, a.Reader.Ages, a.Nation) {
				t.Errorf("%s lists %s, which does not suit", page.Path, s.ID)
			}
			if seen[s.ID+m.Way] || s.Sort == helpline.Emergency && !a.Danger {
				t.Errorf("%s lists %s where it has no place", page.Path, s.ID)
			}
			seen[s.ID+m.Way] = true
		}
	}
}

// offers says whether a service can be reached in a way to get in touch.
func offers(s *helpline.Service, way string) bool {
	answers := s.Sort == helpline.Helpline || s.Sort == helpline.Police
	switch way {
	case "talk":
		return len(s.Call) > 0 && (answers || s.Sort == helpline.Emergency)
	case "text":
		return len(s.Text) > 0 && answers
	case "chat":
		return s.Chat.URL != "" && answers
	}
	return (s.Report != "" || len(s.Call) > 0) &&
		(s.Sort == helpline.Police || s.Sort == helpline.Reporting || s.Sort == helpline.ImageRemoval)
}

// A service that may be used and fits is in the list of the way it offers: nothing is
// lost on the way.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	p := sample(t)
	services := p.register(t)
	for _, page := range p.finder(t).Pages() {
		a := page.Answer
		if a == nil || a.Danger {
			continue
		}
		for _, s := range services {
			fits := slices.ContainsFunc(s.Fits, func(f helpline.Fit) bool {
				return f.Situation == a.Situation && (len(f.For) == 0 || slices.Contains(f.For, a.Reader.Audience))
			})
			due := fits && s.Confidence != helpline.Low && mayUse(s, a.Reader.Audience, a.Reader.Ages, a.Nation)
			for _, w := range a.Ways {
				shown := slices.ContainsFunc(w.Matches, func(m finder.Match) bool { return m.Service.ID == s.ID })
				want := due && offers(s, w.ID) && (s.Sort != helpline.Reporting || a.Situation != "told" && a.Situation != "danger")
				if want && !shown {
					t.Errorf("%s#%s does not have %s", page.Path, w.ID, s.ID)
				}
			}
		}
	}
}

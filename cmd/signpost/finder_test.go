package main

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

// entry is what a helpline's file says of whom it is for, read without the program.
type entry struct {
	Status, Sort, Confidence string
	Draft                    bool
	Ages, ImageAges          *span
	People, Nations          []string
	OnBehalf                 []string `yaml:"on_behalf"`
	Call, Text               []timed
	Chat                     *timed
	Report                   map[string]any
	Email                    map[string]any
}

type span struct{ From, To *int }

type timed struct{ Hours any }

// person is whom an id of the finder stands for, read without the program.
type person struct {
	ID, Audience string
	Ages         struct{ From, To int }
}

// TestFinderWalks follows every link of the published finder, from its first question.
// Whoever asks comes to a list within three choices, and everything on it is for them,
// by the files of the services and the questions as they are written. Each way to get
// in touch has somebody who answers at every hour, or a form.
func TestFinderWalks(t *testing.T) {
	site := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if status := run([]string{"build", "--no-cache", "--source", "../..", "--now", "2026-11-22", "--output", site}, &said, &said); status != statusGood {
		t.Fatalf("build ended with %d:\n%s", status, &said)
	}
	w := walk{t: t, site: site, register: readRegister(t), people: readPeople(t), seen: map[string]bool{}}
	w.page("/find-help/", 0)
	if want := len(w.people) * 4 * 5; w.answers != want {
		t.Errorf("%d answers, want %d: %d people in 4 nations and 5 situations", w.answers, want, len(w.people))
	}
}

type walk struct {
	t        *testing.T
	site     string
	register map[string]entry
	people   map[string]person
	seen     map[string]bool
	answers  int
}

// page reads one page, which was reached with so many choices.
func (w *walk) page(at string, choices int) {
	if w.seen[at] {
		return
	}
	w.seen[at] = true
	if choices > 3 {
		w.t.Errorf("%s: %d choices from the first question", at, choices)
		return
	}
	data, err := os.ReadFile(filepath.Join(w.site, filepath.FromSlash(at), "index.html"))
	if err != nil {
		w.t.Errorf("%s leads nowhere: %v", at, err)
		return
	}
	main := find(parse(w.t, data), func(n *html.Node) bool { return n.Data == "main" })
	if parts := strings.Split(strings.Trim(at, "/"), "/"); len(parts) == 4 {
		w.answers++
		w.answer(at, parts[1], parts[2], main)
		return
	}
	further := 0
	for _, link := range links(main) {
		link, _, _ = strings.Cut(link, "#")
		if strings.HasPrefix(link, at) && link != at {
			further++
			w.page(link, choices+1)
		}
	}
	if further == 0 {
		w.t.Errorf("%s has no choices", at)
	}
}

// answer holds the last page to whom it is for.
func (w *walk) answer(at, who, nation string, main *html.Node) {
	reader := w.people[who]
	sections := 0
	for _, id := range []string{"talk", "text", "chat", "report"} {
		section := find(main, func(n *html.Node) bool { return attribute(n, "id") == id })
		if section == nil {
			w.t.Errorf("%s has no section #%s", at, id)
			continue
		}
		sections++
		if section.Data != "section" {
			section = section.Parent
		}
		always := false
		for _, link := range links(section) {
			if s, ok := w.register[serviceOf(link)]; ok {
				always = always || s.always(id)
			}
		}
		if !always {
			w.t.Errorf("%s#%s: nobody is there at every hour", at, id)
		}
	}
	shown := 0
	for _, link := range links(main) {
		id := serviceOf(link)
		if id == "" {
			continue
		}
		s, ok := w.register[id]
		if shown++; !ok {
			w.t.Errorf("%s shows %s, which has no file", at, id)
		} else if why := s.unfit(reader, nation); why != "" {
			w.t.Errorf("%s shows %s, which is not for them: %s", at, id, why)
		}
	}
	if shown == 0 {
		w.t.Errorf("%s shows no service", at)
	}
}

// always reports a service that is there at every hour in some way that serves somebody
// who would like to talk, text, chat or report.
func (e entry) always(way string) bool {
	if way == "report" && (e.Report != nil || e.Email != nil) {
		return true
	}
	ways := slices.Concat(e.Call, e.Text)
	if e.Chat != nil {
		ways = append(ways, *e.Chat)
	}
	return slices.ContainsFunc(ways, func(t timed) bool { return t.Hours == "always" })
}

// unfit says why a service is not for a person in a nation, or "".
func (e entry) unfit(who person, nation string) string {
	adult := who.Audience != "young-people"
	for_ := func(list []string) bool {
		return slices.Contains(list, who.Audience) || adult && slices.Contains(list, "adults")
	}
	from, to := who.Ages.From, who.Ages.To
	if to == 0 {
		to = 120
	}
	if adult {
		from = max(from, 18)
	}
	within := func(s *span) bool {
		return s == nil || (s.From == nil || *s.From <= from) && (s.To == nil || *s.To >= to)
	}
	switch {
	case e.Status == "closed" || e.Draft || e.Confidence == "low":
		return "it is closed, a draft or not sure"
	case !slices.Contains(e.Nations, nation):
		return "it is not for " + nation
	case !for_(e.People):
		return "it is for " + strings.Join(e.People, ", ")
	case !within(e.Ages) && (!adult || !for_(e.OnBehalf)):
		return "it is for other ages"
	case e.ImageAges != nil && e.ImageAges.From != nil && *e.ImageAges.From > to:
		return "they cannot be in such a picture"
	}
	return ""
}

func readRegister(t *testing.T) map[string]entry {
	t.Helper()
	names, err := filepath.Glob("../../content/helplines/*.md")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]entry{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		front := strings.SplitN(string(data), "---\n", 3)[1]
		var e struct {
			entry     `yaml:",inline"`
			Kind      string
			ImageAges *span `yaml:"image_ages"`
		}
		if err := yaml.Unmarshal([]byte(front), &e); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		e.entry.ImageAges = e.ImageAges
		if id := strings.TrimSuffix(filepath.Base(name), ".md"); id != "_index" && e.Kind == "" {
			list[id] = e.entry
		}
	}
	return list
}

func readPeople(t *testing.T) map[string]person {
	t.Helper()
	data, err := os.ReadFile("../../content/find-help/finder.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Who struct{ People []person } }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	list := map[string]person{}
	for _, p := range file.Who.People {
		list[p.ID] = p
	}
	return list
}

// serviceOf is the service whose page a link leads to, or "".
func serviceOf(link string) string {
	folder, id := path.Split(strings.TrimSuffix(link, "/"))
	if folder != "/helplines/" {
		return ""
	}
	return id
}

func parse(t *testing.T, data []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := range n.ChildNodes() {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// links lists where the links in an element lead.
func links(n *html.Node) []string {
	var list []string
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "a" {
			list = append(list, attribute(d, "href"))
		}
	}
	return list
}

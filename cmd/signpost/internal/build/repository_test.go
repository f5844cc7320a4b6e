package build_test

import (
	"bytes"
	"encoding/xml"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/site"
)

// built builds a project that must be without problems.
func built(t *testing.T, opt build.Options) map[string]string {
	t.Helper()
	result, err := build.Run(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Problems {
		t.Error(d)
	}
	files := map[string]string{}
	for _, f := range result.Files {
		if _, twice := files[f.Name]; twice {
			t.Errorf("%s is published twice", f.Name)
		}
		files[f.Name] = string(f.Data)
	}
	if len(files) == 0 {
		t.Fatal("nothing is published")
	}
	return files
}

// repositorySite is the site of this repository at a day that does not move on.
func repositorySite(t *testing.T) map[string]string {
	t.Helper()
	return built(t, build.Options{Source: os.DirFS(repository), Now: noon()})
}

// TestRepositorySite wants the site of this repository to build without one
// problem, and asks it what matters most to somebody who is in trouble.
func TestRepositorySite(t *testing.T) {
	files := repositorySite(t)
	for _, tt := range []struct{ page, want string }{
		{"get-help/index.html", `href="tel:999"`},
		{"404.html", `href="tel:999"`},
		{"index.html", `href="/get-help/"`},
		{"helplines/childline/index.html", `href="tel:+448001111"`},
		{"helplines/index.html", `href="tel:116123"`},
		{"helplines/shout/index.html", `href="sms:85258`},
		{"helplines/report-remove/index.html", `href="https://www.`},
		{"statistics/index.html", "619"},
		{"statistics/index.html", "<table>"},
		{"sitemap.xml", "<loc>https://tell-someone.example/parents/first-hour/</loc>"},
		{"robots.txt", "Allow: /"},
		{"_headers", "Content-Security-Policy"},
	} {
		if !strings.Contains(html.UnescapeString(files[tt.page]), tt.want) {
			t.Errorf("%s does not hold %s", tt.page, tt.want)
		}
	}
}

// TestRepositoryPages asks every page what no page may lack.
func TestRepositoryPages(t *testing.T) {
	kinds := map[string]bool{}
	for name, text := range repositorySite(t) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		p := readPage(t, text)
		if p.count["h1"] != 1 || p.count["main"] != 1 {
			t.Errorf("%s: %d h1 and %d main, want one each", name, p.count["h1"], p.count["main"])
		}
		language := "en-GB"
		if strings.HasPrefix(name, "cy/") {
			language = "cy"
		}
		if p.attr("html", "lang") != language {
			t.Errorf("%s: the language is %q", name, p.attr("html", "lang"))
		}
		if len(p.links) == 0 || p.links[0] != "#"+p.attr("main", "id") {
			t.Errorf("%s: the first link is not the one that skips to the text", name)
		}
		if !strings.Contains(text, "data-quick-exit") || !slices.Contains(p.links, "https://www.bbc.co.uk/weather") {
			t.Errorf("%s: there is no way to leave quickly", name)
		}
		for _, r := range p.resources {
			r = strings.TrimPrefix(r, "https://tell-someone.example") // the head names other versions so
			if !strings.HasPrefix(r, "/") || strings.HasPrefix(r, "//") {
				t.Errorf("%s: asks for %s, which is not the site's own", name, r)
			}
		}
		if strings.HasPrefix(name, "helplines/") && name != "helplines/index.html" {
			reach := slices.ContainsFunc(p.ways, func(l string) bool {
				return strings.HasPrefix(l, "tel:") || strings.HasPrefix(l, "sms:") || strings.HasPrefix(l, "https:") || strings.HasPrefix(l, "mailto:")
			})
			if !reach {
				t.Errorf("%s: no number and no form stands in the page's own text", name)
			}
		}
		kinds[kindOf(name)] = true
	}
	for _, k := range site.Kinds() {
		if !kinds[string(k)] {
			t.Errorf("the repository has no page of the kind %s", k)
		}
	}
}

// kindOf guesses a page's kind by its address, apart from the program's own rules.
func kindOf(name string) string {
	folder := strings.TrimSuffix(name, "index.html")
	switch {
	case name == "index.html":
		return "home"
	case strings.HasPrefix(folder, "teachers/lessons/") && folder != "teachers/lessons/":
		return "lesson"
	case strings.HasPrefix(folder, "helplines/") && folder != "helplines/":
		return "helpline"
	case folder == "statistics/":
		return "statistics"
	case strings.Count(folder, "/") == 1 && folder != "get-help/":
		return "section"
	case strings.HasPrefix(folder, "parents/"), strings.HasPrefix(folder, "young-people/"):
		return "guidance"
	}
	return "page"
}

type page struct {
	count     map[string]int
	attrs     map[string]string
	links     []string // every link, in order
	ways      []string // links within main
	resources []string // what a browser loads
}

func (p *page) attr(tag, name string) string { return p.attrs[tag+" "+name] }

func readPage(t *testing.T, text string) *page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{count: map[string]int{}, attrs: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.count[n.Data]++
		for _, a := range n.Attr {
			p.attrs[n.Data+" "+a.Key] = a.Val
			switch {
			case a.Key == "href" && n.Data == "a":
				p.links = append(p.links, a.Val)
				if within(n, "main") {
					p.ways = append(p.ways, a.Val)
				}
			case a.Key == "src", a.Key == "href" && n.Data == "link" && !strings.Contains(text, `<link rel="canonical" href="`+a.Val+`"`):
				p.resources = append(p.resources, a.Val)
			}
		}
	}
	return p
}

func within(n *html.Node, tag string) bool {
	for up := range n.Ancestors() {
		if up.Data == tag {
			return true
		}
	}
	return false
}

// TestRepositoryLinks follows every internal address of every page by itself,
// beside what package check does.
func TestRepositoryLinks(t *testing.T) {
	files := repositorySite(t)
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		p := readPage(t, text)
		for _, address := range slices.Concat(p.links, p.resources) {
			target, _, _ := strings.Cut(address, "#")
			if !strings.HasPrefix(target, "/") {
				continue
			}
			if target = strings.TrimPrefix(target, "/"); target == "" || strings.HasSuffix(target, "/") {
				target += "index.html"
			}
			if _, ok := files[target]; !ok {
				t.Errorf("%s: nothing is published at %s", name, address)
			}
		}
	}
	var sitemap struct {
		URLs []struct {
			Location string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.NewDecoder(bytes.NewReader([]byte(files["sitemap.xml"]))).Decode(&sitemap); err != nil {
		t.Fatal(err)
	}
	for _, u := range sitemap.URLs {
		path, ok := strings.CutPrefix(u.Location, "https://tell-someone.example/")
		if _, there := files[path+"index.html"]; !ok || !there || path == "404.html" {
			t.Errorf("the site map lists %s, which is no page", u.Location)
		}
	}
}

// TestNumbersOfTheReadme wants every telephone number of the README to be one of the
// register: people read it before they build anything.
func TestNumbersOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile(repository + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	register := repositorySite(t)["helplines/helplines.json"]
	numbers := regexp.MustCompile(`\bcall (\d{3})\b|\b(0\d[\d ]{5,}\d)\b`).FindAllStringSubmatch(string(readme), -1)
	if len(numbers) < 2 {
		t.Fatalf("%d numbers in the README, want 999 and Childline's at least", len(numbers))
	}
	for _, n := range numbers {
		if number := n[1] + n[2]; !strings.Contains(register, `"number": "`+number+`"`) {
			t.Errorf("the README says %q, which is no helpline's number", number)
		}
	}
}

package render

import (
	"fmt"
	"html/template"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// skeleton is the template around every layout.
const skeleton = "base.html"

// Set is every template of a site, parsed and ready to be executed.
type Set struct {
	layouts    map[string]*template.Template // by file, such as "guidance.html"
	common     *template.Template            // all but the layouts; never executed, so that it can be copied
	own        map[string]*template.Template // what each layout defines; never executed either
	calls      map[string][]call             // those of each template in common
	directives *template.Template
	files      map[string]*diag.File  // by the template's name
	words      map[string]*dictionary // by language
	static     *asset.Set
	key        func() memo.Key // see [Set.Key]
}

// layouts are the files that a site must have, one a kind of page.
func layouts() []string {
	return []string{
		"home.html", "section.html", "guidance.html", "lesson.html", "helpline.html",
		"statistics.html", "page.html", "404.html", "redirect.html",
	}
}

// The layouts that a site may do without: those of the finder and of the search, which
// are wanted only where there are questions and words for them, one for the page of
// help at once, and that of Easy Read, which are drawn by those of their kinds otherwise.
const (
	finderLayout = "finder.html"
	searchLayout = "search.html"
	helpLayout   = "help.html"
)

// allLayouts are the layouts that the site has.
func (s *Set) allLayouts() []string {
	names := layouts()
	for _, name := range []string{finderLayout, searchLayout, helpLayout, easyLayout} {
		if s.files[name] != nil {
			names = append(names, name)
		}
	}
	return names
}

// NewSet parses the files of templates. A nil set comes with an error.
func NewSet(files []source.File, static *asset.Set) (*Set, diag.List) {
	s := &Set{layouts: map[string]*template.Template{}, own: map[string]*template.Template{}, files: map[string]*diag.File{}, words: map[string]*dictionary{}, static: static}
	s.key = sync.OnceValue(s.keyOfSet)
	var problems diag.List
	for _, f := range files {
		if language := languageOfWords(f.Name); language != "" {
			words, found := readWords(f)
			s.words[language], problems = words, append(problems, found...)
			continue
		}
		if !strings.HasSuffix(f.Name, ".html") {
			problems = append(problems, diag.InFile(f.Name, diag.Warning, "file-kind", "not a template: its name does not end in .html").
				WithHint("remove it"))
			continue
		}
		text, found := source.Text(f)
		problems = append(problems, found...)
		s.files[strings.TrimPrefix(f.Name, "templates/")] = text
	}
	for _, name := range s.required() {
		if s.files[name] == nil {
			problems = append(problems, diag.InFile("templates/"+name, diag.Error, "no-template", "there is no template %s", name).
				WithHint("every site has one; copy it from another Signpost site"))
		}
	}
	if problems.HasErrors() {
		return nil, problems
	}
	problems = append(problems, s.parse()...)
	if problems.HasErrors() {
		return nil, problems
	}
	problems = append(problems, s.lint()...)
	problems = append(problems, s.misspeltWords()...)
	if problems.HasErrors() {
		return nil, problems
	}
	return s, problems
}

// required lists the templates that a site must have: the skeleton, a layout for
// each kind of page, and what the skeleton puts around them.
func (s *Set) required() []string {
	names := append([]string{skeleton}, layouts()...)
	for _, p := range parts() {
		if f := s.files[skeleton]; f != nil && strings.Contains(string(f.Data), ".Around."+p.field) {
			names = append(names, p.template)
		}
	}
	return names
}

// parse makes the common set (skeleton, partials, directives) once, and of it a set for
// each layout, because every layout defines its own "main".
func (s *Set) parse() diag.List {
	s.common = s.empty("")
	var problems diag.List
	isLayout := map[string]bool{}
	for _, name := range s.allLayouts() {
		isLayout[name] = true
	}
	for _, name := range sortedKeys(s.files) {
		switch {
		case isLayout[name]:
			continue
		case name != skeleton && !strings.HasPrefix(name, "partials/") && !strings.HasPrefix(name, "directives/"):
			problems = append(problems, diag.InFile("templates/"+name, diag.Warning, "unused-template", "no kind of page is called %q", strings.TrimSuffix(name, ".html")).
				WithHint("put shared pieces in templates/partials"))
		}
		if _, err := s.common.New(name).Parse(string(s.files[name].Data)); err != nil {
			problems = append(problems, s.problem(err, name))
		}
	}
	if problems.HasErrors() {
		return problems
	}
	s.calls = callsOf(s.common)
	for _, name := range s.allLayouts() {
		own, err := s.empty(name).Parse(string(s.files[name].Data))
		if err != nil {
			problems = append(problems, s.problem(err, name))
			continue
		}
		s.own[name] = own
		if !isDefined(own, "main") && !isDefined(s.common, "main") {
			problems = append(problems, diag.InFile("templates/"+name, diag.Error, "template", "the layout does not define %q", "main").
				WithHint(`write its part of the page between {{define "main"}} and {{end}}`))
		}
		s.layouts[name] = s.layout(name)
	}
	s.directives = template.Must(s.common.Clone()) // nothing of it was executed yet
	return problems
}

// addressOf is the function asset of templates.
func addressOf(static *asset.Set) func(string) (string, error) {
	return func(name string) (string, error) {
		path, ok := static.Path(name)
		if !ok {
			if sheets := static.PartOf(name); len(sheets) > 0 {
				return "", fmt.Errorf("%q is a part of %s and is not published by itself", name, strings.Join(sheets, " and "))
			}
			if hint := diag.DidYouMean(name, static.Names()); hint != "" {
				return "", fmt.Errorf("no file %q in static; %s", name, hint)
			}
			return "", fmt.Errorf("no file %q in static", name)
		}
		return path, nil
	}
}

// Sources are the files of the templates, by name.
func (s *Set) Sources() []*diag.File {
	var files []*diag.File
	for _, name := range sortedKeys(s.files) {
		files = append(files, s.files[name])
	}
	return files
}

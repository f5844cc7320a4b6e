package render

import (
	"html/template"
	"slices"
	"text/template/parse"
)

// empty is a set of templates with nothing in it.
func (s *Set) empty(name string) *template.Template {
	return template.New(name).Option("missingkey=error").Funcs(template.FuncMap{"asset": addressOf(s.static), "word": s.word})
}

// isDefined reports a template of a set that has a text.
func isDefined(set *template.Template, name string) bool {
	t := set.Lookup(name)
	return t != nil && t.Tree != nil
}

// layout is a set of its own with what a layout defines and all that it can reach. It is
// a copy, because html/template changes templates when they are executed first; to copy
// those too that a layout cannot reach was half of what it cost to read the templates.
func (s *Set) layout(name string) *template.Template {
	layout, own := s.empty(""), s.own[name]
	add := func(t *template.Template) {
		template.Must(layout.AddParseTree(t.Name(), t.Tree.Copy())) // nothing of the set was executed yet
	}
	for _, name := range s.reached(skeleton, own) {
		if isDefined(s.common, name) && !overrides(own, s.common, name) {
			add(s.common.Lookup(name))
		}
	}
	for _, t := range own.Templates() {
		if overrides(own, s.common, t.Name()) {
			add(t)
		}
	}
	return layout
}

// overrides reports a template that a layout defines, and that stands for what the common
// set has of this name. Nothing is no definition where there is another.
func overrides(own, common *template.Template, name string) bool {
	return isDefined(own, name) && (!isDefined(common, name) || !parse.IsEmptyTree(own.Lookup(name).Tree.Root))
}

// directive is a set of its own with the template of a directive and all that it can reach.
func (s *Set) directive(name string) *template.Template {
	set := s.empty("")
	for _, name := range s.reached(name, set) {
		if isDefined(s.common, name) {
			template.Must(set.AddParseTree(name, s.common.Lookup(name).Tree.Copy()))
		}
	}
	return set
}

// reached are the names of the templates that can be reached from one of the common set,
// or of those that a layout defines itself.
func (s *Set) reached(from string, own *template.Template) []string {
	calls := callsOf(own)
	names := []string{from}
	for i := 0; i < len(names); i++ {
		for _, list := range [...][]call{s.calls[names[i]], calls[names[i]]} {
			for _, c := range list {
				if !slices.Contains(names, c.name) {
					names = append(names, c.name)
				}
			}
		}
	}
	return names
}

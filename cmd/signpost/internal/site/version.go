package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
)

// Version is a way to tell a page once more: in another language, or in Easy Read. The
// zero Version is that of the page itself.
type Version struct {
	// Name stands in the names of files, as in first-hour.easy.md, and is the first part
	// of their addresses, as in /easy/parents/first-hour/. It stands there and not at the
	// end because a host can then treat a whole language as one folder, and because the
	// home page has a place too. Browsers keep addresses, so it says nothing of why
	// somebody came.
	Name string
	// Language is a BCP 47 tag, "" for the site's own.
	Language string
	// Title is what readers of the version call it, in its own language.
	Title string
}

// Easy is the name of the version in Easy Read: for people with a learning disability,
// and for whoever finds reading hard today.
const Easy = "easy"

// Versions are those that a page may have, in the order in which readers are offered
// them.
func Versions() []Version {
	return []Version{{Name: "cy", Language: "cy", Title: "Cymraeg"}, {Name: Easy, Title: "Easy Read"}}
}

func versionNames() []string {
	var names []string
	for _, v := range Versions() {
		names = append(names, v.Name)
	}
	return names
}

// versionOf takes the name of a file apart: that of the page that it is a version of, and
// which version. For a page of its own, the version is the zero one.
func versionOf(name string) (string, Version) {
	stem, word := cutVersion(name)
	if word == "" {
		return name, Version{}
	}
	for _, v := range Versions() {
		if v.Name == word {
			return stem + ".md", v
		}
	}
	return name, Version{}
}

// cutVersion parts content/a.easy.md into content/a and easy.
func cutVersion(name string) (stem, word string) {
	stem = strings.TrimSuffix(name, ".md")
	ext := path.Ext(stem)
	return strings.TrimSuffix(stem, ext), strings.TrimPrefix(ext, ".")
}

// In is the page in a version, or the page itself where it has none that is published.
func (p *Page) In(v Version) *Page {
	for _, other := range p.Origin().Versions {
		if other.Version == v {
			return other
		}
	}
	return p.Origin()
}

// Origin is the page that p is a version of, and p itself where it is none.
func (p *Page) Origin() *Page { return cmp.Or(p.Original, p) }

// toward is the page that a link of p to another one leads to: that one as it is in p's
// own version, if it is, and has the heading that the link names. A link to the page
// that p is a version of leads there, for whoever wants all of it.
func (p *Page) toward(to *Page, heading string) *Page {
	if to == nil || p.Original == nil || to.Original != nil || to == p.Original {
		return to
	}
	own := to.In(p.Version)
	if heading != "" && !own.hasHeading(heading) {
		return to
	}
	return own
}

// versions joins each version to its page, of which it takes over what it does not say.
// A version whose page is not there or cannot be read is taken out. Names are those of the
// pages that are called as versions are.
func (s *Site) versions(names []string) diag.List {
	var problems diag.List
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		p := s.byName[name]
		if p.Version.Name == "" {
			problems = append(problems, s.misspeltVersion(p)...)
			continue
		}
		of, _ := versionOf(name)
		original := s.byName[composed(of)]
		var found diag.List
		switch {
		case s.broken[of]: // nobody knows what it would take over
		case original == nil:
			found = diag.List{diag.InFile(p.Name, diag.Error, "sibling-alone", "there is no page %s, of which this is the version %q", of, p.Version.Name).
				WithHint("write that page first, or give this one the same name as its page, with .%s before .md", p.Version.Name)}
		case original.Kind == Helpline || original.Kind == Statistics:
			found = diag.List{diag.InFile(p.Name, diag.Error, "sibling-kind", "%s has no versions: facts and figures stand in one file", of).
				WithHint("tell of them on another page, and link to this one")}
		default:
			found = p.adopt(original)
		}
		problems = append(problems, found...)
		if p.Original == nil || found.HasErrors() {
			s.broken[name] = true
			delete(s.byName, name)
			continue
		}
		if s.memory != nil {
			p.more().Sum = memo.Join(p.Sum, original.Sum)
		}
		if p.hidden == "" && p.Path != "" && !s.broken[name] {
			s.Pages = append(s.Pages, p)
			original.more().Versions = append(original.Versions, p)
		}
	}
	return problems
}

// likeVersion reports the name of a page that is called as versions are.
func likeVersion(name string) bool {
	stem := strings.TrimSuffix(name, ".md")
	return strings.IndexByte(stem[strings.LastIndexByte(stem, '/')+1:], '.') >= 0
}

// misspeltVersion reports a page whose name looks like that of a version, and is none.
func (s *Site) misspeltVersion(p *Page) diag.List {
	stem, word := cutVersion(p.Name)
	if word == "" || s.byName[composed(stem+".md")] == nil {
		return nil
	}
	return diag.List{diag.InFile(p.Name, diag.Error, "sibling-unknown", "no version %q of %s.md", word, stem).
		WithHint("%s", suggest(word, versionNames()))}
}

// adopt takes over from the original what a version leaves out, and refuses what only the
// original may say.
func (p *Page) adopt(o *Page) diag.List {
	var problems diag.List
	front := p.told
	only := func(key string, kinds ...Kind) {
		if p.Front.Has(key) && !slices.Contains(kinds, o.Kind) {
			problems = append(problems, p.Front.Errorf(key, "sibling-key", "%s stands in %s alone", key, o.Name).
				WithHint("remove the line here"))
		}
	}
	only("kind")
	only("weight")
	for _, key := range []string{"headline", "lede"} {
		only(key, Home)
	}
	for _, key := range []string{"ages", "outcomes", "prepare", "links_to"} {
		only(key, Lesson)
	}
	p.Original, p.Kind = o, o.Kind
	m := &p.Meta
	m.Sources, m.Weight = or(m.Sources, o.Meta.Sources), o.Meta.Weight
	seldom := *m.Seldom
	seldom.Audience, seldom.Draft = or(m.Audience, o.Meta.Audience), m.Draft || o.Meta.Draft
	if p.Version.Language == "" {
		seldom.TabTitle = cmp.Or(m.TabTitle, o.Meta.TabTitle)
	}
	m.Seldom = &seldom
	p.Checked.Owner = cmp.Or(p.Checked.Owner, o.Checked.Owner)
	p.more().Nations = or(p.Nations, o.Nations)
	if o.Home != nil {
		p.more().Home = &HomeMeta{Headline: cmp.Or(front.Headline, o.Home.Headline), Lede: cmp.Or(front.Lede, o.Home.Lede)}
		if p.Version.Language != "" && front.Headline == "" {
			problems = append(problems, p.Front.Errorf("headline", "missing-key", "headline is missing").WithHint("say the large first line in this language"))
		}
	}
	if l := o.Lesson; l != nil {
		p.Lesson = &LessonMeta{
			Ages: cmp.Or(front.Ages, l.Ages), Minutes: l.Minutes,
			Outcomes: or(front.Outcomes, l.Outcomes), Prepare: or(front.Prepare, l.Prepare), LinksTo: or(front.LinksTo, l.LinksTo),
		}
	}
	if o.hidden != "" && p.hidden == "" {
		p.more().hidden = "the page that it is a version of is not"
	}
	if o.Unpublished != "" && p.Unpublished == "" {
		p.more().Unpublished = "the page that it is a version of is not (" + o.Unpublished + ")"
	}
	return problems
}

// or is a list, or another one where it is empty.
func or[E any](list, other []E) []E {
	if len(list) > 0 {
		return list
	}
	return other
}

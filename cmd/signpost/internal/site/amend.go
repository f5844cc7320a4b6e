package site

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Amend is the site with other words in one of its pages, and that page. It is for a save
// that changes nothing which another page, or a list of pages, could show: the front matter
// is the same to the byte, and so are the headings and the calls of directives. Where that
// is not so, or where there is anything to report, it gives false, and the site has to be
// made anew. The site that it is called on does not change, and the two share all else.
func (s *Site) Amend(f source.File) (*Site, *Page, bool) {
	at := slices.IndexFunc(s.Pages, func(p *Page) bool { return p.Name == f.Name })
	if at < 0 || !s.mayAmend(s.Pages[at]) {
		return nil, nil, false
	}
	old := s.Pages[at] // which may itself be amended: other pages still know the first one
	read := s.parseFile(newReader(), f)
	p := read.page
	if len(read.problems) > 0 || p == nil || old.Outline().Outside != p.Outline().Outside {
		return nil, nil, false
	}
	next := *s
	next.Pages = slices.Clone(s.Pages)
	next.Pages[at] = p
	p.Parent, p.Previous, p.Next = old.Parent, old.Previous, old.Next
	p.more().Children, p.more().Files = old.Children, old.Files
	env, key := s.environment()
	problems := s.directives(p, directive.NewResolver(env), key)
	s.locate(p)
	problems = append(problems, s.links(p)...)
	if len(problems) > 0 || !slices.Equal(p.anchors, old.anchors) {
		return nil, nil, false
	}
	return &next, p, true
}

// Fronts stands for what all pages say of themselves in their front matter, and for the
// words of the search. No amendment changes it.
func (s *Site) Fronts() memo.Key {
	parts := make([][]byte, 0, 2*len(s.Pages)+1)
	for _, p := range s.Pages {
		parts = append(parts, []byte(p.Name), p.front())
	}
	if s.Search != nil {
		parts = append(parts, s.Search.File().Data)
	}
	return memo.Sum(parts...)
}

// mayAmend reports a page whose words stand nowhere but on it: not that of help at once,
// which others quote, nor one with versions.
func (s *Site) mayAmend(p *Page) bool {
	switch p.Kind {
	case Guidance, Lesson, Plain, Section:
		return p.Original == nil && len(p.Versions) == 0 && p != s.help && len(p.Meta.Allow) == 0 && !s.broken[p.Name]
	case Home, Helpline, Statistics:
	}
	return false
}

// front is the page's front matter as it was written, with its fences.
func (p *Page) front() []byte {
	_, body, _ := cutFront(p.File.Data)
	return p.File.Data[:body]
}

package site

import (
	"encoding/binary"
	"runtime"
	"slices"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Outline is all that the words of another page can show of a page, or lead to in it. A
// site may be made with outlines in the place of most pages, to draw one of the others.
type Outline struct {
	Name, Path               string
	Kind                     Kind
	Title, NavTitle, Summary string
	Audience                 []string
	Weight                   int
	// IDs are those of the headings.
	IDs []string
	// Outside stands for all of the page that is seen outside it: its front matter as it is
	// written, its headings, and its calls of directives.
	Outside memo.Key
}

// Outlines are those of the pages that can have one.
func (s *Site) Outlines() []Outline {
	pages := make([]*Page, 0, len(s.Pages))
	for _, p := range s.Pages {
		if s.mayOutline(p) {
			pages = append(pages, p)
		}
	}
	list := make([]Outline, len(pages))
	var together sync.WaitGroup
	for part := range slices.Chunk(list, max(1, (len(list)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))) {
		of := pages[:len(part)]
		pages = pages[len(part):]
		together.Go(func() {
			var drawn outliner
			for i, p := range of {
				part[i] = drawn.outline(p)
			}
		})
	}
	together.Wait()
	return list
}

// mayOutline reports a page of which others show no more than an outline has: no tables
// of figures lead there, and it is published at every moment.
func (s *Site) mayOutline(p *Page) bool {
	for _, view := range p.Views {
		if _, ok := view.(directive.Series); ok {
			return false
		}
	}
	return s.mayAmend(p) && len(p.anchors) == 0 && p.Unpublished == "" && p.Meta.Publish.IsZero() && p.Meta.Expires.IsZero()
}

// Outline is the page's own.
func (p *Page) Outline() Outline {
	var o outliner
	return o.outline(p)
}

// outliner makes one outline after another, and has room for what they are made of.
type outliner struct {
	text []byte   // what stands for a page as it is seen outside
	ids  []string // of the headings of several pages
}

func (x *outliner) outline(p *Page) Outline {
	o := Outline{
		Name: p.Name, Path: p.Path, Kind: p.Kind, Title: p.Meta.Title, NavTitle: p.Meta.NavTitle, Summary: p.Meta.Summary,
		Audience: p.Meta.Audience, Weight: p.Meta.Weight,
	}
	x.text = x.text[:0]
	x.words(string(p.Kind), p.Path, p.Unpublished)
	x.flag(p.hidden != "")
	x.number(len(p.Doc.Headings))
	first := len(x.ids)
	for _, h := range p.Doc.Headings {
		x.ids = append(x.ids, h.ID)
		x.number(h.Level)
		x.words(h.ID, h.Text)
		x.flag(h.Explicit)
	}
	if first < len(x.ids) {
		o.IDs = x.ids[first:len(x.ids):len(x.ids)]
	}
	x.number(len(p.Doc.Directives))
	for i := range p.Doc.Directives {
		x.directive(&p.Doc.Directives[i])
	}
	o.Outside = memo.Sum(p.front(), x.text)
	return o
}

func (x *outliner) directive(d *markdown.Directive) {
	x.words(d.Name, d.Label)
	x.number(int(d.Form))
	x.number(d.Parent)
	x.flag(d.HasLabel)
	x.number(len(d.Args))
	for _, a := range d.Args {
		x.words(a.Key, a.Value)
	}
}

// words, number and flag add to the text what cannot be taken for anything else: the
// length of a word stands before it.
func (x *outliner) words(list ...string) {
	for _, w := range list {
		x.number(len(w))
		x.text = append(x.text, w...)
	}
}

func (x *outliner) number(n int) { x.text = binary.AppendVarint(x.text, int64(n)) }

func (x *outliner) flag(b bool) {
	if b {
		x.number(1)
	} else {
		x.number(0)
	}
}

// outlinedPage is a page of which only the outline is known: nothing was read of its file.
type outlinedPage struct {
	page Page
	file diag.File
	ids  []string // of its headings
}

// outlined makes such a page. All of them share a document that says nothing.
func outlined(f source.File, o Outline, reader *reader) *Page {
	all := &outlinedPage{ids: o.IDs}
	all.file.Name, all.file.Data = f.Name, f.Data
	p := &all.page
	p.Kind, p.Name, p.Path = o.Kind, o.Name, o.Path
	p.File, p.Doc, p.More, p.outlined = &all.file, reader.doc, reader.more, all
	p.Meta = Meta{Title: o.Title, NavTitle: o.NavTitle, Summary: o.Summary, Weight: o.Weight, Seldom: reader.seldom}
	if len(o.Audience) > 0 {
		p.Meta.Seldom = &Seldom{Audience: o.Audience}
	}
	return p
}

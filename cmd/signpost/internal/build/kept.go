package build

import (
	"bytes"
	"context"
	"encoding/gob"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Kept is what one run leaves for a later one that finds other words in a page and nothing
// else: with the outlines of all other pages, that page can be drawn and judged alone.
type Kept struct {
	// Key is that of the project as it was.
	Key memo.Key
	// others stands for all files but those of the pages that have outlines, with the
	// options; pages and sums are those pages and what stands for their files.
	Others  memo.Key
	Pages   site.Outlines
	Sums    sums
	Summary Summary
}

// sums stand for files, and are written one behind the other.
type sums []memo.Key

// MarshalBinary writes them for gob, which would look at every byte.
func (s sums) MarshalBinary() ([]byte, error) {
	data := make([]byte, 0, len(s)*len(memo.Key{}))
	for i := range s {
		data = append(data, s[i][:]...)
	}
	return data, nil
}

// UnmarshalBinary reads them.
func (s *sums) UnmarshalBinary(data []byte) error {
	*s = make(sums, len(data)/len(memo.Key{}))
	for i := range *s {
		copy((*s)[i][:], data[i*len(memo.Key{}):])
	}
	return nil
}

// Keep gives what to leave for a later run; false where nothing could be amended: pages
// have versions or problems, or there is a search, whose index every word may change.
func (p *Project) Keep(result *Result) ([]byte, bool) {
	if result.outlines == nil {
		return nil, false
	}
	k := Kept{Key: p.key, Pages: result.outlines(), Summary: result.Summary}
	k.Others, k.Sums = p.apart(k.Pages)
	return k.encode()
}

func (k *Kept) encode() ([]byte, bool) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(k)
	return b.Bytes(), err == nil
}

// DecodeKept reads what [Project.Keep] gave.
func DecodeKept(data []byte) (*Kept, bool) {
	var k Kept
	err := gob.NewDecoder(bytes.NewReader(data)).Decode(&k)
	return &k, err == nil && len(k.Pages) == len(k.Sums)
}

// apart gives the sums of the files of some pages, and a key of all other files, and of
// the options that the project was last asked for.
func (p *Project) apart(pages []site.Outline) (others memo.Key, sums []memo.Key) {
	at := make(map[string]int, len(pages))
	for i, o := range pages {
		at[o.Name] = i
	}
	sums = make([]memo.Key, len(pages))
	var rest [][]byte
	for _, files := range [...][]source.File{p.tree.Content, p.tree.Templates, p.tree.Static} {
		for i := range files {
			if page, ok := at[files[i].Name]; ok {
				sums[page] = files[i].Sum
			} else {
				rest = append(rest, []byte(files[i].Name), files[i].Sum[:])
			}
		}
	}
	return memo.Sum(append(rest, p.rest)...), sums
}

// Amended is one page as it is now.
type Amended struct {
	Name string
	HTML []byte
	// Summary is that of the whole site.
	Summary Summary

	next Kept
}

// Kept is what to leave for the next run.
func (a *Amended) Kept() []byte {
	data, _ := a.next.encode()
	return data
}

// Amend draws and judges the one page whose words differ from those that an earlier run
// found. Published gives the files as that run published them. It gives false where more
// than one page differs, or more than its words may, or where there is anything to report:
// then Build has to be asked. Key must have been asked before.
func (p *Project) Amend(ctx context.Context, opt Options, k *Kept, published func(name string) ([]byte, bool)) (*Amended, bool) {
	if len(p.problems) > 0 || len(k.Summary.Problems) > 0 || opt.Now.Before(k.Summary.From) || !opt.Now.Before(k.Summary.Until) {
		return nil, false
	}
	others, sums := p.apart(k.Pages)
	if others != k.Others {
		return nil, false
	}
	differs := -1
	outlines := make(map[string]site.Outline, len(k.Pages))
	for i, o := range k.Pages {
		switch {
		case sums[i] == k.Sums[i]:
			outlines[o.Name] = o
		case differs >= 0:
			return nil, false
		default:
			differs = i
		}
	}
	if differs < 0 {
		return nil, false
	}
	page, ok := p.amend(ctx, opt, k.Pages[differs], outlines, published)
	if !ok {
		return nil, false
	}
	page.Summary, page.next = k.Summary, *k
	page.next.Key, page.next.Sums = p.key, sums
	return page, true
}

// amend makes a site of one page and the outlines of the others, and draws the page.
func (p *Project) amend(ctx context.Context, opt Options, was site.Outline, outlines map[string]site.Outline, published func(string) ([]byte, bool)) (*Amended, bool) {
	static := assetsOf(p.tree, nil)
	parsed := templatesOf(p.tree, static.set, nil)
	s, found, err := site.New(ctx, p.tree.Content, static.set, site.Options{Now: opt.Now, Drafts: opt.Drafts, Outlines: outlines})
	set := parsed().set
	if err != nil || len(found) > 0 || len(static.problems) > 0 || len(parsed().problems) > 0 {
		return nil, false
	}
	changed := s.Page(was.Path)
	if changed == nil || changed.Name != was.Name || changed.Kind == site.Section || changed.Outline().Outside != was.Outside {
		return nil, false
	}
	drawing := render.Options{Noindex: opt.Noindex}
	drawn, ok := set.One(s, changed, drawing)
	if !ok {
		return nil, false
	}
	old, ok := published(drawn.Name)
	if !ok || !amendable(s, opt.Now, set, old, drawn) {
		return nil, false
	}
	return &Amended{Name: drawn.Name, HTML: drawn.HTML}, true
}

package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
)

// Kept is what one run leaves for a later one that finds other words in a page and nothing
// else: with the outlines of all other pages, that page can be drawn and judged alone.
type Kept struct {
	// Key is that of the project as it was.
	Key memo.Key
	// Names stands for the names of all files and for the options, and Sums are those of the
	// files, one behind the other.
	Names memo.Key
	Sums  []byte
	// Outlines stands for the outlines, which are kept apart: they stay the same while words
	// change, and are large.
	Outlines memo.Key
	Summary  Summary
}

// Keep gives what to leave for a later run, and the outlines; false where nothing could be
// amended: pages have versions or problems, or there is a search, whose index every word may
// change.
func (p *Project) Keep(result *Result) (kept, outlines []byte, ok bool) {
	if result.outlines == nil {
		return nil, nil, false
	}
	outlines, _ = site.Outlines(result.outlines()).MarshalBinary() // It has no error.
	k := Kept{Key: p.key, Names: p.names, Sums: p.sums, Outlines: memo.Sum(outlines), Summary: result.Summary}
	kept, ok = k.encode()
	return kept, append(k.Outlines[:], outlines...), ok
}

func (k *Kept) encode() ([]byte, bool) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(k)
	return b.Bytes(), err == nil
}

// DecodeKept reads what [Project.Keep] gave, without the outlines.
func DecodeKept(data []byte) (*Kept, bool) {
	var k Kept
	err := gob.NewDecoder(bytes.NewReader(data)).Decode(&k)
	return &k, err == nil
}

// outlines reads the outlines that belong to what was kept.
func (k *Kept) outlines(data []byte) (site.Outlines, bool) {
	data, ok := bytes.CutPrefix(data, k.Outlines[:])
	var list site.Outlines
	return list, ok && list.UnmarshalBinary(data) == nil
}

// Edit is one file whose bytes are other ones than an earlier run found, while all else is
// the same.
type Edit struct {
	project *Project
	opt     Options
	kept    *Kept
	name    string
}

// Edit finds the one file that differs. It gives false where more than one does, or where
// there is anything to report: then Build has to be asked. Key must have been asked before.
func (p *Project) Edit(opt Options, k *Kept) (*Edit, bool) {
	if len(p.problems) > 0 || len(k.Summary.Problems) > 0 || opt.Now.Before(k.Summary.From) || !opt.Now.Before(k.Summary.Until) {
		return nil, false
	}
	if p.names != k.Names || len(p.sums) != len(k.Sums) {
		return nil, false
	}
	e := &Edit{project: p, opt: opt, kept: k}
	at := 0
	for f := range p.files {
		if !bytes.Equal(f.Sum[:], k.Sums[at:at+sha256.Size]) {
			if e.name != "" {
				return nil, false
			}
			e.name = f.Name
		}
		at += sha256.Size
	}
	return e, e.name != ""
}

// Amended is one page as it is now.
type Amended struct {
	Name string
	HTML []byte
	// Summary is that of the whole site.
	Summary Summary

	next Kept
}

// Kept is what to leave for the next run. The outlines are still the same.
func (a *Amended) Kept() []byte {
	data, _ := a.next.encode()
	return data
}

// Amend draws and judges the page of the file that differs. Outlines are those that the
// earlier run left, and published gives the files as it published them. It gives false where
// the file is no page, or more than its words differ, or where there is anything to report:
// then Build has to be asked.
func (e *Edit) Amend(ctx context.Context, outlines []byte, published func(name string) ([]byte, bool)) (*Amended, bool) {
	list, ok := e.kept.outlines(outlines)
	if !ok {
		return nil, false
	}
	var was *site.Outline
	others := make(map[string]site.Outline, len(list))
	for i := range list {
		if list[i].Name == e.name {
			was = &list[i]
		} else {
			others[list[i].Name] = list[i]
		}
	}
	if was == nil {
		return nil, false
	}
	page, ok := e.amend(ctx, was, others, published)
	if !ok {
		return nil, false
	}
	page.Summary, page.next = e.kept.Summary, *e.kept
	page.next.Key, page.next.Sums = e.project.key, e.project.sums
	return page, true
}

// amend makes a site of one page and the outlines of the others, and draws the page.
func (e *Edit) amend(ctx context.Context, was *site.Outline, outlines map[string]site.Outline, published func(string) ([]byte, bool)) (*Amended, bool) {
	p, opt := e.project, e.opt
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

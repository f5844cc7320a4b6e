// Package check judges what a reader would suffer from.
//
// [Content] holds the site against its rules (advice that was not confirmed for too
// long, a telephone number typed in prose), [Pages] every drawn page against the
// output gates (what no published page may hold: a dead link, a second main
// heading, a telephone number that is not a helpline's, a request to another site).
// Every rule has a firing and a silent case in testdata.
//
// A wrong number harms whoever calls it. So numbers are held to the register of
// helplines wherever a reader could meet one: what editors write (number-in-prose)
// and what templates say (number-in-template) hold none, and each that a page shows,
// in whatever pieces, is one of the register (unknown-number). The register itself
// must do for the site's readers: somebody answers each of them at every hour
// (no-cover), facts are sure (low-confidence) and fresh (review-overdue), and every
// page leads somebody in danger to help (no-emergency). What falls due is listed by
// [Due].
//
// Figures are held to the data at both ends. In what editors write, digits that are
// bound to no row of the data are reported: unbound-figure is an error on pages of
// statistics, figure-in-prose a warning elsewhere. What is no figure (years, ages,
// steps and the like) is one table, [Exceptions]. In what readers get, every row of
// a figure, every sentence that leads to one and the working of every claim must
// say what the data say, and none may be missing: figure-mismatch. The data's own
// sources are looked after by source-due and unused-source, and what cannot be known
// yet by future-period and revision-later.
//
// What a site cannot represent at all, such as an unknown key, is refused earlier,
// by package site. The package changes nothing.
package check

import (
	"context"
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// Input is a site as it would be published.
type Input struct {
	Site  *site.Site
	Pages []Page
	// Names are all files that would be published.
	Names []string
	// Templates are the sources of the templates, to point at.
	Templates []*diag.File
	// Memory keeps from one build to the next what was read of pages; nil keeps nothing.
	Memory *memo.Memory
}

// Page is one drawn page. Source is nil when no content file is for it; Layout is
// the template that drew it, such as "guidance.html".
type Page struct {
	Name, Layout string
	Source       *site.Page
	HTML         []byte
	// Sum is the key of HTML, where that is known already; else it is the zero key.
	Sum memo.Key
}

// pageTime is how long one page may take to judge.
const pageTime = 20 * time.Second

// Pages holds every drawn page against the output gates. The error is the
// context's.
func Pages(ctx context.Context, in Input) (diag.List, error) {
	r := NewReader(in.Site, in.Memory)
	read, err := workers.Map(ctx, len(in.Pages), pageTime,
		func(i int) *Facts { return r.Read(in.Pages[i]) },
		func(i int) *Facts { return r.Late(in.Pages[i]) })
	if err != nil {
		return nil, err
	}
	return r.Gates(ctx, in, read)
}

// Gates holds pages that were read against the gates, in the order of the pages: those of
// the input are not looked at. The error is the context's.
func (r *Reader) Gates(ctx context.Context, in Input, read []*Facts) (diag.List, error) {
	g := newGates(r, in, read)
	if err := g.judgeAll(ctx, read); err != nil {
		return nil, err
	}
	return slices.Concat(g.problems(), g.inTemplates(), g.telling(read)), nil
}

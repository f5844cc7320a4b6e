package check

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
)

// judgeAll holds pages against every gate. Each core judges one part of them by itself,
// and what all found is put together in the order of the pages. The error is the
// context's.
func (g *gates) judgeAll(ctx context.Context, all []*Facts) error {
	judges := make([]*gates, min(runtime.GOMAXPROCS(0), len(all)))
	var group sync.WaitGroup
	for i := range judges {
		part := all[len(all)*i/len(judges) : len(all)*(i+1)/len(judges)]
		one := g.another()
		judges[i] = one
		group.Go(func() {
			for _, f := range part {
				if ctx.Err() != nil {
					return
				}
				one.judge(f)
			}
		})
	}
	group.Wait()
	for _, one := range judges {
		g.takeOver(one)
	}
	return ctx.Err()
}

// another judges by the same gates, with what it finds out and finds at fault its own.
func (g *gates) another() *gates {
	one := *g
	one.traits, one.said = slices.Clone(g.traits), maps.Clone(g.said)
	one.found, one.order, one.added = map[fault][]*Facts{}, nil, 0
	return &one
}

// takeOver adds the findings of another judge, whose pages stand behind all so far.
func (g *gates) takeOver(one *gates) {
	for _, found := range one.order {
		if _, known := g.found[found]; !known {
			g.order = append(g.order, found)
		}
		g.found[found] = append(g.found[found], one.found[found]...)
	}
	g.added += one.added
}

// add notes a finding of one page. Pages are judged one after another, so that a
// page which has it already stands last.
func (g *gates) add(f *Facts, found fault) {
	g.added++
	pages, known := g.found[found]
	if !known {
		g.order = append(g.order, found)
	}
	if !known || pages[len(pages)-1] != f {
		g.found[found] = append(pages, f)
	}
}

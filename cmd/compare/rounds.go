package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
)

// record is what one program took in one round.
type record struct {
	Pages    int    `json:"pages"`
	Scenario string `json:"scenario"`
	Program  string `json:"program"`
	Round    int    `json:"round"`
	sample
}

// comparison is a text of one size, as the projects that are built.
type comparison struct {
	text     *text
	projects []*project
	rounds   int
	progress io.Writer
}

// run plays a scenario. The first round warms up and is not counted; in each, all
// programs build, one after the other, and who begins changes.
func (c *comparison) run(ctx context.Context, s scenario) ([]record, error) {
	if s.served {
		return c.preview(ctx)
	}
	for _, p := range c.projects { // so that no scenario depends on those before it
		if err := p.clear(); err != nil {
			return nil, err
		}
	}
	var records []record
	for round := range c.rounds + 1 {
		apply, want := func(*project) error { return nil }, []expected(nil)
		if s.change != nil {
			apply, want = s.change(c.text, round)
		}
		order := slices.Clone(c.projects)
		if round%2 == 1 {
			slices.Reverse(order)
		}
		for _, p := range order {
			if err := apply(p); err != nil {
				return nil, err
			}
			got, err := p.build(ctx, s.fresh)
			if err == nil {
				err = p.arrived(want)
			}
			if err != nil {
				return nil, err
			}
			if round > 0 {
				records = append(records, record{len(c.text.pages), s.name, p.name, round, got})
			}
		}
		fmt.Fprint(c.progress, ".")
	}
	return records, nil
}

// build measures one build. What must not be there is removed before, outside of the
// measured time.
func (p *project) build(ctx context.Context, fresh bool) (sample, error) {
	if fresh {
		if err := p.clear(); err != nil {
			return sample{}, err
		}
	}
	got, err := measure(ctx, p.command(fresh))
	if err != nil {
		return sample{}, err
	}
	got.Output, err = sizeOf(filepath.Join(p.folder, p.output))
	return got, err
}

// same holds the output of the first project against that of each other one.
func (c *comparison) same(ctx context.Context) error {
	for _, p := range c.projects {
		if _, err := p.build(ctx, true); err != nil {
			return err
		}
		if p.check == nil {
			continue
		}
		if _, err := measure(ctx, p.check); err != nil {
			return fmt.Errorf("%s finds fault with the text: %w", p.name, err)
		}
	}
	first := c.projects[0]
	for _, p := range c.projects[1:] {
		found, err := verify(filepath.Join(first.folder, first.output), filepath.Join(p.folder, p.output))
		if err != nil {
			return err
		}
		if len(found) > 0 {
			for _, difference := range found[:min(len(found), 10)] {
				fmt.Fprintln(c.progress, difference)
			}
			return fmt.Errorf("%s and %s do not make the same site: %d differences", first.name, p.name, len(found))
		}
	}
	return nil
}

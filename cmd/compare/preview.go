package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// preview plays the scenario of that name. Both servers run all the while: one is asked,
// the other one has settled and waits. In each round every server has two saves, of two
// pages: after the first it is asked for the page again and again, after the second it is
// left alone until it tells of it.
func (c *comparison) preview(ctx context.Context) ([]record, error) {
	var records []record
	put := func(what string, s *server, round int, got sample) {
		records = append(records, record{len(c.text.pages), "preview " + what, s.name, round, got})
	}
	var servers []*server
	defer func() {
		for _, s := range servers {
			s.stop()
		}
	}()
	for _, p := range c.projects {
		s, got, err := c.served(ctx, p)
		if err != nil {
			return nil, err
		}
		servers = append(servers, s)
		put("start", s, 1, got)
	}
	for round := range c.rounds + 1 {
		order := slices.Clone(servers)
		if round%2 == 1 {
			slices.Reverse(order)
		}
		for _, how := range []string{"asked", "told"} {
			e := edit{text: c.text, page: edited(c.text), told: how == "told", renamed: round%3 == 2}
			// Each save comes at another moment between two looks of Hugo's at the files.
			e.pause = time.Duration(round) * 500 * time.Millisecond / time.Duration(c.rounds+1)
			for _, s := range order {
				got, err := s.edit(e)
				if err != nil {
					return nil, s.failed(err)
				}
				if round > 0 {
					put(how, s, round, got)
				}
			}
		}
		fmt.Fprint(c.progress, ".")
	}
	for _, s := range servers {
		most := peak(s.stop())
		for i := range records {
			if records[i].Program == s.name {
				records[i].Memory = most
			}
		}
	}
	return records, nil
}

// served starts the server of a project from nothing, and measures how long it takes
// until a page is there, and what it uses until it has settled. The page is the last one;
// then each must be there.
func (c *comparison) served(ctx context.Context, p *project) (*server, sample, error) {
	if err := p.clear(); err != nil {
		return nil, sample{}, err
	}
	begin := time.Now()
	s, err := p.start(ctx)
	if err != nil {
		return nil, sample{}, err
	}
	got, err := s.ready(c.text.pages, begin)
	if err != nil {
		return nil, got, s.failed(err)
	}
	return s, got, nil
}

func (s *server) ready(pages []*page, begin time.Time) (got sample, err error) {
	ctx, cancel := s.within()
	defer cancel()
	last := pages[len(pages)-1]
	at, err := s.asked(ctx, last.address(), last.title)
	if err != nil {
		return got, err
	}
	got.Wall = at.Sub(begin)
	if got.CPU, err = s.settle(ctx); err != nil {
		return got, err
	}
	for _, p := range pages {
		text, err := s.get(ctx, p.address())
		if err == nil && !strings.Contains(text, p.title) {
			err = fmt.Errorf("%s is not served", p.address())
		}
		if err != nil {
			return got, err
		}
	}
	if err := s.listen(); err != nil {
		return got, err
	}
	_, err = s.settle(ctx)
	return got, err
}

// within bounds what a server does next.
func (s *server) within() (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(s.ctx, longest, errors.New("not within "+longest.String()))
}

// edit is a save of a page whose text was changed.
type edit struct {
	text *text
	page *page
	// told is true when the server is listened to, and not asked.
	told bool
	// renamed is true when the file is written under another name first, as some editors do.
	renamed bool
	pause   time.Duration // before the save
}

// edit measures the time from the end of the save until the page is new, and the
// processor time from before the save until the server has settled. The page was looked
// at before, as by somebody who has it open.
func (s *server) edit(e edit) (got sample, err error) {
	ctx, cancel := s.within()
	defer cancel()
	address := e.page.address()
	switch before, err := s.get(ctx, address); {
	case err != nil:
		return got, err
	case strings.Contains(before, e.page.added):
		return got, fmt.Errorf("%s says %q before it was saved", address, e.page.added)
	}
	time.Sleep(e.pause)
	spent := used(s.cmd.Process.Pid)
	wait := s.asked
	if e.told {
		wait = s.told
	}
	if err := s.save(e); err != nil {
		return got, err
	}
	saved := time.Now()
	at, err := wait(ctx, address, e.page.added)
	if err != nil {
		return got, err
	}
	got.Wall = at.Sub(saved)
	now, err := s.settle(ctx)
	if e.told { // Else it has answered hundreds of requests meanwhile.
		got.CPU = now - spent
	}
	return got, err
}

// save writes the file of a page.
func (p *project) save(e edit) error {
	name, data := p.page(e.text, e.page)
	if !e.renamed {
		return p.put(name, data)
	}
	if err := p.put(name+".tmp", data); err != nil {
		return err
	}
	return os.Rename(p.file(name+".tmp"), p.file(name))
}

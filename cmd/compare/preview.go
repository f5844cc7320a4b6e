package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// preview plays the scenario of that name. Both servers run all the while: one is asked,
// the other one has settled and waits. The first round is not counted.
func (c *comparison) preview(ctx context.Context) ([]record, error) {
	var records []record
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
		records = append(records, record{len(c.text.pages), "preview start", s.name, 1, got})
	}
	for round := range c.rounds + 1 {
		found, err := c.saves(servers, round)
		if err != nil {
			return nil, err
		}
		if round > 0 {
			records = append(records, found...)
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

// saves plays a round. Every server has two saves of a page: after the first it is asked
// for the page again and again, after the second it is left alone until it tells of it.
// Who begins changes with the round. It is one page all the time, because Hugo draws
// again at each save what was looked at of late.
func (c *comparison) saves(servers []*server, round int) ([]record, error) {
	order := slices.Clone(servers)
	if round%2 == 1 {
		slices.Reverse(order)
	}
	page := c.text.pages[len(c.text.pages)/2]
	var records []record
	for _, how := range []string{"asked", "told"} {
		c.text.edit(page)
		e := edit{
			text: c.text, page: page, told: how == "told", renamed: round%3 == 2,
			// Each save comes at another moment between two looks of Hugo's at the files.
			pause: time.Duration(round) * 500 * time.Millisecond / time.Duration(c.rounds+1),
		}
		for _, s := range order {
			got, err := s.edit(e)
			if err != nil {
				return nil, s.failed(err)
			}
			records = append(records, record{len(c.text.pages), "preview " + how, s.name, round, got})
		}
	}
	return records, nil
}

// served starts the server of a project from nothing, and measures how long it takes
// until the site is there, and what it uses until it has settled.
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

// ready waits until all pages are served by a server that was started at a moment, listens
// to its news, and measures the start.
func (s *server) ready(pages []*page, begin time.Time) (got sample, err error) {
	ctx, cancel := s.within()
	defer cancel()
	// Of a page that nobody has looked at Hugo draws a new one first.
	const list = "/sitemap.xml"
	at, err := s.asked(ctx, list, "</urlset>")
	if err != nil {
		return got, err
	}
	got.Wall = at.Sub(begin)
	if got.CPU, err = s.settle(ctx); err != nil {
		return got, err
	}
	text, err := s.get(ctx, list)
	if err != nil {
		return got, err
	}
	if p := unlisted(text, pages); p != nil {
		return got, fmt.Errorf("%s does not list %s", list, p.address())
	}
	if err := s.listen(); err != nil {
		return got, err
	}
	_, err = s.settle(ctx)
	return got, err
}

// unlisted is a page that is not in a site map, or nil.
func unlisted(siteMap string, pages []*page) *page {
	listed := map[string]bool{}
	for entry := range strings.SplitSeq(siteMap, "</loc>") {
		_, address, _ := strings.Cut(entry, "<loc>")
		if at, err := url.Parse(address); err == nil {
			listed[at.Path] = true
		}
	}
	for _, p := range pages {
		if !listed[p.address()] {
			return p
		}
	}
	return nil
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
	case !strings.Contains(before, e.page.title):
		return got, fmt.Errorf("%s is not served", address)
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

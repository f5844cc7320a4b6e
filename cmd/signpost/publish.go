package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
)

// publication is one run of the command build: a project, as it was read, and the folder
// that its site goes to.
type publication struct {
	project *project
	kept    *remembered
	folder  string
	force   bool
	opt     build.Options

	read *build.Project
	key  memo.Key
}

// outcome is what became of a build. Failed is what the disk refused.
type outcome struct {
	result *build.Result
	report output.Report
	failed error
}

// publish makes the site and puts it into its folder. What an earlier run made of the same
// files, and nobody has touched since, is not made again.
func (p *publication) publish(ctx context.Context) (outcome, error) {
	var err error
	if p.read, err = p.project.load(ctx, p.kept.store != nil); err != nil {
		return outcome{}, err
	}
	if p.kept.store == nil {
		return p.whole(ctx)
	}
	p.key = p.read.Key(p.opt)
	if known, ok := p.kept.summary(p.key, p.opt.Now); ok {
		if was, ok := p.kept.published(p.key, p.folder); ok && output.Holds(ctx, p.folder, was.Receipt) {
			return outcome{result: &build.Result{Summary: *known}, report: output.Report{Files: was.Files, Bytes: was.Bytes, Unchanged: was.Files}}, nil
		}
	}
	if done, ok := p.amend(ctx); ok {
		return done, nil
	}
	return p.whole(ctx)
}

// whole makes the whole site.
func (p *publication) whole(ctx context.Context) (outcome, error) {
	to := &target{begin: func() (*output.Generation, error) {
		return output.Begin(ctx, p.folder, output.Options{Force: p.force})
	}}
	defer to.close()
	p.opt.Put = to.put
	result, err := p.read.Build(ctx, p.opt)
	switch failed := to.failed(); {
	case failed != nil && ctx.Err() == nil:
		return outcome{result: result, failed: failed}, nil
	case err != nil:
		return outcome{}, &failure{statusMachine, err}
	case result.Problems.HasErrors():
		return outcome{result: result}, nil
	}
	report, err := to.next.Commit(ctx)
	if err != nil {
		return outcome{result: result, failed: err}, nil
	}
	if p.kept.store == nil {
		return outcome{result: result, report: report}, nil
	}
	var both sync.WaitGroup
	both.Go(func() { p.remember(result.Summary, report, to.next) })
	both.Go(func() {
		if pages, outlines, ok := p.read.Keep(result); ok {
			p.kept.keepOutlines(p.place(), outlines)
			p.kept.keepPages(p.place(), pages)
		}
	})
	both.Wait()
	return outcome{result: result, report: report}, nil
}

// target is where files go as they are made. The folder is looked at when the first one
// comes: a site with faults in its content is none of its business.
type target struct {
	begin func() (*output.Generation, error)

	once  sync.Once
	next  *output.Generation
	mutex sync.RWMutex // held for writing when the target is closed
	ended bool
	first sync.Once
	err   error
}

// put takes a file. After the target was closed, which a build that was called off does
// not wait for, nothing is written any more.
func (t *target) put(name string, data []byte) error {
	t.mutex.RLock()
	defer t.mutex.RUnlock()
	if t.ended {
		return context.Canceled
	}
	var err error
	t.once.Do(func() { t.next, err = t.begin() })
	if err == nil && t.next != nil {
		err = t.next.Put(name, data)
	}
	if err != nil {
		t.first.Do(func() { t.err = err })
	}
	return err
}

// failed is what the disk refused first; nil when it took everything.
func (t *target) failed() error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.err
}

// close gives up what was not published.
func (t *target) close() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.ended = true
	if t.next != nil {
		_ = t.next.Close() // What could not be removed is reported at the next start.
	}
}

// amend publishes one page whose words are others, where nothing else is, and the folder
// is as an earlier run left it. Whatever goes wrong, the whole site is made instead.
func (p *publication) amend(ctx context.Context) (outcome, bool) {
	pages, ok := p.kept.pages(p.place())
	if !ok {
		return outcome{}, false
	}
	edit, ok := p.read.Edit(p.opt, pages)
	if !ok {
		return outcome{}, false
	}
	was, ok := p.kept.published(pages.Key, p.folder)
	if !ok {
		return outcome{}, false
	}
	next, err := output.Begin(ctx, p.folder, output.Options{Force: p.force})
	if err != nil {
		return outcome{}, false
	}
	defer next.Close() //nolint:errcheck // what could not be removed is reported at the next start.
	held := make(chan bool, 1)
	go func() { held <- next.Holds(ctx, was.Receipt) }() // the folder is looked at while the page is drawn
	outlines, _ := p.kept.outlines(p.place())            // Nothing is amended without them.
	page, ok := edit.Amend(ctx, outlines, func(name string) ([]byte, bool) {
		data, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
		return data, err == nil
	})
	if !<-held || !ok {
		return outcome{}, false
	}
	// What is kept for the next run may come before the page: a run that finds no folder
	// of that key makes the whole site.
	var keeping sync.WaitGroup
	defer keeping.Wait()
	keeping.Go(func() { p.kept.keepPages(p.place(), page.Kept()) })
	if next.KeepOthers(page.Name) != nil || next.Put(page.Name, page.HTML) != nil {
		return outcome{}, false
	}
	report, err := next.Commit(ctx)
	if err != nil {
		return outcome{}, false
	}
	p.remember(page.Summary, report, next)
	return outcome{result: &build.Result{Summary: page.Summary}, report: report}, true
}

// remember keeps what a later run can say of the same files, and knows the folder by.
func (p *publication) remember(summary build.Summary, report output.Report, made *output.Generation) {
	p.kept.keep(p.key, summary)
	if receipt, err := made.Receipt(); err == nil {
		p.kept.keepPublished(p.key, p.folder, published{report.Files, report.Bytes, receipt})
	}
}

// place stands for the project, the folder and the options: one page is amended in the
// site that was made of the same before.
func (p *publication) place() memo.Key {
	return memo.Sum([]byte(truePath(p.project.source)), []byte(truePath(p.folder)), []byte{bit(p.opt.Drafts), bit(p.opt.Noindex)})
}

func bit(on bool) byte {
	if on {
		return 1
	}
	return 0
}

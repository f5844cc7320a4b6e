package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/preview"
	"example.org/signpost/cmd/signpost/internal/watch"
)

// serving is the command serve with its flags.
type serving struct {
	project

	console *console
	begin   time.Time
	port    portFlag
	open    bool
	follow  bool
	poll    bool
	editor  string
	lan     lanFlag
}

func newServe(c *console) *cobra.Command {
	s := serving{console: c, port: usualPort}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you edit it",
		Long: `Show the site in a browser while you edit it.

Save a file, and the page in the browser is the new one. If something is wrong, the
page says what and where, and stays as it was until that is mended. Drafts and pages of
another day are shown. Nothing is written: public/ stays as it is.

Only this computer can look, unless you say --lan. Ctrl-C ends it.`,
		Example: "  signpost serve --open --follow\n  signpost serve --editor code\n  signpost serve --lan",
		RunE: func(cmd *cobra.Command, _ []string) error {
			s.begin = time.Now()
			return s.execute(cmd.Context())
		},
	}
	s.place(cmd)
	f := cmd.Flags()
	f.Var(&s.port, "port", "the port of the address, or the first to be tried; 0 for any that is free")
	f.BoolVar(&s.open, "open", false, "open the site in the browser")
	f.BoolVar(&s.follow, "follow", false, "let the browser go to the page whose file you have saved")
	f.StringVar(&s.editor, "editor", "", "open files from the browser in code, cursor, idea, vim or zed, or with a URL such as \"txmt://open?url=file://{file}&line={line}\"")
	f.Var(&s.lan, "lan", "let a phone on the same network look, at this computer's address there")
	f.Lookup("lan").NoOptDefVal = everyLAN
	f.BoolVar(&s.poll, "poll", false, "look at every file again and again, for disks that tell of no changes")
	return cmd
}

// execute runs with a terminal that keeps nobody waiting, and that may go away.
func (s *serving) execute(ctx context.Context) error {
	surviveClosedPipes()
	var desk desk
	s.console = &console{desk.paper(s.console.stdout), desk.paper(s.console.stderr)}
	err := s.run(ctx)
	if ctx.Err() != nil {
		err = &closing{"the preview has ended"}
		fmt.Fprintf(s.console.stderr, "signpost: %s\n", err)
	}
	desk.close(ctx, farewell)
	return err
}

// run serves until the context ends.
func (s *serving) run(ctx context.Context) error {
	link, err := s.links()
	if err != nil {
		return err
	}
	if err := s.isProject(ctx); err != nil {
		return err
	}
	lan, err := s.lan.address(ctx)
	if err != nil {
		return err
	}
	listeners, err := s.listen(ctx, lan)
	if err != nil {
		return err
	}
	port := preview.Port(listeners[0])
	t := &terminal{console: s.console, begin: s.begin, address: fmt.Sprintf("http://127.0.0.1:%d/", port), elsewhere: s.lan.elsewhere()}
	watcher, err := watch.Open(s.source, watch.Options{Poll: s.poll, Tell: t.tell})
	if err != nil {
		closeAll(listeners)
		return &failure{statusMachine, err}
	}
	defer watcher.Close() //nolint:errcheck // nothing was written.
	b := builder{build.NewSession(), s.now.orNow}
	server := preview.New(preview.Options{
		Build: b.build, Amend: b.amend, Glance: b.glance, Next: watcher.Next, Follow: s.follow, Link: link, Report: t.report,
	})
	t.ready = func() {
		if s.open {
			openBrowser(t)
		}
	}
	doors := make([]door, 0, len(listeners))
	for _, l := range listeners {
		doors = append(doors, door{l, server.Handler(preview.Listener{Hosts: hosts(port)})})
	}
	if lan.IsValid() {
		host := hostOf(lan.String(), port)
		t.gate = preview.NewGate(server.Handler(preview.Listener{Hosts: []string{host}, LAN: true}), host, time.Now, t.invite)
		doors[len(doors)-1].handler = t.gate // the address on the network is the last
	}
	return serve(ctx, server, doors)
}

// links makes the links that open the editor.
func (s *serving) links() (func(file string, line, column int) string, error) {
	if s.editor == "" {
		return nil, nil //nolint:nilnil // no editor is no fault, and there are no links.
	}
	root, err := filepath.Abs(s.source)
	if err != nil {
		return nil, s.notOpened(err)
	}
	return preview.EditorLink(s.editor, filepath.ToSlash(root))
}

// isProject refuses a folder that is none, as build does. A project with errors is shown.
func (s *serving) isProject(ctx context.Context) error {
	root, err := os.OpenRoot(s.source)
	if err != nil {
		return s.notOpened(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	for _, name := range []string{"content", "templates"} {
		if _, err := root.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	result, err := s.project.run(ctx, false)
	if err != nil {
		return err
	}
	return s.console.refuse(result, "text", "there is nothing to preview")
}

// builder makes the site: as "build --drafts --noindex=false" does, with what is unchanged
// kept in memory from one build to the next.
type builder struct {
	session *build.Session
	now     func() time.Time
}

func (b *builder) build(ctx context.Context, files fs.FS) (*preview.Site, error) {
	result, err := b.session.Build(ctx, build.Options{Source: files, Now: b.now(), Drafts: true})
	if err != nil {
		return nil, err
	}
	return shownSite(result), nil
}

// amend is for a save that changes only the words of a page.
func (b *builder) amend(files fs.FS, names []string) *preview.Site {
	result := b.session.Amend(files, names, b.now())
	if result == nil {
		return nil
	}
	return shownSite(result)
}

// glance is for any other save.
func (b *builder) glance(files fs.FS, names, view []string) *preview.Site {
	opt := build.Options{Source: files, Now: b.now(), Drafts: true}
	result := b.session.Glance(context.Background(), opt, names, view)
	if result == nil {
		return nil
	}
	return shownSite(result)
}

func shownSite(r *build.Result) *preview.Site {
	return &preview.Site{
		Name: r.Name, Pages: r.Pages, Files: r.Files, Problems: r.Problems, Editorial: r.Editorial,
		Derived: r.Derived, Basis: string(r.Basis[:]),
	}
}

// door is a listener with what answers there.
type door struct {
	listener net.Listener
	handler  http.Handler
}

// farewell is how long the build that runs has to stop when the preview ends, and then the
// terminal to take the last lines.
const farewell = 200 * time.Millisecond

// serve builds and answers until the context ends, or one of them cannot go on.
func serve(ctx context.Context, server *preview.Server, doors []door) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, len(doors)+1)
	built := make(chan struct{})
	go func() {
		defer close(built)
		ended <- server.Run(inner)
	}()
	var answering sync.WaitGroup
	for _, d := range doors {
		answering.Go(func() {
			if err := server.Serve(inner, d.listener, d.handler); err != nil {
				ended <- fmt.Errorf("answer on %s: %w", d.listener.Addr(), err)
			}
		})
	}
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done(): // the build that runs may take its time
	}
	cancel()
	answering.Wait()
	select {
	case <-built:
	case <-time.After(farewell): // a build that does not hear is ended with the program
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &failure{statusMachine, err}
}

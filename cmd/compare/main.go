// Compare holds Signpost against Hugo: how long the same site takes each, and how much
// memory.
//
//	go run ./cmd/compare -pages 1000,10000 -rounds 5
//
// One text is made from a seed, and written twice: as a project of Hugo's, as Hugo's own
// users would write it, and as one of Signpost's, with every check on. Their templates
// make the same pages: before anything is measured, the words, headings, tables, cards
// and links in <main> of every page of both are held against each other, and so are site
// map and feed. Then both build in turn, in each of these scenarios:
//
//	cold       there is no output, and nothing is remembered (signpost build --no-cache)
//	nothing    nothing has changed since the last build
//	page       the text of one page has changed
//	data       one figure has changed, which is quoted on pages and in a table
//	template   the skeleton of every page has changed
//	preview    the site is served and not built, while pages of it are edited
//
// After each change, what is new is looked for in the output. What Signpost makes besides
// (checks, files of data, contacts, headers of the host) Hugo is not asked for.
//
// # The preview
//
// hugo server and signpost serve both run all the while, with their usual settings. Hugo
// writes the pages to the disk, and draws again what was changed and what was looked at of
// late. Signpost keeps them in memory, shows the changed page first, and draws the whole
// site behind it. They take turns: one of them has a save, the other one does nothing.
// After a save a server is left alone until it has used next to no processor time for a
// while; where that is not known, which is everywhere but on Linux, for that while. Then
// it is left alone a bit longer in each round than in the one before, because Hugo looks
// at the files twice a second. In every third round the file is written under another name
// and renamed, as some editors do. The scenario has three lines:
//
//	preview start   from the start of the program until the site map is served, with every
//	                page in it. The processor's time is until the server has settled
//	preview asked   from the end of a save until a request for the page is answered with
//	                the new word. The page is asked for every millisecond
//	preview told    from the end of a save until the message to browsers after which the
//	                page has the new word: over LiveReload's connection, or the stream of
//	                events. The processor's time is for the save, until the server has
//	                settled
//
// The memory is the most that the server had from its start to its end.
//
// # Running it
//
// Hugo is installed as a Go module, unless -hugo names one; Signpost is built from this
// module, unless -signpost does. On a busy machine trust the ratios, which are of runs
// that were next to each other, and the processor's time.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "compare:", err)
		}
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	pages                []int
	seed                 uint64
	rounds               int
	folder               string
	hugo, signpost, json string
	scenarios            []scenario
	verify, floor, only  bool
}

func parse(args []string, said io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.SetOutput(said)
	pages := flags.String("pages", "1000,10000", "sizes of the site, with commas")
	names := flags.String("scenarios", strings.Join(names(scenarios()), ","), "what is measured, with commas")
	flags.Uint64Var(&o.seed, "seed", 7, "the text is the same for the same seed")
	flags.IntVar(&o.rounds, "rounds", 5, "how often each program is measured in each scenario")
	flags.StringVar(&o.folder, "dir", "", "the folder for the projects, which are written anew in it and stay (default: a temporary one)")
	flags.StringVar(&o.hugo, "hugo", "", "a program (default: "+hugoVersion+", installed below the folder)")
	flags.StringVar(&o.signpost, "signpost", "", "a program (default: built from this module)")
	flags.StringVar(&o.json, "json", "", "a file to write every measurement to")
	flags.BoolVar(&o.verify, "verify", true, "hold the two sites against each other first, in the smallest size")
	flags.BoolVar(&o.floor, "floor", false, "measure reading and writing the same bytes too")
	flags.BoolVar(&o.only, "generate-only", false, "write the projects and stop")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	for size := range strings.SplitSeq(*pages, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return o, fmt.Errorf("-pages %q: want numbers with commas", *pages)
		}
		o.pages = append(o.pages, n)
	}
	slices.Sort(o.pages)
	if o.rounds < 1 || flags.NArg() > 0 {
		return o, errors.New("want at least one round, and nothing but flags")
	}
	var err error
	o.scenarios, err = named(*names)
	return o, err
}

func names(list []scenario) (names []string) {
	for _, s := range list {
		names = append(names, s.name)
	}
	return names
}

func named(names string) ([]scenario, error) {
	var list []scenario
	for name := range strings.SplitSeq(names, ",") {
		at := slices.IndexFunc(scenarios(), func(s scenario) bool { return s.name == name })
		if at < 0 {
			return nil, fmt.Errorf("no scenario %q", name)
		}
		list = append(list, scenarios()[at])
	}
	return list, nil
}

func run(ctx context.Context, args []string, out, progress io.Writer) error {
	o, err := parse(args, progress)
	if err != nil {
		return err
	}
	if o.folder == "" {
		if o.folder, err = os.MkdirTemp("", "compare"); err != nil {
			return err
		}
		if !o.only {
			defer os.RemoveAll(o.folder) //nolint:errcheck // a temporary folder.
		}
	}
	if o.folder, err = filepath.Abs(o.folder); err != nil {
		return err
	}
	if !o.only {
		if o.hugo, err = newHugo(ctx, o.hugo, o.folder); err != nil {
			return err
		}
		if o.signpost, err = newSignpost(ctx, o.signpost, o.folder); err != nil {
			return err
		}
	}
	var records []record
	for i, n := range o.pages {
		c, err := o.comparison(ctx, n, progress)
		if err != nil {
			return err
		}
		if o.only {
			fmt.Fprintln(out, filepath.Dir(c.projects[0].folder))
			continue
		}
		found, err := o.measure(ctx, c, o.verify && i == 0)
		if err != nil {
			return err
		}
		records = append(records, found...)
	}
	return o.report(out, records)
}

// comparison writes the projects of n pages.
func (o options) comparison(ctx context.Context, n int, progress io.Writer) (*comparison, error) {
	t, err := newText(n, o.seed)
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(o.folder, strconv.Itoa(n))
	c := &comparison{
		text: t, rounds: o.rounds, progress: progress,
		projects: []*project{hugoProject(o.hugo, folder), signpostProject(ctx, o.signpost, folder)},
	}
	for _, p := range c.projects {
		if err := os.RemoveAll(p.folder); err != nil {
			return nil, err
		}
		if err := p.write(t); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// measure plays the scenarios, and holds the sites against each other first if it is
// asked to.
func (o options) measure(ctx context.Context, c *comparison, verified bool) ([]record, error) {
	if verified {
		if err := c.same(ctx); err != nil {
			return nil, err
		}
		fmt.Fprintf(c.progress, "%d pages: both make the same site\n", len(c.text.pages))
	}
	var records []record
	for _, s := range o.scenarios {
		fmt.Fprintf(c.progress, "%d pages, %s ", len(c.text.pages), s.name)
		found, err := c.run(ctx, s)
		fmt.Fprintln(c.progress)
		if err != nil {
			return nil, fmt.Errorf("scenario %s, %d pages: %w", s.name, len(c.text.pages), err)
		}
		records = append(records, found...)
	}
	if o.floor {
		found, err := c.floor(ctx)
		return append(records, found...), err
	}
	return records, nil
}

// report prints the tables, and writes every measurement where it is asked to.
func (o options) report(out io.Writer, records []record) error {
	if len(records) == 0 {
		return nil
	}
	table(out, records)
	growth(out, records)
	if o.json == "" {
		return nil
	}
	data, err := json.MarshalIndent(records, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(o.json, append(data, '\n'), 0o600)
}

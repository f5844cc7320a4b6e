package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/diag"
)

// project is what the commands that read a site have in common.
type project struct {
	source string
	now    clock
	format oneOf
	drafts bool // shows what is not published, for a preview
}

func (p *project) flags(cmd *cobra.Command) {
	p.place(cmd)
	p.format = oneOf{"text", []string{"text", "json", "github"}}
	cmd.Flags().Var(&p.format, "format", "how problems are written: text, json or github")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
}

// place has the flags that say which project, and when.
func (p *project) place(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&p.source, "source", "s", ".", "the project's folder, with content, templates and static")
	cmd.Flags().Var(&p.now, "now", "build as if it were this moment: 2026-11-22, or 2026-11-22T15:04:05Z")
	cmd.Args = noArguments
}

// run builds the site in memory.
func (p *project) run(ctx context.Context, noindex bool) (*build.Result, error) {
	read, err := p.load(ctx, false)
	if err != nil {
		return nil, err
	}
	return p.make(ctx, read, p.options(noindex))
}

// load reads the project's files. The folder is opened as a root: no name in it, and no
// link, reaches outside. Keyed says that the project will be asked for its key.
func (p *project) load(ctx context.Context, keyed bool) (*build.Project, error) {
	root, err := os.OpenRoot(p.source)
	if err != nil {
		return nil, p.notOpened(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	read, err := build.Load(ctx, newRootFS(root), keyed)
	if err != nil {
		return nil, &failure{statusMachine, err}
	}
	return read, nil
}

// options are those of a build at this moment.
func (p *project) options(noindex bool) build.Options {
	return build.Options{Now: p.now.orNow(), Drafts: p.drafts, Noindex: noindex}
}

// make builds the site of a project that was read.
func (p *project) make(ctx context.Context, read *build.Project, opt build.Options) (*build.Result, error) {
	result, err := read.Build(ctx, opt)
	if err != nil {
		return nil, &failure{statusMachine, err}
	}
	return result, nil
}

// notOpened is the failure of a project whose folder cannot be opened.
func (p *project) notOpened(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return &failure{statusMachine, fmt.Errorf("open the project in %q: %w", p.source, err)}
}

// meets reports whether a folder to publish to is one of the project's own, or
// holds one, or stands in one, and which. Publishing there would destroy what the
// site is made of, so it is refused whatever is forced.
func (p *project) meets(folder string) (string, bool) {
	to := truePath(folder)
	for _, name := range []string{"content", "templates", "static"} {
		from := truePath(filepath.Join(p.source, name))
		if isBelow(from, to) || isBelow(to, from) {
			return name, true
		}
	}
	return "", false
}

// isBelow reports whether name is folder, or stands in it.
func isBelow(folder, name string) bool {
	below, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(below)
}

// truePath is the absolute path of a file that need not be there, with the links
// above it followed.
func truePath(name string) string {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(absolute)); err == nil {
		return filepath.Join(folder, filepath.Base(absolute))
	}
	return absolute
}

// deployed reports whether the host builds anything but the published site: a
// preview of a change, or of a branch. Netlify says so in CONTEXT; it keeps search
// engines from previews, but not from branches.
func deployed() (preview bool) {
	context := os.Getenv("CONTEXT")
	return context != "" && context != "production"
}

// clock is the flag --now.
type clock struct{ at time.Time }

// String is the moment, or "" for the real one.
func (c *clock) String() string {
	if c.at.IsZero() {
		return ""
	}
	return c.at.Format(time.RFC3339)
}

// Type names the flag's kind in help.
func (c *clock) Type() string { return "moment" }

// Set reads a day, which stands for its noon in UTC, or a moment of RFC 3339.
func (c *clock) Set(s string) error {
	if day, err := time.Parse(time.DateOnly, s); err == nil {
		c.at = day.Add(12 * time.Hour)
		return nil
	}
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return fmt.Errorf("want a day such as 2026-11-22, or a moment such as 2026-11-22T15:04:05Z")
	}
	c.at = at
	return nil
}

func (c *clock) orNow() time.Time {
	if c.at.IsZero() {
		return time.Now()
	}
	return c.at
}

// tally says how many problems there are, in words.
func tally(problems diag.List) string {
	errors, warnings := problems.Count()
	switch {
	case errors > 0 && warnings > 0:
		return count(errors, "error") + " and " + count(warnings, "warning")
	case errors > 0:
		return count(errors, "error")
	}
	return count(warnings, "warning")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

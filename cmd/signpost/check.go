package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/memo"
)

func newCheck(c *console) *cobra.Command {
	var p project
	var strict bool
	var due agenda
	var kept remembered
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong with the site, and write nothing",
		Long: `Find what is wrong with the site, and write nothing.

Everything that build does is done, but for publishing: every page is drawn and every
rule is held against it. With --strict a warning is as bad as an error.

With --due it also lists what must soon be confirmed again, by owner: helplines, pages
and the sources of figures, each with its day. With --ics the list is a calendar file.`,
		Example: "  signpost check --due 30d\n  signpost check --due 12w --ics due.ics",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if due.file != "" && !due.within.set {
				return errors.New("--ics goes with --due, such as: signpost check --due 30d --ics due.ics")
			}
			if due.file != "" && due.file != "-" && !strings.EqualFold(filepath.Ext(due.file), ".ics") {
				return fmt.Errorf("the name %q does not end in .ics: a calendar would take the place of another file", due.file)
			}
			kept.open()
			result, err := p.judge(cmd.Context(), deployed(), &kept)
			if err != nil {
				return err
			}
			if due.within.set {
				// What is overdue is an error, and the list is how it is mended.
				if err := due.list(c, result, p.now.orNow()); err != nil {
					return err
				}
			}
			if result.Problems.HasErrors() || strict && len(result.Problems) > 0 {
				return c.refuse(result, p.format.value, "the site would not be published")
			}
			if err := c.report(result.Problems, p.format.value); err != nil {
				return &failure{statusMachine, err}
			}
			if p.format.value == "text" && !due.within.set {
				c.say("%s: %s, %s", result.Name, count(result.Pages, "page"), verdict(len(result.Problems)))
				if unconfirmed := result.Helplines - result.Live; unconfirmed > 0 {
					c.say("  %d of %s not confirmed with the service itself, which their pages say (verified_how)", unconfirmed, count(result.Helplines, "helpline"))
				}
			}
			return nil
		},
	}
	p.flags(cmd)
	due.flags(cmd)
	kept.flags(cmd)
	cmd.Flags().BoolVar(&strict, "strict", false, "end with status 1 for warnings too")
	return cmd
}

// judge says what there is to say of the project, or what an earlier run said of the same
// files.
func (p *project) judge(ctx context.Context, noindex bool, kept *remembered) (*build.Result, error) {
	read, err := p.load(ctx, kept.store != nil)
	if err != nil {
		return nil, err
	}
	opt := p.options(noindex)
	var key memo.Key
	if kept.store != nil {
		key = read.Key(opt)
	}
	if known, ok := kept.summary(key, opt.Now); ok {
		return &build.Result{Summary: *known}, nil
	}
	opt.Put = func(string, []byte) error { return nil } // nobody needs the pages
	result, err := p.make(ctx, read, opt)
	if err == nil {
		kept.keep(key, result.Summary)
	}
	return result, err
}

func verdict(warnings int) string {
	if warnings == 0 {
		return "nothing is wrong"
	}
	return fmt.Sprintf("no errors, %s", count(warnings, "warning"))
}

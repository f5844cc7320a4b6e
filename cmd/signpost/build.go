package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/output"
)

func newBuild(c *console) *cobra.Command {
	var p project
	var folder string
	var force, noindex bool
	var kept remembered
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Make the site and publish it to public/",
		Long: `Make the site and publish it to public/.

If anything is wrong with the content, the templates or the data, public/ stays as it
was. It always holds one whole site: the old one until the new one is complete, even if
the program is stopped half way. Files that are no longer made are removed; files that
signpost never wrote are not touched, unless --force says that they may go.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			begin := time.Now()
			if folder == "" {
				folder = filepath.Join(p.source, "public")
			}
			if name, ok := p.meets(folder); ok {
				return &failure{statusMachine, fmt.Errorf("refuse to publish to %s: the project's own folder %s would be lost; publish to another folder", folder, name)}
			}
			if !cmd.Flags().Changed("noindex") {
				noindex = p.drafts || deployed()
			}
			kept.open()
			made, err := (&publication{project: &p, kept: &kept, folder: folder, force: force, opt: p.options(noindex)}).publish(cmd.Context())
			if err != nil {
				return err
			}
			if made.result.Problems.HasErrors() {
				return c.refuse(made.result, p.format.value, "nothing was published")
			}
			if made.failed != nil {
				if reported := c.report(made.result.Problems, p.format.value); reported != nil {
					return &failure{statusMachine, reported}
				}
				return notPublished(made.failed)
			}
			problems := append(made.result.Problems, lost(folder, made.report, made.result)...).Sorted()
			if err := c.report(problems, p.format.value); err != nil {
				return &failure{statusMachine, err}
			}
			if p.format.value == "text" {
				c.summary(made.result, made.report, problems, folder, time.Since(begin))
			}
			return nil
		},
	}
	p.flags(cmd)
	kept.flags(cmd)
	cmd.Flags().StringVarP(&folder, "output", "o", "", "the folder to publish to (default: public in the project's folder)")
	cmd.Flags().BoolVar(&force, "force", false, "replace a folder that holds files signpost never wrote, or is a link")
	cmd.Flags().BoolVar(&p.drafts, "drafts", false, "show drafts and pages of another day too, and keep search engines away: for a preview")
	cmd.Flags().BoolVar(&noindex, "noindex", false, "keep search engines away, or with =false let them in (default: with --drafts, and in a host's preview)")
	return cmd
}

// refuse reports problems that stop a command.
func (c *console) refuse(result *build.Result, format, consequence string) error {
	if err := c.report(result.Problems, format); err != nil {
		return &failure{statusMachine, err}
	}
	if format == "text" {
		return &failure{statusContent, fmt.Errorf("%s; %s", tally(result.Problems), consequence)}
	}
	return &failure{status: statusContent}
}

// notPublished adds what an editor can do to an error of the disk.
func notPublished(err error) error {
	var refused *output.RefusedError
	if errors.As(err, &refused) {
		return &failure{statusMachine, err}
	}
	return &failure{statusMachine, fmt.Errorf("%w; the site is as it was", err)}
}

// lost warns of addresses that were published and are no longer, with nothing in
// their place: other sites, posters and browser histories still lead there.
func lost(folder string, report output.Report, result *build.Result) diag.List {
	var problems diag.List
	for _, name := range report.Removed {
		if path.Ext(name) != ".html" {
			continue
		}
		address := "/" + strings.TrimSuffix(name, "index.html")
		if slices.ContainsFunc(result.Files, func(f output.File) bool { return f.Name == name }) {
			continue
		}
		problems = append(problems, diag.InFile(path.Join(filepath.ToSlash(filepath.Base(folder)), name), diag.Warning, "lost-address",
			"nothing is published at %s any more", address).
			WithHint("if a page has taken its place, write aliases: [%s] in that page", address))
	}
	return problems
}

// summary is what a person likes to know of a build.
func (c *console) summary(result *build.Result, report output.Report, problems diag.List, folder string, took time.Duration) {
	c.say("%s: %s in %s", result.Name, count(result.Pages, "page"), took.Round(time.Millisecond))
	c.say("  %s: %s, %s", filepath.ToSlash(folder), count(report.Files, "file"), size(report.Bytes))
	if report.Replaced {
		c.say("  %d written, %d unchanged, %d removed", report.Written, report.Unchanged, len(report.Removed))
	} else {
		c.say("  nothing has changed")
	}
	if len(problems) > 0 {
		c.say("  %s", tally(problems))
	}
}

// size gives bytes in words, in kB and MB of a thousand.
func size(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1_000_000)
}

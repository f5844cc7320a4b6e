package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

func newStats(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Work with the site's figures",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newStatsPhrases(c), newStatsClaim(c), newStatsPublish(c))
	return cmd
}

func newStatsPhrases(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "phrases",
		Short: "Print the words that a claim may be made of, and what they mean",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			c.phrases(claim.Book())
			return nil
		},
	}
}

// phrases prints the phrase book as plain text.
func (c *console) phrases(book []claim.Entry) {
	for i, e := range book {
		if i > 0 {
			c.say("")
		}
		c.say("%s", e.Name)
		for _, form := range e.Forms {
			c.say("    %s", form)
		}
		for _, line := range wrapped(e.Means, 84) {
			c.say("  %s", line)
		}
		if e.Example != "" {
			c.say("  For example: %s", e.Example)
		}
	}
}

// wrapped breaks a text into lines of at most width characters where it can.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

func newStatsClaim(c *console) *cobra.Command {
	var p project
	var r claim.Request
	cmd := &cobra.Command{
		Use:   "claim WORDS SERIES PERIOD",
		Short: "Try words before you write them: are they true of the figures?",
		Long: `Try words before you write them: are they true of the figures?

The three words are those of the directive :claim[words]{series period}. Nothing is
written. The status is 0 when the words are true, and 1 when they are false, when the
figures cannot tell, or when the phrase book does not have them.`,
		Example: `  signpost stats claim "increased by more than 250 per cent" cambs-sextortion 2019..2023
  signpost stats claim "between one and two a day" cambs-sextortion 2023`,
	}
	p.flags(cmd)
	cmd.Flags().StringVar(&r.Area, "area", "", "the area's code, where the series is about several")
	cmd.Flags().StringVar(&r.Of, "of", "", "the series that this one is a part of, for shares")
	cmd.Flags().StringVar(&r.With, "with", "", "the series, period or area to compare with")
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 3 {
			return fmt.Errorf(`%s, want the words, a series and a period, such as: signpost stats claim "more than 600" cambs-sextortion 2023`, count(len(args), "word"))
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		result, err := p.run(cmd.Context(), true)
		if err != nil {
			return err
		}
		if result.Statistics == nil {
			return c.refuse(result, p.format.value, "there are no figures to hold the words against")
		}
		r.Words, r.Series, r.Periods = args[0], args[1], args[2]
		judged, mistake := claim.Judge(result.Statistics, r)
		if mistake != nil {
			fmt.Fprintln(c.stderr, mistake.Message)
			if mistake.Hint != "" {
				fmt.Fprintf(c.stderr, "  = %s\n", mistake.Hint)
			}
			return &failure{status: statusContent}
		}
		c.say("true: %s", judged.Sum)
		return nil
	}
	return cmd
}

func newStatsPublish(c *console) *cobra.Command {
	var p project
	cmd := &cobra.Command{
		Use:   "publish",
		Short: "Lock the figures: from now on none changes without a line in revisions.csv",
		Long: `Lock the figures: from now on none changes without a line in revisions.csv.

Every figure is written to content/statistics/published.lock, which is kept with the
content. A build then refuses a figure that differs from it, or is gone, unless
revisions.csv says when it was changed, from what to what, and why. Run it whenever new
figures have been published. A site with errors is not locked.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			result, err := p.run(cmd.Context(), true)
			if err != nil {
				return err
			}
			if result.Problems.HasErrors() {
				return c.refuse(result, p.format.value, "no figure was locked")
			}
			if result.Statistics == nil {
				return &failure{statusContent, errors.New("the site has no figures")}
			}
			changed, err := writeLock(p.source, stats.Lock(result.Statistics))
			switch {
			case err != nil:
				return &failure{statusMachine, fmt.Errorf("write %s: %w", site.LockFile, err)}
			case !changed:
				c.say("%s: nothing has changed", site.LockFile)
			default:
				c.say("%s: %s locked", site.LockFile, count(figures(result), "figure"))
			}
			return nil
		},
	}
	p.flags(cmd)
	return cmd
}

// figures is the number of rows of the data.
func figures(result *build.Result) int {
	n := 0
	for _, id := range result.Statistics.IDs() {
		if s, ok := result.Statistics.Series(id); ok {
			n += len(s.Observations)
		}
	}
	return n
}

// writeLock replaces the lock.
func writeLock(source string, lock []byte) (changed bool, err error) {
	root, err := os.OpenRoot(source)
	if err != nil {
		return false, err
	}
	defer root.Close() //nolint:errcheck // what was written is closed by replaceFile.
	return replaceFile(root, site.LockFile, lock)
}

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// newRoot is the command signpost with all that stand below it.
func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:           "signpost",
		Short:         "Make an awareness site that is safe to publish",
		Long:          "Signpost makes a static site of Markdown guidance, helplines and figures, and refuses\nwhat would harm a reader: a dead link, a wrong number, a figure without its source.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.AddCommand(newBuild(c), newServe(c), newCheck(c), newNew(c), newStats(c), newHolidays(c), newVersion(c))
	return root
}

// noArguments refuses words after a command. Of signpost itself such a word was
// meant as a command, and the nearest one is named; cobra.NoArgs would not.
func noArguments(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.HasParent():
		return fmt.Errorf("%s takes no argument, got %q", cmd.CommandPath(), args[0])
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := diag.DidYouMean(args[0], names); near != "" {
		return fmt.Errorf("no command %q; %s", args[0], near)
	}
	return fmt.Errorf("no command %q", args[0])
}

// oneOf is a flag's value that must be one of a few words.
type oneOf struct {
	value string
	words []string
}

// String is the word.
func (o *oneOf) String() string { return o.value }

// Type names the flag's kind in help.
func (o *oneOf) Type() string { return "word" }

// Set refuses other words.
func (o *oneOf) Set(s string) error {
	for _, w := range o.words {
		if s == w {
			o.value = s
			return nil
		}
	}
	return fmt.Errorf("want one of %s", strings.Join(o.words, ", "))
}

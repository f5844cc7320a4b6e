package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCheck(c *console) *cobra.Command {
	var p project
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong with the site, and write nothing",
		Long: `Find what is wrong with the site, and write nothing.

Everything that build does is done, but for publishing: every page is drawn and every
rule is held against it. With --strict a warning is as bad as an error.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			result, err := p.run(cmd.Context(), deployed())
			if err != nil {
				return err
			}
			if result.Problems.HasErrors() || strict && len(result.Problems) > 0 {
				return c.refuse(result, p.format.value, "the site would not be published")
			}
			if err := c.report(result.Problems, p.format.value); err != nil {
				return &failure{statusMachine, err}
			}
			if p.format.value == "text" {
				c.say("%s: %s, %s", result.Name, count(result.Pages, "page"), verdict(len(result.Problems)))
			}
			return nil
		},
	}
	p.flags(cmd)
	cmd.Flags().BoolVar(&strict, "strict", false, "end with status 1 for warnings too")
	return cmd
}

func verdict(warnings int) string {
	if warnings == 0 {
		return "nothing is wrong"
	}
	return fmt.Sprintf("no errors, %s", count(warnings, "warning"))
}

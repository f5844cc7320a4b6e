package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which signpost this is",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			version, revision, golang := "(devel)", "", "go"
			if info, ok := debug.ReadBuildInfo(); ok {
				golang = info.GoVersion
				if info.Main.Version != "" {
					version = info.Main.Version
				}
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						revision = " " + s.Value[:min(len(s.Value), 12)]
					}
				}
			}
			c.say("signpost %s%s (%s)", version, revision, golang)
			return nil
		},
	}
}

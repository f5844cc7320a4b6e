package main

import (
	"fmt"
	"io"
	"os"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// console is where a command writes: results to stdout, problems to stderr.
type console struct{ stdout, stderr io.Writer }

// say writes a line of the result. A closed pipe is nobody's problem.
func (c *console) say(format string, args ...any) {
	fmt.Fprintf(c.stdout, format+"\n", args...)
}

// report writes problems in one of the formats text, json and github.
func (c *console) report(problems diag.List, format string) error {
	switch format {
	case "json":
		return diag.WriteJSON(c.stderr, problems)
	case "github":
		return diag.WriteGitHub(c.stderr, problems)
	}
	return diag.Write(c.stderr, problems, coloured(c.stderr))
}

// coloured reports whether w is a terminal whose user has not asked for plain text
// (https://no-color.org).
func coloured(w io.Writer) bool {
	if p, ok := w.(*paper); ok {
		w = p.to
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

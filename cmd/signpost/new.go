package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/scaffold"
)

func newNew(c *console) *cobra.Command {
	var source string
	cmd := &cobra.Command{
		Use:   "new KIND NAME",
		Short: "Begin a page: write one file, and say what to fill in",
		Long: `Begin a page: write one file, and say what to fill in.

The name is that of the file to be, in lower-case letters, digits and hyphens, with /
between folders. Whether it begins with content/ and ends with .md makes no difference,
and a helpline or a lesson may be named with its folder or without. The page is a draft: it is not published until you remove the line
draft: true. A file that is there already is never touched.

The kinds:

` + kindsInWords(),
		Example:   examples(),
		ValidArgs: completions(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("%s, want a kind of page and a name, such as: signpost new guidance parents/after-the-weekend", count(len(args), "word"))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := scaffold.New(args[0], args[1])
			if err != nil {
				return mistaken(err, args[0])
			}
			if err := create(source, file); err != nil {
				return err
			}
			c.say("%s", file.Name)
			for _, f := range file.Fill {
				c.say("  %s: %s", f.Key, f.What)
			}
			c.say("Then: go run ./cmd/signpost check")
			return nil
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "the project's folder, with content, templates and static")
	return cmd
}

// mistaken is a wrong command line, with what was probably meant.
func mistaken(err error, kind string) error {
	var m *scaffold.Mistake
	if !errors.As(err, &m) {
		return &failure{statusMachine, err}
	}
	hint := m.Hint
	if known := kindNames(); !slices.Contains(known, kind) {
		hint = cmp.Or(diag.DidYouMean(kind, known), hint)
	}
	return fmt.Errorf("%w; %s", err, hint)
}

// create writes a file that was not there, below the project's folder and nowhere
// else: the folder is opened as a root.
func create(source string, file scaffold.File) error {
	root, err := os.OpenRoot(source)
	if err != nil {
		return &failure{statusMachine, fmt.Errorf("open the project: %w", err)}
	}
	defer root.Close() //nolint:errcheck // the file itself is closed below.
	if info, err := root.Stat("content"); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return &failure{statusContent, errors.New("there is no folder content here; run signpost in the project's own folder, or name it with --source")}
	}
	for _, name := range sameAddress(file.Name) {
		if _, err := root.Lstat(name); err == nil && name == file.Name {
			return &failure{statusContent, fmt.Errorf("%s is there already", name)}
		} else if err == nil {
			return &failure{statusContent, fmt.Errorf("%s would have the address of %s; choose another name", file.Name, name)}
		}
	}
	if err := root.MkdirAll(path.Dir(file.Name), 0o777); err != nil {
		return &failure{statusMachine, fmt.Errorf("make the folder of %s: %w", file.Name, err)}
	}
	switch err := writeNew(root, file); {
	case errors.Is(err, fs.ErrExist):
		return &failure{statusContent, fmt.Errorf("%s is there already", file.Name)}
	case err != nil:
		return &failure{statusMachine, fmt.Errorf("write %s: %w", file.Name, err)}
	}
	return nil
}

// writeNew writes a file that must not be there yet, and takes back what it could
// not finish.
func writeNew(root *os.Root, file scaffold.File) error {
	f, err := root.OpenFile(file.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(file.Data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(file.Name))
	}
	return nil
}

// sameAddress lists the files that would be published at one address, name first.
func sameAddress(name string) []string {
	stem := strings.TrimSuffix(name, ".md")
	if base := path.Base(name); base == "index.md" || base == "_index.md" {
		stem = path.Dir(name)
	}
	names := []string{name}
	for _, other := range []string{stem + ".md", stem + "/index.md", stem + "/_index.md"} {
		if other != name {
			names = append(names, other)
		}
	}
	return names
}

func kindNames() []string {
	var names []string
	for _, k := range scaffold.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// completions are what a shell offers for the first word.
func completions() []cobra.Completion {
	var list []cobra.Completion
	for _, k := range scaffold.Kinds() {
		list = append(list, cobra.CompletionWithDesc(k.Name, k.About))
	}
	return list
}

func kindsInWords() string {
	var b strings.Builder
	for _, k := range scaffold.Kinds() {
		fmt.Fprintf(&b, "  %-9s  %s\n", k.Name, k.About)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func examples() string {
	var lines []string
	for _, k := range scaffold.Kinds() {
		lines = append(lines, "  signpost new "+k.Example)
	}
	return strings.Join(lines, "\n")
}

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// thrice is the program as scripts call it. A build that went well is made twice more:
// again, which must find that nothing has changed, and without anything remembered, which
// must give the same bytes. So whatever a script does to a project, it says of builds that
// remember as well. With the race detector it is made once.
func thrice() {
	status := run(os.Args[1:], os.Stdout, os.Stderr)
	if status == statusGood && len(os.Args) > 1 && os.Args[1] == "build" && !raced {
		if fault := differs(os.Args[1:]); fault != "" {
			fmt.Fprintln(os.Stderr, fault)
			status = statusMachine
		}
	}
	os.Exit(status)
}

// differs says what a build of the same project gives otherwise than the one before.
func differs(args []string) string {
	cmd, rest, err := newRoot(&console{io.Discard, io.Discard}).Find(args)
	if err != nil || cmd.ParseFlags(rest) != nil || cmd.Flags().Changed("help") {
		return ""
	}
	flag := func(name string) string { return cmd.Flags().Lookup(name).Value.String() }
	folder := flag("output")
	if folder == "" {
		folder = filepath.Join(flag("source"), "public")
	}
	var said bytes.Buffer
	if status := run(append(args, "--format", "text"), &said, io.Discard); status != statusGood || !strings.Contains(said.String(), "nothing has changed") {
		return fmt.Sprintf("a build again ends with status %d: %s", status, said.String())
	}
	if flag("no-cache") == "true" {
		return ""
	}
	again, err := os.MkdirTemp("", "again")
	if err != nil {
		return err.Error()
	}
	defer os.RemoveAll(again) //nolint:errcheck // it is the test's own.
	var cold []string
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--cache":
			i++
		case !strings.HasPrefix(args[i], "--cache="):
			cold = append(cold, args[i])
		}
	}
	if status := run(append(cold, "--no-cache", "--output", filepath.Join(again, "public")), io.Discard, io.Discard); status != statusGood {
		return fmt.Sprintf("a build without a cache ends with status %d", status)
	}
	if one, other := sums(folder), sums(filepath.Join(again, "public")); one != other {
		return fmt.Sprintf("a build without a cache gives other files:\n%s\nand not\n%s", other, one)
	}
	return ""
}

// sums lists the files of a published folder with their digests.
func sums(folder string) string {
	var b strings.Builder
	root, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err.Error()
	}
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == ".gitignore" {
			return err
		}
		data, err := os.ReadFile(name)
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), strings.TrimPrefix(name, root))
		return err
	})
	if err != nil {
		return err.Error()
	}
	return b.String()
}

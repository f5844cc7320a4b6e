package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

//go:embed all:projects
var projects embed.FS

// format is how a program wants its project.
type format interface {
	dialect
	// page and figures are files that the scenarios change.
	page(t *text, p *page) (name, data string)
	figures(t *text) (name, data string)
	// rest puts everything else that follows from the text.
	rest(t *text, put func(name, data string))
}

// project is the text in a folder, for one program.
type project struct {
	format
	name   string
	folder string
	layout string // the template that a scenario changes
	output string // where it is published, below folder
	caches []string
	// command builds it. Fresh is true for a build that must not remember anything.
	command func(fresh bool) []string
	check   []string // says what is wrong with it; nil where no command does
	// serve shows it to browsers on a port of this computer, and live connects to where
	// they are told what is new.
	serve func(port int) []string
	live  func(ctx context.Context, address string) (next func() error, err error)
}

// look is what the scenario of the templates changes: every page has it.
const look = "look-plain"

// write makes the whole project, in a folder that was not there.
func (p *project) write(t *text) error {
	var failed error
	put := func(name, data string) {
		if failed == nil {
			failed = p.put(name, data)
		}
	}
	for from, to := range map[string]string{"projects/static": "static", "projects/" + p.name: "."} {
		err := fs.WalkDir(projects, from, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := projects.ReadFile(name)
			put(path.Join(to, strings.TrimPrefix(name, from)), string(data))
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, page := range t.pages {
		put(p.page(t, page))
	}
	put(p.figures(t))
	p.rest(t, put)
	return failed
}

// file is where a file of the project stands.
func (p *project) file(name string) string { return filepath.Join(p.folder, filepath.FromSlash(name)) }

func (p *project) put(name, data string) error {
	file := p.file(name)
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(data), 0o600)
}

// read gives a file of the built site.
func (p *project) read(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(p.folder, p.output, filepath.FromSlash(name)))
	return string(data), err
}

// relook changes the look of every page.
func (p *project) relook(to string) error {
	data, err := projects.ReadFile("projects/" + p.name + "/" + p.layout)
	if err != nil {
		return err
	}
	if !strings.Contains(string(data), look) {
		return fmt.Errorf("%s of %s does not say %s", p.layout, p.name, look)
	}
	return p.put(p.layout, strings.Replace(string(data), look, to, 1))
}

// clear removes what was built, and what was kept for the next time.
func (p *project) clear() error {
	for _, name := range append([]string{p.output}, p.caches...) {
		if err := os.RemoveAll(filepath.Join(p.folder, name)); err != nil {
			return err
		}
	}
	return nil
}

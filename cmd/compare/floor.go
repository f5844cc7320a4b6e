package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// floor measures what no program can do without: it reads every file of a built project,
// and writes the bytes that were published to another folder, with nothing between.
func (c *comparison) floor(ctx context.Context) ([]record, error) {
	var records []record
	for _, p := range c.projects {
		if _, err := p.build(ctx, true); err != nil {
			return nil, err
		}
		output, err := contents(filepath.Join(p.folder, p.output), nil)
		if err != nil {
			return nil, err
		}
		for round := range c.rounds {
			got, err := p.floor(output)
			if err != nil {
				return nil, err
			}
			records = append(records, record{len(c.text.pages), "floor", p.name, round + 1, got})
		}
	}
	return records, nil
}

func (p *project) floor(output map[string][]byte) (sample, error) {
	to := p.folder + "-floor"
	if err := os.RemoveAll(to); err != nil {
		return sample{}, err
	}
	begin, used := time.Now(), processorTime()
	if _, err := contents(p.folder, append([]string{p.output}, p.caches...)); err != nil {
		return sample{}, err
	}
	var got sample
	for name, data := range output {
		file := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			return sample{}, err
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			return sample{}, err
		}
		got.Output += int64(len(data))
	}
	got.Wall, got.CPU = time.Since(begin), processorTime()-used
	return got, os.RemoveAll(to)
}

// contents reads all files of a folder but those below the names that are left out.
func contents(folder string, without []string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(strings.TrimPrefix(file, folder), string(filepath.Separator))
		for _, other := range without {
			if name == other && entry.IsDir() {
				return filepath.SkipDir
			}
		}
		if entry.IsDir() {
			return nil
		}
		files[name], err = os.ReadFile(file) //nolint:gosec // a file that was written here.
		return err
	})
	return files, err
}

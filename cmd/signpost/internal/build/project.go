package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io/fs"
	"time"

	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Project is a project's files, read once, before anything is made of them.
type Project struct {
	tree     source.Tree
	problems diag.List

	keyed bool // the files have their sums

	// Since Key was asked: names stands for the names of all files and for what else a build
	// depends on but the moment, sums are those of the files, one behind the other, and key
	// stands for both.
	names memo.Key
	sums  []byte
	key   memo.Key
}

// Load reads the files of a project. Only one that is to be keyed may be asked for its key.
// The error is the machine's or the context's.
func Load(ctx context.Context, fsys fs.FS, keyed bool) (*Project, error) {
	load := source.Load
	if keyed {
		load = source.LoadSums
	}
	tree, found, err := load(ctx, fsys)
	if err != nil {
		return nil, fmt.Errorf("load the project: %w", err)
	}
	return &Project{tree: tree, problems: found, keyed: keyed}, nil
}

// Key covers everything that a build of the project depends on but the moment: the names
// and bytes of all files, what was refused among them, and the options.
func (p *Project) Key(opt Options) memo.Key {
	if !p.keyed {
		panic("build: the key of a project that was read without sums")
	}
	files, length := 0, 0
	for f := range p.files {
		files++
		length += len(f.Name) + binary.MaxVarintLen16
	}
	names := fmt.Appendf(make([]byte, 0, length), "%q %t %t\n", p.problems, opt.Drafts, opt.Noindex)
	p.sums = make([]byte, 0, files*sha256.Size)
	for f := range p.files {
		names = append(binary.AppendUvarint(names, uint64(len(f.Name))), f.Name...)
		p.sums = append(p.sums, f.Sum[:]...)
	}
	p.names = memo.Sum(names)
	p.key = memo.Sum(p.names[:], p.sums)
	return p.key
}

// files hands over all files in their order.
func (p *Project) files(yield func(f *source.File) bool) {
	for _, files := range [...][]source.File{p.tree.Content, p.tree.Templates, p.tree.Static} {
		for i := range files {
			if !yield(&files[i]) {
				return
			}
		}
	}
}

// Summary is what is said of a build, and of a later one of the same files.
type Summary struct {
	// Name is the site's name.
	Name string
	// Pages is the number of pages made of content.
	Pages int
	// BaseURL is the site's address, and Host the host in it.
	BaseURL, Host string
	// Due is everything that must be confirmed again one day, the first to come first;
	// also of a site with problems.
	Due []check.DueItem
	// Helplines is the number of services, and Live how many of them were confirmed
	// from the service itself or its own live pages.
	Helplines, Live int
	// Problems are sorted, each once.
	Problems diag.List
	// The same files give the same result at every moment from From to Until, which is
	// not one of them. Both are zero when not even site.yaml could be read.
	From, Until time.Time
}

// Encode writes a summary for [DecodeSummary].
func (s *Summary) Encode() []byte {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(s); err != nil {
		return nil // a field of a kind that gob does not know, which a test would have found
	}
	return b.Bytes()
}

// DecodeSummary reads what [Summary.Encode] wrote, if it holds at this moment.
func DecodeSummary(data []byte, now time.Time) (*Summary, bool) {
	var s Summary
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&s) != nil || now.Before(s.From) || !now.Before(s.Until) {
		return nil, false
	}
	return &s, true
}

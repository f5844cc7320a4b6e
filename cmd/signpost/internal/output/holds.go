package output

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// entries counts files, folders and the site's own folder, which have their indices
// in this order.
func (s site) entries() int { return len(s.files) + len(s.dirs) + 1 }

// dir names an entry that is no file.
func (s site) dir(i int) string {
	if i -= len(s.files); i < len(s.dirs) {
		return s.dirs[i]
	}
	return "."
}

// findDir gives the place of a folder.
func (s site) findDir(name string) (int, bool) {
	return slices.BinarySearchFunc(s.dirs, name, compareFolders)
}

// stampBlock is how many files are looked at together with their folders.
const stampBlock = 32

// stamps looks at all entries of a site. It fails when one is not what it should be.
// As many folders as files are looked at by turns: these are mostly the folders of
// those, which the system then has at hand.
func (p *place) stamps(ctx context.Context, s site) ([]byte, error) {
	stamps := make([]byte, s.entries()*stampSize)
	files, rest := len(s.files), s.entries()-len(s.files)
	blocks := files/stampBlock + 1
	return stamps, each(ctx, blocks, func(b int) error {
		if err := p.stampRange(s, files*b/blocks, files*(b+1)/blocks, stamps); err != nil {
			return err
		}
		return p.stampRange(s, files+rest*b/blocks, files+rest*(b+1)/blocks, stamps)
	})
}

// stampRange looks at the entries from first on and below end.
func (p *place) stampRange(s site, first, end int, stamps []byte) error {
	for i := first; i < end; i++ {
		if err := p.stamp(s, i, stamps); err != nil {
			return err
		}
	}
	return nil
}

// stamp looks at one entry, and puts what it sees in its place.
func (p *place) stamp(s site, i int, stamps []byte) error {
	name, kind, mode := "", uint32(plainFolder), dirMode
	if i < len(s.files) {
		name, kind, mode = s.files[i].name, plainFile, fileMode
	} else {
		name = s.dir(i)
	}
	st, err := p.stat(name)
	if err != nil {
		return err
	}
	if !st.is(kind, mode) || kind == plainFile && st.size != s.files[i].size || st.changed == 0 {
		return fmt.Errorf("%s: %w", name, errChanging)
	}
	st.encode(stamps[i*stampSize:])
	return nil
}

// known is a site that stands in a folder, as a receipt said.
type known struct {
	site          // without manifest
	text   string // the content of the manifest
	stamps []byte
}

// Holds reports whether the folder dir is still as it was when the receipt was made:
// every file and folder is there, none came, and none was changed. It opens what the
// receipt names, the manifest, and else nothing. After it has said yes for a site
// whose manifest would be the same, [Sync] had nothing to do.
//
// It is false for a receipt that is damaged, of another version or from before the
// system was started, where another signpost is writing the folder or has left
// something beside it, and wherever Sync would refuse to write.
func Holds(ctx context.Context, dir string, receipt []byte) bool {
	f, err := locate(dir)
	if err != nil || f.holdsWorkingFolder() {
		return false
	}
	for _, sibling := range []string{f.next, f.old, f.lock} {
		if there, err := exists(sibling); there || err != nil {
			return false
		}
	}
	p, err := openPlace(f.path)
	if err != nil {
		return false
	}
	defer p.close()
	return f.holds(ctx, p, receipt) != nil
}

// Holds is the function of that name for the folder of the generation. After it has
// said yes, Put and Keep need not read what is in the folder, and Commit need not list
// it unless much is to be replaced. It must be called before the first of them.
func (g *Generation) Holds(ctx context.Context, receipt []byte) bool {
	if g.old == nil || g.held != nil || len(g.files) > 0 {
		return g.held != nil
	}
	s := g.folder.holds(ctx, g.old, receipt)
	if s == nil {
		return false
	}
	g.held = s
	g.listed = func() ([]entry, error) { return s.files, nil }
	return true
}

// holds returns the site that stands in the folder, nil if it is not that of the
// receipt.
func (f folder) holds(ctx context.Context, p *place, receipt []byte) *known {
	body, ok := opened(receipt)
	if !ok {
		return nil
	}
	k, err := p.known()
	if err != nil {
		return nil
	}
	var sum [sha256.Size]byte
	var group sync.WaitGroup
	group.Go(func() { sum = sumOf(k.text) })
	k.stamps, err = p.stamps(ctx, k.site)
	group.Wait()
	if err != nil || sum != [sha256.Size]byte(body) {
		return nil
	}
	body = body[sha256.Size:]
	if stateOf(k.stamps) != [sha256.Size]byte(body) || !f.looksInto(ctx, p, k.site, body[sha256.Size:]) {
		return nil
	}
	return k
}

// opened is what a receipt says, without its head and its own sum.
func opened(receipt []byte) ([]byte, bool) {
	if !bytes.HasPrefix(receipt, []byte(receiptHead)) || len(receipt) < receiptSize || (len(receipt)-receiptSize)%indexSize != 0 {
		return nil, false
	}
	body, sum := receipt[:len(receipt)-sha256.Size], receipt[len(receipt)-sha256.Size:]
	return body[len(receiptHead):], sha256.Sum256(body) == [sha256.Size]byte(sum)
}

// known is the site that the manifest lists. What it says is worth nothing until the
// SHA-256 of its text is seen to be right: then newSite has written it.
func (p *place) known() (*known, error) {
	text, err := p.manifest()
	if err != nil {
		return nil, err
	}
	files, ok := skim(text)
	if !ok {
		if files, err = decode(text); err != nil {
			return nil, err
		}
	}
	return &known{site: site{files: files, dirs: folders(files)}, text: text}, nil
}

// manifest reads the site's manifest.
func (p *place) manifest() (string, error) {
	st, err := p.stat(ManifestName)
	if err != nil {
		return "", err
	}
	if st.mode&kinds != plainFile {
		return "", errChanging
	}
	var text strings.Builder
	text.Grow(int(st.size))
	err = p.read(ManifestName, make([]byte, scratchSize), func(piece []byte) bool {
		_, _ = text.Write(piece)
		return int64(text.Len()) <= st.size
	})
	return text.String(), err
}

// looksInto holds what the dates say nothing of against the manifest.
func (f folder) looksInto(ctx context.Context, p *place, s site, indices []byte) bool {
	buffers := newBuffers()
	return nil == each(ctx, len(indices)/indexSize, func(at int) error {
		i := int(binary.LittleEndian.Uint32(indices[at*indexSize:]))
		switch {
		case i >= s.entries():
			return errChanging
		case i >= len(s.files):
			return f.foreignTo(s, s.dir(i))
		case !p.sums(s.files[i], buffers):
			return errChanging
		}
		return nil
	})
}

// foreignTo fails when a folder holds what the site has not. What the site has and
// the folder has not, was found by its stamps.
func (f folder) foreignTo(s site, dir string) error {
	l, err := f.list(dir)
	if err != nil {
		return err
	}
	for _, name := range l.files {
		if _, ok := find(s.files, name); !ok && name != ManifestName && name != ignoreName {
			return errChanging
		}
	}
	for _, name := range l.dirs {
		if _, ok := s.findDir(name); !ok {
			return errChanging
		}
	}
	if len(l.strange) > 0 {
		return errChanging
	}
	return nil
}

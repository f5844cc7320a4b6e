package output

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"time"
)

// A receipt is the text receiptHead, the SHA-256 of the manifest, the SHA-256 of all
// stamps, the indices of what stamps do not answer for, four bytes each, and the
// SHA-256 of all that. Names and sums are in the manifest, so a receipt of ten
// thousand files has some hundred bytes.
const (
	receiptHead = "signpost receipt 1\n"
	receiptSize = len(receiptHead) + 3*sha256.Size // without indices
	indexSize   = 4
)

// margin is how much older than an instant a change must be to have been before it,
// by a file system that counts in steps of the processor's timer or finer. One whose
// instants are whole seconds may count in steps of two.
func margin(instant int64) int64 {
	if instant%int64(time.Second) == 0 {
		return int64(2 * time.Second)
	}
	return int64(20 * time.Millisecond)
}

// before says that a change was before an instant, for certain.
func before(changed, instant int64) bool { return changed < instant-margin(instant) }

// Receipt says, after Commit, what the folder looks like: of every file its size,
// mode, inode and dates, of every folder the same, and the manifest. It means nothing
// but to [Holds]. The caller keeps it, but not in the folder. It is nil where the
// system cannot tell, and when the folder holds empty folders of somebody else.
//
// What was changed last cannot be told by its dates from what is changed right
// afterwards. This a receipt names, and Holds looks into it. So a caller that will
// come often does well to ask for a receipt again after a run in which nothing
// changed.
func (g *Generation) Receipt() ([]byte, error) {
	switch {
	case g.made == nil:
		return nil, fmt.Errorf("receipt for %s: nothing was committed", g.folder.name)
	case g.began == 0 || g.made.ended == 0 || g.made.strays:
		return nil, nil
	}
	p, err := openPlace(g.folder.path)
	if err != nil {
		return nil, g.folder.failed("read", "", err)
	}
	defer p.close()
	s := g.made.site
	unsure := make([]bool, s.entries())
	state, err := p.state(context.Background(), s, func(i int, st stamp) { unsure[i] = g.unsure(i, st) })
	if err != nil {
		return nil, g.folder.failed("read", "", err)
	}
	sum := sha256.Sum256(s.manifest)
	b := append(append([]byte(receiptHead), sum[:]...), state[:]...)
	for i, u := range unsure {
		if u {
			b = binary.LittleEndian.AppendUint32(b, uint32(i)) //nolint:gosec // there are never so many files.
		}
	}
	sum = sha256.Sum256(b)
	return append(b, sum[:]...), nil
}

// unsure says that a later change could leave the stamp of an entry as it is, or an
// earlier one escaped us.
func (g *Generation) unsure(i int, s stamp) bool {
	made, files := g.made, g.made.site.files
	switch {
	case i < len(files) && files[i].unsure:
		return true
	case !made.whole: // What stood there was seen after the beginning.
		return !before(s.changed, g.began)
	case i < len(files) && files[i].same:
		// Removing the link in the old folder was a change; carry looked before it.
		return !before(s.modified, g.began) || !before(s.changed, made.ended)
	}
	return !before(s.changed, made.replaced)
}

// entries counts files, folders and the site's own folder.
func (s site) entries() int { return len(s.files) + len(s.dirs) + 1 }

// dir names the entry that is no file.
func (s site) dir(i int) string {
	if i -= len(s.files); i < len(s.dirs) {
		return s.dirs[i]
	}
	return "."
}

// state looks at all entries of a site and gives a hash of their stamps. It fails when
// one is not what it should be.
func (p *place) state(ctx context.Context, s site, see func(i int, st stamp)) ([sha256.Size]byte, error) {
	stamps := make([]byte, s.entries()*stampSize)
	err := each(ctx, s.entries(), func(i int) error {
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
		see(i, st)
		st.encode(stamps[i*stampSize:])
		return nil
	})
	return sha256.Sum256(stamps), err
}

// Holds reports whether the folder dir is still as it was when the receipt was made:
// every file and folder is there, none came, and none was changed. It opens what the
// receipt names, the manifest, and else nothing. After it has said yes for a site
// whose manifest would be the same, [Sync] had nothing to do.
//
// It is false for a receipt that is damaged or of another version, where another
// signpost is writing the folder or has left something beside it, and wherever Sync
// would refuse to write.
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
	_, ok := f.holds(ctx, p, receipt)
	return ok
}

// Holds is the function of that name for the folder of the generation. After it has
// said yes, Put and Keep need not read what is in the folder, and Commit need not list
// it unless much is to be replaced. It must be called before the first of them.
func (g *Generation) Holds(ctx context.Context, receipt []byte) bool {
	if g.old == nil || g.held || len(g.files) > 0 {
		return g.held
	}
	s, ok := g.folder.holds(ctx, g.old, receipt)
	if !ok {
		return false
	}
	g.held, g.believed = true, s
	g.listed = func() ([]entry, error) { return s.files, nil }
	return true
}

// holds returns the site that stands in the folder, if it is that of the receipt.
func (f folder) holds(ctx context.Context, p *place, receipt []byte) (site, bool) {
	if len(receipt) < receiptSize || !bytes.HasPrefix(receipt, []byte(receiptHead)) || (len(receipt)-receiptSize)%indexSize != 0 {
		return site{}, false
	}
	body, sum := receipt[:len(receipt)-sha256.Size], receipt[len(receipt)-sha256.Size:]
	if sha256.Sum256(body) != [sha256.Size]byte(sum) {
		return site{}, false
	}
	body = body[len(receiptHead):]
	s, ok := p.manifest([sha256.Size]byte(body))
	if !ok {
		return site{}, false
	}
	body = body[sha256.Size:]
	state, err := p.state(ctx, s, func(int, stamp) {})
	if err != nil || state != [sha256.Size]byte(body) {
		return site{}, false
	}
	return s, f.looksInto(ctx, p, s, body[sha256.Size:])
}

// manifest reads the site's manifest, which must have this SHA-256.
func (p *place) manifest(want [sha256.Size]byte) (site, bool) {
	st, err := p.stat(ManifestName)
	if err != nil || st.mode&kinds != plainFile {
		return site{}, false
	}
	data := make([]byte, 0, st.size)
	err = p.read(ManifestName, make([]byte, scratchSize), func(piece []byte) bool {
		data = append(data, piece...)
		return int64(len(data)) <= st.size
	})
	if err != nil || sha256.Sum256(data) != want {
		return site{}, false
	}
	files, err := decode(data)
	if err != nil {
		return site{}, false
	}
	dirs, err := arrange(files)
	return site{files: files, dirs: dirs, manifest: data}, err == nil
}

// looksInto holds what the dates say nothing of against the manifest.
func (f folder) looksInto(ctx context.Context, p *place, s site, indices []byte) bool {
	return nil == each(ctx, len(indices)/indexSize, func(at int) error {
		i := int(binary.LittleEndian.Uint32(indices[at*indexSize:]))
		switch {
		case i >= s.entries():
			return errChanging
		case i >= len(s.files):
			return f.foreignTo(s, s.dir(i))
		case !p.sums(s.files[i], make([]byte, scratchSize)):
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
		if _, ok := slices.BinarySearch(s.dirs, name); !ok {
			return errChanging
		}
	}
	if len(l.strange) > 0 {
		return errChanging
	}
	return nil
}

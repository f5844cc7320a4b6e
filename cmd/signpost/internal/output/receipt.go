package output

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"time"
)

// A receipt is the text receiptHead, the SHA-256 of the manifest, that of all stamps
// and the system's session, the indices of what stamps do not answer for, four bytes
// each, and the SHA-256 of all that. Names and sums are in the manifest, so a receipt
// of ten thousand files has some hundred bytes.
const (
	receiptHead = "signpost receipt 2\n"
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
	case session() == "" || g.began == 0 || g.made.ended == 0 || g.made.strays || !oneClock(filepath.Dir(g.folder.path), g.folder.path):
		return nil, nil
	}
	p, err := openPlace(g.folder.path)
	if err != nil {
		return nil, g.folder.failed("read", "", err)
	}
	defer p.close()
	s := g.made.site
	stamps, err := g.stamps(p, s)
	if err != nil {
		return nil, g.folder.failed("read", "", err)
	}
	state := stateOf(stamps)
	sum := sha256.Sum256(s.manifest)
	b := append(append([]byte(receiptHead), sum[:]...), state[:]...)
	for i := range s.entries() {
		if g.unsure(i, decodeStamp(stamps[i*stampSize:])) {
			b = binary.LittleEndian.AppendUint32(b, uint32(i))
		}
	}
	sum = sha256.Sum256(b)
	return append(b, sum[:]...), nil
}

// stateOf is the hash of all stamps and of the session.
func stateOf(stamps []byte) [sha256.Size]byte {
	hash := sha256.New()
	_, _ = hash.Write(stamps)
	_, _ = hash.Write([]byte(session()))
	return [sha256.Size]byte(hash.Sum(nil))
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

// stamps looks at the folder. When Holds has done so, and little was replaced since,
// that little is enough: whatever somebody else has changed meanwhile then differs
// from the receipt, as it should.
func (g *Generation) stamps(p *place, s site) ([]byte, error) {
	if g.held == nil || g.made.whole {
		return p.stamps(context.Background(), s)
	}
	touched := []int{len(s.files) + len(s.dirs)} // The manifest stands in the site's folder.
	if i := g.made.mended; i >= 0 {
		touched = append(touched, i)
		if dir, ok := s.findDir(parent(s.files[i].name)); ok {
			touched = append(touched, len(s.files)+dir)
		}
	}
	for _, i := range touched {
		if err := p.stamp(s, i, g.held.stamps); err != nil {
			return nil, err
		}
	}
	return g.held.stamps, nil
}

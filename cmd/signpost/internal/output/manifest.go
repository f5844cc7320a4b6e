package output

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// manifestVersion changes when an older signpost could not read the manifest.
const manifestVersion = 1

// manifest is the content of the file ManifestName. It holds no date and no
// path outside the folder, so equal sites have equal manifests.
type manifest struct {
	Version int             `json:"version"`
	Files   []manifestEntry `json:"files"` // sorted by name, without the manifest itself and .gitignore
}

type manifestEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // lower-case hexadecimal
	Size   int    `json:"size"`   // bytes
}

// site is the generation to be made.
type site struct {
	files    []File   // sorted by name
	dirs     []string // parents before their children
	manifest []byte   // the content of its manifest
}

// newSite arranges files and writes their manifest. It does not touch the disk.
func newSite(ctx context.Context, files []File) (site, error) {
	sorted, dirs, err := arrange(files)
	if err != nil {
		return site{}, err
	}
	lines := make([][]byte, len(sorted))
	err = each(ctx, len(sorted), func(i int, _ []byte) error {
		sum := sha256.Sum256(sorted[i].Data)
		line, err := json.Marshal(manifestEntry{
			Name:   sorted[i].Name,
			SHA256: hex.EncodeToString(sum[:]),
			Size:   len(sorted[i].Data),
		})
		lines[i] = line
		return err
	})
	if err != nil {
		return site{}, err
	}
	return site{files: sorted, dirs: dirs, manifest: encode(lines)}, nil
}

// encode joins the entries to a manifest with one line for each file, so that
// the difference of two generations can be read.
func encode(lines [][]byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"version\":%d,\"files\":[\n", manifestVersion)
	for i, line := range lines {
		b.Write(line)
		if i < len(lines)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("]}\n")
	return b.Bytes()
}

// decode returns the set of names in a manifest.
func decode(data []byte) (map[string]bool, error) {
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Version != manifestVersion {
		return nil, fmt.Errorf("version %d, want %d", m.Version, manifestVersion)
	}
	names := make(map[string]bool, len(m.Files))
	for _, e := range m.Files {
		names[e.Name] = true
	}
	return names, nil
}

package render

import (
	"maps"
	"slices"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
)

// reading is how files are read for what they ask a browser to load: each once, or not
// again when it was in the build before.
type reading struct {
	memory *memo.Memory
	sums   map[string]memo.Key // of pages that were drawn, by the names of their files
	// tags and elements are those that were read in other pages. Without a memory most
	// are passed over, because they are the same on many pages; with one, each page is
	// read by itself.
	tags, elements map[string]bool
}

func newReading(m *memo.Memory, pages []Rendered) *reading {
	r := &reading{m, map[string]memo.Key{}, map[string]bool{}, map[string]bool{}}
	for _, p := range pages {
		r.sums[p.Name] = p.Sum
	}
	return r
}

// key is that of a file's bytes.
func (r *reading) key(f output.File) memo.Key {
	if sum, ok := r.sums[f.Name]; ok && sum != (memo.Key{}) {
		return sum
	}
	return memo.Sum(f.Data)
}

// needs are the directives of a policy that one file needs: read notes them.
func (r *reading) needs(f output.File, kind string, read func(u uses)) []string {
	if r.memory == nil {
		u := uses{}
		read(u)
		return slices.Collect(maps.Keys(u))
	}
	return memo.Get(r.memory, "render.needs."+kind, r.key(f), func() []string {
		u := uses{}
		read(u)
		return slices.Sorted(maps.Keys(u))
	})
}

// page are the directives that a page needs.
func (r *reading) page(f output.File) []string {
	return r.needs(f, "page", func(u uses) { u.page(f.Data, r.seen(r.tags)) })
}

// scripts are the files of the scripts that a page loads.
func (r *reading) scripts(f output.File) []string {
	if r.memory == nil {
		return scriptsOf(f, r.elements)
	}
	key := r.key(f)
	return memo.Get(r.memory, "render.scripts", memo.Sum(key[:], []byte(f.Name)), func() []string { return scriptsOf(f, map[string]bool{}) })
}

// seen are the tags to pass over.
func (r *reading) seen(tags map[string]bool) map[string]bool {
	if r.memory == nil {
		return tags
	}
	return map[string]bool{}
}

// imports are the addresses that a script imports.
func (r *reading) imports(f output.File) []string {
	if r.memory == nil {
		return importsOf(f.Data)
	}
	return memo.Get(r.memory, "render.imports", r.key(f), func() []string { return importsOf(f.Data) })
}

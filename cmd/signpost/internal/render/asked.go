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
	// drawn is what was read of pages when they were drawn, by the names of their files,
	// and read what was read of other ones since.
	drawn map[string]Uses
	read  readers
}

func newReading(m *memo.Memory, pages []Rendered) *reading {
	r := &reading{memory: m, drawn: make(map[string]Uses, len(pages))}
	for _, p := range pages {
		if p.Uses.of != nil {
			r.drawn[p.Name] = p.Uses
		}
	}
	return r
}

// needs are the directives of a policy that one file needs: read notes them.
func (r *reading) needs(f output.File, kind string, read func(u uses)) []string {
	if r.memory == nil {
		u := uses{}
		read(u)
		return slices.Collect(maps.Keys(u))
	}
	return memo.Get(r.memory, "render.needs."+kind, memo.Sum(f.Data), func() []string {
		u := uses{}
		read(u)
		return slices.Sorted(maps.Keys(u))
	})
}

// page is what a page asks for.
func (r *reading) page(f output.File) *asked {
	if known, ok := r.drawn[f.Name]; ok {
		return known.of
	}
	known := r.read.read(f.Name, f.Data)
	r.drawn[f.Name] = known
	return known.of
}

// imports are the addresses that a script imports.
func (r *reading) imports(f output.File) []string {
	if r.memory == nil {
		return importsOf(f.Data)
	}
	return memo.Get(r.memory, "render.imports", memo.Sum(f.Data), func() []string { return importsOf(f.Data) })
}

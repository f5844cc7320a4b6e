package build

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/source"
)

// fixed makes what stays the same while pages are written: the static files and the
// templates, each once for the same bytes.
func fixed(tree source.Tree, m *memo.Memory) (*asset.Set, *render.Set, diag.List) {
	type assets struct {
		set      *asset.Set
		problems diag.List
	}
	type templates struct {
		set      *render.Set
		problems diag.List
	}
	key := sumOf(m, tree.Static)
	static := memo.Get(m, "asset.Set", key, func() assets {
		set, problems := asset.New(tree.Static)
		return assets{set, problems}
	})
	drawing := memo.Get(m, "render.Set", memo.Join(key, sumOf(m, tree.Templates)), func() templates {
		set, problems := render.NewSet(tree.Templates, static.set)
		return templates{set, problems}
	})
	return static.set, drawing.set, slices.Concat(static.problems, drawing.problems)
}

// sumOf stands for files, with their names and bytes, where something is remembered.
func sumOf(m *memo.Memory, files []source.File) memo.Key {
	if m == nil {
		return memo.Key{}
	}
	parts := make([][]byte, 0, 2*len(files))
	for _, f := range files {
		parts = append(parts, []byte(f.Name), f.Data)
	}
	return memo.Sum(parts...)
}

package build

import (
	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// What stays the same while pages are written is made once for the same bytes: the static
// files, and the templates.

type assets struct {
	set      *asset.Set
	problems diag.List
}

type templates struct {
	set      *render.Set
	problems diag.List
}

func assetsOf(tree source.Tree, m *memo.Memory) assets {
	return memo.Get(m, "asset.Set", sumOf(m, tree.Static), func() assets {
		set, problems := asset.New(tree.Static)
		return assets{set, problems}
	})
}

// templatesOf begins to parse the templates: pages are read meanwhile.
func templatesOf(tree source.Tree, static *asset.Set, m *memo.Memory) func() templates {
	return workers.Ahead(func() templates {
		return memo.Get(m, "render.Set", memo.Join(sumOf(m, tree.Static), sumOf(m, tree.Templates)), func() templates {
			set, problems := render.NewSet(tree.Templates, static)
			return templates{set, problems}
		})
	})
}

// files are some that were made, or what went wrong.
type files struct {
	list []output.File
	err  error
}

// openDataOf makes the files that give the figures and services away.
func openDataOf(s *site.Site, opt Options) files {
	list, err := render.OpenData(s, opt.Memory)
	return files{list, err}
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

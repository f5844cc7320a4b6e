package site

import (
	"path"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// environment is what directives may know of the site, and a key of all that it is made
// of.
func (s *Site) environment() (directive.Env, memo.Key) {
	env := directive.Env{Helplines: s.Helplines, Statistics: s.Statistics, Hidden: map[string]string{}, Broken: map[string]bool{}}
	env.Holidays, env.Site = s.Holidays, strings.TrimPrefix(s.Config.BaseURL, "https://")
	env.StatisticsBroken = s.broken[observationsFile]
	for name := range s.broken {
		if id, ok := strings.CutPrefix(name, "content/helplines/"); ok && s.broken[name] {
			env.Broken[strings.TrimSuffix(path.Base(id), ".md")] = true
		}
	}
	paths := map[string]string{}
	for _, p := range s.byName {
		if p.Kind != Helpline {
			continue
		}
		if id := strings.TrimSuffix(path.Base(p.Name), ".md"); p.hidden != "" {
			env.Hidden[id] = p.hidden
		} else {
			paths[id] = p.Path
		}
	}
	env.HelplinePath = func(id string) string { return paths[id] }
	env.Cite = s.cite
	env.Drawings = s.drawings()
	key := memo.Join(s.keys.Services, s.keys.Figures, s.keys.Holidays,
		s.memory.Of([]any{env.Hidden, env.Broken, env.StatisticsBroken, paths, env.Drawings, s.Config.Name, s.Config.BaseURL}))
	return env, key
}

// drawingsFolder is where static has the pictures that stand beside lines.
const drawingsFolder = "img/easy/"

// drawings are the pictures that the directive of that name may show. One that is
// misshapen is reported with the static files.
func (s *Site) drawings() map[string]directive.Drawing {
	list := map[string]directive.Drawing{}
	for _, f := range s.Static.Files() {
		name, ok := strings.CutPrefix(f.Name, drawingsFolder)
		if !ok || path.Ext(name) != ".svg" {
			continue
		}
		if width, height, err := asset.Size(f.Name, f.Data); err == nil {
			list[strings.TrimSuffix(name, ".svg")] = directive.Drawing{Path: f.Path, Width: width, Height: height}
		}
	}
	return list
}

// cite says how to cite a figure that stands on the page at an address.
func (s *Site) cite(page string, series *stats.Series, o stats.Observation) string {
	about := opendata.Site{Name: s.Config.Name, BaseURL: s.Config.BaseURL}
	return opendata.Cite(about, s.Config.BaseURL+page, series, o.Source, o)
}

package site

import (
	"path"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// environment is what directives may know of the site.
func (s *Site) environment() directive.Env {
	env := directive.Env{Helplines: s.Helplines, Statistics: s.Statistics, Hidden: map[string]string{}, Broken: map[string]bool{}}
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
	charted := map[string]string{} // where the row of a figure stands
	for _, p := range s.Pages {
		if p.Kind == Statistics {
			for _, id := range s.chartAnchors(p) {
				charted[id] = p.Path + "#" + id
			}
		}
	}
	env.FigurePath = func(o stats.Observation) string { return charted[o.Anchor()] }
	return env
}

// drawn is a series that a page draws, with its area, "" for the only one.
type drawn struct{ series, area string }

// chartsOf lists what a page draws.
func chartsOf(p *Page) []drawn {
	var list []drawn
	for _, d := range p.Doc.Directives {
		if d.Name != "chart" || d.Form != markdown.Block {
			continue
		}
		var c drawn
		for _, a := range d.Args {
			switch a.Key {
			case "":
				c.series = a.Value
			case "area":
				c.area = a.Value
			}
		}
		list = append(list, c)
	}
	return list
}

// SeriesOf lists the series that a page draws or names, in the order of the data
// file.
func (s *Site) SeriesOf(p *Page) []*stats.Series {
	used := map[string]bool{}
	for _, d := range p.Doc.Directives {
		if (d.Name == "chart" || d.Name == "fig") && len(d.Args) > 0 {
			used[d.Args[0].Value] = true
		}
	}
	var list []*stats.Series
	if s.Statistics == nil {
		return nil
	}
	for _, id := range s.Statistics.IDs() {
		if series, ok := s.Statistics.Series(id); ok && used[id] {
			list = append(list, series)
		}
	}
	return list
}

// chartAnchors lists the ids that the rows of charts give a page.
func (s *Site) chartAnchors(p *Page) []string {
	var ids []string
	if s.Statistics == nil {
		return nil
	}
	for _, c := range chartsOf(p) {
		if series, ok := s.Statistics.Series(c.series); ok {
			for _, o := range series.In(c.area) {
				ids = append(ids, o.Anchor())
			}
		}
	}
	return ids
}

package site

import (
	"path"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/stats"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// The data files. The last two may be missing.
const (
	definitionsFile  = "content/statistics/statistics.yaml"
	observationsFile = "content/statistics/observations.csv"
	revisionsFile    = "content/statistics/revisions.csv"
	// LockFile is the record of the figures that were published. Only
	// "signpost stats publish" writes it.
	LockFile = "content/statistics/published.lock"
)

// isData reports a data file: it is read by its own rules and not published as it
// stands.
func isData(name string) bool {
	return slices.Contains(figureFiles(), name) || slices.Contains([]string{HolidaysFile, FinderFile, SearchFile}, name)
}

// dataFile reads a data file in YAML with load, once for the same bytes. The result is
// nil when there is no such file, or none to be read; broken is true when it has errors.
func dataFile[V any](s *Site, files []source.File, name string, load func(*strictyaml.Doc) (*V, diag.List)) (*V, diag.List) {
	type read struct {
		value         *V
		problems      diag.List
		there, broken bool
	}
	r := memo.Get(s.memory, name, sumOf(s.memory, files, name), func() read {
		i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == name })
		if i < 0 {
			return read{}
		}
		text, problems := source.Text(files[i])
		if problems.HasErrors() {
			return read{problems: problems, there: true, broken: true}
		}
		doc, found := strictyaml.Parse(text, diag.Span{End: len(text.Data)})
		problems = append(problems, found...)
		if doc == nil {
			return read{problems: problems, there: true, broken: true}
		}
		value, found := load(doc)
		return read{value, append(problems, found...), true, found.HasErrors()}
	})
	if r.there {
		s.broken[name] = r.broken
	}
	return r.value, slices.Clone(r.problems)
}

// figureFiles are the files that figures are read from.
func figureFiles() []string {
	return []string{definitionsFile, observationsFile, revisionsFile, LockFile}
}

// readFigures is what the files of figures give.
type readFigures struct {
	data           *stats.Dataset
	observations   *diag.File
	locked, broken bool
	problems       diag.List
}

func (s *Site) loadStatistics(files []source.File) diag.List {
	s.keys.Figures = sumOf(s.memory, files, figureFiles()...)
	r := memo.Get(s.memory, "site.figures", s.keys.Figures, func() readFigures { return readStatistics(files) })
	s.Statistics, s.Observations, s.Locked = r.data, r.observations, r.locked
	s.broken[observationsFile] = r.broken
	return slices.Clone(r.problems)
}

func readStatistics(files []source.File) readFigures {
	var problems diag.List
	read := func(name string) *diag.File {
		for _, f := range files {
			if f.Name == name {
				text, found := source.Text(f)
				problems = append(problems, found...)
				return text
			}
		}
		return nil
	}
	in := stats.Input{
		Definitions: read(definitionsFile), Observations: read(observationsFile),
		Revisions: read(revisionsFile), Published: read(LockFile),
	}
	switch {
	case problems.HasErrors():
		return readFigures{problems: problems, broken: true}
	case in.Definitions == nil && in.Observations == nil:
		return readFigures{}
	case in.Definitions == nil || in.Observations == nil:
		missing, there := definitionsFile, observationsFile
		if in.Observations == nil {
			missing, there = observationsFile, definitionsFile
		}
		problems = append(problems, diag.InFile(missing, diag.Error, "no-data", "there is no %s beside %s", path.Base(missing), path.Base(there)).
			WithHint("the rows stand in observations.csv, what they mean in statistics.yaml"))
		return readFigures{problems: problems, broken: true}
	}
	dataset, found := stats.Load(in)
	return readFigures{dataset, in.Observations, in.Published != nil, found.HasErrors(), append(problems, found...)}
}

// HelplineFolder is the address below which the helplines are published as files.
const HelplineFolder = "/helplines/"

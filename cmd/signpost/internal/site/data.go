package site

import (
	"path"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
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
	return slices.Contains([]string{definitionsFile, observationsFile, revisionsFile, LockFile, HolidaysFile, FinderFile, SearchFile}, name)
}

// dataFile reads a data file in YAML, and marks it as broken until whoever asked says
// that it is not. The document is nil when there is no such file, or none to be read.
func (s *Site) dataFile(files []source.File, name string) (*strictyaml.Doc, diag.List) {
	i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == name })
	if i < 0 {
		return nil, nil
	}
	s.broken[name] = true
	text, problems := source.Text(files[i])
	if problems.HasErrors() {
		return nil, problems
	}
	doc, found := strictyaml.Parse(text, diag.Span{End: len(text.Data)})
	return doc, append(problems, found...)
}

func (s *Site) loadStatistics(files []source.File) diag.List {
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
	s.broken[observationsFile] = true // until it is read
	switch {
	case problems.HasErrors():
		return problems
	case in.Definitions == nil && in.Observations == nil:
		s.broken[observationsFile] = false
		return nil
	case in.Definitions == nil || in.Observations == nil:
		missing, there := definitionsFile, observationsFile
		if in.Observations == nil {
			missing, there = observationsFile, definitionsFile
		}
		return append(problems, diag.InFile(missing, diag.Error, "no-data", "there is no %s beside %s", path.Base(missing), path.Base(there)).
			WithHint("the rows stand in observations.csv, what they mean in statistics.yaml"))
	}
	dataset, found := stats.Load(in)
	s.Statistics, s.Observations, s.Locked = dataset, in.Observations, in.Published != nil
	s.broken[observationsFile] = found.HasErrors()
	return append(problems, found...)
}

// HelplineFolder is the address below which the helplines are published as files.
const HelplineFolder = "/helplines/"

package site

import (
	"path"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/stats"
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

package opendata

import (
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// The files, all in one folder.
const (
	figuresName      = "figures.csv"
	observationsName = "observations.csv"
	statisticsName   = "statistics.json"
	claimsName       = "claims.json"
	revisionsName    = "revisions.xml"
	packageName      = "datapackage.json"
)

// Input is everything that the files are made of.
type Input struct {
	Data *stats.Dataset
	// Observations is observations.csv as it is edited.
	Observations []byte
	// Claims and Said stand in the order of the pages that they are on.
	Claims []Claim
	Said   []Said
	Site   Site
	Page   Page
	// FigureURL gives the address at which a figure stands, with the site's host,
	// or "" when no page shows it.
	FigureURL func(o stats.Observation) string
}

// A Claim is words of a page that were proved true.
type Claim struct {
	// ID is that of the claim in its page.
	ID string
	// Page is the address of the claim, with the site's host and a fragment.
	Page   string
	Result claim.Result
}

// Said is words of a page that are attributed to a source.
type Said struct{ Words, SourceID, Page string }

// Site is what the files say of the site. BaseURL has no slash at its end; Language
// is a BCP 47 tag.
type Site struct{ Name, BaseURL, Language, LicenceName, LicenceURL, Description string }

// Page is the page at the top of the data.
type Page struct {
	Title, Summary string
	// Path is its address in the site, with a slash at both ends: "/statistics/".
	// The files are published below it.
	Path string
	// Updated is the day of its last change; the zero Time is not known.
	Updated time.Time
}

// Names lists the files in the order in which a page offers them, the one for most
// people first.
func Names() []string {
	return []string{figuresName, observationsName, statisticsName, claimsName, revisionsName, packageName}
}

// About says in a clause what is in the file called name, which is one of [Names].
func About(name string) string {
	switch name {
	case figuresName:
		return "every figure with its source in words, for a spreadsheet or R"
	case observationsName:
		return "the rows as the editors of this site keep them"
	case statisticsName:
		return "figures, definitions, limits, sources and changes, for programs"
	case claimsName:
		return "every claim that the pages make of the figures, with its sum"
	case revisionsName:
		return "a feed of the figures that were changed, newest first"
	case packageName:
		return "a description of these files that programs can read (Frictionless Data Package)"
	}
	return ""
}

// Files makes the files, in the order of [Names].
func Files(in Input) []output.File {
	all := figuresOf(in)
	files := []output.File{
		{Name: in.file(figuresName), Data: figuresCSV(all)},
		{Name: in.file(observationsName), Data: in.Observations},
		{Name: in.file(statisticsName), Data: statisticsJSON(in, all)},
		{Name: in.file(claimsName), Data: claimsJSON(in)},
		{Name: in.file(revisionsName), Data: revisionsXML(in)},
	}
	return append(files, output.File{Name: in.file(packageName), Data: packageJSON(in, files)})
}

// file is the name in the site of one of the files.
func (in Input) file(name string) string { return strings.TrimPrefix(in.Page.Path, "/") + name }

// home is the address of the page at the top of the data.
func (in Input) home() string { return in.Site.BaseURL + in.Page.Path }

// series lists every series in the order of statistics.yaml.
func (in Input) series() []*stats.Series {
	var list []*stats.Series
	for _, id := range in.Data.IDs() {
		if s, ok := in.Data.Series(id); ok {
			list = append(list, s)
		}
	}
	return list
}

// count is how many figures there are.
func (in Input) count() int {
	n := 0
	for _, s := range in.series() {
		n += len(s.Observations)
	}
	return n
}

// sources lists those that a figure or attributed words come from, in the order of
// statistics.yaml.
func (in Input) sources() []*stats.Source {
	used := map[string]bool{}
	for _, s := range in.series() {
		for _, source := range s.Sources() {
			used[source.ID] = true
		}
	}
	for _, s := range in.Said {
		used[s.SourceID] = true
	}
	return slices.DeleteFunc(in.Data.Sources(), func(s *stats.Source) bool { return !used[s.ID] })
}

// areas lists those that a row names, in the order of statistics.yaml.
func (in Input) areas() []stats.Area {
	used := map[string]bool{}
	for _, s := range in.series() {
		for _, a := range s.Areas() {
			used[a.ID] = true
		}
	}
	return slices.DeleteFunc(in.Data.Areas(), func(a stats.Area) bool { return !used[a.ID] })
}

// day writes a date, or "" for one that is not known.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

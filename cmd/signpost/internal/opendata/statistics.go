package opendata

import (
	"encoding/json"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// licence is that of the site's words. The figures are their publishers'.
type licence struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// heading is what statistics.json and claims.json begin with.
type heading struct {
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Homepage    string  `json:"homepage"`
	Language    string  `json:"language"`
	Publisher   string  `json:"publisher"`
	Licence     licence `json:"licence"`
	Updated     string  `json:"updated,omitempty"`
}

type statisticsFile struct {
	heading
	Flags        map[string]string  `json:"flags"`
	Areas        []areaEntry        `json:"areas"`
	Sources      []sourceEntry      `json:"sources"`
	Series       []seriesEntry      `json:"series"`
	Observations []observationEntry `json:"observations"`
	Revisions    []revisionEntry    `json:"revisions"`
}

type areaEntry struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type sourceEntry struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Kind      string `json:"kind"`
	Retrieved string `json:"retrieved,omitempty"`
}

type seriesEntry struct {
	ID             string   `json:"id"`
	Title          string   `json:"title"`
	Unit           string   `json:"unit"`
	Frequency      string   `json:"frequency"`
	Definition     string   `json:"definition"`
	NotShown       string   `json:"not_shown"`
	Parts          []string `json:"parts,omitempty"`
	SumsTo         string   `json:"sums_to,omitempty"`
	PartOf         string   `json:"part_of,omitempty"`
	ComparableWith []string `json:"comparable_with,omitempty"`
}

type observationEntry struct {
	Series      string      `json:"series"`
	Area        string      `json:"area"`
	Period      string      `json:"period"`
	PeriodWords string      `json:"period_words"`
	FirstDay    string      `json:"first_day"`
	LastDay     string      `json:"last_day,omitempty"`
	Value       string      `json:"value"`
	Bound       string      `json:"bound,omitempty"`
	Words       string      `json:"words"`
	Lower       json.Number `json:"lower,omitempty"`
	LowerOpen   bool        `json:"lower_open,omitempty"`
	Upper       json.Number `json:"upper,omitempty"`
	UpperOpen   bool        `json:"upper_open,omitempty"`
	State       string      `json:"state"`
	Flags       []string    `json:"flags"`
	Part        bool        `json:"part"`
	Source      string      `json:"source,omitempty"`
	Note        string      `json:"note,omitempty"`
	Anchor      string      `json:"anchor"`
	URL         string      `json:"url,omitempty"`
}

type revisionEntry struct {
	Date   string `json:"date"`
	Series string `json:"series"`
	Area   string `json:"area"`
	Period string `json:"period"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Reason string `json:"reason"`
}

func (in Input) heading() heading {
	return heading{
		Title: in.Page.Title, Description: in.Page.Summary, Homepage: in.home(), Language: in.Site.Language,
		Publisher: in.Site.Name, Licence: licence{in.Site.LicenceName, in.Site.LicenceURL}, Updated: day(in.Page.Updated),
	}
}

// statisticsJSON writes statistics.json. A list without entries is [], never null.
func statisticsJSON(in Input, all []figure) []byte {
	file := statisticsFile{
		heading: in.heading(), Flags: map[string]string{},
		Areas: []areaEntry{}, Sources: []sourceEntry{}, Series: []seriesEntry{},
		Observations: make([]observationEntry, 0, len(all)), Revisions: []revisionEntry{},
	}
	for _, f := range flagLegend() {
		file.Flags[f.Value] = f.Label
	}
	for _, a := range in.areas() {
		file.Areas = append(file.Areas, areaEntry{a.ID, a.Name})
	}
	for _, s := range in.sources() {
		file.Sources = append(file.Sources, newSource(s))
	}
	for _, s := range in.series() {
		file.Series = append(file.Series, seriesEntry{
			ID: s.ID, Title: s.Title, Unit: s.Unit, Frequency: s.Frequency, Definition: s.Definition, NotShown: s.NotShown,
			Parts: s.Parts, SumsTo: s.SumsTo, PartOf: s.PartOf, ComparableWith: s.ComparableWith,
		})
	}
	for _, f := range all {
		file.Observations = append(file.Observations, newObservation(f))
	}
	for _, r := range in.Data.Revisions() {
		file.Revisions = append(file.Revisions, revisionEntry{day(r.Date), r.Series, r.Area, r.Period.Code(), r.Old, r.New, r.Reason})
	}
	return document(file, 2)
}

func newSource(s *stats.Source) sourceEntry {
	return sourceEntry{s.ID, s.Title, s.Publisher, s.URL, s.Published, s.Kind, day(s.Retrieved)}
}

func newObservation(f figure) observationEntry {
	e := observationEntry{
		Series: f.SeriesID, Area: f.Area.ID, Period: f.Period.Code(), PeriodWords: f.Period.String(),
		FirstDay: day(f.Period.Start()), LastDay: f.lastDay(),
		Value: f.cell, Bound: f.Value.Bound().String(), Words: f.words,
		Lower: json.Number(f.lower), LowerOpen: f.lowerOpen, Upper: json.Number(f.upper), UpperOpen: f.upperOpen,
		State: f.state(), Flags: append([]string{}, strings.Fields(f.Flags.String())...), Part: f.IsPart(),
		Note: f.Note, Anchor: f.Anchor(), URL: f.url,
	}
	if f.Source != nil {
		e.Source = f.Source.ID
	}
	return e
}

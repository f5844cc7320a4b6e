package opendata

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// What Google asks of a description, in characters.
const maxDescription = 5000

// dataset is schema.org's Dataset with what Google's guidelines for it want.
type dataset struct {
	Context             string       `json:"@context"`
	Type                string       `json:"@type"`
	ID                  string       `json:"@id"`
	Name                string       `json:"name"`
	Description         string       `json:"description"`
	URL                 string       `json:"url"`
	License             string       `json:"license"`
	Creator             organisation `json:"creator"`
	IsAccessibleForFree bool         `json:"isAccessibleForFree"`
	InLanguage          string       `json:"inLanguage"`
	DateModified        string       `json:"dateModified,omitempty"`
	TemporalCoverage    string       `json:"temporalCoverage,omitempty"`
	SpatialCoverage     []string     `json:"spatialCoverage,omitempty"`
	VariableMeasured    []string     `json:"variableMeasured,omitempty"`
	Distribution        []download   `json:"distribution"`
}

type organisation struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

func newOrganisation(name, url string) organisation {
	return organisation{"Organization", name, url}
}

type download struct {
	Type           string `json:"@type"`
	Name           string `json:"name"`
	Description    string `json:"description"`
	ContentURL     string `json:"contentUrl"`
	EncodingFormat string `json:"encodingFormat"`
}

// Dataset describes the data to search engines. Its JSON is what schema.org calls a
// Dataset; html/template writes it into a script of type application/ld+json. Every
// reader of the page pays for it, so series and sources are left to datapackage.json,
// which is one of the distributions.
func Dataset(in Input) any {
	d := dataset{
		Context: "https://schema.org", Type: "Dataset", ID: in.home() + "#dataset",
		Name: in.Page.Title, Description: in.description(), URL: in.home(), License: in.Site.LicenceURL,
		Creator:             newOrganisation(in.Site.Name, in.Site.BaseURL+"/"),
		IsAccessibleForFree: true, InLanguage: in.Site.Language, DateModified: day(in.Page.Updated),
		TemporalCoverage: in.years(),
	}
	for _, a := range in.areas() {
		d.SpatialCoverage = append(d.SpatialCoverage, a.Name)
	}
	for _, name := range Names() {
		if name != revisionsName { // a feed of changes is not the data
			d.Distribution = append(d.Distribution, download{"DataDownload", name, About(name), in.home() + name, mediaType(name)})
		}
	}
	return d
}

// description says what the data is. Its last sentence alone is longer than the 50
// characters that Google asks for.
func (in Input) description() string {
	const last = "Each figure is listed with its source, its definition and what it does not show."
	text := strings.TrimSpace(in.Page.Summary)
	if room := maxDescription - len(last) - 2; utf8.RuneCountInString(text) > room {
		text = string([]rune(text)[:room])
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		text += "…"
	}
	return strings.TrimSpace(text + " " + last)
}

// years is the time that the known figures are about, in years: a day would be more
// than is known of a year that was counted in part.
func (in Input) years() string {
	first, last := 0, 0
	for _, s := range in.series() {
		for _, o := range s.Observations {
			if o.Value.State() != stats.Known {
				continue
			}
			if y := o.Period.Year(); first == 0 || y < first {
				first = y
			}
			last = max(last, o.Period.LastYear())
		}
	}
	if first == 0 {
		return ""
	}
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "/" + strconv.Itoa(last)
}

// mediaType is the IANA media type of one of the files.
func mediaType(name string) string {
	switch {
	case strings.HasSuffix(name, ".csv"):
		return "text/csv"
	case strings.HasSuffix(name, ".xml"):
		return "application/atom+xml"
	}
	return "application/json"
}

package opendata_test

import (
	"encoding/json"
	"html/template"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/opendata"
)

// described is what a search engine reads.
type described struct {
	Context             string `json:"@context"`
	Type                string `json:"@type"`
	Name, Description   string
	URL, License        string
	IsAccessibleForFree bool
	InLanguage          string
	DateModified        string
	TemporalCoverage    string
	Creator             struct {
		Type string `json:"@type"`
		Name string
	}
	SpatialCoverage []string
	Distribution    []struct {
		Type                       string `json:"@type"`
		ContentURL, EncodingFormat string
	}
}

// describe writes the dataset into a page, as a template does, and reads it there.
func describe(t *testing.T, in opendata.Input) (described, string) {
	t.Helper()
	page := template.Must(template.New("").Parse(`<script type="application/ld+json">{{.}}</script>`))
	var b strings.Builder
	if err := page.Execute(&b, opendata.Dataset(in)); err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(b.String(), `<script type="application/ld+json">`), "</script>")
	var got described
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return got, text
}

func TestDataset(t *testing.T) {
	got, _ := describe(t, input(t))
	if got.Context != "https://schema.org" || got.Type != "Dataset" || got.Name != "What the figures show" ||
		got.URL != "https://site.example/statistics/" || got.License != "https://creativecommons.org/licenses/by/4.0/" ||
		!got.IsAccessibleForFree || got.InLanguage != "en-GB" || got.DateModified != "2026-11-21" ||
		got.Creator.Type != "Organization" || got.Creator.Name != "Tell & Someone" {
		t.Errorf("got %+v", got)
	}
	if want := "What is known of reports. Each figure is listed with its source, its definition and what it does not show."; got.Description != want {
		t.Errorf("description %q, want %q", got.Description, want)
	}
	if got.TemporalCoverage != "2019/2026" {
		t.Errorf("time %q", got.TemporalCoverage)
	}
	if len(got.SpatialCoverage) != 3 || got.SpatialCoverage[2] != "Worldwide" {
		t.Errorf("areas %+v", got.SpatialCoverage)
	}
	var files []string
	for _, d := range got.Distribution {
		files = append(files, d.ContentURL+" "+d.EncodingFormat)
	}
	const folder = "https://site.example/statistics/"
	if want := []string{
		folder + "figures.csv text/csv", folder + "observations.csv text/csv", folder + "statistics.json application/json",
		folder + "claims.json application/json", folder + "datapackage.json application/json",
	}; !slices.Equal(files, want) {
		t.Errorf("files %v, want %v", files, want)
	}
}

func TestDatasetDescriptionLength(t *testing.T) {
	for _, summary := range []string{"", "Short.", strings.Repeat("Wörter und mehr. ", 400), strings.Repeat("ö", 6000)} {
		in := input(t)
		in.Page.Summary = summary
		got, _ := describe(t, in)
		if n := utf8.RuneCountInString(got.Description); n < 50 || n > 5000 || !utf8.ValidString(got.Description) {
			t.Errorf("a description of %d characters, want 50 to 5000", n)
		}
		if !strings.HasSuffix(got.Description, "what it does not show.") {
			t.Errorf("the description ends with %q", got.Description[len(got.Description)-60:])
		}
	}
}

// TestDatasetCannotEndTheScript has a title that would end the element it is in.
func TestDatasetCannotEndTheScript(t *testing.T) {
	in := input(t)
	in.Page.Title = `</script><script>alert(1)</script>`
	got, text := describe(t, in)
	if strings.Contains(text, "<") || got.Name != in.Page.Title {
		t.Errorf("the title is written as %s", text[:200])
	}
}

func TestDatasetWithoutFigures(t *testing.T) {
	in := inputOf(load(t, definitions, `count,E23000023,2021,[x],,,,
total,E23000023,2019,[c],,,,
share,WORLD,2023,[z],,,,
change,WORLD,2023/24,[x],,,,
half,E23000023,2025-H2,[x],,,,
`, ""), "")
	in.Page.Updated = in.Page.Updated.AddDate(-3000, 0, 0) // still a day
	got, text := describe(t, in)
	if got.TemporalCoverage != "" || strings.Contains(text, "null") {
		t.Errorf("got %s", text)
	}
}

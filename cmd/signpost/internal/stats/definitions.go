package stats

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// definitions is statistics.yaml as an editor writes it.
type definitions struct {
	Areas   map[string]areaFront   `yaml:"areas,required"`
	Sources map[string]sourceFront `yaml:"sources,required"`
	Series  map[string]seriesFront `yaml:"series,required"`
}

type areaFront struct {
	Name string `yaml:"name,required"`
}

type sourceFront struct {
	Title     string          `yaml:"title,required"`
	Publisher string          `yaml:"publisher,required"`
	URL       string          `yaml:"url,required"`
	Published string          `yaml:"published,required"`
	Retrieved strictyaml.Date `yaml:"retrieved,required"`
	Kind      string          `yaml:"kind,required"`
}

type seriesFront struct {
	Title      string `yaml:"title,required"`
	Unit       string `yaml:"unit,required"`
	Definition string `yaml:"definition,required"`
	NotShown   string `yaml:"not_shown,required"`
	Frequency  string `yaml:"frequency"`

	Parts          []string `yaml:"parts"`
	SumsTo         string   `yaml:"sums_to"`
	PartOf         string   `yaml:"part_of"`
	ComparableWith []string `yaml:"comparable_with"`
}

func kinds() []string {
	return []string{"official", "charity", "police", "newspaper", "research"}
}

// frequencies lists how often a series may be published. The first is what a
// series has that does not say.
func frequencies() []string {
	return []string{"year", "half-year", "quarter", "month", "irregular"}
}

// loadDefinitions reads statistics.yaml into a Dataset without observations. The
// document says where each definition stands; it and the Dataset are nil when
// the file cannot be read.
func loadDefinitions(f *diag.File) (*Dataset, *strictyaml.Doc, diag.List) {
	doc, list := strictyaml.Parse(f, diag.Span{End: len(f.Data)})
	if doc == nil {
		return nil, nil, list
	}
	var defs definitions
	list = append(list, doc.Decode(&defs)...)
	if list.HasErrors() {
		return nil, nil, list
	}
	d := &Dataset{
		series: map[string]*Series{}, sources: map[string]*Source{}, areas: map[string]*Area{},
		seriesIDs: doc.Keys("series"), sourceIDs: doc.Keys("sources"), areaIDs: doc.Keys("areas"),
		definitions: f, used: map[string]bool{},
	}
	for _, id := range d.areaIDs {
		d.areas[id] = &Area{ID: id, Name: defs.Areas[id].Name}
		list = append(list, checkArea(doc, d.areas[id])...)
	}
	for _, id := range d.sourceIDs {
		s := defs.Sources[id]
		d.sources[id] = &Source{
			ID: id, Title: s.Title, Publisher: s.Publisher, URL: s.URL,
			Published: s.Published, Retrieved: s.Retrieved.Time, Kind: s.Kind,
			Span: doc.KeySpan("sources." + id), RetrievedSpan: doc.Span("sources." + id + ".retrieved"),
		}
		list = append(list, checkSource(doc, d.sources[id])...)
	}
	for _, id := range d.seriesIDs {
		s := defs.Series[id]
		d.series[id] = &Series{
			ID: id, Title: s.Title, Unit: s.Unit, Definition: s.Definition,
			NotShown: s.NotShown, Frequency: s.Frequency,
			Parts: s.Parts, SumsTo: s.SumsTo, PartOf: s.PartOf, ComparableWith: s.ComparableWith,
			Span: doc.KeySpan("series." + id),
		}
		list = append(list, checkSeries(doc, d.series[id])...)
	}
	list = append(list, checkRelations(doc, d)...)
	d.mutual()
	return d, doc, list
}

func checkArea(doc *strictyaml.Doc, a *Area) diag.List {
	list := checkTexts(doc, "areas."+a.ID, map[string]string{"name": a.Name})
	if !isAreaCode(a.ID) {
		list = append(list, keyError(doc, "areas."+a.ID, "area-code", "area code %q, want a letter and eight digits, WORLD, or two letters such as AU", a.ID).
			WithHint("look the code up in the Register of Geographic Codes of the Office for National Statistics, or for another country in ISO 3166-1"))
	}
	return list
}

func checkSource(doc *strictyaml.Doc, s *Source) diag.List {
	path := "sources." + s.ID
	list := checkID(doc, path, s.ID)
	list = append(list, checkTexts(doc, path, map[string]string{
		"title": s.Title, "publisher": s.Publisher, "url": s.URL, "published": s.Published,
	})...)
	if !isWebAddress(s.URL) {
		list = append(list, doc.Errorf(path+".url", "source-url", "address %q, want one that begins with https:// and a host", s.URL))
	}
	if !slices.Contains(kinds(), s.Kind) {
		list = append(list, doc.Errorf(path+".kind", "source-kind", "kind %q, want one of %s", s.Kind, strings.Join(kinds(), ", ")).
			WithHint("%s", diag.DidYouMean(s.Kind, kinds())))
	}
	return list
}

func checkSeries(doc *strictyaml.Doc, s *Series) diag.List {
	path := "series." + s.ID
	list := checkID(doc, path, s.ID)
	list = append(list, checkTexts(doc, path, map[string]string{
		"title": s.Title, "unit": s.Unit, "definition": s.Definition, "not_shown": s.NotShown,
	})...)
	for part := range strings.SplitSeq(s.ID, "-") {
		if len(part) == 4 && allDigits(part) {
			// The anchor is the id and the period; a year in the id could make
			// two anchors the same.
			list = append(list, keyError(doc, path, "series-id", "year %s in the series id %q", part, s.ID).
				WithHint("a series goes on from year to year; leave the year out"))
		}
	}
	if unit := strings.ToLower(s.Unit); strings.Contains(unit, "%") || unit == "percent" || unit == "percentage" {
		list = append(list, doc.Errorf(path+".unit", "series-unit", "unit %q, want per cent", s.Unit).WithHint("write per cent"))
	} else if s.IsRate() && (s.Noun() == "" || s.Per() == "" || strings.HasPrefix(s.Per(), "cent")) {
		list = append(list, doc.Errorf(path+".unit", "series-unit", "unit %q, want per cent alone, or something per something", s.Unit).
			WithHint("write per cent and say in the title of what, or write such as reports per week"))
	}
	if s.Frequency == "" {
		s.Frequency = frequencies()[0]
	}
	if !slices.Contains(frequencies(), s.Frequency) {
		list = append(list, doc.Errorf(path+".frequency", "series-frequency", "frequency %q, want one of %s",
			s.Frequency, strings.Join(frequencies(), ", ")).WithHint("%s", diag.DidYouMean(s.Frequency, frequencies())))
	}
	return list
}

// checkTexts holds the texts of one entry to what a cell may hold. The order of
// a map does not matter: the caller's list is sorted by position.
func checkTexts(doc *strictyaml.Doc, path string, texts map[string]string) diag.List {
	var list diag.List
	for key, text := range texts {
		rule, f := "text", sheet.CheckText(text, sheet.MaxText)
		if f == nil {
			// The downloads repeat these texts in cells of their own.
			rule, f = "formula", checkFormula(text)
		}
		if f != nil {
			list = append(list, doc.Errorf(path+"."+key, rule, "%s", f.Message).WithHint("%s", f.Hint))
		}
	}
	return list
}

// checkID holds an id to what can stand in an HTML id, a file name and a
// directive: lower-case letters, digits and single hyphens, a letter first.
func checkID(doc *strictyaml.Doc, path, id string) diag.List {
	good := id != "" && id[0] >= 'a' && id[0] <= 'z' && !strings.HasSuffix(id, "-") && !strings.Contains(id, "--")
	for _, r := range id {
		good = good && (r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}
	if good {
		return nil
	}
	return diag.List{keyError(doc, path, "id", "id %q, want lower-case letters, digits and single hyphens, a letter first", id)}
}

// keyError is an error at a key of statistics.yaml, not at what stands below it.
func keyError(doc *strictyaml.Doc, path, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(doc.File(), doc.KeySpan(path), diag.Error, rule, format, args...)
}

// isAreaCode reports whether id is WORLD or has the form of a GSS code, a letter
// for the country and eight digits, or of the code of a country in ISO 3166-1.
func isAreaCode(id string) bool {
	return id == "WORLD" || isCountry(id) || len(id) == 9 && isCapital(id[0]) && allDigits(id[1:])
}

// isCountry reports whether id has the form of the two-letter code of a country.
func isCountry(id string) bool { return len(id) == 2 && isCapital(id[0]) && isCapital(id[1]) }

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

// isWebAddress reports whether a reader can be sent to address: https, a host,
// no user name, nothing that cannot be seen.
func isWebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil &&
		strings.Contains(u.Hostname(), ".") && !strings.ContainsFunc(address, unicode.IsSpace)
}

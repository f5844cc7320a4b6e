package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/output"
)

// profiles is where the Data Package standard keeps the schemas of its version 2.0.
const profiles = "https://datapackage.org/profiles/2.0/"

// dataPackage is a descriptor of the Data Package standard.
type dataPackage struct {
	Schema       string         `json:"$schema"`
	Name         string         `json:"name"`
	Title        string         `json:"title"`
	Description  string         `json:"description"`
	Homepage     string         `json:"homepage"`
	Licenses     []license      `json:"licenses,omitempty"`
	Contributors []contributor  `json:"contributors"`
	Sources      []sourceLink   `json:"sources"`
	Resources    []dataResource `json:"resources"`
}

type license struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

type contributor struct {
	Title string   `json:"title"`
	Path  string   `json:"path"`
	Roles []string `json:"roles"`
}

type sourceLink struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

type dataResource struct {
	Schema      string       `json:"$schema"`
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Type        string       `json:"type,omitempty"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding"`
	Bytes       int          `json:"bytes"`
	Hash        string       `json:"hash"`
	Dialect     *dialect     `json:"dialect,omitempty"`
	TableSchema *tableSchema `json:"schema,omitempty"`
}

type dialect struct {
	Schema         string `json:"$schema"`
	Header         bool   `json:"header"`
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
}

type tableSchema struct {
	Schema        string     `json:"$schema"`
	Fields        []field    `json:"fields"`
	MissingValues []labelled `json:"missingValues"`
	PrimaryKey    []string   `json:"primaryKey"`
}

// packageJSON writes datapackage.json, the description of files.
func packageJSON(in Input, files []output.File) []byte {
	p := dataPackage{
		Schema: profiles + packageName, Name: in.packageName(), Title: in.Page.Title, Description: in.description(),
		Homepage:     in.home(),
		Contributors: []contributor{{in.Site.Name, in.Site.BaseURL + "/", []string{"publisher"}}},
		Sources:      []sourceLink{},
	}
	if l := (license{licenceID(in.Site.LicenceURL), in.Site.LicenceURL, in.Site.LicenceName}); l.Path != "" {
		p.Licenses = []license{l}
	}
	for _, s := range in.sources() {
		p.Sources = append(p.Sources, sourceLink{strings.Join([]string{s.Publisher, s.Title, s.Published}, ", "), s.URL})
	}
	for _, f := range files {
		p.Resources = append(p.Resources, newResource(in, f))
	}
	return document(p, 5) // down to the columns of a table
}

func newResource(in Input, f output.File) dataResource {
	name := path.Base(f.Name)
	sum := sha256.Sum256(f.Data)
	about := About(name)
	r := dataResource{
		Schema: profiles + "dataresource.json", Name: strings.TrimSuffix(name, path.Ext(name)), Path: name,
		Description: strings.ToUpper(about[:1]) + about[1:] + ".",
		Format:      strings.TrimPrefix(path.Ext(name), "."), MediaType: mediaType(name), Encoding: "utf-8",
		Bytes: len(f.Data), Hash: "sha256:" + hex.EncodeToString(sum[:]),
	}
	var fields []field
	switch name {
	case figuresName:
		for _, c := range figureColumns() {
			fields = append(fields, c.field)
		}
		r.Description += " It begins with a byte order mark, which read.csv of R wants to be told of: fileEncoding = \"UTF-8-BOM\"."
	case observationsName:
		fields = observationFields(in)
	default:
		return r
	}
	r.Type = "table"
	r.Dialect = &dialect{profiles + "tabledialect.json", true, ",", lineEnd(f.Data), `"`, true}
	r.TableSchema = &tableSchema{profiles + "tableschema.json", fields, missingValues(), []string{"series", "area", "period"}}
	return r
}

// lineEnd is what the first row of a CSV file ends with. The header has no cell
// with a line break in it.
func lineEnd(data []byte) string {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0:
		return "\r\n"
	case bytes.HasPrefix(data[i:], []byte("\r\n")):
		return "\r\n"
	}
	return string(data[i])
}

// packageName is the package's name: the host and the page, in the letters that the
// standard wants of a name. It stays the same when the site gets another title.
func (in Input) packageName() string {
	host := in.Site.BaseURL
	if u, err := url.Parse(host); err == nil {
		host = u.Hostname()
	}
	words := strings.FieldsFunc(strings.ToLower(host+"/"+in.Page.Path), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.' && r != '_'
	})
	return strings.Join(words, "-")
}

// licenceID is the licence's name in the Open Definition, which the standard wants,
// or "" when the address is none of the known ones.
func licenceID(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := slices.DeleteFunc(strings.Split(strings.ToLower(u.Path), "/"), func(s string) bool { return s == "" })
	host := strings.TrimPrefix(u.Hostname(), "www.")
	switch {
	case host == "creativecommons.org" && len(parts) >= 3 && parts[0] == "publicdomain" && parts[1] == "zero" && parts[2] == "1.0":
		return "CC0-1.0"
	case host == "creativecommons.org" && len(parts) >= 3 && parts[0] == "licenses" && (parts[1] == "by" || parts[1] == "by-sa") && parts[2] == "4.0":
		return "CC-" + strings.ToUpper(parts[1]) + "-4.0"
	case host == "nationalarchives.gov.uk" && len(parts) >= 4 && parts[1] == "open-government-licence" && parts[2] == "version" && (parts[3] == "2" || parts[3] == "3"):
		return "OGL-UK-" + parts[3] + ".0"
	}
	return ""
}

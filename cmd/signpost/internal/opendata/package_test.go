package opendata_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/opendata"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const profiles = "https://datapackage.org/profiles/2.0/"

// profile compiles one of the profiles of the Data Package standard 2.0.
func profile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseRegexpEngine(compileRegexp)
	for _, file := range []string{"datapackage.json", "dataresource.json", "tabledialect.json", "tableschema.json"} {
		text, err := os.ReadFile(filepath.Join("testdata", "profiles", file))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(profiles+file, doc); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile(profiles + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// compileRegexp knows the one expression of the profiles that looks ahead, which
// regexp does not.
func compileRegexp(s string) (jsonschema.Regexp, error) {
	if strings.HasPrefix(s, "^((?=[^./~])(?!file:)") {
		return pathRule(s), nil
	}
	return regexp.Compile(s)
}

// pathRule is the profiles' rule for a path: an address, or a path below the folder.
type pathRule string

func (pathRule) MatchString(s string) bool {
	for _, scheme := range []string{"http://", "https://", "ftp://", "ftps://"} {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") &&
		!strings.Contains(s, "/../") && !strings.ContainsAny(s, "\\\n") && !strings.Contains(s, "://")
}

func (p pathRule) String() string { return string(p) }

func validate(t *testing.T, name, text string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return profile(t, name).Validate(doc)
}

// TestPackageIsValid holds the description against the profiles of the standard,
// for data with everything and for data with nothing.
func TestPackageIsValid(t *testing.T) {
	in := input(t)
	empty := inputOf(load(t, definitions, `count,E23000023,2021,[x],,,,
total,E23000023,2019,[c],,,,
share,WORLD,2023,[z],,,,
change,WORLD,2023/24,[x],,,,
half,E23000023,2025-H2,[x],,,,
`, ""), "")
	bare := input(t)
	bare.Site = opendata.Site{Name: "S", BaseURL: "https://site.example"}
	bare.Page.Summary, bare.Page.Updated = "", time.Time{}
	for name, in := range map[string]opendata.Input{"all": in, "no figures": empty, "bare": bare} {
		text := contents(t, in)["datapackage.json"]
		if err := validate(t, "datapackage.json", text); err != nil {
			t.Errorf("%s: %#v", name, err)
		}
	}
}

// TestProfilesFindFaults shows that the profiles of the tests refuse something.
func TestProfilesFindFaults(t *testing.T) {
	text := contents(t, input(t))["datapackage.json"]
	for _, tt := range []struct{ old, now string }{
		{`"resources":`, `"resource":`},
		{`"type": "table"`, `"type": "tables"`},
		{`"path": "figures.csv"`, `"path": "../figures.csv"`},
		{`"path": "figures.csv"`, `"path": "a/../figures.csv"`},
		{`"mediatype": "text/csv"`, `"mediatype": "csv"`},
		{`"hash": "sha256:`, `"hash": "sha256:x`},
		{`"type": "boolean"`, `"type": "bool"`},
		{`"format": "uri"`, `"format": "url"`},
		{`"required": true`, `"required": "yes"`},
		{`"homepage": "https:`, `"homepage": "::`},
		{`"name": "CC-BY-4.0"`, `"name": "CC BY 4.0"`},
		{`"lineTerminator": "\r\n"`, `"lineTerminator": 1`},
		{`"value": ""`, `"other": ""`},
		{`"trueValues": [`, `"trueValues": [], "x": [`},
	} {
		changed := strings.Replace(text, tt.old, tt.now, 1)
		if changed == text {
			t.Errorf("%s is not in the description", tt.old)
		} else if validate(t, "datapackage.json", changed) == nil {
			t.Errorf("%s instead of %s passes", tt.now, tt.old)
		}
	}
}

func TestPackage(t *testing.T) {
	var got struct {
		Schema   string `json:"$schema"`
		Name     string
		Homepage string
		Licenses []struct{ Name, Path, Title string }
		Sources  []struct{ Title, Path string }
	}
	in := input(t)
	if err := json.Unmarshal([]byte(contents(t, in)["datapackage.json"]), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != profiles+"datapackage.json" || got.Name != "site.example-statistics" || got.Homepage != "https://site.example/statistics/" {
		t.Errorf("got %+v", got)
	}
	if len(got.Sources) != 3 || got.Sources[0].Title != "The Paper, An article, and more, March 2024" {
		t.Errorf("sources %+v", got.Sources)
	}
	for url, want := range map[string]string{
		"https://creativecommons.org/licenses/by/4.0/":                               "CC-BY-4.0",
		"https://creativecommons.org/licenses/by-sa/4.0/deed.en":                     "CC-BY-SA-4.0",
		"https://creativecommons.org/publicdomain/zero/1.0/":                         "CC0-1.0",
		"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": "OGL-UK-3.0",
		"https://creativecommons.org/licenses/by-nc/4.0/":                            "", // not an open licence
		"https://creativecommons.org/licenses/by/3.0/":                               "",
		"https://licence.example/":                                                   "",
	} {
		in.Site.LicenceURL, got.Licenses = url, nil
		if err := json.Unmarshal([]byte(contents(t, in)["datapackage.json"]), &got); err != nil {
			t.Fatal(err)
		}
		if l := got.Licenses[0]; l.Name != want || l.Path != url || l.Title != "CC BY 4.0" {
			t.Errorf("licence at %s is %+v, want %q", url, l, want)
		}
	}
}

func TestLineTerminator(t *testing.T) {
	for _, tt := range []struct{ saved, want string }{
		{"a\nb\n", "\n"}, {"a\r\nb\r\n", "\r\n"}, {"a\rb\r", "\r"}, {"a\r", "\r"}, {"a", "\r\n"}, {"", "\r\n"},
	} {
		in := input(t)
		in.Observations = []byte(tt.saved)
		if got := resources(t, in)["observations"].Dialect.LineTerminator; got != tt.want {
			t.Errorf("rows of %q end with %q, want %q", tt.saved, got, tt.want)
		}
	}
}

// resource is a described file, as much of it as a reader of tables needs.
type resource struct {
	Name, Path, Encoding string
	Dialect              struct{ LineTerminator, Delimiter string }
	Schema               struct {
		Fields []struct {
			Name, Type              string
			TrueValues, FalseValues []string
			Categories              []struct{ Value string }
			Constraints             struct {
				Required bool
				Pattern  string
				Enum     []string
			}
		}
		MissingValues []struct{ Value string }
		PrimaryKey    []string
	}
}

func resources(t *testing.T, in opendata.Input) map[string]resource {
	t.Helper()
	var got struct{ Resources []resource }
	if err := json.Unmarshal([]byte(contents(t, in)["datapackage.json"]), &got); err != nil {
		t.Fatal(err)
	}
	found := map[string]resource{}
	for _, r := range got.Resources {
		found[r.Name] = r
	}
	return found
}

// TestTablesKeepToTheirSchema reads the tables by what the description says of them,
// and nothing else.
func TestTablesKeepToTheirSchema(t *testing.T) {
	in := input(t)
	files := contents(t, in)
	for _, name := range []string{"figures", "observations"} {
		r := resources(t, in)[name]
		if faults := tableFaults(r, files[r.Path]); len(faults) > 0 {
			t.Errorf("%s: %s", name, strings.Join(faults, "\n"))
		}
		for _, tt := range []struct{ old, now string }{
			{"2023-H1", "2023-H3"}, {"more than", "over"}, {"4619", "4,619"}, {"E23000022", ""}, {"2024-YTD", "2023"},
		} {
			changed := strings.Replace(files[r.Path], tt.old, tt.now, 1)
			if len(tableFaults(r, changed)) == 0 {
				t.Errorf("%s: %q instead of %q keeps to the schema", name, tt.now, tt.old)
			}
		}
	}
}

func tableFaults(r resource, text string) []string {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	seen := map[string]bool{}
	for n, row := range rows {
		var primary []string
		for i, f := range r.Schema.Fields {
			cell := row[i]
			if n == 0 {
				if cell != f.Name {
					faults = append(faults, fmt.Sprintf("column %q, want %q", cell, f.Name))
				}
				continue
			}
			if slices.Contains(r.Schema.PrimaryKey, f.Name) {
				primary = append(primary, cell)
			}
			if missing := slices.ContainsFunc(r.Schema.MissingValues, func(m struct{ Value string }) bool { return m.Value == cell }); missing {
				if f.Constraints.Required {
					faults = append(faults, fmt.Sprintf("row %d: %s is missing", n, f.Name))
				}
				continue
			}
			if !cellFits(f.Type, cell, f.TrueValues, f.FalseValues) ||
				f.Constraints.Pattern != "" && !regexp.MustCompile("^(?:"+f.Constraints.Pattern+")$").MatchString(cell) ||
				f.Constraints.Enum != nil && !slices.Contains(f.Constraints.Enum, cell) ||
				f.Categories != nil && !slices.ContainsFunc(f.Categories, func(c struct{ Value string }) bool { return c.Value == cell }) {
				faults = append(faults, fmt.Sprintf("row %d: %s is %q", n, f.Name, cell))
			}
		}
		k := strings.Join(primary, " ")
		if n > 0 && seen[k] {
			faults = append(faults, fmt.Sprintf("row %d: the key %s stands twice", n, k))
		}
		seen[k] = true
	}
	return faults
}

func cellFits(kind, cell string, yes, no []string) bool {
	switch kind {
	case "number":
		_, ok := new(big.Rat).SetString(cell)
		return ok && !strings.ContainsAny(cell, "/eE_xX")
	case "date":
		_, err := time.Parse(time.DateOnly, cell)
		return err == nil
	case "boolean":
		return slices.Contains(yes, cell) || slices.Contains(no, cell)
	}
	return kind == "string"
}

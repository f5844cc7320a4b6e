package build_test

import (
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const (
	module   = "example.org/signpost/cmd/signpost"
	internal = module + "/internal/"
)

// floor is a package on the plan: the floor it stands on, and everything that it
// imports besides the standard library. The program itself is "signpost".
type floor struct {
	floor   int
	imports string
}

// plan is the plan of imports. A package that is not on it does not exist; an
// import that is not on it is not made, and one that is no longer made is taken
// off it.
func plan() map[string]floor {
	return map[string]floor{
		"diag":     {1, ""},
		"output":   {1, "github.com/gofrs/flock golang.org/x/sys/unix"},
		"chart":    {1, ""},
		"workers":  {1, ""},
		"scaffold": {1, ""},
		"interval": {1, ""},
		"atom":     {1, ""},
		"cover":    {1, ""},
		"holiday":  {1, ""},

		"contentline": {1, ""},
		"qrcode":      {1, "rsc.io/qr"},
		"memo":        {1, ""},
		"cache":       {1, ""},
		"sample":      {1, ""},
		"readability": {1, ""},

		"strictyaml": {2, "diag go.yaml.in/yaml/v3"},
		"source":     {2, "diag"},
		"sheet":      {2, "diag"},
		"opening":    {2, "diag holiday"},
		"ical":       {2, "contentline"},

		"markdown": {3, "diag github.com/yuin/goldmark/ast github.com/yuin/goldmark/extension github.com/yuin/goldmark/extension/ast " +
			"github.com/yuin/goldmark/parser github.com/yuin/goldmark/renderer github.com/yuin/goldmark/renderer/html " +
			"github.com/yuin/goldmark/text github.com/yuin/goldmark/util golang.org/x/text/unicode/norm"},
		"stats":    {3, "cover diag interval sheet strictyaml"},
		"helpline": {3, "diag holiday opening strictyaml github.com/nyaruka/phonenumbers"},
		"asset": {3, "diag memo source github.com/evanw/esbuild/pkg/api golang.org/x/image/webp " +
			"github.com/tdewolff/parse/v2 github.com/tdewolff/parse/v2/css github.com/tdewolff/parse/v2/js"},

		"watch": {3, "source github.com/fsnotify/fsnotify golang.org/x/sys/unix"},

		"claim":    {4, "interval stats"},
		"finder":   {4, "diag helpline holiday strictyaml"},
		"contacts": {4, "contentline helpline holiday opening"},
		"search":   {4, "diag helpline memo strictyaml golang.org/x/net/html golang.org/x/net/html/atom golang.org/x/text/unicode/norm"},

		"directive": {5, "chart claim diag helpline holiday markdown opening qrcode stats"},
		"opendata":  {5, "atom claim interval output stats"},

		"site": {6, "asset claim diag directive finder helpline holiday markdown memo opendata search sheet source stats strictyaml workers " +
			"github.com/adrg/frontmatter golang.org/x/text/unicode/norm"},

		"render": {7, "asset atom contacts diag directive finder helpline holiday markdown memo opendata output search site source stats strictyaml workers golang.org/x/net/html"},
		"check":  {7, "diag directive helpline holiday markdown memo opening site stats workers golang.org/x/net/html"},

		"editorial": {7, "directive markdown readability site"},

		"build":   {8, "asset check diag editorial memo output render site source stats workers"},
		"preview": {8, "asset diag editorial output watch github.com/BurntSushi/toml golang.org/x/net/html"},

		"signpost": {9, "build cache check claim diag holiday ical memo output preview qrcode scaffold site stats watch github.com/spf13/cobra golang.org/x/sys/unix"},
	}
}

// TestPlanOfImports holds the plan against the code.
func TestPlanOfImports(t *testing.T) {
	code := imported(t)
	for _, name := range slices.Sorted(maps.Keys(code)) {
		on, ok := plan()[name]
		if !ok {
			t.Errorf("the package %s is not on the plan", name)
			continue
		}
		allowed := strings.Fields(on.imports)
		for _, path := range code[name] {
			if strings.Contains(path, ".") && !strings.HasPrefix(path, internal) || plan()[strings.TrimPrefix(path, internal)].floor > 0 {
				if short := strings.TrimPrefix(path, internal); !slices.Contains(allowed, short) {
					t.Errorf("%s imports %s, which is not on the plan", name, short)
				}
			}
			if below, ok := strings.CutPrefix(path, internal); ok && plan()[below].floor >= on.floor {
				t.Errorf("%s, on floor %d, imports %s, on floor %d: imports only go down", name, on.floor, below, plan()[below].floor)
			}
		}
		for _, short := range allowed {
			if !slices.Contains(code[name], short) && !slices.Contains(code[name], internal+short) {
				t.Errorf("the plan lets %s import %s, and it does not", name, short)
			}
		}
	}
	for name := range plan() {
		if code[name] == nil {
			t.Errorf("the package %s of the plan does not exist", name)
		}
	}
}

// TestPlanIsThatOfTheComment holds the floors in the package comment of build
// against the plan.
func TestPlanIsThatOfTheComment(t *testing.T) {
	text, err := os.ReadFile("build.go")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for line := range strings.Lines(string(text)) {
		number, names, ok := strings.Cut(strings.TrimPrefix(line, "//\t"), "  ")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || !strings.HasPrefix(line, "//\t") {
			continue
		}
		for _, name := range strings.FieldsFunc(names, func(r rune) bool { return !unicode.IsLetter(r) }) {
			got[name] = n
		}
	}
	want := map[string]int{}
	for name, on := range plan() {
		if name != "signpost" {
			want[name] = on.floor
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("the comment has %v, the plan %v", got, want)
	}
}

// TestOnlyOneImports holds what stands in one place only: the disk, the terminal,
// and each library that another could take the place of.
func TestOnlyOneImports(t *testing.T) {
	code := imported(t)
	for prefix, owners := range map[string][]string{
		"os":                          {"cache", "output", "signpost", "watch"},
		"path/filepath":               {"cache", "output", "signpost", "watch"},
		"log/slog":                    {"signpost"},
		"net/http":                    {"preview", "signpost"},
		"os/exec":                     {"signpost"},
		"unsafe":                      {"diag"},
		"github.com/yuin/goldmark":    {"markdown"},
		"github.com/adrg/frontmatter": {"site"},
		"go.yaml.in/yaml":             {"strictyaml"},
		"github.com/nyaruka":          {"helpline"},
		"github.com/gofrs/flock":      {"output"},
		"github.com/spf13/cobra":      {"signpost"},
		"github.com/evanw/esbuild":    {"asset"},
		"github.com/tdewolff":         {"asset"},
		"github.com/evanw":            {"asset"},
		"rsc.io/qr":                   {"qrcode"},
		"html/template":               {"chart", "directive", "helpline", "markdown", "preview", "qrcode", "render"},
		"text/template":               {"render", "scaffold"},
		"github.com/BurntSushi":       {"preview"},
		"github.com/fsnotify":         {"watch"},
		"github.com/rogpeppe":         {},
		"github.com/google/go-cmp":    {},
	} {
		for name, paths := range code {
			for _, path := range paths {
				if (path == prefix || strings.HasPrefix(path, prefix+"/") && prefix != "os") && !slices.Contains(owners, name) {
					t.Errorf("%s imports %s, which is for %v", name, path, owners)
				}
			}
		}
	}
}

// TestFilesAreShort wants a reason for every file of more than 300 lines.
func TestFilesAreShort(t *testing.T) {
	reasons := map[string]string{ // by name, such as "asset/css.go"
		"doc.go": "the manual, which holds no code",
	}
	for _, name := range goFiles(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines, reason := strings.Count(string(text), "\n"), reasons[strings.TrimLeft(filepath.ToSlash(name), "./")]
		if (lines > 300) != (reason != "") {
			t.Errorf("%s has %d lines, and the reason %q", name, lines, reason)
		}
	}
}

// imported gives the imports of every package of the program.
func imported(t *testing.T) map[string][]string {
	t.Helper()
	code := map[string][]string{}
	for _, name := range goFiles(t) {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		pkg := filepath.Base(filepath.Dir(name))
		if filepath.Dir(name) == filepath.Join("..", "..") {
			pkg = "signpost"
		}
		if code[pkg] == nil {
			code[pkg] = []string{}
		}
		for _, i := range file.Imports {
			path, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(code[pkg], path) {
				code[pkg] = append(code[pkg], path)
			}
		}
	}
	return code
}

// goFiles lists the program's files but its tests, for every system.
func goFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"../../*.go", "../*/*.go", "../*/*/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// vendored is .ci/vendor/vendored.json: what .ci/vendor/vendor.mjs took from npm.
type vendored struct {
	// Folders hold nothing but Files; both are paths from the top of the repository.
	Folders []string
	Files   []struct {
		File, Package, Version, Licence, Source string
		// SHA256 is of the file in the tree, in hexadecimal.
		SHA256 string
		// UnicodeRange is what a font has glyphs for, as CSS writes it; "" for other files.
		UnicodeRange string `json:"unicode_range"`
	}
}

func readVendored(t *testing.T) vendored {
	t.Helper()
	var v vendored
	if err := json.Unmarshal([]byte(readTop(t, ".ci/vendor/vendored.json")), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestVendored holds what comes from npm against the record of it: nobody edits such
// a file by hand, and none comes in by another way.
func TestVendored(t *testing.T) {
	v := readVendored(t)
	var lock struct {
		Packages map[string]struct{ Version, License string }
	}
	if err := json.Unmarshal([]byte(readTop(t, ".ci/vendor/package-lock.json")), &lock); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, f := range v.Files {
		known[f.File] = true
		sum := sha256.Sum256([]byte(readTop(t, f.File)))
		if hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s is not what .ci/vendor/vendored.json says: run .ci/vendor/vendor.mjs, and do not edit the file", f.File)
		}
		if p := lock.Packages["node_modules/"+f.Package]; p.Version != f.Version || p.License != f.Licence || f.Licence == "" {
			t.Errorf("%s is of %s %s (%s), but package-lock.json has %s (%s): run .ci/vendor/vendor.mjs", f.File, f.Package, f.Version, f.Licence, p.Version, p.License)
		}
	}
	for _, folder := range v.Folders {
		entries, err := os.ReadDir(filepath.Join("..", "..", folder))
		if err != nil {
			t.Error(err)
		}
		for _, e := range entries {
			if name := folder + "/" + e.Name(); !known[name] {
				t.Errorf("%s is not in .ci/vendor/vendored.json: files from elsewhere have no place in this folder", name)
			}
		}
	}
	if len(v.Folders) == 0 || len(known) == 0 {
		t.Error(".ci/vendor/vendored.json names no folder, or no file")
	}
}

// TestTypeface holds the typeface's style sheet against the fonts, and all that the
// site prints against both: a character that no font has would stand in another
// typeface in the middle of a word.
func TestTypeface(t *testing.T) {
	var want []string
	for _, f := range readVendored(t).Files {
		if f.UnicodeRange != "" {
			want = append(want, f.File+" "+f.UnicodeRange)
		}
	}
	sheet := readTop(t, "static/css/site/font.css")
	var got []string
	var ranges string
	for _, m := range regexp.MustCompile(`(?s)url\("../../([^"]+)"\).*?unicode-range: ([^;]+);`).FindAllStringSubmatch(sheet, -1) {
		got = append(got, "static/"+m[1]+" "+m[2])
		ranges += m[2] + ", "
	}
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("font.css declares\n%s\nbut the fonts are\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	has := unicodeRange(t, ranges)

	// What may be printed in another typeface, and why.
	elsewhere := map[rune]string{}

	lacks := map[rune]string{}
	site := buildSite(t)
	for _, name := range builtFiles(t, site, ".html", ".css") {
		data, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		text := printedByCSS(string(data))
		if strings.HasSuffix(name, ".html") {
			text = printedByHTML(t, data)
		}
		for _, r := range text {
			if !has[r] && !unicode.IsControl(r) && lacks[r] == "" {
				lacks[r] = name
			}
		}
	}
	for r, name := range lacks {
		if elsewhere[r] == "" {
			t.Errorf("%q (%U) is printed on %s and is in no font of ours: write something else, or add it to the letters in .ci/vendor/vendor.mjs", r, r, name)
		}
	}
	for r, why := range elsewhere {
		if lacks[r] == "" {
			t.Errorf("%q (%U) is excused (%s) and printed nowhere", r, r, why)
		}
	}
}

// TestUnicodeRange is for the reading of unicode-range in these tests.
func TestUnicodeRange(t *testing.T) {
	has := unicodeRange(t, "U+20-22, U+A0, ")
	for _, r := range []rune{' ', '!', '"', '\u00a0'} {
		if !has[r] {
			t.Errorf("U+20-22, U+A0 has no %U", r)
		}
	}
	if len(has) != 4 {
		t.Errorf("U+20-22, U+A0 has %d characters, want 4", len(has))
	}
}

// unicodeRange reads code points and ranges of them, each followed by a comma.
func unicodeRange(t *testing.T, text string) map[rune]bool {
	t.Helper()
	has := map[rune]bool{}
	for part := range strings.SplitSeq(strings.TrimSuffix(text, ", "), ", ") {
		first, last, isRange := strings.Cut(strings.TrimPrefix(part, "U+"), "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.ParseInt(first, 16, 32)
		to, err2 := strconv.ParseInt(last, 16, 32)
		if err1 != nil || err2 != nil || from > to {
			t.Fatalf("not a unicode-range: %q", part)
		}
		for r := from; r <= to; r++ {
			has[rune(r)] = true
		}
	}
	return has
}

// buildSite builds the site of the repository.
func buildSite(t *testing.T) fs.FS {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if status := run([]string{"build", "--no-cache", "--source", "../..", "--now", "2026-11-22", "--output", folder}, &said, &said); status != statusGood {
		t.Fatalf("build ended with %d:\n%s", status, &said)
	}
	return os.DirFS(folder)
}

// builtFiles names the files with one of these endings; there must be some.
func builtFiles(t *testing.T, site fs.FS, endings ...string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(site, ".", func(name string, _ fs.DirEntry, err error) error {
		if slices.Contains(endings, filepath.Ext(name)) {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatalf("no files with %q: %v", endings, err)
	}
	return names
}

// printedByHTML is what a page's body shows, with the attributes that browsers show.
func printedByHTML(t *testing.T, page []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range doc.Descendants() {
		switch parent := n.Parent; n.Type {
		case html.TextNode:
			if parent.Data != "script" && parent.Data != "style" && parent.Data != "title" {
				text.WriteString(n.Data)
			}
		case html.ElementNode:
			for _, a := range n.Attr {
				if a.Key == "placeholder" || a.Key == "alt" || a.Key == "value" && n.Data == "input" {
					text.WriteString(a.Val)
				}
			}
		}
	}
	return text.String()
}

// printedByCSS is a style sheet without its comments, with its escaped characters
// written out: nothing but what a sheet prints is outside ASCII.
func printedByCSS(sheet string) string {
	sheet = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(sheet, "")
	return regexp.MustCompile(`\\[0-9a-fA-F]{1,6} ?`).ReplaceAllStringFunc(sheet, func(escape string) string {
		r, _ := strconv.ParseInt(strings.TrimSpace(escape[1:]), 16, 32)
		return string(rune(r))
	})
}

// TestHead looks at what is named in the head of every page: the file of the typeface
// must be the one that the style sheet asks for, or a browser fetches it twice, and the
// share picture must be what is said of it.
func TestHead(t *testing.T) {
	site := buildSite(t)
	page := readBuilt(t, site, "index.html")

	font := onlyMatch(t, page, `<link rel="preload" href="([^"]+)" as="font" type="font/woff2" crossorigin>`)[1]
	sheet := onlyMatch(t, page, `<link rel="stylesheet" href="/([^"]*/site\.[^"]+)">`)[1]
	if css := readBuilt(t, site, sheet); !strings.Contains(css, font) {
		t.Errorf("%s is fetched early, but the style sheet does not ask for it", font)
	}
	readBuilt(t, site, strings.TrimPrefix(font, "/"))

	address := onlyMatch(t, page, `<link rel="canonical" href="([^"]+)/">`)[1]
	picture := strings.TrimPrefix(onlyMatch(t, page, `<meta property="og:image" content="([^"]+)">`)[1], address+"/")
	data := readBuilt(t, site, picture)
	config, err := png.DecodeConfig(strings.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", picture, err)
	}
	width := onlyMatch(t, page, `<meta property="og:image:width" content="(\d+)">`)[1]
	height := onlyMatch(t, page, `<meta property="og:image:height" content="(\d+)">`)[1]
	if got := fmt.Sprintf("%d by %d", config.Width, config.Height); got != width+" by "+height {
		t.Errorf("%s is %s, but the page says %s by %s", picture, got, width, height)
	}
	if len(data) > 40_000 {
		t.Errorf("%s has %d bytes, want 40,000 at most", picture, len(data))
	}
}

// TestIcons looks at the pictures that browsers ask for by a fixed name.
func TestIcons(t *testing.T) {
	ico := []byte(readTop(t, "static/favicon.ico"))
	var sizes []int
	for i := range int(binary.LittleEndian.Uint16(ico[4:])) {
		entry := ico[6+16*i:]
		length, at := binary.LittleEndian.Uint32(entry[8:]), binary.LittleEndian.Uint32(entry[12:])
		config, err := png.DecodeConfig(bytes.NewReader(ico[at : at+length]))
		if err != nil || config.Width != int(entry[0]) || config.Height != int(entry[1]) {
			t.Errorf("favicon.ico: picture %d is said to have %d by %d pixels: %v, %v", i+1, entry[0], entry[1], config, err)
		}
		sizes = append(sizes, config.Width)
	}
	if want := []int{16, 32, 48}; !slices.Equal(sizes, want) {
		t.Errorf("favicon.ico has sizes %v, want %v", sizes, want)
	}
	touch, err := png.Decode(strings.NewReader(readTop(t, "static/apple-touch-icon.png")))
	if err != nil {
		t.Fatal(err)
	}
	if size := touch.Bounds().Size(); size.X != 180 || size.Y != 180 {
		t.Errorf("apple-touch-icon.png is %v, want 180 by 180", size)
	}
	if o, ok := touch.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		t.Error("apple-touch-icon.png is see-through: iOS would put black behind it")
	}
}

func readBuilt(t *testing.T, site fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(site, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// onlyMatch gives the groups of a regular expression's only match.
func onlyMatch(t *testing.T, text, expression string) []string {
	t.Helper()
	matches := regexp.MustCompile(expression).FindAllStringSubmatch(text, -1)
	if len(matches) != 1 {
		t.Fatalf("%d matches of %s, want 1", len(matches), expression)
	}
	return matches[0]
}

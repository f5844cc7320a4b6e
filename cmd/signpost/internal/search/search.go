// Package search makes what a reader's browser needs to search the site: one file, which
// the script of the search page fetches once. Nothing that somebody types leaves their
// phone, because there is nobody to ask.
//
// Which function do I want?
//
//   - [Load] reads content/search/words.yaml, the words that an editor keeps, and
//     reports what is wrong with them.
//   - [Config.Index] makes the file, from the drawn pages.
//   - [Reader.Read] reads one of these as soon as it is drawn, so that its HTML need not
//     be kept until then.
//   - [Fold] is how words are compared: without case, accents and apostrophes.
//
// The file holds a page's title, summary, headings and keywords as they are, and of its
// text the words that set it apart from the other pages: each once, and no numbers, so
// that no figure is ever found where it is not explained. Misspellings, endings of words
// and the two ways of spelling English are left to static/js/search.js, which has to
// know them for what is typed.
//
// The package does not know templates or how pages are drawn. It reads their HTML as a
// browser without style sheets does.
package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Config is words.yaml, read and found to be sound.
type Config struct {
	// Title and Summary are those of the search page, Others is what the group of pages
	// is called that stand in no section.
	Title, Summary, Others string

	// Specific are the names of services that are for one matter, and Listed the files
	// and folders below content whose pages are listed and not found.
	Specific, Listed []string

	doc            *strictyaml.Doc
	urgent, common []string
	synonyms       [][]string
	readers        []reader
	// Stems of common words, and of those that people type: synonyms and urgent ones.
	commonStems, typedStems map[string]bool
}

// reader is whom a phrase gives away as the one who is asking.
type reader struct {
	audience string
	phrases  []string
}

// Fold gives the words of a text as they are compared: runs of letters and digits in
// small letters, without accents and apostrophes, so that "He’s" and "hes" are one.
func Fold(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.Map(unquoted, text)) {
		switch {
		case unicode.Is(unicode.Mn, r), unquoted(r) < 0:
		case unicode.IsLetter(r), unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// unquoted drops what may stand for an apostrophe. It is done before compatibility
// decomposition, which makes a space of an acute accent that stands alone, and after it,
// which takes the apostrophe out of the letter ŉ.
func unquoted(r rune) rune {
	if strings.ContainsRune("'’‘ʼ`´", r) {
		return -1
	}
	return r
}

// Unknown reports what words.yaml names and the site does not have: services, by the
// names of their files, and files and folders below content.
func (c *Config) Unknown(services, files []string) diag.List {
	var list diag.List
	for i, name := range c.Specific {
		if !slices.Contains(services, name) {
			list = append(list, c.unknown(fmt.Sprintf("specific[%d]", i), "no helpline", name, services))
		}
	}
	for i, name := range c.Listed {
		if !slices.ContainsFunc(files, func(f string) bool { return Below(f, name) }) {
			list = append(list, c.unknown(fmt.Sprintf("only_listed[%d]", i), "no page or folder", name, files))
		}
	}
	return list
}

func (c *Config) unknown(path, what, name string, known []string) diag.Diagnostic {
	hint := diag.DidYouMean(name, known)
	if hint == "" {
		hint = "write its name as it stands in the folder content, or remove the line"
	}
	return c.doc.Errorf(path, "unknown-value", "%s %q", what, name).WithHint("%s", hint)
}

// Below reports whether file is the file or stands in the folder of that name.
func Below(file, name string) bool {
	return file == name || strings.HasPrefix(file, strings.TrimSuffix(name, "/")+"/")
}

package finder

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// The longest texts, in characters: what can be read at a glance on a telephone.
const (
	longShort    = 30
	longID       = 40
	longTitle    = 80
	longLabel    = 120
	longSentence = 200
)

// mostChoices is the largest number of people and of situations. More than a dozen
// choices are not a short question, and the pages are their product.
const mostChoices = 12

// loader collects what is wrong with finder.yaml. What is empty was reported when it
// was decoded, and is passed over by all of its methods.
type loader struct {
	doc    *strictyaml.Doc
	config *Config
	list   diag.List
}

// report adds an error at path, with a hint if there is one.
func (l *loader) report(path, rule, hint, format string, args ...any) {
	l.list = append(l.list, l.doc.Errorf(path, rule, format, args...).WithHint("%s", hint))
}

// reportKey is report at the key of path: something is wrong with all that stands
// below it.
func (l *loader) reportKey(path, rule, hint, format string, args ...any) {
	l.list = append(l.list, diag.At(l.doc.File(), l.doc.KeySpan(path), diag.Error, rule, format, args...).WithHint("%s", hint))
}

// text notes words that readers see and returns them without spaces and line ends
// around them, which YAML's block texts leave there.
func (l *loader) text(path, s string, most int) string {
	if s == "" {
		return ""
	}
	trimmed := strings.TrimSpace(s)
	switch unseen := strings.IndexFunc(trimmed, func(r rune) bool { return !unicode.IsGraphic(r) }); {
	case trimmed == "":
		l.report(path, "empty-value", "write a value, or remove the line", "%s is empty", lastKey(path))
	case unseen >= 0:
		r, _ := utf8.DecodeRuneInString(trimmed[unseen:])
		l.report(path, "bad-text", "write the words on one line", "the character %U in %s, want words alone", r, lastKey(path))
	case utf8.RuneCountInString(trimmed) > most:
		l.report(path, "too-long", "say it shorter: it must be read at a glance on a telephone",
			"%d characters in %s, want %d at most", utf8.RuneCountInString(trimmed), lastKey(path), most)
	}
	l.config.texts = append(l.config.texts, Text{Key: path, Text: trimmed, Span: l.doc.Span(path)})
	return trimmed
}

// lastKey returns the key at the end of a path.
func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// count refuses more choices than a reader can look through.
func (l *loader) count(path string, n int, what string) {
	if n > mostChoices {
		l.reportKey(path, "too-many", "put some of them together", "%d %s, want %d at most", n, what, mostChoices)
	}
}

// id checks what becomes part of an address.
func (l *loader) id(path, id string, seen once) {
	if id == "" {
		return
	}
	good := strings.Trim(id, "-") == id && len(id) <= longID
	for i := range len(id) {
		good = good && (id[i] == '-' || id[i] >= 'a' && id[i] <= 'z' || id[i] >= '0' && id[i] <= '9')
	}
	if !good {
		l.report(path, "bad-finder-id", "it becomes part of a page's address, such as under-16",
			"the id %q, want 1 to %d small letters, digits and hyphens, with no hyphen first or last", id, longID)
	}
	l.once(path, id, seen)
}

// once is what has been named already, in small letters.
type once map[string]bool

func newOnce() once { return once{} }

// has reports whether word has been named.
func (o once) has(word string) bool { return o[strings.ToLower(strings.TrimSpace(word))] }

// once refuses a second word that reads as one before it.
func (l *loader) once(path, word string, seen once) {
	if strings.TrimSpace(word) == "" {
		return
	}
	if seen.has(word) {
		l.report(path, "repeated-value", "keep one of them, or change one", "%q stands twice", word)
	}
	seen[strings.ToLower(strings.TrimSpace(word))] = true
}

// oneOf reads a word of a closed list; "" when it is none of it.
func oneOf[T ~string](l *loader, path, what, s string, known []T) T {
	names := make([]string, len(known))
	for i, k := range known {
		if string(k) == s {
			return k
		}
		names[i] = string(k)
	}
	if s == "" {
		return ""
	}
	hint := diag.DidYouMean(s, names)
	if hint == "" {
		hint = "write " + strings.Join(names, ", ")
	}
	l.report(path, "unknown-value", hint, "no %s %q", what, s)
	return ""
}

// quoted lists words in quotation marks.
func quoted(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(list, ", ")
}

// inSentence gives a text the small first letter it has in the middle of a sentence,
// unless its first word is I or has another capital, as BSL has.
func inSentence(s string) string {
	if s == "" {
		return ""
	}
	word, _, _ := strings.Cut(s, " ")
	first, size := utf8.DecodeRuneInString(word)
	if word == "I" || strings.HasPrefix(word, "I'") || strings.HasPrefix(word, "I’") ||
		strings.ContainsFunc(word[size:], unicode.IsUpper) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

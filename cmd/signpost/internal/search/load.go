package search

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// The longest texts, in characters and words. A phrase is looked for as it stands, so
// that a long one is never found.
const (
	longTitle   = 80
	longSummary = 200
	longPhrase  = 40
	manyWords   = 6
)

// shorter is what to do about a phrase that is too long.
const shorter = "keep the few words that matter: the whole phrase must stand in what somebody types"

// front is words.yaml as it is written.
type front struct {
	Title    string              `yaml:"title,required"`
	Summary  string              `yaml:"summary,required"`
	Others   string              `yaml:"others,required"`
	Urgent   []string            `yaml:"urgent,required"`
	Readers  map[string][]string `yaml:"readers"`
	Specific []string            `yaml:"specific"`
	Listed   []string            `yaml:"only_listed"`
	Synonyms [][]string          `yaml:"synonyms,required"`
	Common   []string            `yaml:"common,required"`
}

// loader collects what is wrong with words.yaml. What is empty was reported when it was
// decoded, and is passed over.
type loader struct {
	doc  *strictyaml.Doc
	list diag.List
}

// Load reads words.yaml and reports everything that is wrong with it. The Config is nil
// when there are errors.
//
// A phrase has 1 to 6 words and at most 40 characters. It stands once in a list, in one
// group of synonyms, and for one kind of reader. A group has two phrases or more.
func Load(doc *strictyaml.Doc) (*Config, diag.List) {
	l := &loader{doc: doc}
	var fr front
	l.list = doc.Decode(&fr)
	c := &Config{
		Title: l.line("title", fr.Title, longTitle), Summary: l.line("summary", fr.Summary, longSummary),
		Others: l.line("others", fr.Others, longTitle),
		urgent: l.phrases("urgent", fr.Urgent, places{}), common: l.phrases("common", fr.Common, places{}),
		Specific: fr.Specific, Listed: fr.Listed, doc: doc,
	}
	l.lone(fr, c.common)
	groups, stems := places{}, places{}
	for i, g := range fr.Synonyms {
		path := fmt.Sprintf("synonyms[%d]", i)
		switch len(g) {
		case 0:
			l.report(path, "too-few", "add what people type, or remove the group", "no phrase in a group, want two or more")
		case 1:
			l.report(path, "too-few", "add what others call it, or remove the group", "one phrase in a group, want two or more")
		}
		c.synonyms = append(c.synonyms, l.phrases(path, g, groups))
		l.alike(path, g, groups, stems)
	}
	c.readers = l.readers(fr.Readers)
	if l.list.HasErrors() {
		return nil, l.list
	}
	c.commonStems, c.typedStems = stemsOf(c.common...), stemsOf(c.urgent...)
	for _, list := range c.synonyms {
		maps.Copy(c.typedStems, stemsOf(list...))
	}
	return c, l.list
}

// lone reports entries of common that are no single word, and words that cannot be both
// common, which says nothing, and urgent, which says everything.
func (l *loader) lone(fr front, common []string) {
	for i, phrase := range fr.Common {
		if len(Fold(phrase)) > 1 {
			l.report(fmt.Sprintf("common[%d]", i), "bad-text", "write each word for itself", "%q is more than one word", phrase)
		}
	}
	for i, phrase := range fr.Urgent {
		if words := Fold(phrase); len(words) == 1 && slices.Contains(common, words[0]) {
			l.report(fmt.Sprintf("urgent[%d]", i), "repeated-value", "take it out of common, or say in urgent what stands with it",
				"%q is common too, so that it would never stand alone", phrase)
		}
	}
}

// alike reports the phrases of a group that another group has with other endings or the
// other spelling: both groups would be found for either.
func (l *loader) alike(path string, group []string, groups, stems places) {
	for i, phrase := range group {
		at, folded := fmt.Sprintf("%s[%d]", path, i), strings.Join(Fold(phrase), " ")
		s := Stem(folded)
		switch first := stems[s]; {
		case s == "" || groups[folded] != at: // was reported
		case first == "":
			stems[s] = at
		case !strings.HasPrefix(first, path+"["):
			l.repeated(at, phrase, path, first)
		}
	}
}

// readers reads what gives away who is asking, in the order of the file.
func (l *loader) readers(of map[string][]string) []reader {
	var list []reader
	known := make([]string, 0, len(helpline.Audiences()))
	for _, a := range helpline.Audiences() {
		known = append(known, string(a))
	}
	seen := places{}
	for _, name := range l.doc.Keys("readers") {
		path := "readers." + name
		if !slices.Contains(known, name) {
			hint := diag.DidYouMean(name, known)
			if hint == "" {
				hint = "write " + strings.Join(known, ", ")
			}
			l.list = append(l.list, diag.At(l.doc.File(), l.doc.KeySpan(path), diag.Error, "unknown-value", "no readers %q", name).WithHint("%s", hint))
			continue
		}
		list = append(list, reader{name, l.phrases(path, of[name], seen)})
	}
	return list
}

// places are the phrases that stand somewhere already, folded, with their paths.
type places map[string]string

// phrases reads a list, and gives its phrases folded.
func (l *loader) phrases(path string, list []string, seen places) []string {
	folded := make([]string, 0, len(list))
	for i, phrase := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		words := Fold(phrase)
		switch f := strings.Join(words, " "); {
		case phrase == "": // was reported
		case len(words) == 0:
			l.report(at, "bad-text", "write the words that people type, or remove it", "no letter or digit in %q", phrase)
		case len(words) > manyWords:
			l.report(at, "too-long", shorter, "%d words in a phrase, want %d at most", len(words), manyWords)
		case utf8.RuneCountInString(phrase) > longPhrase:
			l.report(at, "too-long", shorter, "%d characters in a phrase, want %d at most", utf8.RuneCountInString(phrase), longPhrase)
		case seen[f] != "":
			l.repeated(at, phrase, path, seen[f])
		default:
			seen[f] = at
			folded = append(folded, f)
		}
	}
	return folded
}

// repeated reports a phrase that stands at first already, which may be in another list.
func (l *loader) repeated(at, phrase, path, first string) {
	line := l.doc.File().Position(l.doc.Span(first).Start).Line
	if strings.HasPrefix(first, path+"[") {
		l.report(at, "repeated-value", "keep one of them: capitals, accents and apostrophes make no difference",
			"%q stands twice in the list, first on line %d", phrase, line)
		return
	}
	l.report(at, "repeated-value", "keep it in one of the two, or make one list of both",
		"%q stands in another list already, on line %d", phrase, line)
}

// line reads words that readers see.
func (l *loader) line(path, text string, most int) string {
	trimmed := strings.TrimSpace(text)
	switch n := utf8.RuneCountInString(trimmed); {
	case text == "": // was reported
	case trimmed == "":
		l.report(path, "empty-value", "write a value", "%s is empty", path)
	case strings.ContainsFunc(trimmed, func(r rune) bool { return !unicode.IsGraphic(r) }):
		l.report(path, "bad-text", "write the words on one line", "%s holds a sign that nobody sees", path)
	case n > most:
		l.report(path, "too-long", "say it shorter", "%d characters in %s, want %d at most", n, path, most)
	}
	return trimmed
}

// report adds an error at path.
func (l *loader) report(path, rule, hint, format string, args ...any) {
	l.list = append(l.list, l.doc.Errorf(path, rule, format, args...).WithHint("%s", hint))
}

// File is words.yaml as it was edited.
func (c *Config) File() *diag.File { return c.doc.File() }

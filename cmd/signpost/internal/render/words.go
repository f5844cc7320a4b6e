package render

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// dictionary is templates/words.LANGUAGE.yaml: words of the templates in another language,
// and besides titles of menus, which not every site has.
type dictionary struct {
	doc   *strictyaml.Doc
	order []string
	words map[string]string
}

// dictionaryFront is the file as it is written.
type dictionaryFront struct {
	Words  []pair `yaml:"words"`
	Titles []pair `yaml:"titles"`
}

// pair is a word in both languages.
type pair struct {
	English string `yaml:"english,required"`
	Word    string `yaml:"word,required"`
}

// languageOfWords is the language that a file holds words of, "" for other files.
func languageOfWords(name string) string {
	for _, v := range site.Versions() {
		if v.Language != "" && name == "templates/words."+v.Language+".yaml" {
			return v.Language
		}
	}
	return ""
}

// readWords reads a dictionary; nil comes with an error.
func readWords(f source.File) (*dictionary, diag.List) {
	text, problems := source.Text(f)
	if problems.HasErrors() {
		return nil, problems
	}
	doc, found := strictyaml.Parse(text, diag.Span{End: len(text.Data)})
	if problems = append(problems, found...); doc == nil {
		return nil, problems
	}
	var front dictionaryFront
	problems = append(problems, doc.Decode(&front)...)
	d := &dictionary{doc: doc, words: map[string]string{}}
	add := func(key string, pairs []pair) {
		for i, p := range pairs {
			if d.words[p.English] != "" {
				problems = append(problems, doc.Errorf(key+"["+strconv.Itoa(i)+"].english", "same-word", "%q stands here twice", p.English).
					WithHint("remove one of them"))
			}
			d.words[p.English] = p.Word
		}
	}
	add("words", front.Words)
	add("titles", front.Titles)
	for _, p := range front.Words {
		d.order = append(d.order, p.English)
	}
	return d, problems
}

// word is the function of templates that says a word in the language of the page. Where
// nobody has vouched for one, it stays as it is and is marked as English, so that a
// screen reader changes its voice (WCAG 2.2, 3.1.2). In an attribute, which cannot be
// marked, html/template leaves the words alone.
func (s *Set) word(on Site, text string) template.HTML {
	plain := template.HTMLEscapeString(text)
	if on.Foreign != "" {
		if d := s.words[on.Language]; d != nil && d.words[text] != "" {
			plain = template.HTMLEscapeString(d.words[text])
		} else {
			plain = `<span lang="` + template.HTMLEscapeString(on.Foreign) + `">` + plain + "</span>"
		}
	}
	return template.HTML(plain) //nolint:gosec // everything in it is escaped.
}

// misspeltWords warns of words that no template says, but nearly: somebody changed them
// there or mistyped them here, and readers of the other language meet English. Words that
// a site's own templates do without harm nobody.
func (s *Set) misspeltWords() diag.List {
	if len(s.words) == 0 {
		return nil
	}
	var said []string
	for _, name := range sortedKeys(s.files) {
		said = append(said, wordsOf(s.files[name].Data)...)
	}
	var problems diag.List
	for _, language := range sortedKeys(s.words) {
		d := s.words[language]
		for i, word := range d.order {
			near := diag.DidYouMean(word, said)
			if near == "" || slices.Contains(said, word) {
				continue
			}
			problems = append(problems, d.doc.Warnf("words["+strconv.Itoa(i)+"].english", "unused-word", "no template says %q", word).WithHint("%s", near))
		}
	}
	return problems
}

// wordsOf are the words that a template says by the function word. The expression looks
// only where the name stands: it would take long to read whole templates.
func wordsOf(text []byte) []string {
	const name = "word "
	var said []string
	call := regexp.MustCompile(`^word \S+ ("[^"]*")`)
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(name))
		if i < 0 {
			return said
		}
		at += i
		m := call.FindSubmatch(text[at:])
		if m == nil || at > 0 && (text[at-1] == '_' || text[at-1] < 0x80 && (unicode.IsLetter(rune(text[at-1])) || unicode.IsDigit(rune(text[at-1])))) {
			at += len(name)
			continue
		}
		if word, err := strconv.Unquote(string(m[1])); err == nil {
			said = append(said, word)
		}
		at += len(m[0])
	}
}

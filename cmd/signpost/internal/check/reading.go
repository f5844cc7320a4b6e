package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// reading is one page while it is read. Its rooms serve one page after another.
type reading struct {
	reader    *Reader
	learned   *learned
	page      Page
	read      Facts
	rare      rarities
	tags      tags
	watch     watcher
	words     wording
	ways      ways
	links     list
	ids       [][]byte // as they stand
	sorted    [][]byte // each once
	fragments []fragment
	headings  []byte
	titles    int
	untitled  bool // the first title is empty
	svg       int
	picture   bool // the svg element that is open is a picture
	drawings  []drawing
	unsafe    bool     // the page may hold addresses that were not trusted
	named     []string // private words in what stands in the place of a title elsewhere
	text      []byte
}

// drawing is an svg element that is a picture: what names it to those who cannot
// see it, and the ids of elements that do.
type drawing struct {
	named bool
	by    string
	at    element
}

func newReading(r *Reader) *reading {
	return &reading{reader: r, learned: &learned{links: newNumbering(r.elements)}}
}

// readPage looks at a page as a browser would, once.
func (r *reading) readPage(p Page) *Facts {
	r.reset(p)
	r.leftovers()
	r.everyTag()
	f := r.facts()
	r.reset(Page{}) // what stays of the page is its facts
	return f
}

// reset takes another page, in the rooms of the one before.
func (r *reading) reset(p Page) {
	cover := r.ways.cover.name[:0]
	*r = reading{
		reader: r.reader, learned: r.learned, page: p,
		tags:  tags{html: p.HTML, names: &r.learned.names, attrs: r.tags.attrs[:0], room: r.tags.room[:0]},
		words: wording{html: p.HTML, block: r.words.block[:0], read: r.words.read},
		watch: watcher{rows: r.reader.rows, quotes: &r.learned.quotes, open: r.watch.open[:0], shown: r.watch.shown[:0]},
		links: r.links.empty(), ids: r.ids[:0], sorted: r.sorted[:0], fragments: r.fragments[:0],
		headings: r.headings[:0], drawings: r.drawings[:0], text: r.text[:0],
	}
	r.watch.tags = &r.tags
	r.ways.cover.name = cover
	if r.words.read == nil {
		r.words.read = func(pieces []diag.Span) { r.calls(r.page.HTML, pieces) }
	}
}

// leftovers looks for what no page may hold, wherever it stands.
func (r *reading) leftovers() {
	page := r.page.HTML
	for _, leftover := range [...]struct{ sign, text, rule, message, hint string }{
		{"!--", "<!-- raw HTML omitted -->", "raw-html", "raw HTML was left out of the page", "write it in Markdown, or with a directive"},
		{"&gt;", ";no value&gt;", "no-value", "the page shows <no value>", "a template prints something that does not exist"},
	} {
		// A text is looked for fast when it begins with what is rare.
		if bytes.Contains(page, []byte(leftover.sign)) && bytes.Contains(page, []byte(leftover.text)) {
			r.fault(leftover.rule, leftover.hint, element{}, leftover.message)
		}
	}
	if c, ok := unseen(page); ok {
		r.fault("direction-mark", "look for an entity such as &#x202e; or &rlm; and delete it", element{}, fmt.Sprintf("the page holds the invisible character U+%04X", c))
	}
	r.read.keys = bytes.Contains(page, []byte("Shift"))
	r.unsafe = bytes.Contains(page, []byte(untrusted))
}

// everyTag reads the tags of the page, and the words between them.
func (r *reading) everyTag() {
	t := &r.tags
	for t.next() {
		if r.isQuiet(t) {
			r.words.tag(t)
			continue
		}
		if t.kind&landmark != 0 {
			r.landmark(t)
		}
		if len(r.watch.open) > 0 || !t.end && t.has&(isID|isClass) != 0 {
			r.watch.tag()
		}
		r.words.tag(t)
		r.way(t)
		if !t.end {
			r.start(t)
		}
	}
	r.watch.finish(len(r.page.HTML))
	r.words.finish()
	if r.read.hasMain && !r.ways.behind {
		r.read.main.end = r.count() // it is never closed
	}
	if len(r.watch.shown) > 0 {
		r.read.shown = slices.Clone(r.watch.shown)
	}
}

// isQuiet reports a tag that matters to the words around it and to nothing else, as most
// tags do.
func (r *reading) isQuiet(t *tags) bool {
	return t.kind&^(parting|void|code|placed) == 0 && t.has == 0 && !t.entities && !r.unsafe && len(r.watch.open) == 0 && r.ways.cover.open == 0
}

// count is the number of addresses so far.
func (r *reading) count() uint32 {
	return uint32(len(r.links.at)) //nolint:gosec // a page has no four thousand million links.
}

// landmark reads a tag of svg, main or title.
func (r *reading) landmark(t *tags) {
	switch name := string(t.name); {
	case name == "svg" && t.end:
		r.svg--
	case name == "svg":
		r.svg++
		r.picture = r.drawing(t) || r.picture && r.svg > 1
	case name == "main" && t.end:
		r.read.main.end, r.ways.behind = r.count(), true
	case name == "main":
		r.read.hasMain, r.read.main, r.ways.behind = true, part32{start: r.count()}, false
	case name == "title" && !t.end && r.svg == 0:
		title := bytes.TrimSpace(t.text())
		if bytes.IndexByte(title, '&') >= 0 {
			title = bytes.TrimSpace([]byte(html.UnescapeString(string(t.text()))))
		}
		r.untitled = r.untitled || r.titles == 0 && len(title) == 0
		r.titles++
		r.rare.titles = r.private(r.rare.titles, title)
	case name == "title" && !t.end && r.picture:
		last := &r.drawings[len(r.drawings)-1]
		last.named = last.named || len(bytes.TrimSpace(t.text())) > 0
	}
}

// private adds the private word of a text, if it has one.
func (r *reading) private(words []string, text []byte) []string {
	if found := r.isPrivate(text); found.ok {
		return append(words, found.word)
	}
	return words
}

// drawing notes the svg element that begins, if it is a picture.
func (r *reading) drawing(t *tags) bool {
	if string(t.attr("role")) != "img" {
		return false
	}
	at := element{tag: "svg", attr: "class", value: string(t.attr("class"))}
	r.drawings = append(r.drawings, drawing{len(bytes.TrimSpace(t.attr("aria-label"))) > 0, string(t.attr("aria-labelledby")), at})
	return true
}

func (r *reading) fault(rule, hint string, at element, message string) {
	r.rare.faults = append(r.rare.faults, fault{rule, message, hint, at})
}

// facts are those of the page, when all of it was read.
func (r *reading) facts() *Facts {
	r.wholePage()
	sorted := r.sortIDs()
	r.withoutOwn(sorted)
	f := r.read
	f.page = originOf(r.page)
	f.links, f.ids = r.learned.links.of(&r.links), r.join(sorted)
	r.nameless(f.ids)
	f.rare = r.rarities()
	return &f
}

// rarities are those of the page, nil when there are none.
func (r *reading) rarities() *rarities {
	rare := &r.rare
	rare.titles = append(rare.titles, r.named...)
	if len(rare.faults)+len(rare.exits)+len(rare.unnamed)+len(rare.titles) == 0 && rare.card == "" {
		return nil
	}
	own := *rare
	return &own
}

// wholePage judges what can be told when all of the page was read.
func (r *reading) wholePage() {
	first, last := 0, 0
	for _, level := range r.headings {
		level := int(level)
		if level == 1 {
			first++
		}
		if last > 0 && level > last+1 {
			r.fault("heading-order", "go down one level at a time", element{tag: fmt.Sprintf("h%d", level)}, fmt.Sprintf("a heading of level %d follows one of level %d", level, last))
		}
		last = level
	}
	if first != 1 {
		r.fault("one-h1", "write one <h1>, with the page's title", element{tag: "h1"}, fmt.Sprintf("%d main headings, want one", first))
	}
	switch {
	case r.titles != 1:
		r.fault("head-title", "write one <title> in the head", element{tag: "title"}, fmt.Sprintf("%d titles for the browser's tab, want one", r.titles))
	case r.untitled:
		r.fault("head-title", "print .Page.HeadTitle in it", element{tag: "title"}, "the title for the browser's tab is empty")
	}
}

// nameless wants a name for every drawing that is a picture.
func (r *reading) nameless(list ids) {
	for _, d := range r.drawings {
		named := d.named || slices.ContainsFunc(strings.Fields(d.by), func(id string) bool { return list.has(id) })
		if !named {
			r.rare.unnamed = append(r.rare.unnamed, fault{"image-alt", "a drawing without a name", "give the svg a <title> that says what it shows", d.at})
		}
	}
}

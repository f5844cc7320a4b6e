package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Parser parses pages. It keeps nothing of them and may be shared by goroutines;
// making one costs as much as parsing a short page.
type Parser struct {
	// parser reads any page, and quick those that are [simple], to the same.
	parser, quick parser.Parser
	renderer      renderer.Renderer
	// scratch has what pages were parsed with, for the next ones.
	scratch sync.Pool
}

// NewParser makes a parser for the site's Markdown.
func NewParser() *Parser {
	return newParser(settings{})
}

// settings are what tests switch off to compare with CommonMark.
type settings struct{ plainPunctuation bool }

func newParser(s settings) *Parser {
	inline := []util.PrioritizedValue{
		util.Prioritized(inlineDirectives{}, 90),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(undefinedFootnotes{}, 102),
		util.Prioritized(links{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	}
	if !s.plainPunctuation {
		inline = append(inline, util.Prioritized(typography{}, 9999))
	}
	return &Parser{
		parser: treeParser(inline),
		quick:  treeParser(append(slices.Clone(inline), util.Prioritized(words{}, 10000))),
		renderer: renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(nodes{}, 100),
			util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
			util.Prioritized(html.NewRenderer(), 1000),
		)),
	}
}

// treeParser makes goldmark's parser with these parsers for what stands in lines.
func treeParser(inline []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionsOfLinks{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(unusedFootnotes{}, 900),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// blockParsers lists goldmark's parsers for blocks and ours, those that open
// containers guarded against depth.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(blockDirectives{}, 50),
		util.Prioritized(headings{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(shallow{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headings{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(shallow{extension.NewFootnoteBlockParser()}, 999),
		util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000),
	}
}

// Parse reads the body of a page, f.Data[from:]; what stands before from is the
// front matter. Spans are offsets in the whole file.
//
// The Doc is never nil. With errors in the list it holds what could be read, and
// nothing at all when a limit fired.
func (p *Parser) Parse(f *diag.File, from int) (doc *Doc, problems diag.List) {
	from = min(max(from, 0), len(f.Data))
	if l := guard(f, from); len(l) > 0 {
		return &Doc{}, l
	}
	// No input is known that makes goldmark panic. Should one turn up, the editor
	// is told which page it is, and a running preview lives on.
	defer func() {
		if r := recover(); r != nil {
			doc, problems = &Doc{}, diag.List{diag.At(f, diag.Span{Start: from, End: from}, diag.Error,
				"markdown-fault", "the Markdown parser stopped at this page: %v", r).
				WithHint("halve the page until the line at fault is found, then report it")}
		}
	}()
	used, ok := p.scratch.Get().(*scratch)
	if !ok {
		used = newScratch()
	}
	doc, problems = p.parse(&page{Context: parser.NewContext(), file: f, scratch: used}, from)
	// Where the parser stopped, or was left behind, what it had in hand is not used again.
	used.clean()
	p.scratch.Put(used)
	return doc, problems
}

// parse is Parse within its bounds.
func (p *Parser) parse(pg *page, from int) (*Doc, diag.List) {
	f := pg.file
	// Starting the reader at the body, not the text, keeps every offset a file
	// offset without a copy. It begins on an empty line that ends there, because
	// only stepping to a line sets the column goldmark counts indents from.
	reader := text.NewReader(f.Data)
	reader.SetPosition(0, text.NewSegment(from, from))
	reader.AdvanceLine()
	tree := p.parser
	if simple(f.Data[from:]) {
		tree = p.quick
	}
	root := tree.Parse(reader, parser.WithContext(pg))
	if pg.limit != nil {
		return &Doc{}, diag.List{*pg.limit}
	}
	pg.nameHeadings(root)
	rec := &recorder{page: pg, buf: pg.html[:0], marks: pg.marks[:0]}
	defer func() { pg.html, pg.marks = rec.buf, rec.marks }()
	if err := p.renderer.Render(rec, f.Data, root); err != nil {
		return &Doc{}, diag.List{pg.at(diag.Span{Start: from, End: from}, "markdown-fault", "%v", err)}
	}
	if pg.limit != nil {
		return &Doc{}, diag.List{*pg.limit}
	}
	doc := rec.finish()
	doc.Numbers = exactly(pg.numbers(root))
	if more := max(pg.errors-maxProblems, 0) + max(pg.warnings-maxProblems, 0); more > 0 {
		pg.list = append(pg.list, pg.at(diag.Span{Start: len(f.Data), End: len(f.Data)}, "limit",
			"%d problems of this page are not shown", more).WithHint("mend the others first"))
	}
	return doc, pg.list.Sorted()
}

// page is what is known while one page is parsed. It travels as goldmark's
// parser.Context, so that every parser can reach it without a key: goldmark's keys
// are package variables.
type page struct {
	parser.Context
	*scratch
	file  *diag.File
	list  diag.List
	limit *diag.Diagnostic
	// errors and warnings are those met, of which the first are in list.
	errors, warnings int
	// ids are those that headings were given with {#id}.
	ids map[ast.Node]explicitID
	// headings are all of them, in order.
	headings []namedHeading
}

// span keeps s inside the file: goldmark can point one past the end.
func (p *page) span(s diag.Span) diag.Span {
	s.Start = min(max(s.Start, 0), len(p.file.Data))
	s.End = min(max(s.End, s.Start), len(p.file.Data))
	return s
}

func (p *page) at(s diag.Span, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(p.file, p.span(s), diag.Error, rule, format, args...)
}

// maxProblems is how many errors, and how many warnings, are kept of a page: a
// damaged file may have one for every character.
const maxProblems = 1000

// errorf reports an error at s with a hint.
func (p *page) errorf(s diag.Span, rule, hint, format string, args ...any) {
	if p.errors++; p.errors <= maxProblems {
		p.list = append(p.list, p.at(s, rule, format, args...).WithHint("%s", hint))
	}
}

// warnf reports a warning at s with a hint.
func (p *page) warnf(s diag.Span, rule, hint, format string, args ...any) {
	if p.warnings++; p.warnings <= maxProblems {
		d := p.at(s, rule, format, args...).WithHint("%s", hint)
		d.Severity = diag.Warning
		p.list = append(p.list, d)
	}
}

// locate finds the offset of b, a slice of the file, or reports that it is none.
// Slices of one array share its end, so that their capacities tell the distance.
func (p *page) locate(b []byte) (int, bool) {
	off := cap(p.file.Data) - cap(b)
	if len(b) == 0 || off < 0 || off+len(b) > len(p.file.Data) || &p.file.Data[off] != &b[0] {
		return 0, false
	}
	return off, true
}

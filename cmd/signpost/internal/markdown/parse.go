package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
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
	draw          drawers
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
	}
	if !s.plainPunctuation {
		inline = append(inline, util.Prioritized(typography{}, 9999))
	}
	words, atx, tables := newWords(), headings{parser.NewATXHeadingParser()}, extension.NewTableParagraphTransformer()
	return &Parser{
		parser: treeParser(append(inline, util.Prioritized(parser.NewEmphasisParser(), 500)), atx, tables),
		quick: treeParser(append(slices.Clone(inline), util.Prioritized(plainLinks{words}, 99), util.Prioritized(emphasis{}, 500),
			util.Prioritized(words, 10000)), plainHeadings{atx}, plainTables{tables}),
		draw: newDrawers(nodes{}, extension.NewDefinitionListHTMLRenderer(), html.NewRenderer()),
	}
}

// treeParser makes goldmark's parser with these parsers for what stands in lines, for
// headings with number signs, and for tables.
func treeParser(inline []util.PrioritizedValue, atx parser.BlockParser, tables parser.ParagraphTransformer) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers(atx)...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionsOfLinks{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(unusedFootnotes{}, 900),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// blockParsers lists goldmark's parsers for blocks and ours, those that open
// containers guarded against depth.
func blockParsers(atx parser.BlockParser) []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(blockDirectives{}, 50),
		util.Prioritized(headings{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(shallow{lists{parser.NewListParser()}}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(atx, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(shallow{footnotes{extension.NewFootnoteBlockParser()}}, 999),
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
	doc, problems = p.parse(newPage(f, from, used), from)
	// Where the parser stopped, or was left behind, what it had in hand is not used again.
	used.clean()
	p.scratch.Put(used)
	return doc, problems
}

// parse is Parse within its bounds.
func (p *Parser) parse(pg *page, from int) (*Doc, diag.List) {
	f := pg.file
	root := p.tree(pg, from)
	if pg.limit != nil {
		return &Doc{}, diag.List{*pg.limit}
	}
	pg.nameHeadings(root)
	rec := &recorder{page: pg}
	if _, err := p.draw.node(rec, root); err != nil {
		return &Doc{}, diag.List{pg.at(diag.Span{Start: from, End: from}, "markdown-fault", "%v", err)}
	}
	if pg.limit != nil {
		return &Doc{}, diag.List{*pg.limit}
	}
	pg.numbers(root, from)
	doc := rec.finish()
	if more := max(pg.errors-maxProblems, 0) + max(pg.warnings-maxProblems, 0); more > 0 {
		pg.list = append(pg.list, pg.at(diag.Span{Start: len(f.Data), End: len(f.Data)}, "limit",
			"%d problems of this page are not shown", more).WithHint("mend the others first"))
	}
	return doc, pg.list.Sorted()
}

// tree is goldmark's tree of the page.
func (p *Parser) tree(pg *page, from int) ast.Node {
	// Starting the reader at the body, not the text, keeps every offset a file
	// offset without a copy. It begins on an empty line that ends there, because
	// only stepping to a line sets the column goldmark counts indents from.
	data := pg.file.Data
	reader := text.NewReader(data)
	reader.SetPosition(0, text.NewSegment(from, from))
	reader.AdvanceLine()
	if simple(data[from:]) {
		return p.quick.Parse(reader, parser.WithContext(pg))
	}
	return p.parser.Parse(reader, parser.WithContext(pg))
}

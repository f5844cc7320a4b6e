package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Bounds on a page. goldmark 1.8.7 needs 14 seconds and 5 gigabytes for 25 kB of
// nested lists, and time that grows with the square of the input for most other
// repetitions; within these bounds no input is known that takes a second.
const (
	// MaxPage is the size of a page's file in bytes.
	MaxPage = 256 << 10
	// MaxLine is the length of a line in bytes.
	MaxLine = 20_000
	// MaxDepth is how deep quotes, lists, notes and containers may stand in one
	// another.
	MaxDepth = 32
	// MaxColumns is the number of columns of a table.
	MaxColumns = 64
	// MaxCells is the number of cells of all tables of a page.
	MaxCells = 20_000
	// MaxMarks is the number of characters with a meaning in Markdown, such as
	// brackets, quotes and asterisks, in one paragraph.
	MaxMarks = 10_000
	// MaxFootnotes is the number of footnotes of a page.
	MaxFootnotes = 1_000
	// MaxOutput is the size of a page's HTML in bytes.
	MaxOutput = 4 << 20
)

// maxWork bounds what a page may cost in all. goldmark may walk a paragraph's marks
// and lines once for each of its marks, which takes about 2 ns a step, and it asks
// a regular expression at each <, which takes as long as tagWork steps.
const (
	maxWork = 200_000_000
	tagWork = 10_000
)

// refuse stops the page with a limit; the first one counts.
func (p *page) refuse(s diag.Span, hint, format string, args ...any) {
	if p.limit == nil {
		d := p.at(s, "limit", format, args...).WithHint("%s", hint)
		p.limit = &d
	}
}

// guard looks for what would take goldmark too long, before it starts.
func guard(f *diag.File, from int) diag.List {
	short := isShort(f.Data[from:])
	if short && isModest(f.Data[from:]) && len(f.Data) <= MaxPage {
		return nil
	}
	p := &page{file: f}
	if len(f.Data) > MaxPage {
		p.refuse(diag.Span{}, "split the page into two", "the page has %d bytes, want at most %d", len(f.Data), MaxPage)
		return diag.List{*p.limit}
	}
	g := guards{page: p, short: short}
	for at := from; at < len(f.Data) && p.limit == nil; {
		end := len(f.Data)
		if i := bytes.IndexByte(f.Data[at:], '\n'); i >= 0 {
			end = at + i
		}
		g.line(diag.Span{Start: at, End: end})
		at = end + 1
	}
	if p.limit != nil {
		return diag.List{*p.limit}
	}
	return nil
}

// isShort reports a page that is too short for its marks and tags to cost too much,
// were every byte of it one: nearly all are, and theirs need not be counted. A
// paragraph's marks and lines are together no more than its bytes.
func isShort(body []byte) bool {
	n := len(body)
	return n < MaxMarks && 2*n*n+tagWork*bytes.Count(body, []byte{'<'}) < maxWork
}

// isModest reports a short page that cannot have too long a line, too many footnotes, or
// too many columns and cells of tables: nearly all cannot, and theirs need not be counted,
// either. A line has a column more than bars, and its table's columns may count once more.
func isModest(body []byte) bool {
	lines, columns := bytes.Count(body, []byte{'\n'})+1, bytes.Count(body, []byte{'|'})+1
	return len(body) <= MaxLine && lines <= MaxFootnotes && columns <= MaxColumns && 2*columns*lines <= MaxCells
}

// guards are the counts that guard keeps from line to line.
type guards struct {
	page *page
	// short says that no count of marks can be too high: see [isShort].
	short bool
	// start, marks and lines are of this paragraph.
	start        diag.Span
	marks, lines int
	// work is that of the paragraphs before this one, and of all tags.
	work int
	// columns is the width of the table in this paragraph, 0 outside one.
	columns, cells int
	footnotes      int
}

func (g *guards) line(s diag.Span) {
	line := g.page.file.Data[s.Start:s.End]
	if len(line) > MaxLine {
		g.page.refuse(diag.Span{Start: s.Start, End: s.Start}, "break the line",
			"the line has %d bytes, want at most %d", len(line), MaxLine)
		return
	}
	content := line
	for len(content) > 0 && (content[0] == ' ' || content[0] == '\t' || content[0] == '>') {
		content = content[1:]
	}
	if len(content) == 0 {
		g.work += g.marks * (g.marks + g.lines)
		g.marks, g.lines, g.columns = 0, 0, 0
		return
	}
	if !g.short && !g.marked(content, s) {
		return
	}
	g.table(content, s)
	if content[0] == '[' && bytes.HasPrefix(content, []byte("[^")) && bytes.Contains(content, []byte("]:")) {
		if g.footnotes++; g.footnotes > MaxFootnotes {
			g.page.refuse(s, "split the page into two", "the page has more than %d footnotes", MaxFootnotes)
		}
	}
}

// marked counts the marks of a line and says whether the page may go on.
func (g *guards) marked(content []byte, s diag.Span) bool {
	if g.lines == 0 {
		g.start = s
	}
	g.lines++
	g.marks += countMarks(content)
	g.work += tagWork * bytes.Count(content, []byte{'<'})
	if g.marks > MaxMarks {
		g.page.refuse(g.start, "break the paragraph with blank lines",
			"the paragraph that begins here has more than %d brackets, quotes and other marks", MaxMarks)
		return false
	}
	if g.work+g.marks*(g.marks+g.lines) > maxWork {
		g.page.refuse(s, "break long paragraphs with blank lines, or split the page into two",
			"the page has too many brackets, quotes and other marks in paragraphs that are too long")
		return false
	}
	return true
}

// table counts columns and cells.
func (g *guards) table(line []byte, s diag.Span) {
	if n := tableColumns(line); n > 0 {
		if n > MaxColumns {
			g.page.refuse(s, "split the table", "the table has %d columns, want at most %d", n, MaxColumns)
			return
		}
		g.columns = max(g.columns, n)
		g.cells += n
	}
	if g.cells += g.columns; g.cells > MaxCells {
		g.page.refuse(s, "split the table, or move it to a data file", "the page's tables have more than %d cells", MaxCells)
	}
}

// tableColumns gives the number of columns that a delimiter row such as
// "| --- | :-: |" declares, and 0 for any other line.
func tableColumns(line []byte) int {
	switch line[0] { // most lines are words
	case '-', '|', ':', ' ', '\t':
	default:
		return 0
	}
	if len(bytes.Trim(line, "-|: \t")) > 0 || bytes.IndexByte(line, '-') < 0 {
		return 0
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|")), []byte("|"))
	n := 0
	for col := range bytes.SplitSeq(line, []byte("|")) {
		if len(bytes.TrimSpace(col)) == 0 {
			return 0
		}
		n++
	}
	return n
}

// countMarks counts what starts an inline parser, and the dots and hyphens that
// the typographer joins: single ones are in every table of figures.
func countMarks(line []byte) int {
	n := 0
	for i, c := range line {
		if c >= 'a' && c <= 'z' || c == ' ' {
			continue // most of a page
		}
		switch c {
		case '*', '_', '[', ']', '(', '"', '\'', '~', '<', '`', '&', '!', ':', '{':
			n++
		case '.', '-':
			if i > 0 && line[i-1] == c {
				n++
			}
		}
	}
	return n
}

// shallow opens a container only to MaxDepth.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if tooDeep(parent, reader, pc) {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// tooDeep reports that nothing more may open in parent, and refuses the page. It
// may be wrong about a line that would not open a container at all; 32 levels
// deep that does no harm.
func tooDeep(parent ast.Node, reader text.Reader, pc parser.Context) bool {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Blockquote, *ast.ListItem, *east.Footnote, *east.DefinitionDescription, *directiveNode:
			depth++
		}
	}
	if depth < MaxDepth {
		return false
	}
	_, pos := reader.Position()
	start := pos.Start + max(pc.BlockOffset(), 0)
	pc.(*page).refuse(diag.Span{Start: start, End: start + 1}, "lift the text out of some of its lists and quotes",
		"lists, quotes and containers stand more than %d deep in one another", MaxDepth)
	return true
}

package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The parsers in this file make the same of headings and tables as goldmark's, which they
// hand all to that is not as plain as most are, but with nodes that are used again, and
// without the places of tables, which nobody asks for. As [words], they know no backslashes.

// plainHeadings reads "## words", with nothing after the words.
type plainHeadings struct{ headings }

func (h plainHeadings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	level, from, to := headingWords(line, pc.BlockOffset())
	if level == 0 || seg.Padding > 0 {
		return h.headings.Open(parent, reader, pc)
	}
	n := pc.(*page).nodes.headings.next()
	n.Level = level
	n.Lines().Append(text.NewSegment(seg.Start+from, seg.Start+to))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// headingWords finds the words of a plain heading whose number signs begin at mark, and
// how many these are: 0 where there is none. Number signs at either end of the words, and
// spaces other than " ", are for goldmark to read.
func headingWords(line []byte, mark int) (level, from, to int) {
	if mark < 0 {
		return 0, 0, 0
	}
	words := bytes.TrimLeft(line[mark:], "#")
	level = len(line) - mark - len(words)
	from = len(line) - len(bytes.TrimLeft(words, " "))
	to = len(bytes.TrimRight(line, " \n"))
	if level < 1 || level > 6 || from == mark+level || from >= to || !isWord(line[from]) || !isWord(line[to-1]) {
		return 0, 0, 0
	}
	return level, from, to
}

// isWord reports a byte that is neither space nor a number sign.
func isWord(c byte) bool { return c > ' ' && c != '#' }

// plainTables reads tables whose second line parts the columns: most have one line of
// headers.
type plainTables struct{ parser.ParagraphTransformer }

func (t plainTables) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 1 && !pc.(*page).plainTable(n) {
		t.ParagraphTransformer.Transform(n, reader, pc)
	}
}

// plainTable puts a table in the place of n, or reports that n is none, or not a plain one.
func (p *page) plainTable(n *ast.Paragraph) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		if seg := lines.At(i); seg.Padding > 0 || seg.ForceNewline {
			return false
		}
	}
	second := lines.At(1)
	if !p.alignColumns(p.file.Data[second.Start:second.Stop]) {
		return false
	}
	table, header := east.NewTable(), &east.TableHeader{}
	p.cells(header, lines.At(0), true)
	if header.ChildCount() != len(p.columns) {
		return false
	}
	table.AppendChild(table, header)
	for i := 2; i < lines.Len(); i++ {
		row := p.nodes.rows.next()
		p.cells(row, lines.At(i), false)
		table.AppendChild(table, row)
	}
	parent := n.Parent()
	parent.InsertAfter(parent, n, table)
	parent.RemoveChild(parent, n)
	lines.SetSliced(0, 0)
	return true
}

// alignColumns reads a line such as "| --- | :-: |" to p.columns, or reports that it is
// none. One without a bar, set in, or with tabs is for goldmark to read.
func (p *page) alignColumns(line []byte) bool {
	p.columns = p.columns[:0]
	if bytes.IndexByte(line, '|') < 0 || line[0] == ' ' {
		return false
	}
	line = bytes.TrimRight(line, " \n")
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	for more := true; more; {
		var column []byte
		column, line, more = bytes.Cut(line, []byte("|"))
		dashes, left := bytes.CutPrefix(bytes.Trim(column, " "), []byte(":"))
		dashes, right := bytes.CutSuffix(dashes, []byte(":"))
		if len(dashes) == 0 || bytes.Count(dashes, []byte("-")) < len(dashes) {
			return false
		}
		p.columns = append(p.columns, alignment(left, right))
	}
	return true
}

func alignment(left, right bool) east.Alignment {
	switch {
	case left && right:
		return east.AlignCenter
	case left:
		return east.AlignLeft
	case right:
		return east.AlignRight
	default:
		return east.AlignNone
	}
}

// cells makes the cells of a row: as many as there are columns, but that a header may have
// too many.
func (p *page) cells(row ast.Node, seg text.Segment, header bool) {
	seg = seg.TrimLeftSpace(p.file.Data)
	seg = seg.TrimRightSpace(p.file.Data)
	line := p.file.Data[seg.Start:seg.Stop]
	at, end := 0, len(line)
	if end > 0 && line[0] == '|' {
		at++
	}
	if end > 0 && line[end-1] == '|' {
		end--
	}
	for i := 0; at < end && (header || i < len(p.columns)); i++ {
		cell := p.nodes.cells.next()
		cell.Alignment = east.AlignNone
		if i < len(p.columns) {
			cell.Alignment = p.columns[i]
		}
		stop := end
		if n := bytes.IndexByte(line[at:end], '|'); n >= 0 {
			stop = at + n
		}
		words := text.NewSegment(seg.Start+at, seg.Start+stop)
		words = words.TrimLeftSpace(p.file.Data)
		cell.Lines().Append(words.TrimRightSpace(p.file.Data))
		row.AppendChild(row, cell)
		at = stop + 1
	}
	for row.ChildCount() < len(p.columns) {
		cell := p.nodes.cells.next()
		cell.Alignment = east.AlignNone
		row.AppendChild(row, cell)
	}
}

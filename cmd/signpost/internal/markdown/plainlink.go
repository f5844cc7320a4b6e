package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// plainLinks reads "[words](address)" at once where there is no mark in the words, as in
// nearly all links. goldmark would take the bracket for itself, read on, and look back
// from the second one. Like [words] it knows neither backslashes nor tags.
type plainLinks struct{ words *words }

func (plainLinks) Trigger() []byte { return []byte{'['} }

func (l plainLinks) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	p := pc.(*page)
	if p.brackets > 0 || seg.Padding > 0 || seg.ForceNewline {
		return nil // goldmark asks what stands around a link
	}
	closing := l.words.end(line)
	if closing < 2 || closing+1 >= len(line) || line[1] == '^' || line[closing] != ']' || line[closing+1] != '(' {
		return nil
	}
	from := closing + 2
	to := from + addressEnd(line[from:])
	if to == from || to == len(line) || line[to] != ')' {
		return nil
	}
	n, t := p.nodes.links.next(), p.nodes.texts.next()
	seg.Start, seg.Stop = seg.Start+1, seg.Start+closing
	t.Segment = seg
	t.SetPos(seg.Start)
	n.AppendChild(n, t)
	n.Destination = line[from:to]
	block.Advance(to + 1)
	_, pos := block.Position()
	p.ends[n] = pos.Start
	return n
}

// addressEnd is where the characters end that mean nothing but themselves in an address.
func addressEnd(line []byte) int {
	for i, c := range line {
		if c <= ' ' || c == '(' || c == ')' {
			return i
		}
	}
	return len(line)
}

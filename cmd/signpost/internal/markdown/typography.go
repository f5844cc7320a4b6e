package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// typography curls typed quotes, makes an en dash of two or three hyphens and an
// ellipsis of three dots.
//
// goldmark's own typographer is not used: it takes 'try for an abbreviation like
// 'tis, which is wrong for most quotations in British style, leaves what it cannot
// pair straight, and needs time that grows with the square of the quotes.
type typography struct{}

func (typography) Trigger() []byte { return []byte{'\'', '"', '-', '.'} }

func (typography) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	store := &pc.(*page).nodes
	line, seg := block.PeekLine()
	switch c := line[0]; c {
	case '-':
		n := 1
		for n < len(line) && line[n] == '-' {
			n++
		}
		switch {
		case n == 2, n == 3:
			block.Advance(n)
			return store.literal(dash)
		case n > 3: // a rule of hyphens stays as it is
			block.Advance(n)
			return ast.NewTextSegment(seg.WithStop(seg.Start + n))
		}
	case '.':
		if len(line) > 2 && line[1] == '.' && line[2] == '.' {
			block.Advance(3)
			return store.literal(ellipsis)
		}
	case '\'', '"':
		after := rune('\n')
		if len(line) > 1 {
			after, _ = utf8.DecodeRune(line[1:])
		}
		if s := curl(c, block.PrecendingCharacter(), after, line[1:]); s != noStock {
			block.Advance(1)
			return store.literal(s)
		}
	}
	return nil
}

func (s *nodeStore) literal(mark stock) ast.Node {
	n := s.marks.next()
	n.mark = mark
	return n
}

// markNode is a mark in goldmark's tree that is written otherwise than it was typed.
type markNode struct {
	ast.BaseInline
	mark stock
}

// Kind is that of all nodes of this package.
func (n *markNode) Kind() ast.NodeKind { return ownNodes }

// Dump prints the node for debugging.
func (n *markNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Mark": n.mark.String()}, nil)
}

// curl chooses the quote for c between two characters, as CommonMark chooses
// whether an asterisk opens or closes. A quote between spaces is left alone: "".
func curl(c byte, before, after rune, rest []byte) stock {
	space, point := unicode.IsSpace, util.IsPunctRune
	left := !space(after) && (!point(after) || space(before) || point(before))
	right := !space(before) && (!point(before) || space(after) || point(after))
	opens := left && !right
	if left && right {
		// Both: within a word, or between two marks such as ("…") and *"…"*.
		opens = point(before) && strings.ContainsRune("([{–—-/“‘", before) ||
			point(before) && strings.ContainsRune("([{", after)
	}
	switch {
	case !left && !right:
		return noStock
	case c == '"' && opens:
		return openDouble
	case c == '"':
		return closeDouble
	case opens && !elided(rest):
		return openSingle
	default:
		return closeSingle
	}
}

// elided reports that the apostrophe before rest stands for letters left out, as
// in '90s and 'tis, and begins no quotation.
func elided(rest []byte) bool {
	if len(rest) > 2 && isDigit(rest[0]) && isDigit(rest[1]) && rest[2] == 's' {
		return true
	}
	end := 0
	for end < len(rest) && end < 6 && util.IsAlphaNumeric(rest[end]) {
		end++
	}
	switch strings.ToLower(string(rest[:end])) {
	case "tis", "twas", "til", "em", "cos", "cause", "n":
		return true
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

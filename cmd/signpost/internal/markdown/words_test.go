package markdown

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestQuickParserAgrees holds the parser with [words] against the one without, on pages
// put together at random from what means something in Markdown.
func TestQuickParserAgrees(t *testing.T) {
	parts := strings.Split("a¦word¦Two words¦1¦0800 1111¦ ¦  ¦\n¦\n¦\n\n¦  \n¦-¦--¦---¦----¦.¦..¦...¦....¦'¦\"¦*¦**¦_¦`¦``¦[¦]¦](¦)¦](b)¦[a](b)¦[^1]¦\n\n[^1]: note¦!¦![¦![a](b)¦!!¦:¦::¦:x{¦:x{y}¦:x[y]¦:x¦: y¦&¦&amp;¦&x;¦(¦)¦{#id}¦>¦\n> ¦\n- ¦\n  ¦\n    ¦\n1. ¦\n## ¦#¦\n---\n¦\n===\n¦\n| a | b |\n|---|---|\n| c\t| d |\n¦|¦ | ¦\n|¦\t¦~¦\n: ¦\n:::note\n¦\n:::\n¦\n::x{y}\n¦é¦…¦—¦\u00a0¦\n[a]: b\n¦[a]¦[a][]¦,¦;¦/¦\n```\n¦\n***\n¦{¦}¦=¦\x0b¦\x0c¦12-13¦it's¦e.g.", "¦")
	quick, slow := NewParser(), NewParser()
	slow.quick = slow.parser
	random := rand.New(rand.NewPCG(1, 2)) // the same pages each time
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		f := &diag.File{Name: "page.md", Data: []byte(b.String())}
		doc, problems := quick.Parse(f, 0)
		want, wanted := slow.Parse(f, 0)
		if !reflect.DeepEqual(shownBy(doc), shownBy(want)) || !reflect.DeepEqual(problems, wanted) {
			t.Fatalf("%q:\n%+v\n%v\nwant\n%+v\n%v", f.Data, doc, problems, want, wanted)
		}
	}
}

// shown is a Doc with its HTML in its pieces: which stretches of the file these share
// depends on how text was divided into nodes.
type shown struct {
	doc    Doc
	pieces []shownPiece
}

type shownPiece struct {
	kind     Kind
	index    uint32
	html     string
	children []shownPiece
}

func shownBy(doc *Doc) shown {
	d := *doc
	d.Pieces, d.Inner, d.Tape = nil, nil, ""
	return shown{d, shownPieces(doc, doc.Pieces)}
}

func shownPieces(doc *Doc, pieces []Piece) []shownPiece {
	var list []shownPiece
	for _, p := range pieces {
		s := shownPiece{p.Kind, p.Index, "", shownPieces(doc, doc.Children(p))}
		if p.Kind == HTML {
			s = shownPiece{html: string(doc.append(nil, p))}
		}
		list = append(list, s)
	}
	return list
}

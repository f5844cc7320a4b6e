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
		if !reflect.DeepEqual(unshared(doc), unshared(want)) || !reflect.DeepEqual(problems, wanted) {
			t.Fatalf("%q:\n%+v\n%v\nwant\n%+v\n%v", f.Data, doc, problems, want, wanted)
		}
	}
}

// unshared is doc with its HTML in its pieces: which stretches of the file these share
// depends on how text was divided into nodes.
func unshared(doc *Doc) Doc {
	d := *doc
	d.Pieces = htmlOnly(doc, doc.Pieces)
	d.Source, d.Made, d.Runs = nil, "", nil
	return d
}

func htmlOnly(doc *Doc, pieces []Piece) []Piece {
	var list []Piece
	for _, p := range pieces {
		if p.Kind == Shared {
			var b strings.Builder
			for _, s := range doc.runsOf(p) {
				s.writeTo(&b, doc)
			}
			p = Piece{HTML: b.String()}
		}
		p.Children = htmlOnly(doc, p.Children)
		list = append(list, p)
	}
	return list
}

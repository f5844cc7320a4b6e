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
		sameOfBoth(t, quick, slow, b.String())
	}
}

// sameOfBoth wants the same Doc and the same problems from two parsers.
func sameOfBoth(t *testing.T, quick, slow *Parser, in string) {
	t.Helper()
	f := &diag.File{Name: "page.md", Data: []byte(in)}
	doc, problems := quick.Parse(f, 0)
	want, wanted := slow.Parse(f, 0)
	if !reflect.DeepEqual(shownBy(doc), shownBy(want)) || !reflect.DeepEqual(problems, wanted) {
		t.Fatalf("%q:\n%+v\n%v\nwant\n%+v\n%v", f.Data, doc, problems, want, wanted)
	}
}

// TestPlainBlocksAgree is that for each shape of a table, a heading and a link that may or
// may not be a plain one.
func TestPlainBlocksAgree(t *testing.T) {
	quick, slow := NewParser(), NewParser()
	slow.quick = slow.parser
	var pages []string
	rows := strings.Split("a¦|a|¦| a | b |¦a | b¦|a|b|c|¦| a | |¦||¦|¦ | a | b¦    a | b¦a\t|\tb¦| *a | b* |¦`a | b`¦[a | b](c)¦é|’", "¦")
	columns := strings.Split("-¦-|¦|-¦|-|-|¦--- | ---¦:-|-:¦|:-:|:---:|¦ -|-¦   - | -¦    -|-¦    |-|-|¦-\t|-¦\t-|-¦|-|-| ¦|-||¦||-|¦|: -|-|¦|::-|-|¦|:|-|¦|-|a|¦- -|-¦|—|-|¦=|=", "¦")
	for _, head := range rows {
		for _, column := range columns {
			for _, row := range rows {
				pages = append(pages, head+"\n"+column+"\n"+row+"\n", "> "+head+"\n> "+column+"\n"+row, "- "+head+"\n  "+column+"\n  "+row+"\n")
			}
			pages = append(pages, head+"\n"+column, "words\n"+head+"\n"+column+"\n")
		}
	}
	words := strings.Split("¦a¦a b¦ a¦\ta¦a ¦a  ¦a\t¦a #¦a ##¦a#¦# a¦#¦###¦a {#b}¦{#b}¦a {#b} #¦a\x0b¦\u00a0a¦é¦*a*¦'a'¦a\nb", "¦")
	for signs := range 8 {
		for _, space := range []string{"", " ", "  ", "\t"} {
			for _, w := range words {
				line := strings.Repeat("#", signs) + space + w
				pages = append(pages, line, line+"\n", "a\n"+line+"\n", "   "+line+"\n", "    "+line, "> "+line+"\nb", "-\t"+line)
			}
		}
	}
	labels := strings.Split("¦a¦a b¦ a ¦a.¦a...¦a -- b¦^a¦^1¦!¦a]¦a[¦*a*¦`a`¦'a'¦a\nb¦:a¦:a{b}¦é¦&amp;¦[a](b)¦![a](b)", "¦")
	targets := strings.Split("¦b¦b c¦ b¦b ¦b \"c\"¦b(c)¦(b)¦b)¦b&c¦b&amp;c¦#b¦b\nc¦é¦\tb¦b*c*¦b\x01", "¦")
	for _, label := range labels {
		for _, target := range targets {
			link := "[" + label + "](" + target + ")"
			pages = append(pages, link, "*"+link+"* a", "a "+link+"\nb", "!"+link, "["+link+"](d)", "> "+link+" 1", link+"\n\n[a]: e\n[^1]: f\n")
		}
	}
	for _, page := range pages {
		sameOfBoth(t, quick, slow, page)
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

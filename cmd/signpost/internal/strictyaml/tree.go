package strictyaml

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// kind is what a node is.
type kind uint8

const (
	scalar kind = iota
	mapping
	sequence
	alias // only in what is refused
)

// tag is what YAML takes a scalar for.
type tag uint8

const (
	tagOther  tag = iota
	tagQuoted     // text in quotes
	tagText       // text without
	tagNull
	tagBool
	tagInt
	tagFloat
	tagTime
)

// node is a mapping, a list or a scalar. A site keeps those of all its pages for the
// positions of problems, so that they are small and stand in one list, each before all
// that is in it: the first node in another one is right behind it.
type node struct {
	size  uint32 // the bytes of a scalar, or the number of nodes in another one
	start uint16 // where it begins in the text
	kind  kind
	tag   tag
}

// isText reports a scalar that YAML takes for text.
func (n node) isText() bool { return n.tag == tagText || n.tag == tagQuoted }

// tree is a whole document, whose scalars stand in the text.
type tree struct {
	nodes []node
	text  string
	own   *ownTexts // of one that yaml/v3 has read, else nil
}

// ownTexts has the texts of a document that yaml/v3 has read, since they need not stand in
// the file as they are meant, and lines and columns; all by the index of the node.
type ownTexts struct {
	values []string
	places []place
}

// place is where a node begins, as YAML counts: from 1, columns in characters.
type place struct{ line, column int32 }

// root is the first node.
const root = 0

// none is the index of no node.
const none = -1

// value is the text of a scalar.
func (t *tree) value(i int) string {
	if t.own != nil {
		return t.own.values[i]
	}
	n := t.nodes[i]
	return t.text[n.start : uint32(n.start)+n.size]
}

// behind is the index of the node beside a node, or of what follows the one they are in.
func (t *tree) behind(i int) int {
	if t.nodes[i].kind == scalar {
		return i + 1
	}
	return i + 1 + int(t.nodes[i].size)
}

// count is the number of nodes right inside of another one.
func (t *tree) count(i int) int {
	n := 0
	for in := i + 1; in < t.behind(i); in = t.behind(in) {
		n++
	}
	return n
}

// child finds the key or the "[0]" of a path below a node.
func (t *tree) child(i int, step string) int {
	if index, ok := strings.CutPrefix(step, "["); ok {
		return t.item(i, strings.TrimSuffix(index, "]"))
	}
	if key := t.key(i, step); key != none {
		return key + 1
	}
	return none
}

// key finds a key of a mapping; its value stands behind it.
func (t *tree) key(i int, name string) int {
	if t.nodes[i].kind != mapping {
		return none
	}
	for key := i + 1; key < t.behind(i); key = t.behind(key + 1) {
		if t.value(key) == name {
			return key
		}
	}
	return none
}

// copied makes a tree of what yaml/v3 has read.
func copied(from *yaml.Node) tree {
	t := tree{own: &ownTexts{}}
	t.add(from)
	return t
}

func (t *tree) add(from *yaml.Node) {
	i := len(t.nodes)
	t.nodes = append(t.nodes, node{kind: kindOf(from), tag: tagOf(from)})
	t.own.values = append(t.own.values, from.Value)
	t.own.places = append(t.own.places, place{int32(from.Line), int32(from.Column)}) //nolint:gosec // a document has maxBytes at most.
	for _, inner := range from.Content {
		t.add(inner)
	}
	t.close(i)
}

// close ends a node that holds all nodes that were added behind it.
func (t *tree) close(i int) {
	t.nodes[i].size = uint32(len(t.nodes) - i - 1) //nolint:gosec // a document has maxBytes at most.
}

func kindOf(n *yaml.Node) kind {
	switch n.Kind {
	case yaml.MappingNode:
		return mapping
	case yaml.SequenceNode:
		return sequence
	case yaml.AliasNode:
		return alias
	}
	return scalar
}

func tagOf(n *yaml.Node) tag {
	if n.Style == yaml.DoubleQuotedStyle || n.Style == yaml.SingleQuotedStyle {
		return tagQuoted
	}
	switch n.Tag {
	case "!!str":
		return tagText
	case "!!null":
		return tagNull
	case "!!bool":
		return tagBool
	case "!!int":
		return tagInt
	case "!!float":
		return tagFloat
	case "!!timestamp":
		return tagTime
	}
	return tagOther
}

// span is what of a node can be underlined: a scalar as it is written, else the
// rest of the line it begins on.
func (d *Doc) span(i int) diag.Span {
	n := d.tree.nodes[i]
	if own := d.tree.own; own != nil {
		return d.spanOf(own.places[i], n, own.values[i])
	}
	start := d.within.Start + int(n.start)
	if n.tag == tagQuoted {
		return diag.Span{Start: start - 1, End: start + int(n.size) + 1}
	}
	if n.kind == scalar {
		return diag.Span{Start: start, End: start + int(n.size)}
	}
	line, _, _ := strings.Cut(d.tree.text[n.start:], "\n")
	return diag.Span{Start: start, End: start + len(strings.TrimRight(line, " "))}
}

// spanOf is the span of a node that yaml/v3 has read.
func (d *Doc) spanOf(at place, n node, value string) diag.Span {
	line := int(at.line) + d.base()
	start := d.file.Offset(line, int(at.column))
	text := d.file.Text(diag.Span{Start: start, End: d.file.Offset(line+1, 1)})
	text = strings.TrimRight(strings.TrimSuffix(text, "\n"), " ")
	length := len(text)
	if n.kind == scalar {
		if n.tag == tagQuoted {
			if end := closingQuote(text); end > 0 {
				length = end
			}
		} else if strings.HasPrefix(text, value) && value != "" {
			length = len(value)
		}
	}
	return diag.Span{Start: start, End: start + max(length, 1)}
}

// spanIn is the span of a node of a document that is refused.
func (d *Doc) spanIn(n *yaml.Node) diag.Span {
	t := copied(&yaml.Node{Kind: n.Kind, Style: n.Style, Value: n.Value, Line: n.Line, Column: n.Column})
	return d.spanOf(t.own.places[root], t.nodes[root], n.Value)
}

// closingQuote finds the end of a quoted scalar that ends on its first line.
func closingQuote(text string) int {
	if text == "" {
		return 0
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && i+1 < len(text) && text[i+1] == quote && quote == '\'':
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return 0
}

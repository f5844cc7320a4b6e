// Package strictyaml reads YAML into typed structs without guessing.
//
// An editor's slip must never become a silent default: an unknown or repeated
// key, a value of the wrong type, a missing required key, a date that does not
// exist are problems with a line, a column and a hint. Text stays text: a
// telephone number written without quotes is refused, never read as a number.
//
// [Parse] keeps the positions, [Doc.Decode] fills a struct, and [Doc.Span] tells
// the caller's own rules where a value stands. What YAML offers beyond plain
// mappings, lists and scalars (anchors, aliases, merge keys, tags, several
// documents) is refused: nobody who edits a page needs it, and aliases are how a
// small file becomes a huge one.
//
// The package knows nothing of pages, helplines or statistics.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/signpost/cmd/signpost/internal/diag"
)

const (
	maxBytes = 256 << 10 // of one document
	maxDepth = 16        // of mappings and lists inside each other
	maxKeys  = 2000      // of one mapping
)

// Doc is one YAML mapping with its place in a file.
type Doc struct {
	file   *diag.File
	within diag.Span
	plans  *Plans
	tree   tree
}

// Parse reads one YAML mapping from the bytes s of f. An empty text is an empty
// mapping. When the problems hold an error, the document is nil.
func Parse(f *diag.File, s diag.Span) (*Doc, diag.List) { return new(Plans).Parse(f, s) }

// Parse is [Parse] for one of many documents that are decoded into the same few types.
func (p *Plans) Parse(f *diag.File, s diag.Span) (*Doc, diag.List) {
	d := &Doc{file: f, within: s, plans: p}
	data := f.Data[s.Start:s.End]
	if len(data) > maxBytes {
		return nil, diag.List{diag.At(f, diag.Span{Start: s.Start}, diag.Error, "limit",
			"%d kB of YAML, at most %d kB are read", len(data)>>10, maxBytes>>10)}
	}
	var ok bool
	// A site keeps the file as long as what its front matter says: a copy of that was a fifth
	// of what a page kept alive besides its text.
	if d.tree, ok = readPlain(diag.Shared(data)); ok {
		return d, nil
	}
	top, problems := d.read(data)
	if problems.HasErrors() {
		return nil, problems
	}
	d.tree = copied(top)
	return d, problems
}

// read has yaml/v3 read the document, and refuses what is never meant. It gives the
// mapping.
func (d *Doc) read(data []byte) (*yaml.Node, diag.List) {
	empty := &yaml.Node{Kind: yaml.MappingNode}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return empty, nil
		}
		return nil, diag.List{d.syntaxError(err)}
	}
	var next yaml.Node
	if err := decoder.Decode(&next); err == nil {
		return nil, diag.List{diag.At(d.file, d.spanIn(&next), diag.Error, "yaml-feature", "a second YAML document").
			WithHint("keep everything in one; remove the --- line")}
	} else if !errors.Is(err, io.EOF) {
		return nil, diag.List{d.syntaxError(err)}
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode && top.Tag != "!!null" {
		return nil, diag.List{diag.At(d.file, d.spanIn(top), diag.Error, "yaml-syntax", "%s, want lines of key: value", called(top))}
	}
	if top.Kind != yaml.MappingNode {
		top = empty
	}
	return top, d.refuse(top, 1)
}

// base is the file's line of the document's first line, less one.
func (d *Doc) base() int { return d.file.Position(d.within.Start).Line - 1 }

// File is the file the document stands in.
func (d *Doc) File() *diag.File { return d.file }

// Has reports whether something stands at path.
func (d *Doc) Has(path string) bool {
	at, rest := d.find(path)
	return at != none && rest == ""
}

// Keys lists the keys of the mapping at path in the file's order; "" is the top.
func (d *Doc) Keys(path string) []string {
	at, rest := d.find(path)
	if rest != "" || at == none || d.tree.nodes[at].kind != mapping {
		return nil
	}
	keys := make([]string, 0, d.tree.count(at)/2)
	for key := at + 1; key < d.tree.behind(at); key = d.tree.behind(key + 1) {
		keys = append(keys, d.tree.value(key))
	}
	return keys
}

// Span is where the value at path stands, such as "call[0].number" or
// "series.cambs-sextortion.title". A path that is not there gives the nearest
// one above it that is; the top is the document's first line.
func (d *Doc) Span(path string) diag.Span {
	at, _ := d.find(path)
	if at == none {
		return d.top()
	}
	return d.span(at)
}

// KeySpan is where the key of path stands: the place to point at when the key,
// not its value, is at fault.
func (d *Doc) KeySpan(path string) diag.Span {
	parent, name := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		parent, name = path[:i], path[i+1:]
	}
	at, rest := d.find(parent)
	if rest != "" || at == none {
		return d.Span(path)
	}
	if key := d.tree.key(at, name); key != none {
		return d.span(key)
	}
	return d.Span(path)
}

// Errorf reports an error in the value at path.
func (d *Doc) Errorf(path, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(d.file, d.Span(path), diag.Error, rule, format, args...)
}

// Warnf reports a warning about the value at path.
func (d *Doc) Warnf(path, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(d.file, d.Span(path), diag.Warning, rule, format, args...)
}

// top is the first line of the file: the place of what is missing.
func (d *Doc) top() diag.Span { return diag.Span{Start: 0, End: len(d.file.Line(1))} }

// find walks to path. When a step is missing it returns the deepest node there
// is and the rest of the path; none means not even one step was found.
func (d *Doc) find(path string) (int, string) {
	at := root
	if path == "" {
		return at, ""
	}
	found := none
	for path != "" {
		step, rest := cutStep(path)
		next := d.tree.child(at, step)
		if next == none {
			return found, path
		}
		at, found, path = next, next, rest
	}
	return at, ""
}

// cutStep splits "call[0].number" into "call" and "[0].number", and "[0].number"
// into "[0]" and "number".
func cutStep(path string) (step, rest string) {
	end := len(path)
	if i := strings.IndexAny(path[1:], ".["); i >= 0 {
		end = i + 1
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

// item finds an item of a list by its number.
func (t *tree) item(i int, number string) int {
	n, err := strconv.Atoi(number)
	if err != nil || t.nodes[i].kind != sequence {
		return none
	}
	for in := i + 1; in < t.behind(i); in = t.behind(in) {
		if n == 0 {
			return in
		}
		n--
	}
	return none
}

// called says in words what a node of a document that is refused is.
func called(n *yaml.Node) string { return inWords(kindOf(n), tagOf(n), n.Value) }

func inWords(k kind, t tag, value string) string {
	switch k {
	case mapping:
		return "a group of keys"
	case sequence:
		return "a list"
	case alias:
		return "an alias"
	case scalar:
	}
	switch t {
	case tagNull:
		return "nothing"
	case tagBool:
		return fmt.Sprintf("the word %s", value)
	case tagInt, tagFloat:
		return "a number"
	case tagTime:
		return "a date"
	case tagText, tagQuoted, tagOther:
	}
	return fmt.Sprintf("the text %q", shorten(value))
}

func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// Scalar is the value at path as it is written, without its quotes; false when
// nothing, or a list or a group, stands there.
func (d *Doc) Scalar(path string) (string, bool) {
	at, rest := d.find(path)
	if at == none || rest != "" || d.tree.nodes[at].kind != scalar {
		return "", false
	}
	return d.tree.value(at), true
}

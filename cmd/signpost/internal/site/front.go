package site

import (
	"bytes"
	"strings"

	"github.com/adrg/frontmatter"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// splitFront parses the YAML between the first line, ---, and the next line that
// is ---. It gives the offset at which the body begins. A nil document comes with
// an error.
//
// The frontmatter package finds and cuts the block, but takes much for text that
// was meant as front matter: a block that is never closed, other fences, a ---
// inside a YAML text. Those are looked for here, so that no front matter is ever
// published as words.
func splitFront(plans *strictyaml.Plans, f *diag.File) (*strictyaml.Doc, int, diag.List) {
	first := strings.TrimRight(f.Line(1), " \t")
	switch {
	case len(bytes.TrimSpace(f.Data)) == 0:
		return nil, 0, frontFault(f, "empty-page", "the page is empty", "a page begins with its title and summary between two lines of ---")
	case first != "---":
		return nil, 0, notYAML(f, first)
	}
	head, body, ok := cutFront(f.Data)
	if !ok {
		return nil, 0, frontFault(f, "front-matter", "the front matter is never closed", "write a line of --- after the last key")
	}
	if problems := otherCut(f, head, body); problems != nil {
		return nil, 0, problems
	}
	doc, problems := checkFront(plans, f, head)
	return doc, body, problems
}

// otherCut reports front matter that the frontmatter package would cut elsewhere.
func otherCut(f *diag.File, head diag.Span, body int) diag.List {
	if !bytes.Contains(f.Data[head.Start:head.End], []byte("---")) {
		return nil // no line in between can be a fence to anybody
	}
	var cut []byte
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) error { // the library's own signature
		cut = data
		return nil
	})
	var nothing struct{}
	if _, err := frontmatter.MustParse(bytes.NewReader(f.Data[:body]), &nothing, format); err != nil {
		return frontFault(f, "front-matter", "the front matter cannot be read: "+err.Error(), "")
	}
	if at := head.Start + len(cut); at < head.End { // to the library, spaces before a fence are nothing
		at += bytes.Index(f.Data[at:], []byte("---"))
		return diag.List{diag.At(f, diag.Span{Start: at, End: at + len("---")}, diag.Error, "front-matter",
			"a line of --- stands inside a value").WithHint("use another line there, such as ***")}
	}
	return nil
}

// cutFront finds the YAML between the fences and the offset after the second.
func cutFront(data []byte) (head diag.Span, body int, ok bool) {
	start := bytes.IndexByte(data, '\n') + 1
	if start == 0 {
		return diag.Span{}, 0, false
	}
	for at := start; at < len(data); {
		end := bytes.IndexByte(data[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(data)-at, len(data)
		}
		if string(bytes.TrimRight(data[at:at+end], " \t")) == "---" {
			return diag.Span{Start: start, End: at}, next, true
		}
		at = next
	}
	return diag.Span{}, 0, false
}

// notYAML names what stands where front matter should begin.
func notYAML(f *diag.File, first string) diag.List {
	const hint = "a page begins with a line of ---, then lines such as title: …, then --- again"
	switch {
	case strings.HasPrefix(first, "+++"):
		return frontFault(f, "front-matter", "the front matter is TOML, want YAML between two lines of ---", hint)
	case strings.HasPrefix(first, "{"), strings.HasPrefix(first, ";;;"):
		return frontFault(f, "front-matter", "the front matter is JSON, want YAML between two lines of ---", hint)
	case strings.HasPrefix(strings.TrimSpace(first), "---"), first == "...", first == "--", first == "—":
		return frontFault(f, "front-matter", "the first line is not exactly ---", hint)
	case first == "" && strings.HasPrefix(strings.TrimLeft(string(f.Data), " \t\n"), "---"):
		return frontFault(f, "front-matter", "an empty line stands before the front matter", "remove it; --- is the first line of a page")
	}
	return frontFault(f, "front-matter", "there is no front matter", hint)
}

func frontFault(f *diag.File, rule, message, hint string) diag.List {
	return diag.List{diag.At(f, diag.Span{End: len(f.Line(1))}, diag.Error, rule, "%s", message).WithHint("%s", hint)}
}

package asset

import (
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/parse/v2/css"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// maxSheet bounds a sheet with all that it imports, in bytes: sheets that import
// each other twice, down a long chain, would fill the memory.
const maxSheet = 1 << 20

// bundler makes the published style sheets.
type bundler struct {
	set    *Set
	names  []string // of all files of static, sorted
	sheets map[string]*sheet
	// whole holds the sheets with their parts, by name.
	whole    map[string]string
	problems diag.List
}

// addSheets publishes the style sheets that no other imports, each with those
// that it imports in the place of its rules. The names are those of all files.
func (s *Set) addSheets(files []source.File, names []string) diag.List {
	b := bundler{set: s, names: names, sheets: map[string]*sheet{}, whole: map[string]string{}}
	imports := graph{}
	var sheets []*sheet
	for _, f := range files {
		text, problems := source.Text(f)
		read := scan(nameOf(f), text)
		b.problems = append(append(b.problems, problems...), read.problems...)
		b.sheets[read.name] = read
		sheets = append(sheets, read)
	}
	slices.SortFunc(sheets, func(a, b *sheet) int { return strings.Compare(a.name, b.name) })
	for _, sh := range sheets {
		for _, rule := range sh.imports {
			if target, local := resolve(sh.name, rule.reference.target); local && !rule.faulty && b.sheets[target] != nil {
				imports[sh.name] = append(imports[sh.name], target)
				if !slices.Contains(s.parts[target], sh.name) {
					s.parts[target] = append(s.parts[target], sh.name)
				}
			}
		}
	}
	var whole []*sheet
	for _, sh := range sheets {
		b.flatten(sh)
		circle := b.circle(sh, imports)
		if circle {
			delete(s.parts, sh.name)
		}
		if circle || s.parts[sh.name] == nil {
			whole = append(whole, sh)
		}
	}
	b.publish(whole)
	return b.problems
}

// circle reports a sheet that imports itself. One that only imports such a sheet
// is not to blame.
func (b *bundler) circle(sh *sheet, imports graph) bool {
	for _, rule := range sh.imports {
		target, local := resolve(sh.name, rule.reference.target)
		if local && !rule.faulty && imports.reaches(target, sh.name) {
			b.fault(sh, rule.reference, "remove one of the imports", "style sheets import each other in a circle")
			return true
		}
	}
	return false
}

func (b *bundler) fault(sh *sheet, r reference, hint, format string, args ...any) {
	b.problems = append(b.problems, diag.At(sh.text, diag.Span{Start: r.start, End: r.end}, diag.Error, "css-import", format, args...).WithHint("%s", hint))
}

// flatten puts published addresses for the references of a sheet, and the sheets
// that it imports for its imports. What follows a # in an address is kept, since
// it names a part of a picture; what follows a ? is not, since the fingerprint
// does its work.
func (b *bundler) flatten(sh *sheet) string {
	if text, ok := b.whole[sh.name]; ok {
		return text
	}
	b.whole[sh.name] = "" // where a circle ends, which is reported elsewhere
	edits := slices.Clone(sh.edits)
	for _, r := range sh.references {
		if address, ok := b.address(sh, r); ok {
			edits = append(edits, edit{r.start, r.end, `"` + address + `"`})
		}
	}
	for _, rule := range sh.imports {
		edits = append(edits, edit{rule.span.Start, rule.span.End, b.part(sh, rule)})
	}
	text := edited(string(sh.text.Data), edits)
	if len(text) > maxSheet {
		what, hint := "with all that it imports, the sheet has", "import each sheet once"
		if len(sh.imports) == 0 {
			what, hint = "the sheet has", "delete what no page needs; phones need seconds to read so much"
		}
		b.fault(sh, reference{start: 0, end: 1}, hint, "%s %d bytes, at most %d", what, len(text), maxSheet)
		text = ""
	}
	b.whole[sh.name] = text
	return text
}

// address is the published address of what a sheet refers to; false when it stays
// as it is.
func (b *bundler) address(sh *sheet, r reference) (string, bool) {
	if strings.HasPrefix(r.target, "#") {
		return "", false
	}
	name, problems := follow(sh.text, sh.name, r, b.names)
	b.problems = append(b.problems, problems...)
	if b.sheets[name] != nil {
		b.fault(sh, r, `name it in an @import at the top of the sheet`, "a style sheet in the place of a picture")
	}
	address, ok := b.set.Path(name)
	if _, part, cut := strings.Cut(r.target, "#"); cut {
		address += "#" + strings.NewReplacer(`"`, "%22", `\`, "%5C", "\n", "%0A").Replace(part)
	}
	return address, ok
}

// part is the text that stands for an import: the whole sheet in a block for each
// of its conditions. Nothing stands for one that is reported.
func (b *bundler) part(sh *sheet, rule cssImport) string {
	if rule.faulty {
		return ""
	}
	name, problems := follow(sh.text, sh.name, rule.reference, b.names)
	if b.problems = append(b.problems, problems...); len(problems) > 0 {
		return ""
	}
	imported := b.sheets[name]
	if imported == nil {
		b.fault(sh, rule.reference, "only files that end in .css may be imported", "static/%s is no style sheet", name)
		return ""
	}
	if imported.namespace.End > 0 {
		b.problems = append(b.problems, diag.At(imported.text, imported.namespace, diag.Error, "css-import", "an @namespace in a sheet that %s imports", sh.name).
			WithHint("delete it; in the middle of a sheet browsers pass it over"))
	}
	text := b.flatten(imported)
	if len(rule.wrap) == 0 {
		return text
	}
	blank, licences := remains(text)
	if rule.layer != "" && blank {
		// The minifier would drop an empty block, and with it the layer's place.
		text = licences + "@layer " + rule.layer + ";"
		rule.wrap = rule.wrap[:len(rule.wrap)-1]
	}
	return strings.Join(rule.wrap, "") + text + strings.Repeat("}", len(rule.wrap))
}

// remains reports a sheet with nothing but spaces and comments, and gives those
// comments that must be kept, as people mark them with an exclamation mark: they
// would go with the block of a layer that holds nothing else.
func remains(text string) (blank bool, licences string) {
	blank = true
	for _, t := range cssTokens(text) {
		raw := text[t.start:t.end]
		if t.kind == css.CommentToken && strings.HasPrefix(raw, "/*!") {
			licences += raw
		}
		blank = blank && (t.kind == css.WhitespaceToken || t.kind == css.CommentToken)
	}
	return blank, licences
}

// publish adds sheets without what only people need. When there are problems they
// are left as they are; nothing is published then.
func (b *bundler) publish(sheets []*sheet) {
	broken := b.problems.HasErrors()
	data, faults := make([][]byte, len(sheets)), make([][]api.Message, len(sheets))
	var group sync.WaitGroup
	for i, sh := range sheets {
		if data[i] = []byte(b.whole[sh.name]); !broken {
			group.Go(func() { data[i], faults[i] = minified(api.LoaderCSS, string(data[i])) })
		}
	}
	group.Wait()
	for i, sh := range sheets {
		b.set.add("static/"+sh.name, data[i])
		for _, m := range faults[i] {
			b.problems = append(b.problems, diag.InFile(sh.text.Name, diag.Error, "css-syntax", "%s", m.Text))
		}
	}
}

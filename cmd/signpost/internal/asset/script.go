package asset

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// script is a script of static as it was read.
type script struct {
	name    string // below static
	text    *diag.File
	imports []reference
	// wants are the names that it imports, exports its own; exportsMore says that it
	// has others, not known here.
	wants       []want
	exports     map[string]bool
	exportsMore bool
	// broken says that it is reported, and is not to be parsed again.
	broken bool
	// asItIs says that it is not minified, because what it means depends on whether
	// a page loads it as a module, which only the page knows, or because it could
	// not be read here.
	asItIs bool
	// out is what is published of a script that imports nothing.
	out []byte
}

// linker publishes scripts.
type linker struct {
	set      *Set
	names    []string // of all files of static, sorted
	scripts  map[string]*script
	begun    map[string]bool
	problems diag.List
}

// addScripts publishes scripts, each one after those that it imports, because the
// fingerprint of a script depends on the addresses in it. The names are those of
// all files.
func (s *Set) addScripts(files []source.File, names []string) diag.List {
	l := linker{set: s, names: names, scripts: map[string]*script{}, begun: map[string]bool{}}
	imports := graph{}
	var scripts []*script
	// Each by itself, for this takes time; what imports nothing is then done.
	alone := make([]linker, len(files))
	var group sync.WaitGroup
	for i, f := range files {
		text, problems := source.Text(f)
		sc := &script{name: nameOf(f), text: text, broken: len(problems) > 0}
		scripts = append(scripts, sc)
		l.scripts[sc.name] = sc
		alone[i].problems = problems
		group.Go(func() {
			if alone[i].read(sc); len(sc.imports) == 0 && !sc.broken {
				sc.out = alone[i].minified(sc, text.Data)
			}
		})
	}
	group.Wait()
	for _, one := range alone {
		l.problems = append(l.problems, one.problems...)
	}
	for _, sc := range scripts {
		for _, r := range sc.imports {
			if target, local := resolve(sc.name, r.target); local {
				imports[sc.name] = append(imports[sc.name], target)
			}
		}
	}
	for _, sc := range scripts {
		l.circle(sc, imports)
		l.exported(sc)
		l.publish(sc)
	}
	return l.problems
}

// circle reports a script that imports itself. One that only imports such a script
// is not to blame.
func (l *linker) circle(sc *script, imports graph) {
	for _, r := range sc.imports {
		if target, local := resolve(sc.name, r.target); local && imports.reaches(target, sc.name) {
			l.fault(sc, r, "js-import", "move what both need to a third script: the name of each would depend on the other's", "scripts import each other in a circle")
			return
		}
	}
}

func (l *linker) fault(sc *script, r reference, rule, hint, format string, args ...any) {
	l.problems = append(l.problems, diag.At(sc.text, diag.Span{Start: r.start, End: r.end}, diag.Error, rule, format, args...).WithHint("%s", hint))
}

// publish adds a script with published addresses for what it imports.
func (l *linker) publish(sc *script) {
	if l.begun[sc.name] {
		return
	}
	l.begun[sc.name] = true
	var edits []edit
	for _, r := range sc.imports {
		name, ok := l.module(sc, r)
		if !ok {
			continue
		}
		l.publish(l.scripts[name])
		if address, ok := l.set.Path(name); ok { // not in a circle
			edits = append(edits, edit{r.start, r.end, `"` + address + `"`})
		}
	}
	data := sc.out
	if data == nil {
		data = []byte(edited(string(sc.text.Data), edits))
	}
	if sc.out == nil && !sc.broken {
		data = l.minified(sc, data)
	}
	l.set.add("static/"+sc.name, data)
}

// module is the name below static of the script that an import means; false when
// it was reported.
func (l *linker) module(sc *script, r reference) (string, bool) {
	fault := func(hint, format string, args ...any) (string, bool) {
		l.fault(sc, r, "js-import", hint, format, args...)
		return "", false
	}
	if strings.Contains(r.target, `\`) {
		return fault("write the name without backslashes", "a backslash in the name of a script")
	}
	if !leadsAway(r.target) && !strings.HasPrefix(r.target, "/") && !strings.HasPrefix(r.target, "./") && !strings.HasPrefix(r.target, "../") {
		return fault("begin the name of a file with ./ or ../; put a copy of a package in static/js/vendor and name that file", "%q is the name of a package, which browsers do not know", r.target)
	}
	name, problems := follow(sc.text, sc.name, r, l.names)
	if l.problems = append(l.problems, problems...); len(problems) > 0 {
		return "", false
	}
	if l.scripts[name] == nil {
		return fault("only files that end in .js may be imported", "static/%s is no script", name)
	}
	return name, true
}

// minified is what is published of a script. The first comment of one from
// elsewhere, in a folder called vendor, is kept, for it holds the licence.
func (l *linker) minified(sc *script, data []byte) []byte {
	var kept []byte
	whole := data
	if slices.Contains(strings.Split(sc.name, "/"), "vendor") {
		comment := firstComment(data)
		if len(comment) > 0 {
			kept = append(slices.Clone(comment), '\n')
		}
		// Spaces instead keep the places of what follows.
		data = slices.Concat(bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, comment), data[len(comment):])
	}
	out, faults := minified(api.LoaderJS, string(data))
	if len(faults) > 0 { // places before the edits
		_, faults = minified(api.LoaderJS, string(sc.text.Data))
	}
	for _, m := range faults {
		l.syntax(sc, m)
	}
	if sc.asItIs {
		return whole
	}
	return append(kept, out...)
}

// firstComment is the comment that a script begins with, and the lines before it;
// several // comments on lines of their own are one.
func firstComment(data []byte) []byte {
	lexer := js.NewLexer(parse.NewInputString(string(data)))
	at, end := 0, 0
	for {
		kind, token := lexer.Next()
		at += len(token)
		switch kind {
		case js.WhitespaceToken, js.LineTerminatorToken:
		case js.CommentToken, js.CommentLineTerminatorToken:
			if end > 0 && !bytes.HasPrefix(token, []byte("//")) {
				return data[:end]
			}
			if end = at; bytes.HasPrefix(token, []byte("/*")) {
				return data[:end]
			}
		default:
			return data[:end]
		}
	}
}

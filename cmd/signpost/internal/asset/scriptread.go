package asset

import (
	"bytes"
	"slices"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// read finds what a script imports and exports, and whether it can be minified.
func (l *linker) read(sc *script) {
	module := bytes.Contains(sc.text.Data, []byte("import")) || bytes.Contains(sc.text.Data, []byte("export"))
	if sc.broken || !module && !bytes.Contains(sc.text.Data, []byte("function")) {
		return
	}
	input := parse.NewInputString(string(sc.text.Data))
	tree, err := js.Parse(input, js.Options{})
	if err != nil {
		if sc.asItIs = true; module {
			l.unread(sc, err)
		}
		return
	}
	found := visitor{bodies: map[*js.BlockStmt]bool{&tree.BlockStmt: true}, exports: map[string]bool{}}
	js.Walk(&found, tree)
	for _, m := range found.modules {
		start := offset(input.Bytes(), m.quoted)
		r := reference{start, start + len(m.quoted), string(m.quoted[1 : len(m.quoted)-1])}
		sc.imports = append(sc.imports, r)
		for _, name := range m.names {
			at := offset(input.Bytes(), name)
			sc.wants = append(sc.wants, want{reference{at, at + len(name), string(name)}, r})
		}
		if len(m.defaults) > 0 {
			at := offset(input.Bytes(), m.defaults)
			sc.wants = append(sc.wants, want{reference{at, at + len(m.defaults), "default"}, r})
		}
	}
	slices.SortFunc(sc.imports, func(a, b reference) int { return a.start - b.start })
	sc.exports, sc.exportsMore = found.exports, found.exportsMore
	sc.asItIs = found.nested && !found.module
	if found.computed {
		l.problems = append(l.problems, diag.InFile(sc.text.Name, diag.Error, "js-import", "an import() of a name that is computed").
			WithHint(`write the name between quotes: import("./other.js"); published names have fingerprints that a script cannot know`))
	}
}

// want is a name that a script imports, and from where.
type want struct{ name, from reference }

// module is one that is named, between quotes, with the names that it must export.
type module struct {
	quoted   []byte
	names    [][]byte
	defaults []byte // the name for what it exports by default, if that is asked for
}

// visitor collects what a script imports and exports.
type visitor struct {
	modules  []module
	computed bool
	// exports are its names; exportsMore says that there are others, not known here.
	exports     map[string]bool
	exportsMore bool
	// module says that the script can only be a module, and so is strict.
	module bool
	// bodies are the blocks of functions; nested says that a function is declared
	// in another block. Outside modules it is known behind the block too
	// (ECMAScript, annex B.3.2).
	bodies map[*js.BlockStmt]bool
	nested bool
}

// Enter looks at one node of a script.
func (v *visitor) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.ImportStmt:
		v.imported(n)
	case *js.ExportStmt:
		v.exported(n)
	case *js.CallExpr:
		v.called(n)
	case *js.FuncDecl:
		v.bodies[&n.Body] = true
	case *js.MethodDecl:
		v.bodies[&n.Body] = true
	case *js.ArrowFunc:
		v.bodies[&n.Body] = true
	case *js.BlockStmt:
		v.nested = v.nested || !v.bodies[n] && declares(n.List)
	case *js.CaseClause:
		v.nested = v.nested || declares(n.List)
	}
	return v
}

// Exit does nothing.
func (v *visitor) Exit(js.INode) {}

// declares reports a function among statements.
func declares(list []js.IStmt) bool {
	return slices.ContainsFunc(list, func(s js.IStmt) bool {
		_, ok := s.(*js.FuncDecl)
		return ok
	})
}

func (v *visitor) imported(n *js.ImportStmt) {
	v.module = true
	m := module{quoted: n.Module, defaults: n.Default}
	for _, a := range n.List {
		m.names = append(m.names, plainNames(a)...)
	}
	v.modules = append(v.modules, m)
}

// plainNames gives the name that must be exported for an import: none for all of
// them together, nor for one between quotes, which is rare.
func plainNames(a js.Alias) [][]byte {
	name := a.Name
	if name == nil {
		name = a.Binding
	}
	if len(name) == 0 || bytes.ContainsAny(name, `*"'`) {
		return nil
	}
	return [][]byte{name}
}

func (v *visitor) exported(n *js.ExportStmt) {
	v.module = true
	m := module{quoted: n.Module}
	for _, a := range n.List {
		m.names = append(m.names, plainNames(a)...)
		if v.exports[string(a.Binding)] = true; bytes.ContainsAny(a.Binding, `*"'\\`) {
			v.exportsMore = true
		}
	}
	if n.Module != nil {
		v.modules = append(v.modules, m)
	}
	if n.Default {
		v.exports["default"] = true
		return
	}
	switch d := n.Decl.(type) {
	case *js.FuncDecl:
		v.exports[string(d.Name.Data)] = true
	case *js.ClassDecl:
		v.exports[string(d.Name.Data)] = true
	case *js.VarDecl:
		for _, e := range d.List {
			if name, ok := e.Binding.(*js.Var); ok {
				v.exports[string(name.Data)] = true
			} else {
				v.exportsMore = true
			}
		}
	}
}

// called notes an import(), whose name is between quotes or in a template without
// holes.
func (v *visitor) called(n *js.CallExpr) {
	if callee, ok := n.X.(*js.LiteralExpr); !ok || callee.TokenType != js.ImportToken {
		return
	}
	if len(n.Args.List) > 0 {
		switch name := n.Args.List[0].Value.(type) {
		case *js.LiteralExpr:
			if name.TokenType == js.StringToken {
				v.modules = append(v.modules, module{quoted: name.Data})
				return
			}
		case *js.TemplateExpr:
			if name.Tag == nil && len(name.List) == 0 {
				v.modules = append(v.modules, module{quoted: name.Tail})
				return
			}
		}
	}
	v.computed = true
}

// offset is where part, which is a slice of text, begins in it: the parser tells
// what it found and not where. Text without control characters holds no zero.
func offset(text, part []byte) int {
	first := part[0]
	part[0] = 0
	at := bytes.IndexByte(text, 0)
	part[0] = first
	return at
}

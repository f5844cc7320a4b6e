package asset

import (
	"bytes"
	"errors"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/parse/v2"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// syntax reports what browsers could not read.
func (l *linker) syntax(sc *script, m api.Message) {
	sc.broken = true
	const hint = "browsers run nothing of such a script; look for a bracket, quote or comma that is missing before this place"
	if m.Location == nil {
		l.problems = append(l.problems, diag.InFile(sc.text.Name, diag.Error, "js-syntax", "%s", m.Text).WithHint(hint))
		return
	}
	at := sc.text.Offset(m.Location.Line, 1) + m.Location.Column
	// At the end of a file there is nothing to show but what it ends with.
	if end := len(bytes.TrimRight(sc.text.Data, " \t\n")); at >= end {
		at = max(end-1, 0)
	}
	l.fault(sc, reference{start: at, end: min(at+max(m.Location.Length, 1), len(sc.text.Data))}, "js-syntax", hint, "this is not JavaScript: %s", m.Text)
}

// unread reports a script with imports in which they could not be found.
func (l *linker) unread(sc *script, err error) {
	if _, faults := minified(api.LoaderJS, string(sc.text.Data)); len(faults) > 0 {
		for _, m := range faults {
			l.syntax(sc, m)
		}
		return
	}
	sc.broken = true
	var found *parse.Error
	if !errors.As(err, &found) {
		l.problems = append(l.problems, diag.InFile(sc.text.Name, diag.Error, "js-import", "the imports cannot be found: %s", err))
		return
	}
	at := sc.text.Offset(found.Line, found.Column)
	r := reference{start: at, end: min(at+1, len(sc.text.Data))}
	// The parser takes it for a with statement, or for a call without its brackets.
	before, rest := bytes.TrimRight(sc.text.Data[:at], " \t\n"), sc.text.Data[at:]
	if bytes.HasSuffix(before, []byte("with")) || bytes.HasPrefix(rest, []byte("with")) || bytes.HasPrefix(rest, []byte("assert")) || bytes.HasSuffix(before, []byte("assert")) {
		l.fault(sc, r, "js-import", dataHint, "an import with attributes, which is not supported here")
		return
	}
	l.fault(sc, r, "js-import", "write this part in older JavaScript, or move it to a script without imports", "the imports of this script cannot be found: %s", found.Message)
}

// dataHint says what to do instead of importing data.
const dataHint = "only scripts can be imported; put the data in a script, after the words: export default"

// exported reports names that a script imports and the other one does not export:
// browsers then run nothing of it.
func (l *linker) exported(sc *script) {
	for _, w := range sc.wants {
		target, local := resolve(sc.name, w.from.target)
		other := l.scripts[target]
		if !local || other == nil || other.broken || other.asItIs || other.exportsMore || other.exports[w.name.target] {
			continue
		}
		const hint = "browsers run nothing of this script; correct the name, or write export before it in the other script"
		l.fault(sc, w.name, "js-import", hint, "static/%s exports no %s", target, w.name.target)
	}
}

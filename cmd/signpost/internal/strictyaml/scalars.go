package strictyaml

import (
	"iter"
	"strconv"
	"strings"
)

// Scalars gives the scalars that are wanted, in the file's order, with their paths. What
// stands below a key that is left out is not among them: that is asked with the text of its
// value, which is "" for a list or a group.
func (d *Doc) Scalars(leaveOut func(key, text string) bool, wanted func(text string) bool) iter.Seq2[string, string] {
	return func(yield func(path, text string) bool) {
		var room [8]step // few documents are deeper
		w := walk{tree: &d.tree, leaveOut: leaveOut, wanted: wanted, yield: yield, steps: room[:0]}
		w.below(root)
	}
}

// walk goes through a document.
type walk struct {
	tree     *tree
	leaveOut func(key, text string) bool
	wanted   func(text string) bool
	yield    func(path, text string) bool
	steps    []step // to the node where it is
}

// step is a key of a mapping, or "" and the number of an item of a list.
type step struct {
	key  string
	item int
}

// below visits what is in a node. It reports whether to go on.
func (w *walk) below(i int) bool {
	t, count := w.tree, 0
	for in := i + 1; in < t.behind(i); in = t.behind(in) {
		next := step{item: count}
		if count++; t.nodes[i].kind == mapping {
			next.key, in = t.value(in), in+1
			text := ""
			if t.nodes[in].kind == scalar {
				text = t.value(in)
			}
			if w.leaveOut(next.key, text) {
				continue
			}
		}
		w.steps = append(w.steps, next)
		if !w.visit(in) {
			return false
		}
		w.steps = w.steps[:len(w.steps)-1]
	}
	return true
}

// visit visits a node. It reports whether to go on.
func (w *walk) visit(i int) bool {
	if w.tree.nodes[i].kind != scalar {
		return w.below(i)
	}
	text := w.tree.value(i)
	return !w.wanted(text) || w.yield(w.path(), text)
}

// path is that of the node where the walk is.
func (w *walk) path() string {
	var b strings.Builder
	for i, s := range w.steps {
		switch {
		case s.key == "":
			b.WriteString("[" + strconv.Itoa(s.item) + "]")
		case i > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

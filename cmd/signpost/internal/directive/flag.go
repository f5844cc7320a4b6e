package directive

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// flag reports whether a word stands among the arguments.
func (c *call) flag(name string) bool {
	return slices.ContainsFunc(c.Args, func(a markdown.Arg) bool { return a.Key == "" && a.Value == name })
}

// flagFaults refuses a flag that is written twice, or with a value.
func (c *call) flagFaults(def definition) {
	for i, a := range c.Args {
		switch {
		case a.Key != "" && !slices.Contains(def.keys, a.Key) && slices.Contains(def.flags, a.Key):
			c.fault(c.keySpan(a), "directive-argument", "write the word alone: "+flagged(def, c.Form, a.Key), "%s= has a value", a.Key)
		case a.Key == "" && slices.Contains(def.flags, a.Value) &&
			slices.ContainsFunc(c.Args[:i], func(b markdown.Arg) bool { return b.Key == "" && b.Value == a.Value }):
			c.fault(a.Span, "directive-argument", "write the word once: "+flagged(def, c.Form, a.Value), "%q stands twice", a.Value)
		}
	}
}

// flagged shows how a directive is written with a flag.
func flagged(def definition, form markdown.Form, flag string) string {
	colons := map[markdown.Form]string{markdown.Inline: ":", markdown.Block: "::", markdown.Container: ":::"}[form]
	return colons + def.name + "{" + strings.Join(append(slices.Clone(def.bare), flag), " ") + "}"
}

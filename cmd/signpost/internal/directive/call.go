package directive

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// call is one use of a directive.
type call struct {
	markdown.Directive
	file      *diag.File
	on        Page
	env       *Env
	helplines map[string]Helpline
	views     *sync.Map // of services, as lines and cards show them
	figures   *sync.Map // knownFigures by what directives call them
	problems  diag.List
}

func (c *call) fault(at diag.Span, rule, hint, format string, args ...any) {
	c.problems = append(c.problems, diag.At(c.file, at, diag.Error, rule, format, args...).WithHint("%s", hint))
}

func (c *call) warn(at diag.Span, rule, hint, format string, args ...any) {
	c.problems = append(c.problems, diag.At(c.file, at, diag.Warning, rule, format, args...).WithHint("%s", hint))
}

// fits checks the form and the arguments against the table.
func (c *call) fits(def definition) bool {
	if !slices.Contains(def.forms, c.Form) {
		c.fault(c.NameSpan, "directive-form", "write "+forms(def), "%s is not written this way", def.name)
		return false
	}
	switch {
	case c.HasLabel && !def.label:
		c.fault(c.Span, "directive-argument", "remove the words in square brackets", "%s takes no words in square brackets", def.name)
	case def.label && strings.TrimSpace(c.Label) == "":
		c.fault(c.Span, "directive-argument", "write "+forms(def), "the words in square brackets are missing")
	}
	words := 0
	for _, a := range c.Args {
		switch {
		case a.Key == "" && (words < len(def.bare) || def.many):
			words++
		case a.Key == "" && slices.Contains(def.flags, a.Value):
		case a.Key == "" && len(def.bare) == 0:
			hint := diag.DidYouMean(a.Value, def.flags)
			if hint == "" {
				hint = "write " + forms(def)
			}
			c.fault(a.Span, "directive-argument", hint, "%s takes no word %q", def.name, a.Value)
		case a.Key == "":
			hint := diag.DidYouMean(a.Value, def.flags)
			if hint == "" {
				hint = "write " + forms(def)
			}
			c.fault(a.Span, "directive-argument", hint, "one word too many, %q", a.Value)
		case !slices.Contains(def.keys, a.Key) && !slices.Contains(def.flags, a.Key):
			hint := diag.DidYouMean(a.Key, def.keys)
			if hint == "" {
				hint = "write " + forms(def)
			}
			c.fault(c.keySpan(a), "directive-argument", hint, "%s takes no %s=", def.name, a.Key)
		}
	}
	c.flagFaults(def)
	if words < len(def.bare) {
		c.fault(c.Span, "directive-argument", "write "+forms(def), "the %s is missing", def.bare[words])
	}
	return len(c.problems) == 0
}

// keySpan is where the key of a named argument stands, before its value.
func (c *call) keySpan(a markdown.Arg) diag.Span {
	before := c.file.Text(diag.Span{Start: c.Span.Start, End: a.Span.Start})
	i := strings.LastIndex(before, a.Key+"=")
	if i < 0 {
		return a.Span
	}
	return diag.Span{Start: c.Span.Start + i, End: c.Span.Start + i + len(a.Key)}
}

// forms shows how a directive is written.
func forms(def definition) string {
	inner := strings.Join(def.bare, " ")
	if def.many {
		inner += " …"
	}
	for _, k := range def.keys {
		inner = strings.TrimSpace(inner + ` ` + k + `="…"`)
	}
	if inner != "" {
		inner = "{" + inner + "}"
	}
	if def.label {
		inner = "[words]" + inner
	}
	var ways []string
	for _, f := range def.forms {
		switch f {
		case markdown.Inline:
			ways = append(ways, fmt.Sprintf(":%s%s inside a sentence", def.name, inner))
		case markdown.Block:
			ways = append(ways, fmt.Sprintf("::%s%s on a line of its own", def.name, inner))
		case markdown.Container:
			ways = append(ways, fmt.Sprintf(":::%s%s, then the text, then a line of :::", def.name, inner))
		}
	}
	return strings.Join(ways, ", or ")
}

// word is the i-th bare word; fits has made sure that it is there.
func (c *call) word(i int) markdown.Arg {
	for _, a := range c.Args {
		if a.Key != "" {
			continue
		}
		if i == 0 {
			return a
		}
		i--
	}
	return markdown.Arg{Span: c.Span}
}

// key is the value of a named argument, or the zero Arg.
func (c *call) key(name string) (markdown.Arg, bool) {
	for _, a := range c.Args {
		if a.Key == name {
			return a, true
		}
	}
	return markdown.Arg{Span: c.Span}, false
}

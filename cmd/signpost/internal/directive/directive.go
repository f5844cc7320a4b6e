// Package directive gives the directives in a page their meaning.
//
// Package markdown knows how a directive is written; this package knows which
// there are, what each takes, and what its template is handed. Each directive is
// one file: a struct, the name of its template, and a function that makes the one
// from the other. [table] lists them. Nothing else moves when one is added, but
// for its template in templates/directives.
//
// [Resolver.Resolve] is a pure function of the directive and an [Env]: the helplines, the
// figures, and the addresses of their pages.
package directive

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Env is what directives may know of the site.
type Env struct {
	Helplines *helpline.Register
	// Hidden says why a helpline is not published, such as "it is a draft".
	Hidden map[string]string
	// Broken are helplines whose files have errors, which are reported there.
	Broken map[string]bool
	// HelplinePath is the address of a service's own page.
	HelplinePath func(id string) string
	// Site is the site's address without https://, as it is printed.
	Site string
	// Holidays are the bank holidays, nil when they are not known.
	Holidays *holiday.Calendar
	// Drawings are the pictures for Easy Read, by name.
	Drawings map[string]Drawing
	// Statistics is nil when the site has no figures.
	Statistics *stats.Dataset
	// StatisticsBroken says that the data files have errors of their own.
	StatisticsBroken bool
	// Cite says how to cite a figure of a series that stands on the page at an
	// address.
	Cite func(page string, s *stats.Series, o stats.Observation) string
}

// View is what a directive's template is handed.
type View interface {
	// Template is the name of the file below templates that draws the view.
	Template() string
}

// Container is a view around other text, which [Container.With] sets.
type Container interface {
	View
	With(body template.HTML) View
}

// definition is one line of the table.
type definition struct {
	name  string
	forms []markdown.Form
	// bare names the words that the directive takes in their order, keys the
	// arguments with a name; both for messages and for refusing others.
	// flags are words that may follow. many allows more of the last bare word; label
	// wants words in square brackets.
	bare, keys, flags []string
	many, label       bool
	resolve           func(c *call) View
}

// table lists every directive.
func table() []definition {
	inline, block, container := markdown.Inline, markdown.Block, markdown.Container
	return []definition{
		{name: "helpline", forms: []markdown.Form{inline, block}, bare: []string{"id"}, flags: []string{flagLimits, flagName}, resolve: helplineView},
		{name: "contacts", forms: []markdown.Form{block}, bare: []string{"id"}, many: true, resolve: contacts},
		{name: "wallet-card", forms: []markdown.Form{block}, bare: []string{"id"}, many: true, resolve: walletCard},
		{name: "tear-off", forms: []markdown.Form{block}, bare: []string{"id"}, many: true, resolve: tearOff},
		{name: "confirmed", forms: []markdown.Form{inline}, resolve: confirmed},
		{name: "note", forms: []markdown.Form{container}, keys: []string{"title"}, resolve: note},
		{name: "warning", forms: []markdown.Form{container}, keys: []string{"title"}, resolve: warning},
		{name: "care", forms: []markdown.Form{container}, keys: []string{"level", "service", "title"}, resolve: care},
		{name: "say", forms: []markdown.Form{container}, keys: []string{"title"}, flags: []string{flagCopy}, resolve: say},
		{name: "do", forms: []markdown.Form{container}, keys: []string{"title"}, resolve: do},
		{name: "dont", forms: []markdown.Form{container}, keys: []string{"title"}, resolve: dont},
		{name: "steps", forms: []markdown.Form{container}, resolve: steps},
		{name: "details", forms: []markdown.Form{container}, keys: []string{"summary"}, resolve: details},
		{name: "cards", forms: []markdown.Form{container}, resolve: cards},
		{name: "picture", forms: []markdown.Form{container}, bare: []string{"name"}, resolve: picture},
		{name: "facts", forms: []markdown.Form{container}, resolve: facts},
		{name: "figures", forms: []markdown.Form{container}, resolve: figures},
		{name: "timeline", forms: []markdown.Form{container}, resolve: timeline},
		{name: "activity", forms: []markdown.Form{container}, keys: []string{"minutes", "need"}, resolve: activity},
		{name: "fig", forms: []markdown.Form{inline}, bare: []string{"series", "period"}, keys: []string{"area"}, resolve: fig},
		{name: "claim", forms: []markdown.Form{inline}, label: true, bare: []string{"series", "period"}, keys: []string{"area", "of", "with"}, resolve: claimView},
		{name: "said", forms: []markdown.Form{inline}, label: true, bare: []string{"source"}, resolve: said},
		{
			name: "chart", forms: []markdown.Form{block}, bare: []string{"series"}, many: true,
			keys: []string{"kind", "title", "area", "periods", "period", "compare", "of"}, resolve: chartView,
		},
		{name: "series", forms: []markdown.Form{block}, bare: []string{"series"}, resolve: seriesTable},
		{name: "phrases", forms: []markdown.Form{block}, resolve: phrases},
	}
}

// Names lists the directives there are.
func Names() []string {
	var names []string
	for _, d := range table() {
		names = append(names, d.name)
	}
	return names
}

// Resolver gives directives their meaning in one site. It may be used by several
// goroutines.
type Resolver struct {
	env       Env
	table     map[string]definition
	helplines map[string]Helpline
}

// NewResolver makes the views of helplines once, as most pages show the same few.
func NewResolver(env Env) *Resolver {
	r := &Resolver{env: env, table: map[string]definition{}, helplines: map[string]Helpline{}}
	for _, d := range table() {
		r.table[d.name] = d
	}
	for _, s := range env.Helplines.Services() {
		r.helplines[s.ID] = NewHelpline(s, env.HelplinePath(s.ID), env.Holidays)
	}
	return r
}

// Resolve gives the view of one directive of the file f, which is published as a
// page; nil comes with an error, or with a helpline or figures whose
// own files have errors.
func (r *Resolver) Resolve(d markdown.Directive, f *diag.File, page Page) (View, diag.List) {
	c := &call{Directive: d, file: f, on: page, env: r.env, helplines: r.helplines}
	def, ok := r.table[d.Name]
	if !ok {
		hint := diag.DidYouMean(d.Name, Names())
		if hint == "" {
			hint = "the directives are " + strings.Join(Names(), ", ") + `; write \: for a colon that is only a colon`
		}
		c.fault(d.NameSpan, "unknown-directive", hint, "no directive %q", d.Name)
		return nil, c.problems
	}
	if !c.fits(def) {
		return nil, c.problems
	}
	view := def.resolve(c)
	if c.problems.HasErrors() {
		return nil, c.problems
	}
	return view, c.problems
}

// call is one use of a directive.
type call struct {
	markdown.Directive
	file      *diag.File
	on        Page
	env       Env
	helplines map[string]Helpline
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

// Date is a day twice: ISO as YYYY-MM-DD for machines, Text such as "21 November
// 2026" for people. The zero Date is no day.
type Date struct{ ISO, Text string }

// NewDate gives the day of t; the zero time is no day.
func NewDate(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return Date{t.Format(time.DateOnly), t.Format("2 January 2006")}
}

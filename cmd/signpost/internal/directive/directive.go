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
	"html/template"
	"strings"
	"sync"
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
		{name: "to-confirm", forms: []markdown.Form{block}, bare: []string{"list"}, resolve: toConfirm},
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
	views     sync.Map
	figures   sync.Map
	calls     sync.Pool // of *call: they are large, and done with when there is a view
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
	c, ok := r.calls.Get().(*call)
	if !ok {
		c = new(call)
	}
	*c = call{Directive: d, file: f, on: page, env: &r.env, helplines: r.helplines, views: &r.views, figures: &r.figures}
	view, problems := r.resolve(c)
	*c = call{}
	r.calls.Put(c)
	return view, problems
}

func (r *Resolver) resolve(c *call) (View, diag.List) {
	def, ok := r.table[c.Name]
	if !ok {
		hint := diag.DidYouMean(c.Name, Names())
		if hint == "" {
			hint = "the directives are " + strings.Join(Names(), ", ") + `; write \: for a colon that is only a colon`
		}
		c.fault(c.NameSpan, "unknown-directive", hint, "no directive %q", c.Name)
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

package directive

import (
	"cmp"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// ToConfirm is a list to print, with a box to tick for everything that somebody must
// confirm before the site is published: all services, or all sources of figures. The
// other list is empty.
type ToConfirm struct {
	Services []ServiceToConfirm
	Sources  []SourceToConfirm
}

// ServiceToConfirm is a service. ReplacedBy is the name of the one that took the place
// of a closed one, or "".
type ServiceToConfirm struct {
	Helpline
	ReplacedBy string
}

// SourceToConfirm is a source of figures. KindText says who published it, such as "a
// charity", and Series are the titles of what it is a source of.
type SourceToConfirm struct {
	Source
	KindText string
	Series   []string
}

// Template is directives/to-confirm.html.
func (ToConfirm) Template() string { return "directives/to-confirm.html" }

// What there is to confirm: the words that the directive takes.
const (
	confirmHelplines = "helplines"
	confirmFigures   = "figures"
)

func toConfirm(c *call) View {
	switch what := c.word(0); what.Value {
	case confirmHelplines:
		return ToConfirm{Services: c.servicesToConfirm()}
	case confirmFigures:
		if !c.hasStatistics() {
			return nil
		}
		return ToConfirm{Sources: sourcesToConfirm(c.env.Statistics)}
	default:
		hint := diag.DidYouMean(what.Value, []string{confirmHelplines, confirmFigures})
		if hint == "" {
			hint = "write helplines for every service, or figures for every source of figures"
		}
		c.fault(what.Span, "directive-argument", hint, "no list %q", what.Value)
		return nil
	}
}

// servicesToConfirm gives every service, also the closed ones, those first of which the
// site is least sure.
func (c *call) servicesToConfirm() []ServiceToConfirm {
	var list []ServiceToConfirm
	for _, s := range c.env.Helplines.Services() {
		service := ServiceToConfirm{Helpline: c.helplines[s.ID]}
		if successor, ok := c.env.Helplines.Service(s.ReplacedBy); ok {
			service.ReplacedBy = successor.Title
		}
		list = append(list, service)
	}
	slices.SortStableFunc(list, func(a, b ServiceToConfirm) int {
		return cmp.Or(cmp.Compare(sureness(a.Confidence), sureness(b.Confidence)), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// sureness orders what editors write under confidence, the lowest first.
func sureness(confidence string) int {
	return slices.Index([]string{string(helpline.Low), string(helpline.Medium), string(helpline.High)}, confidence)
}

// sourcesToConfirm gives the sources in the editor's order, each with what it is a
// source of.
func sourcesToConfirm(data *stats.Dataset) []SourceToConfirm {
	titles := map[*stats.Source][]string{}
	for _, id := range data.IDs() {
		series, _ := data.Series(id)
		for _, source := range series.Sources() {
			titles[source] = append(titles[source], series.Title)
		}
	}
	var list []SourceToConfirm
	for _, s := range data.Sources() {
		list = append(list, SourceToConfirm{Source: newSource(s), KindText: kindText(s.Kind), Series: titles[s]})
	}
	return list
}

// kindText says who published figures, in the middle of a sentence.
func kindText(kind string) string {
	switch kind {
	case "official":
		return "a public body"
	case "charity":
		return "a charity"
	case "police":
		return "a police service"
	case "newspaper":
		return "a newspaper or another site, at second hand"
	}
	return "research"
}

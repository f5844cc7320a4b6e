// Package finder leads a reader to the right service with links alone: who are you,
// where, what is happening. Every answer is worked out when the site is built, so that
// it needs no script and tells nobody anything.
//
// Which function do I want?
//
//   - [Load] reads content/find-help/finder.yaml, the questions, and reports what is
//     wrong with them.
//   - [New] works out every page from the questions and the services of the site.
//   - [Finder.Pages] are these pages, [Finder.Check] the ways through the questions
//     that do not end well, and [Finder.Unknown] the services that name a situation
//     that nobody is asked about.
//
// Who may use a service is not decided here: that is [helpline.Service.Suits]. The
// package does not know templates, and it has no clock: an answer is as good at three
// in the morning as at noon, because each part of it names somebody who is there at
// every hour.
package finder

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// Folder is the address below which the finder's pages are published.
const Folder = "/find-help/"

// Finder is the questions and, for every way through them, the answer. It is never
// changed, and safe for use by several goroutines.
type Finder struct {
	config   *Config
	services []*helpline.Service // all of them, for what their files say
	usable   []*helpline.Service // those that may be shown
	pages    []Page
	routes   []route
}

// route is one way through the questions, by the places of its answers in the
// configuration, and where it leads.
type route struct {
	person, nation, situation int
	answer                    *Answer
}

// New works out every page for the services, in the order in which their pages stand
// in the directory. Services that are closed, or whose facts have a low confidence,
// are not shown. c is what [Load] returned without errors.
func New(c *Config, services []*helpline.Service) *Finder {
	f := &Finder{config: c, services: slices.Clone(services)}
	for _, s := range services {
		if !s.Closed && s.Confidence != helpline.Low {
			f.usable = append(f.usable, s)
		}
	}
	f.build()
	return f
}

// Pages are all pages, the first question first, then all pages of the second, of the
// third, and the answers. Within a question they have the order of finder.yaml.
func (f *Finder) Pages() []Page { return slices.Clone(f.pages) }

// File is finder.yaml, for whoever reports something about it.
func (f *Finder) File() *diag.File { return f.config.doc.File() }

// Texts are the words of finder.yaml that readers see, in no particular order.
func (f *Finder) Texts() []Text { return slices.Clone(f.config.texts) }

// Unknown is a service that says it fits a situation that is not in finder.yaml.
type Unknown struct {
	Service   *helpline.Service
	Index     int    // of its entry in fits
	Situation string // as it is written
	Near      string // the situation that was probably meant, or ""
}

// Unknown lists the situations that services name and finder.yaml does not, in the
// order of the services and of their entries. Closed services are asked as well.
func (f *Finder) Unknown() []Unknown {
	known := make([]string, len(f.config.situations))
	for i, s := range f.config.situations {
		known[i] = s.id
	}
	var list []Unknown
	for _, s := range f.services {
		for i, fit := range s.Fits {
			if !slices.Contains(known, fit.Situation) {
				list = append(list, Unknown{Service: s, Index: i, Situation: fit.Situation, Near: diag.Nearest(fit.Situation, known)})
			}
		}
	}
	return list
}

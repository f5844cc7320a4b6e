package finder

import (
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// lead is the services that come first for some readers in a situation, whatever their
// sorts and hours: what somebody who answers such questions every day would say first.
type lead struct {
	audiences []helpline.Audience // empty for everybody
	services  []string            // ids
}

// leads reads the leads of the situation at path.
func (l *loader) leads(path string, list []frontLead) []lead {
	var leads []lead
	taken := map[helpline.Audience]bool{}
	for i, fr := range list {
		at := fmt.Sprintf("%s.leads[%d]", path, i)
		read := lead{}
		for j, word := range fr.For {
			where := at + ".for"
			if l.doc.Has(where + "[0]") {
				where = fmt.Sprintf("%s[%d]", where, j)
			}
			audience := oneOf(l, where, "audience", word, helpline.Audiences())
			if taken[audience] && audience != "" {
				l.report(where, "repeated-value", "keep one of them", "%q stands twice", word)
			}
			taken[audience] = true
			read.audiences = append(read.audiences, audience)
		}
		if len(fr.For) == 0 {
			if taken[""] {
				l.report(at, "repeated-value", "write for, or keep one of them", "two leads are for everybody")
			}
			taken[""] = true
		}
		seen := newOnce()
		for j, id := range fr.Services {
			l.once(fmt.Sprintf("%s.services[%d]", at, j), id, seen)
			read.services = append(read.services, id)
		}
		leads = append(leads, read)
	}
	return leads
}

// leadsFor are the ids that come first for an audience: those of its own, else those for
// everybody.
func (s situation) leadsFor(a helpline.Audience) []string {
	var common []string
	for _, l := range s.leads {
		switch {
		case slices.Contains(l.audiences, a):
			return l.services
		case len(l.audiences) == 0:
			common = l.services
		}
	}
	return common
}

// strangers reports leads that name no service, or one that never comes first because
// it does not fit the situation.
func (f *Finder) strangers() diag.List {
	var list diag.List
	ids := make([]string, len(f.usable))
	for i, s := range f.usable {
		ids[i] = s.ID
	}
	for i, s := range f.config.situations {
		for j, l := range s.leads {
			for k, id := range l.services {
				path := fmt.Sprintf("what.situations[%d].leads[%d].services[%d]", i, j, k)
				n := slices.Index(ids, id)
				if n < 0 {
					hint := diag.DidYouMean(id, ids)
					if hint == "" {
						hint = "the name is that of a file in content/helplines, without .md, of a service that is open and sure"
					}
					list = append(list, f.config.doc.Errorf(path, "unknown-helpline", "no helpline %q", id).WithHint("%s", hint))
					continue
				}
				if !slices.ContainsFunc(f.usable[n].Fits, func(fit helpline.Fit) bool { return fit.Situation == s.id }) {
					list = append(list, f.config.doc.Errorf(path, ruleGap, "%s does not fit the situation %q, and is never shown", f.usable[n].Title, s.id).
						WithHint("add the situation to fits in its file, with the reason"))
				}
			}
		}
	}
	return list
}

// shortList are the best of the candidates. One of them at least is there at every
// hour, if any candidate is.
func shortList(found []*candidate) []*candidate {
	best := found[:min(len(found), longestList)]
	there := func(c *candidate) bool { return c.anyHour() }
	if i := slices.IndexFunc(found, there); i >= len(best) {
		best = append(slices.Clone(best[:longestList-1]), found[i])
	}
	return best
}

package finder

import (
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// ruleGap is the rule of every way through the questions that does not end well.
const ruleGap = "finder-gap"

// The hints of the gaps.
const (
	hintFit    = "in the file of a service, fits says which situations it fits; people, ages, on_behalf, image_ages and nations say who may use it; first in finder.yaml says which sorts of service are shown"
	hintAlways = "let a service that fits be one whose hours are always, or that has a form for reports"
	hintDanger = "add the situation to fits in the file of the emergency service"
	hintSuit   = "this is a fault of the program; please report it"
)

// Check reports every way through the questions that does not end well, each at the
// person, the nation or the situation of finder.yaml that it has in common with most
// others of its kind, so that one cause is reported once.
func (f *Finder) Check() diag.List {
	if len(f.usable) == 0 {
		at := f.config.doc.KeySpan("what.situations")
		return diag.List{diag.At(f.File(), at, diag.Error, ruleGap, "no service can be shown: all are closed, or their facts have a low confidence").
			WithHint("%s", hintFit)}
	}
	list, routes := f.hopeless()
	list = append(f.strangers(), list...)
	list = append(list, f.grouped(routes, hintFit, "no service", func(a *Answer) bool { return len(a.Best) == 0 })...)
	list = append(list, f.grouped(routes, hintAlways, "nobody is there at every hour", func(a *Answer) bool {
		return len(a.Best) > 0 && slices.ContainsFunc(a.Ways, func(p Preference) bool {
			return !slices.ContainsFunc(p.Matches, func(m Match) bool { return m.Always })
		})
	})...)
	list = append(list, f.grouped(routes, hintDanger, "the emergency service is not in the list", func(a *Answer) bool {
		return a.Danger && len(a.Best) > 0 && a.Best[0].Service.Sort != helpline.Emergency
	})...)
	return append(list, f.grouped(routes, hintSuit, "a service that does not suit is shown", unsuitable)...)
}

// hopeless reports the situations that no service fits and the people whom no service
// suits, and returns the routes through neither.
func (f *Finder) hopeless() (diag.List, []route) {
	var list diag.List
	routes := slices.Clone(f.routes)
	for i, s := range f.config.situations {
		fits := func(o *helpline.Service) bool {
			return slices.ContainsFunc(o.Fits, func(fit helpline.Fit) bool { return fit.Situation == s.id })
		}
		if !slices.ContainsFunc(f.usable, fits) {
			list = append(list, f.gap(fmt.Sprintf("what.situations[%d].id", i), hintFit, "no service fits the situation %q", s.id))
			routes = slices.DeleteFunc(routes, func(r route) bool { return r.situation == i })
		}
	}
	for i, p := range f.config.people {
		suits := func(s *helpline.Service) bool {
			return slices.ContainsFunc(f.routes, func(r route) bool { return r.person == i && s.Suits(r.answer.Reader) })
		}
		if !slices.ContainsFunc(f.usable, suits) {
			list = append(list, f.gap(fmt.Sprintf("who.people[%d].id", i), hintFit, "no service is for %q", p.id))
			routes = slices.DeleteFunc(routes, func(r route) bool { return r.person == i })
		}
	}
	return list, routes
}

// unsuitable reports whether an answer holds a service that it must not hold.
func unsuitable(a *Answer) bool {
	bad := func(m Match) bool {
		_, fits := fit(m.Service, a.Situation, a.Reader.Audience)
		return m.Service.Closed || m.Service.Confidence == helpline.Low || !fits || !m.Service.Suits(a.Reader)
	}
	return slices.ContainsFunc(a.Best, bad) ||
		slices.ContainsFunc(a.Ways, func(p Preference) bool { return slices.ContainsFunc(p.Matches, bad) })
}

// grouped reports the routes whose answers are at fault. It takes the situation, the
// person or the nation that most of them have in common, reports these together, and
// goes on with the rest.
func (f *Finder) grouped(routes []route, hint, message string, fault func(*Answer) bool) diag.List {
	var rest []route
	for _, r := range routes {
		if fault(r.answer) {
			rest = append(rest, r)
		}
	}
	var list diag.List
	for len(rest) > 0 {
		path, in := f.common(rest, routes)
		first := rest[slices.IndexFunc(rest, in)]
		before := len(rest)
		rest = slices.DeleteFunc(rest, in)
		more := ""
		switch n := before - len(rest) - 1; {
		case n == 1:
			more = ", and in 1 other case"
		case n > 1:
			more = fmt.Sprintf(", and in %d other cases", n)
		}
		c := f.config
		list = append(list, f.gap(path, hint, "%s for %q in %s with %q%s", message,
			c.people[first.person].id, c.nations[first.nation], c.situations[first.situation].id, more))
	}
	return list
}

// common finds what most of the faulty routes have in common: its path in finder.yaml,
// and whether a route has it. That is a situation or a person, of equals the first
// situation; or a nation, if none of all its routes ends well.
func (f *Finder) common(faulty, all []route) (path string, in func(route) bool) {
	most := 0
	try := func(at string, n int, whole bool, has func(int, route) bool) {
		for i := range n {
			this := func(r route) bool { return has(i, r) }
			found := count(faulty, this)
			if found > most && (!whole || found == count(all, this)) {
				most, path, in = found, fmt.Sprintf(at, i), this
			}
		}
	}
	c := f.config
	try("what.situations[%d].id", len(c.situations), false, func(i int, r route) bool { return r.situation == i })
	try("who.people[%d].id", len(c.people), false, func(i int, r route) bool { return r.person == i })
	try("where.nations[%d]", len(c.nations), true, func(i int, r route) bool { return r.nation == i })
	return path, in
}

// count counts the routes that have something.
func count(routes []route, has func(route) bool) int {
	n := 0
	for _, r := range routes {
		if has(r) {
			n++
		}
	}
	return n
}

// gap is an error in finder.yaml.
func (f *Finder) gap(path, hint, format string, args ...any) diag.Diagnostic {
	return f.config.doc.Errorf(path, ruleGap, format, args...).WithHint("%s", hint)
}

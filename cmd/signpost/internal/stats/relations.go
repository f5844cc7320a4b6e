package stats

import (
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// A relation is one thing that a series may say of others.
type relation struct {
	key  string // in statistics.yaml
	rule string
	ids  func(*Series) []string
	list bool // whether key holds a list
	// fit says why the two series cannot stand in the relation, or "".
	fit func(of, other *Series) string
	// line is true when a series that is reached from itself is a mistake.
	line bool
}

// relations lists what a series may say of others.
func relations() []relation {
	one := func(id string) []string {
		if id == "" {
			return nil
		}
		return []string{id}
	}
	return []relation{
		{"parts", "series-parts", func(s *Series) []string { return s.Parts }, true, partsFit, true},
		{"sums_to", "series-sums-to", func(s *Series) []string { return one(s.SumsTo) }, false, sumFits, true},
		{"part_of", "series-part-of", func(s *Series) []string { return one(s.PartOf) }, false, sameMeasure, true},
		{"comparable_with", "series-comparable-with", func(s *Series) []string { return s.ComparableWith }, true, sameUnit, false},
	}
}

// path is where the id at place i of a relation stands in statistics.yaml.
func (r relation) path(s *Series, i int) string {
	path := "series." + s.ID + "." + r.key
	if r.list {
		path += fmt.Sprintf("[%d]", i)
	}
	return path
}

// checkRelations holds what series say of each other to what can be.
func checkRelations(doc *strictyaml.Doc, d *Dataset) diag.List {
	var list diag.List
	for _, r := range relations() {
		before := len(list)
		for _, id := range d.seriesIDs {
			list = append(list, checkRelation(doc, d, r, d.series[id])...)
		}
		if len(list) == before && r.line {
			list = append(list, checkCircle(doc, d, r)...)
		}
	}
	return list
}

func checkRelation(doc *strictyaml.Doc, d *Dataset, r relation, s *Series) diag.List {
	var list diag.List
	ids := r.ids(s)
	for i, id := range ids {
		fault := func(hint, format string, args ...any) {
			list = append(list, doc.Errorf(r.path(s, i), r.rule, format, args...).WithHint("%s", hint))
		}
		other := d.series[id]
		switch {
		case other == nil:
			fault(nearestOr(id, d.seriesIDs, "the series are "), "no series %q, which %s of %s names", id, r.key, s.ID)
		case id == s.ID:
			fault("name another series, or remove it", "%s names itself in %s", s.ID, r.key)
		case slices.Contains(ids[:i], id):
			fault("remove one of the two", "%s stands twice in %s of %s", id, r.key, s.ID)
		case r.fit(s, other) != "":
			fault("correct "+r.key+", or the unit of one of the two", "%s", r.fit(s, other))
		}
	}
	if len(list) == 0 && r.key == "parts" && len(ids) > 0 {
		list = append(list, checkMixedParts(doc, d, s)...)
	}
	return list
}

// checkMixedParts reports parts of which some are counts and some shares, which
// nobody can add.
func checkMixedParts(doc *strictyaml.Doc, d *Dataset, s *Series) diag.List {
	for i, id := range s.Parts {
		if first := d.series[s.Parts[0]]; first.measure() != d.series[id].measure() {
			return diag.List{doc.Errorf(relations()[0].path(s, i), "series-parts", "the part %s is in %s and the part %s in %s",
				first.ID, first.Unit, id, d.series[id].Unit).WithHint("name counts only, or shares only")}
		}
	}
	return nil
}

// checkCircle reports a series that is reached from itself: nothing is a part of
// its own part.
func checkCircle(doc *strictyaml.Doc, d *Dataset, r relation) diag.List {
	done := map[string]bool{}
	for _, id := range d.seriesIDs {
		trail := map[string]bool{}
		if at, i := circle(d, r, d.series[id], trail, done); at != nil {
			return diag.List{doc.Errorf(r.path(at, i), r.rule, "%s leads back to %s through %s", r.ids(at)[i], at.ID, r.key).
				WithHint("remove one of the names on the way")}
		}
	}
	return nil
}

// circle follows a relation from s and returns the series, and the place in its
// list, at which it comes back to one on the trail.
func circle(d *Dataset, r relation, s *Series, trail, done map[string]bool) (*Series, int) {
	if done[s.ID] {
		return nil, 0
	}
	trail[s.ID] = true
	for i, id := range r.ids(s) {
		if trail[id] {
			return s, i
		}
		if at, place := circle(d, r, d.series[id], trail, done); at != nil {
			return at, place
		}
	}
	delete(trail, s.ID)
	done[s.ID] = true
	return nil, 0
}

// partsFit allows counts and shares of a count, shares of a share, and rates of a
// rate per the same.
func partsFit(whole, part *Series) string {
	if whole.IsCount() && part.IsPercent() {
		return ""
	}
	return sameMeasure(whole, part)
}

// sumFits allows counts only: a share or a rate of several years is not the sum
// of those of each year.
func sumFits(part, whole *Series) string {
	for _, s := range []*Series{part, whole} {
		if !s.IsCount() {
			return fmt.Sprintf("only counts add up over time, and %s is in %s", s.ID, s.Unit)
		}
	}
	return ""
}

func sameMeasure(a, b *Series) string {
	if a.measure() == b.measure() && a.Per() == b.Per() {
		return ""
	}
	return fmt.Sprintf("%s is in %s and %s in %s, so that one cannot be a part of the other", a.ID, a.Unit, b.ID, b.Unit)
}

func sameUnit(a, b *Series) string {
	if a.Unit == b.Unit {
		return ""
	}
	return fmt.Sprintf("%s counts %s and %s counts %s, so that they cannot be compared", a.ID, a.Unit, b.ID, b.Unit)
}

// mutual makes comparable_with symmetric: each of two series lists the other when
// one of them does, in the order of statistics.yaml.
func (d *Dataset) mutual() {
	named := map[string][]string{}
	for _, id := range d.seriesIDs {
		for _, other := range d.seriesIDs {
			if slices.Contains(d.series[id].ComparableWith, other) || slices.Contains(d.series[other].ComparableWith, id) {
				named[id] = append(named[id], other)
			}
		}
	}
	for id, others := range named {
		d.series[id].ComparableWith = others
	}
}

// strangers reports series that are said to be parts of each other and have no
// area in common.
func (l *loader) strangers() {
	for _, r := range relations() {
		for _, id := range l.data.seriesIDs {
			s := l.data.series[id]
			for i, name := range r.ids(s) {
				other := l.data.series[name]
				if !r.line || l.broken[id] || l.broken[name] || len(s.Observations) == 0 || len(other.Observations) == 0 || shareArea(s, other) {
					continue
				}
				l.list = append(l.list, l.doc.Errorf(r.path(s, i), r.rule, "%s and %s have no area in common", id, name).
					WithHint("correct the area column of one of them, or %s", r.key))
			}
		}
	}
}

func shareArea(a, b *Series) bool {
	areas := b.Areas()
	return slices.ContainsFunc(a.Areas(), func(area Area) bool { return slices.Contains(areas, area) })
}

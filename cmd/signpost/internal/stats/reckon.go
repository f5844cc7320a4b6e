package stats

import (
	"math/big"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/cover"
	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A reckoner holds figures against each other. Each figure stands for all it may
// be, so that only what cannot be true is reported.
type reckoner struct {
	*loader
	at     map[rowKey]*Observation
	blamed blamed
	// told are the withheld figures that were reported.
	told map[*Observation]bool
}

// reckon reports what the figures say against each other.
func (l *loader) reckon() {
	l.strangers()
	r := &reckoner{loader: l, at: make(map[rowKey]*Observation, len(l.seen)), blamed: blamed{}, told: map[*Observation]bool{}}
	var usable []*Series
	for _, id := range l.data.seriesIDs {
		s := l.data.series[id]
		for i := range s.Observations {
			r.at[s.Observations[i].key()] = &s.Observations[i]
		}
		r.smallCounts(s)
		if !l.broken[id] {
			usable = append(usable, s)
		}
	}
	pairs := r.pairs(usable)
	for _, p := range pairs {
		p.sums(r)
	}
	for _, s := range usable {
		r.parts(s)
		r.partOf(s)
	}
	for _, p := range pairs {
		p.disclosed(r)
	}
	for _, s := range usable {
		r.disclosedParts(s)
	}
}

// fault reports a sum at the value of an observation.
func (r *reckoner) fault(o *Observation, rule string, f *sheet.Fault) {
	r.faultAt(r.cell(o, valueColumn), rule, f)
}

// wholeExtent reports whether a figure covers the whole of its period. A half year
// in a yearly series is called a part, and still is a whole half.
func (l *loader) wholeExtent(o *Observation) bool {
	return !o.IsPart() || l.data.extentKnown(*o)
}

// counted returns what a value proves of a count, in whole numbers.
func counted(v Value) (least, most int64) {
	if v.state != Known || v.bound == About {
		return 0, cover.NoLimit
	}
	lo, hi := v.lo.rat.Num().Int64(), v.hi.rat.Num().Int64() // 15 digits at most
	switch v.bound {
	case MoreThan:
		return lo + 1, cover.NoLimit
	case AtLeast:
		return lo, cover.NoLimit
	case LessThan:
		return 0, hi - 1
	}
	return lo, hi
}

// proven returns what a figure of s proves: whole numbers of a count, and of
// shares and rates every number that is rounded to what was published. A figure
// that is not known, or not there, is anything that the unit allows.
func proven(s *Series, o *Observation) interval.Interval {
	var v Value
	if o != nil {
		v = o.Value
	}
	if s.IsCount() {
		least, most := counted(v)
		i := interval.AtLeast(new(big.Rat).SetInt64(least))
		if most != cover.NoLimit {
			i.Hi = new(big.Rat).SetInt64(most)
		}
		return i
	}
	if v.state != Known || v.bound == About {
		v = Value{measure: s.measure()}
		return interval.Interval{Lo: v.least(), Hi: v.most()}
	}
	i := v.Interval()
	if v.bound == Exact {
		i.Lo.Sub(i.Lo, v.lo.rounding())
		i.Hi.Add(i.Hi, v.hi.rounding())
	}
	return i
}

// rounding is how far a number may be from the one it was rounded from: half a
// unit of its last digit.
func (n number) rounding() *big.Rat {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n.decimals)), nil)
	return new(big.Rat).SetFrac(big.NewInt(1), unit.Lsh(unit, 1))
}

// stated adds up numbers as they were published.
func stated(numbers []number) number {
	sum := number{rat: new(big.Rat)}
	for _, n := range numbers {
		sum.rat.Add(sum.rat, n.rat)
		sum.decimals = max(sum.decimals, n.decimals)
	}
	return sum
}

// atLeast and atMost say what figures add up to at the least and at the most: "at
// least 180", "more than 958". Exact is true when there is no figure that is
// missing or only bounded, and then it is "180".
func atLeast(figures []*Observation, exact bool) string {
	lead := "at least "
	if exact {
		lead = ""
	}
	var numbers []number
	for _, o := range figures {
		v := o.Value
		if v.state != Known || v.bound == About || v.bound == LessThan {
			continue
		}
		if v.bound == MoreThan {
			lead = "more than "
		}
		numbers = append(numbers, v.lo)
	}
	return lead + stated(numbers).String()
}

func atMost(figures []*Observation, exact bool) string {
	lead := "at most "
	if exact {
		lead = ""
	}
	var numbers []number
	for _, o := range figures {
		if o.Value.bound == LessThan {
			lead = "less than "
		}
		numbers = append(numbers, o.Value.hi)
	}
	return lead + stated(numbers).String()
}

// exact reports whether every figure is one number.
func exact(figures []*Observation) bool {
	return !slices.ContainsFunc(figures, func(o *Observation) bool {
		return o.Value.state != Known || o.Value.bound != Exact || o.Value.isRange()
	})
}

// compareHint names figures so that an editor finds them, each with name.
func (r *reckoner) compareHint(figures []*Observation, name func(*Observation) string) string {
	const most = 8
	var parts []string
	for i, o := range figures {
		if i == most {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, sheet.Faultf("%s is %s (line %d)", name(o), o.Value, r.line(o)).Message)
	}
	return "compare them with their sources: " + strings.Join(parts, ", ")
}

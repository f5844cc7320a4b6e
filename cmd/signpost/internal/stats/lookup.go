package stats

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A LookupError says why a figure that a page asks for is not there. It becomes
// a diagnostic at the words that asked.
type LookupError struct {
	// Rule is "unknown-series", "unknown-area", "unknown-period" or "period".
	Rule string
	// Message says what is wrong, Hint what is there instead.
	Message, Hint string
}

// Error returns the message without the hint.
func (e *LookupError) Error() string { return e.Message }

// Lookup returns the series called id, or a [LookupError] with the nearest id
// or all of them. It is for a page that asks by name; [Dataset.Series] is for
// going through the ids.
func (d *Dataset) Lookup(id string) (*Series, *LookupError) {
	if s, ok := d.series[id]; ok {
		return s, nil
	}
	return nil, &LookupError{
		Rule:    "unknown-series",
		Message: fmt.Sprintf("no series %q in the data", id),
		Hint:    nearestOr(id, d.seriesIDs, "the series are "),
	}
}

// Figure returns the observation of a series for a period, written as in the
// data file ("2023", "2023-H1"), and an area code. The area may be empty when
// the series has only one.
//
// The result may be a figure that is not known: ask Value.State. The error, nil
// when there is an observation, says which of the three was not found and its
// hint names the nearest, or all there are.
func (d *Dataset) Figure(series, period, area string) (Observation, *LookupError) {
	s, miss := d.Lookup(series)
	if miss != nil {
		return Observation{}, miss
	}
	p, miss := ParsePeriod(period)
	if miss != nil {
		return Observation{}, miss
	}
	observations := s.In(area)
	for i := range observations {
		if observations[i].Period == p {
			return observations[i], nil
		}
	}
	if miss := s.checkArea(area); miss != nil {
		return Observation{}, miss
	}
	var codes []string
	for _, o := range observations {
		codes = append(codes, o.Period.Code())
	}
	return Observation{}, &LookupError{
		Rule:    "unknown-period",
		Message: fmt.Sprintf("no figure for %s in the series %q", p.Code(), series),
		Hint:    "the periods are " + strings.Join(codes, ", "),
	}
}

// checkArea says what is wrong with an area that a page asks for.
func (s *Series) checkArea(area string) *LookupError {
	var codes, names []string
	for _, a := range s.Areas() {
		if a.ID == area {
			return nil
		}
		codes = append(codes, a.ID)
		names = append(names, fmt.Sprintf("%s (%s)", a.ID, a.Name))
	}
	if area == "" && len(codes) <= 1 {
		return nil
	}
	if area == "" {
		return &LookupError{
			Rule:    "unknown-area",
			Message: fmt.Sprintf("the series %q has figures for %d areas, want one of them", s.ID, len(codes)),
			Hint:    "add area= and one of " + strings.Join(names, ", "),
		}
	}
	return &LookupError{
		Rule:    "unknown-area",
		Message: fmt.Sprintf("no figures for the area %q in the series %q", area, s.ID),
		Hint:    nearestOr(area, codes, "the areas are "),
	}
}

// nearestOr suggests the known name nearest to what was written or, when none
// is near, lists them all behind lead.
func nearestOr(name string, known []string, lead string) string {
	if hint := diag.DidYouMean(name, known); hint != "" {
		return hint
	}
	if len(known) == 0 {
		return ""
	}
	return lead + strings.Join(known, ", ")
}

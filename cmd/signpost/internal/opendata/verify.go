package opendata

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Verify reads files back, which should be those that [Files] made of in, and holds
// every figure in them against the data. It reads them with the standard library's
// readers and compares numbers as numbers, so that it would find a fault of the
// writers.
//
// The error names each file that differs and the first figure that does. It is also
// one when a file is missing, is none of [Names], or holds a claim that is not
// proved.
func Verify(in Input, files []output.File) error {
	v := newVerifier(in)
	var faults []error
	data := map[string][]byte{}
	for _, f := range files {
		name := path.Base(f.Name)
		_, twice := data[name]
		if !slices.Contains(Names(), name) || f.Name != in.file(name) || twice {
			faults = append(faults, fmt.Errorf("%s: not a file of the data, or given twice", f.Name))
			continue
		}
		data[name] = f.Data
	}
	for name, check := range map[string]func([]byte) error{
		figuresName:      v.figuresFile,
		observationsName: v.observationsFile,
		statisticsName:   v.statisticsFile,
		claimsName:       v.claimsFile,
		revisionsName:    v.revisionsFile,
		packageName:      func(b []byte) error { return packageFile(b, data) },
	} {
		err := errors.New("the file is missing")
		if text, ok := data[name]; ok {
			err = check(text)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", in.file(name), err))
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(faults...)
}

// A key says which figure is meant.
type key struct{ series, area, period string }

// published is a figure as a file has it.
type published struct {
	Series string      `json:"series"`
	Area   string      `json:"area"`
	Period string      `json:"period"`
	Value  string      `json:"value"`
	Bound  string      `json:"bound"`
	Words  string      `json:"words"`
	Lower  json.Number `json:"lower"`
	Upper  json.Number `json:"upper"`
	State  string      `json:"state"`
	Source string      `json:"source"`
	URL    string      `json:"url"`
}

func (p published) key() key { return key{p.Series, p.Area, p.Period} }

type verifier struct {
	in   Input
	want map[key]stats.Observation
}

func newVerifier(in Input) verifier {
	v := verifier{in, map[key]stats.Observation{}}
	for _, s := range in.series() {
		for _, o := range s.Observations {
			v.want[key{o.SeriesID, o.Area.ID, o.Period.Code()}] = o
		}
	}
	return v
}

// each holds the figures of a file against the data: all of them once, each as
// every check wants it.
func (v verifier) each(list []published, checks ...func(stats.Observation, published) error) error {
	seen := map[key]bool{}
	for _, p := range list {
		k := p.key()
		o, ok := v.want[k]
		if !ok {
			return k.fault(errors.New("not in the data"))
		}
		if seen[k] {
			return k.fault(errors.New("stands twice"))
		}
		seen[k] = true
		for _, check := range checks {
			if err := check(o, p); err != nil {
				return k.fault(err)
			}
		}
	}
	for _, s := range v.in.series() {
		for _, o := range s.Observations {
			if k := (key{o.SeriesID, o.Area.ID, o.Period.Code()}); !seen[k] {
				return k.fault(errors.New("missing"))
			}
		}
	}
	return nil
}

func (k key) fault(err error) error {
	return fmt.Errorf("figure %s, %s, %s: %w", k.series, k.area, k.period, err)
}

// sameValue compares the value cell, number for number, and the bound.
func sameValue(o stats.Observation, p published) error {
	if p.Bound == o.Value.Bound().String() && isStated(p.Value, o.Value) {
		return nil
	}
	return fmt.Errorf("value %q with bound %q, want %q with %q", p.Value, p.Bound, o.Value.Cell(), o.Value.Bound())
}

// isStated reports whether text is the value, a range number for number.
func isStated(text string, v stats.Value) bool {
	lo, hi := v.Stated()
	if lo == nil {
		return text == v.Cell()
	}
	first, last, isRange := strings.Cut(text, "..")
	if !isRange {
		last = first
	}
	return isSame(first, lo) && isSame(last, hi)
}

// sameEnds compares the interval and the state.
func sameEnds(o stats.Observation, p published) error {
	i := o.Value.Interval()
	switch {
	case !isSame(p.Lower.String(), i.Lo):
		return fmt.Errorf("lower end %q, want %q", p.Lower, decimal(i.Lo))
	case !isSame(p.Upper.String(), i.Hi):
		return fmt.Errorf("upper end %q, want %q", p.Upper, decimal(i.Hi))
	case p.State != stateName(o.Value.State()):
		return fmt.Errorf("state %q, want %q", p.State, stateName(o.Value.State()))
	}
	return nil
}

// sameWords compares the figure as a page prints it.
func sameWords(o stats.Observation, p published) error {
	if p.Words != o.Value.String() {
		return fmt.Errorf("words %q, want %q", p.Words, o.Value)
	}
	return nil
}

// sameURL compares the address at which the figure stands.
func (v verifier) sameURL(o stats.Observation, p published) error {
	if want := v.in.FigureURL(o); p.URL != want {
		return fmt.Errorf("address %q, want %q", p.URL, want)
	}
	return nil
}

// isSame reports whether text is the decimal number r, or empty when r is nil.
func isSame(text string, r *big.Rat) bool {
	if r == nil || text == "" {
		return r == nil && text == ""
	}
	if !isNumber(text) {
		return false // big.Rat reads fractions and exponents too
	}
	got, ok := new(big.Rat).SetString(text)
	return ok && got.Cmp(r) == 0
}

package opendata

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"path"
	"slices"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
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

// verifier knows what is to stand in the files: it asks the data once for all of them.
type verifier struct {
	in      Input
	figures []wanted    // in the order of the series
	at      map[key]int // the index of each figure
}

// wanted is a figure as the data has it.
type wanted struct {
	stats.Observation
	key    key
	lo, hi *big.Rat // as stated, nil for none
	ends   interval.Interval
	words  string // as a page prints it
	url    string
}

func newVerifier(in Input) verifier {
	n := in.count()
	v := verifier{in: in, figures: make([]wanted, 0, n), at: make(map[key]int, n)}
	for _, s := range in.series() {
		for _, o := range s.Observations {
			w := wanted{Observation: o, key: keyOf(o), ends: o.Value.Interval(), words: o.Value.String(), url: in.FigureURL(o)}
			w.lo, w.hi = o.Value.Stated()
			v.at[w.key] = len(v.figures)
			v.figures = append(v.figures, w)
		}
	}
	return v
}

func keyOf(o stats.Observation) key { return key{o.SeriesID, o.Area.ID, o.Period.Code()} }

// each holds the figures of a file against the data: all of them once, each as
// every check wants it.
func (v verifier) each(list []published, checks ...func(*wanted, *published) error) error {
	seen := make([]bool, len(v.figures))
	for i := range list {
		p := &list[i]
		k := p.key()
		at, ok := v.at[k]
		if !ok {
			return k.fault(errors.New("not in the data"))
		}
		if seen[at] {
			return k.fault(errors.New("stands twice"))
		}
		seen[at] = true
		for _, check := range checks {
			if err := check(&v.figures[at], p); err != nil {
				return k.fault(err)
			}
		}
	}
	if at := slices.Index(seen, false); at >= 0 {
		return v.figures[at].key.fault(errors.New("missing"))
	}
	return nil
}

func (k key) fault(err error) error {
	return fmt.Errorf("figure %s, %s, %s: %w", k.series, k.area, k.period, err)
}

// sameValue compares the value cell, number for number, and the bound.
func sameValue(w *wanted, p *published) error {
	if p.Bound == w.Value.Bound().String() && w.isStated(p.Value) {
		return nil
	}
	return fmt.Errorf("value %q with bound %q, want %q with %q", p.Value, p.Bound, w.Value.Cell(), w.Value.Bound())
}

// isStated reports whether text is the value, a range number for number.
func (w *wanted) isStated(text string) bool {
	if w.lo == nil {
		return text == w.Value.Cell()
	}
	first, last, isRange := strings.Cut(text, "..")
	if !isRange {
		return isSame(first, w.lo) && w.lo.Cmp(w.hi) == 0
	}
	return isSame(first, w.lo) && isSame(last, w.hi)
}

// sameEnds compares the interval and the state.
func sameEnds(w *wanted, p *published) error {
	switch {
	case !isSame(p.Lower.String(), w.ends.Lo):
		return fmt.Errorf("lower end %q, want %q", p.Lower, decimal(w.ends.Lo))
	case !isSame(p.Upper.String(), w.ends.Hi):
		return fmt.Errorf("upper end %q, want %q", p.Upper, decimal(w.ends.Hi))
	case p.State != stateName(w.Value.State()):
		return fmt.Errorf("state %q, want %q", p.State, stateName(w.Value.State()))
	}
	return nil
}

// sameWords compares the figure as a page prints it.
func sameWords(w *wanted, p *published) error {
	if p.Words != w.words {
		return fmt.Errorf("words %q, want %q", p.Words, w.words)
	}
	return nil
}

// sameURL compares the address at which the figure stands.
func sameURL(w *wanted, p *published) error {
	if p.URL != w.url {
		return fmt.Errorf("address %q, want %q", p.URL, w.url)
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
	if n, err := strconv.ParseInt(text, 10, 64); err == nil { // as most figures are
		return r.IsInt() && r.Num().IsInt64() && r.Num().Int64() == n
	}
	got, ok := new(big.Rat).SetString(text)
	return ok && got.Cmp(r) == 0
}

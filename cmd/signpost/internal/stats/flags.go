package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// Flags are the marks of the flags column.
type Flags struct {
	Provisional bool // p: may change without notice
	Revised     bool // r: changed since it was first published
	Estimated   bool // e
	Break       bool // b: counted in another way than the period before
	Unreliable  bool // u: few cases or a doubtful method
	Part        bool // part: not the series' full reporting period
}

// A mark is one flag: how it is written and what it says to a reader.
type mark struct {
	code, words string
	in          func(*Flags) *bool
}

// marks lists every flag in the order in which they are printed.
func marks() []mark {
	return []mark{
		{"p", "provisional", func(f *Flags) *bool { return &f.Provisional }},
		{"r", "revised", func(f *Flags) *bool { return &f.Revised }},
		{"e", "estimated", func(f *Flags) *bool { return &f.Estimated }},
		{"b", "counted in another way than before", func(f *Flags) *bool { return &f.Break }},
		{"u", "unreliable", func(f *Flags) *bool { return &f.Unreliable }},
		{"part", "not a full period", func(f *Flags) *bool { return &f.Part }},
	}
}

func parseFlags(s string) (Flags, *sheet.Fault) {
	var flags Flags
	if s == "" {
		return flags, nil
	}
	var known []string
	for _, m := range marks() {
		known = append(known, m.code)
	}
	for _, code := range strings.Fields(s) {
		i := slices.Index(known, code)
		if i < 0 {
			f := sheet.Faultf("no flag %q, want any of %s, with a space between them", code, strings.Join(known, ", "))
			if lower := strings.ToLower(code); slices.Contains(known, lower) {
				return flags, f.Hinted("write %s", lower)
			}
			return flags, f.Hinted("%s", diag.DidYouMean(code, known))
		}
		b := marks()[i].in(&flags)
		if *b {
			return flags, sheet.Faultf("flag %q stands twice", code)
		}
		*b = true
	}
	return flags, nil
}

// String returns the flags as the data file writes them: "p part".
func (f Flags) String() string {
	var codes []string
	for _, m := range marks() {
		if *m.in(&f) {
			codes = append(codes, m.code)
		}
	}
	return strings.Join(codes, " ")
}

// Words returns what each flag says to a reader: "provisional", "not a full
// period". It is empty when there is no flag.
func (f Flags) Words() []string {
	var words []string
	for _, m := range marks() {
		if *m.in(&f) {
			words = append(words, m.words)
		}
	}
	return words
}

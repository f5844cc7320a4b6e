package opendata

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

type claimsFile struct {
	heading
	Claims     []claimEntry `json:"claims"`
	Attributed []saidEntry  `json:"attributed"`
}

type claimEntry struct {
	ID      string        `json:"id"`
	URL     string        `json:"url"`
	Words   string        `json:"words"`
	Phrase  string        `json:"phrase"`
	Sum     string        `json:"sum"`
	Verdict string        `json:"verdict"`
	Figures []figureEntry `json:"figures"`
}

// figureEntry is a figure that a claim uses.
type figureEntry struct {
	Series string `json:"series"`
	Area   string `json:"area"`
	Period string `json:"period"`
	Value  string `json:"value"`
	Bound  string `json:"bound,omitempty"`
	Words  string `json:"words"`
	URL    string `json:"url,omitempty"`
}

type saidEntry struct {
	Words  string      `json:"words"`
	URL    string      `json:"url"`
	Source sourceEntry `json:"source"`
}

// claimsJSON writes claims.json: by page, and on each page in the order in which
// they stand there.
func claimsJSON(in Input) []byte {
	file := claimsFile{heading: in.heading(), Claims: []claimEntry{}, Attributed: []saidEntry{}}
	file.Title += ": what is claimed of the figures"
	file.Description = ""
	known := map[stats.Observation]figureEntry{} // many claims are about the same figures
	for _, c := range in.sortedClaims() {
		e := claimEntry{
			ID: c.ID, URL: c.Page, Words: c.Result.Words, Phrase: c.Result.Phrase, Sum: c.Result.Sum,
			Verdict: c.Result.Verdict.String(), Figures: []figureEntry{},
		}
		for _, o := range c.Result.Figures {
			f, ok := known[o]
			if !ok {
				f = in.newFigure(o)
				known[o] = f
			}
			e.Figures = append(e.Figures, f)
		}
		file.Claims = append(file.Claims, e)
	}
	for _, s := range in.sortedSaid() {
		e := saidEntry{Words: s.Words, URL: s.Page, Source: sourceEntry{ID: s.SourceID}}
		if source, ok := in.Data.Source(s.SourceID); ok {
			e.Source = newSource(source)
		}
		file.Attributed = append(file.Attributed, e)
	}
	return document(file, 2)
}

func (in Input) newFigure(o stats.Observation) figureEntry {
	return figureEntry{
		Series: o.SeriesID, Area: o.Area.ID, Period: o.Period.Code(),
		Value: o.Value.Cell(), Bound: o.Value.Bound().String(), Words: o.Value.String(), URL: in.FigureURL(o),
	}
}

func (in Input) sortedClaims() []Claim {
	return slices.SortedStableFunc(slices.Values(in.Claims), func(a, b Claim) int { return byPage(a.Page, b.Page) })
}

func (in Input) sortedSaid() []Said {
	return slices.SortedStableFunc(slices.Values(in.Said), func(a, b Said) int { return byPage(a.Page, b.Page) })
}

// byPage orders addresses by page alone.
func byPage(a, b string) int {
	a, _, _ = strings.Cut(a, "#")
	b, _, _ = strings.Cut(b, "#")
	return strings.Compare(a, b)
}

package directive

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Claim is words in a sentence that were proved true of the data.
type Claim struct {
	// Text is the words as a reader sees them.
	Text string
	// ID is that of its working in the page.
	ID     string
	result claim.Result
}

// Template is directives/claim.html.
func (Claim) Template() string { return "directives/claim.html" }

// Claims is the one that the words make.
func (v Claim) Claims() []claim.Result { return []claim.Result{v.result} }

// WithID is the claim with the id of its working.
func (v Claim) WithID(id string) Claim {
	v.ID = id
	return v
}

// Claimant is a view whose words were proved: what they claim is worked out on the
// page.
type Claimant interface {
	View
	Claims() []claim.Result
}

// Located is a view that leads to the rows of figures; where gives the address of a
// row by its anchor, or "".
type Located interface {
	View
	Located(where func(anchor string) string) View
}

// Tabled is a view with rows that figures are linked to. An id must stand once in
// a page, so a second table of the same figure goes without it.
type Tabled interface {
	View
	Anchors() []string
	WithoutAnchors(taken map[string]bool) View
}

// Illustrated is a view whose drawing is published as a file as well.
type Illustrated interface {
	View
	// PictureName is the file's name in the site, without a leading slash.
	PictureName() string
	// Picture makes the file.
	Picture() []byte
}

// Working is how a claim was worked out.
type Working struct {
	// ID is that of the list's item, Words what was claimed.
	ID, Words string
	// Sum is the working, such as "(619 − 173) ÷ 173 = 257.8 %".
	Sum string
	// Figures are those that the sum uses, in its order.
	Figures []WorkingFigure
}

// WorkingFigure is a figure of a sum. Title names the series and the area, and is ""
// where those of the figure before are meant; Path is where the figure stands, or "".
type WorkingFigure struct{ Title, Period, Value, Path string }

// NewWorking makes the view of a claim's working.
func NewWorking(id string, r claim.Result, d *stats.Dataset, where func(anchor string) string) Working {
	w := Working{ID: id, Words: r.Words, Sum: r.Sum}
	before := ""
	for _, o := range r.Figures {
		title := o.Area.Name
		if s, ok := d.Series(o.SeriesID); ok {
			title = s.Title + ", " + title
		}
		f := WorkingFigure{Period: o.Period.String(), Value: o.Value.String(), Path: where(o.Anchor())}
		if title != before {
			f.Title = title
		}
		before = title
		w.Figures = append(w.Figures, f)
	}
	return w
}

func claimView(c *call) View {
	if !c.hasStatistics() {
		return nil
	}
	area, _ := c.key("area")
	of, _ := c.key("of")
	with, _ := c.key("with")
	words := strings.Join(strings.Fields(c.Label), " ")
	r, ok := c.judge(claim.Request{
		Words: words, Series: c.word(0).Value, Periods: c.word(1).Value, Area: area.Value, Of: of.Value, With: with.Value,
	}, map[claim.Part]diag.Span{
		claim.WordsPart: c.labelSpan(), claim.SeriesPart: c.word(0).Span, claim.PeriodsPart: c.word(1).Span,
		claim.AreaPart: area.Span, claim.OfPart: of.Span, claim.WithPart: with.Span,
	})
	if !ok {
		return nil
	}
	c.besides(boundClaim(c.env.Statistics, c.word(0).Value, r))
	return Claim{Text: words, result: r}
}

// judge reports what keeps words from being true, at the part that is at fault.
func (c *call) judge(r claim.Request, at map[claim.Part]diag.Span) (claim.Result, bool) {
	result, err := claim.Judge(c.env.Statistics, r)
	if err == nil {
		return result, true
	}
	c.fault(at[err.At], err.Rule, err.Hint, "%s", err.Message)
	return result, false
}

// labelSpan is where the words in square brackets stand, or else the directive.
func (c *call) labelSpan() diag.Span {
	text := c.file.Text(c.Span)
	open, end := strings.IndexByte(text, '['), strings.LastIndex(text, "]{")
	if open < 0 || end <= open+1 {
		return c.Span
	}
	return diag.Span{Start: c.Span.Start + open + 1, End: c.Span.Start + end}
}

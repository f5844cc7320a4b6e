package editorial

import (
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/site"
)

// textOf is a page's own text. What stands in another file and is only shown here, such
// as a helpline's card or a table of figures, is not the page's.
func textOf(p *site.Page) string {
	return p.Doc.Text(func(i int) string {
		if i < len(p.Views) {
			return said(p.Views[i])
		}
		return ""
	})
}

// said is the words that a directive puts into the text.
func said(view directive.View) string {
	switch v := view.(type) {
	case directive.Fig:
		return v.Text
	case directive.Claim:
		return v.Text
	case directive.Said:
		return v.Text
	case directive.Confirmed:
		return v.Text
	case directive.Box:
		return v.Title
	case directive.Care:
		return v.Title
	case directive.HelplineInline:
		words := v.Name
		if v.Limits != "" {
			words += " (" + v.Limits + ")"
		}
		if v.Number != nil {
			words += " on " + v.Number.Text
		}
		return words
	}
	return ""
}

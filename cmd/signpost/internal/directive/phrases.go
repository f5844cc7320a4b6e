package directive

import "example.org/signpost/cmd/signpost/internal/claim"

// Phrases is the phrase book: the words that claims may be made of, and what each
// must be true of.
type Phrases struct {
	// Phrases are what may be claimed, each with words that were tried; Qualifiers
	// the words before a number.
	Phrases, Qualifiers []claim.Entry
	// Forms is the whole book again, word for word as the program reads it.
	Forms []claim.Entry
}

// Template is directives/phrases.html.
func (Phrases) Template() string { return "directives/phrases.html" }

func phrases(*call) View {
	view := Phrases{Forms: claim.Book()}
	for _, e := range view.Forms {
		switch e.Kind {
		case claim.Phrase:
			view.Phrases = append(view.Phrases, e)
		case claim.Qualifier:
			view.Qualifiers = append(view.Qualifiers, e)
		case claim.Piece:
		}
	}
	return view
}

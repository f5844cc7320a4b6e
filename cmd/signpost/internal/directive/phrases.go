package directive

import "example.org/signpost/cmd/signpost/internal/claim"

// Phrases is the phrase book: the words that claims may be made of, and what each
// must be true of.
type Phrases struct{ Entries []claim.Entry }

// Template is directives/phrases.html.
func (Phrases) Template() string { return "directives/phrases.html" }

func phrases(*call) View { return Phrases{Entries: claim.Book()} }

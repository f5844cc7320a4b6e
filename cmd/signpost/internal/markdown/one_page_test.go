package markdown

import "example.org/signpost/cmd/signpost/internal/diag"

// Parse is [Parser.Parse] for a single page.
func Parse(f *diag.File, from int) (*Doc, diag.List) {
	return NewParser().Parse(f, from)
}

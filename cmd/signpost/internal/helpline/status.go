package helpline

import (
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// The words after status in a helpline's file. A missing one is open.
const (
	wordOpen   = "open"
	wordClosed = "closed"
)

// status reads whether the service answers still, what took its place, and what it was
// called before.
func (v *validator) status(s *Service, fr Front) {
	open := false
	switch fr.Status {
	case "", wordOpen:
		open = true
	case wordClosed:
		s.Closed = true
	default:
		hint := diag.DidYouMean(fr.Status, []string{wordOpen, wordClosed})
		if hint == "" {
			hint = "a service of which nobody knows whether it answers is not published; write draft: true"
		}
		v.report("status", "unknown-value", hint, "no status %q, want open or closed", fr.Status)
	}
	switch {
	case fr.ReplacedBy == "":
	case open:
		v.reportKey("replaced_by", "bad-replacement", "write status: closed, or take replaced_by out", "replaced_by of a service that is open")
	case fr.ReplacedBy == s.ID:
		v.report("replaced_by", "bad-replacement", "name the file of the other service, without .md, or take replaced_by out", "%q took its own place", s.ID)
	default:
		s.ReplacedBy = fr.ReplacedBy
	}
	v.texts("formerly", fr.Formerly)
	if i := slices.Index(fr.Formerly, s.Title); i >= 0 && s.Title != "" {
		v.report(fmt.Sprintf("formerly[%d]", i), "repeated-value", "name only what it was called before", "%q is its name now", s.Title)
	}
}

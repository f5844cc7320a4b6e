package sheet

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A Fault is what is wrong with a text and what to do about it, before anyone
// knows where the text stands. A nil Fault is none.
type Fault struct {
	Message string // lower case, no full stop
	Hint    string // what to do, or ""
}

// Faultf returns a fault without a hint.
func Faultf(format string, args ...any) *Fault {
	return &Fault{Message: fmt.Sprintf(format, args...)}
}

// Hinted returns f with what to do in place of its hint.
func (f *Fault) Hinted(format string, args ...any) *Fault {
	return &Fault{Message: f.Message, Hint: fmt.Sprintf(format, args...)}
}

// At is the fault as an error of the rule at the bytes s of file.
func (f *Fault) At(file *diag.File, s diag.Span, rule string) diag.Diagnostic {
	return diag.At(file, s, diag.Error, rule, "%s", f.Message).WithHint("%s", f.Hint)
}

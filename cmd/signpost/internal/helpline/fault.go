package helpline

import (
	"errors"
	"fmt"
)

// ErrNumber is wrapped by every error of [ParseNumber].
const ErrNumber = sentinel("not a telephone number")

// sentinel is an error that is a constant, because the program keeps no package
// variables.
type sentinel string

// Error returns the words of the sentinel.
func (s sentinel) Error() string { return string(s) }

// fault is an error about something that an editor wrote: what is wrong in one
// sentence, and what to do about it in another.
type fault struct {
	kind sentinel
	text string
	hint string
}

// Error says what is wrong. The kind is not repeated in it: it is for
// errors.Is, and an editor sees these words below a line of his own.
func (f *fault) Error() string { return f.text }

// Unwrap returns the kind.
func (f *fault) Unwrap() error { return f.kind }

// Hint returns what to do about it, in plain English, or "".
func (f *fault) Hint() string { return f.hint }

// Hint returns what to do about an error of [ParseNumber] or of package opening, in
// plain English, or "" when there is nothing to say.
func Hint(err error) string {
	if f, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return f.Hint()
	}
	return ""
}

// numberFault makes an error about a telephone number.
func numberFault(hint, format string, args ...any) error {
	return &fault{kind: ErrNumber, text: fmt.Sprintf(format, args...), hint: hint}
}

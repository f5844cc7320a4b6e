package opening

import "fmt"

// ErrHours is wrapped by every error of [ParseHours].
const ErrHours = sentinel("not opening hours")

// sentinel is an error that is a constant, because the program keeps no package
// variables.
type sentinel string

// Error returns the words of the sentinel.
func (s sentinel) Error() string { return string(s) }

// fault is an error about something that an editor wrote: what is wrong in one
// sentence, and what to do about it in another.
type fault struct{ text, hint string }

// Error says what is wrong. The kind is not repeated in it: it is for
// errors.Is, and an editor sees these words below a line of his own.
func (f *fault) Error() string { return f.text }

// Unwrap returns ErrHours.
func (f *fault) Unwrap() error { return ErrHours }

// Hint returns what to do about it, in plain English, or "".
func (f *fault) Hint() string { return f.hint }

// hoursFault makes an error about opening hours.
func hoursFault(hint, format string, args ...any) error {
	return &fault{text: fmt.Sprintf(format, args...), hint: hint}
}

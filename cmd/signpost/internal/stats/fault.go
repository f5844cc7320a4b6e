package stats

import "fmt"

// A fault is what is wrong with a text and what to do about it, before anyone
// knows where the text stands. A nil fault is none.
type fault struct{ message, hint string }

func faultf(format string, args ...any) *fault {
	return &fault{message: fmt.Sprintf(format, args...)}
}

// hinted adds what to do.
func (f *fault) hinted(format string, args ...any) *fault {
	return &fault{message: f.message, hint: fmt.Sprintf(format, args...)}
}

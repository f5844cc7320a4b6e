package directive

import "example.org/signpost/cmd/signpost/internal/helpline"

// Confirmed is what readers are told of all services together: when and from what
// their facts were taken, and whether the services themselves confirmed them.
type Confirmed struct{ Text string }

// Template is directives/confirmed.html.
func (Confirmed) Template() string { return "directives/confirmed.html" }

func confirmed(c *call) View {
	return Confirmed{helpline.Taken(c.env.Helplines.Open())}
}

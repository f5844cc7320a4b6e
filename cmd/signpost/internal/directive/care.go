package directive

import (
	"html/template"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// The levels of a care card. Only the first is red.
const (
	careEmergency = "emergency"
	careUrgent    = "urgent"
	careAdvice    = "advice"
)

// Care is a card that says what to do and when: the NHS calls it that. It makes sense
// alone.
//
// The design is from the NHS service manual, "Help users decide when and where to get
// care": the heading is an action, hidden words before it name the level, and the list
// says when.
type Care struct {
	// Level is emergency, urgent or advice; Prefix says the same in words that only a
	// screen reader meets, such as "Immediate action: ".
	Level, Prefix string
	// Title is the heading; it is "" where Service has a number, which the
	// heading then is about. Heading is its level, 2 to 6.
	Title   string
	Heading int
	// Service is whom to turn to, nil where the card names nobody.
	Service *Contact
	Body    template.HTML
}

// Template is directives/care.html.
func (Care) Template() string { return "directives/care.html" }

// With is the card around body.
func (v Care) With(body template.HTML) View {
	v.Body = body
	return v
}

func care(c *call) View {
	level, _ := c.key("level")
	v := Care{Level: level.Value, Prefix: carePrefix(level.Value), Heading: c.level()}
	if v.Prefix == "" {
		levels := []string{careEmergency, careUrgent, careAdvice}
		hint := diag.DidYouMean(level.Value, levels)
		if hint == "" {
			hint = "write level= and one of " + strings.Join(levels, ", ") + "; only an emergency is red"
		}
		c.fault(level.Span, "directive-argument", hint, "no level %q", level.Value)
		return nil // what else the card needs goes by its level
	}
	if len(c.Blocks) == 0 {
		c.fault(c.Span, "empty-container", "write the text between the two lines of :::", "%s holds no text", c.Name)
	}
	title, titled := c.key("title")
	v.Title = strings.TrimSpace(title.Value)
	if id, ok := c.key("service"); ok {
		v.Service = c.careService(id, v.Level)
		if v.Service != nil && v.Title == "" && v.Service.Number == nil {
			c.fault(c.Span, "directive-argument", `write title="…" as well: what to do, and when`, "%s has no number for the heading of the card", v.Service.Name)
		}
	} else if v.Level == careEmergency {
		c.fault(c.Span, "directive-argument", "write "+c.emergencyHint()+" as well, or level=urgent", "the red card has no number to call")
	} else if v.Title == "" {
		at := c.Span
		if titled {
			at = title.Span
		}
		c.fault(at, "directive-argument", `write title="Talk to someone today if:", or service= and the name of a helpline's file`, "the card has no heading")
	}
	for _, h := range c.ownHeadings() {
		c.fault(h.Span, "directive-content", `the card has one heading; write it as title="…", and the rest as a list`, "a heading stands in the card")
	}
	if v.Title == "" || strings.HasSuffix(v.Title, ":") {
		c.holdsList("a list of when to do this: each line begins with \"- \"")
	}
	return v
}

// emergencyHint is how to name the emergency service in a card.
func (c *call) emergencyHint() string {
	for _, s := range c.env.Helplines.Services() {
		if s.Sort == helpline.Emergency && !s.Closed {
			return "service=" + s.ID
		}
	}
	return "service= and the name of the emergency service's file"
}

// carePrefix says a level in words, "" for what is no level.
func carePrefix(level string) string {
	switch level {
	case careEmergency:
		return "Immediate action: "
	case careUrgent:
		return "Urgent: "
	case careAdvice:
		return "Advice: "
	}
	return ""
}

// careService finds the service of a card. An emergency is for the service that comes
// at once: if other cards were red too, the red one would no longer stand out.
func (c *call) careService(id markdown.Arg, level string) *Contact {
	h, service := c.service(id)
	if service == nil {
		return nil
	}
	if level == careEmergency && service.Sort != helpline.Emergency {
		c.fault(id.Span, "directive-argument", "write level=urgent: an emergency is for the service that comes at once", "%s is no emergency service", service.Title)
	}
	contact := &Contact{Helpline: h, Limits: limitsLine(service.Limits(c.on.Reader))}
	if len(h.Ways) > 0 {
		contact.Way = &h.Ways[0]
	}
	return contact
}

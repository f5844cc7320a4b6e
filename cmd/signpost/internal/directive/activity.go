package directive

import (
	"html/template"
	"slices"
	"strconv"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Timeline is the course of a lesson: its activities one after another.
type Timeline struct{ Body template.HTML }

// Template is directives/timeline.html.
func (Timeline) Template() string { return "directives/timeline.html" }

// With is the timeline around body.
func (v Timeline) With(body template.HTML) View {
	v.Body = body
	return v
}

// Activity is one part of a timeline. From and To are minutes since the beginning of
// the page's first timeline; Need is what to have at hand, or "".
type Activity struct {
	From, To int
	Need     string
	Body     template.HTML
}

// Template is directives/activity.html.
func (Activity) Template() string { return "directives/activity.html" }

// With is the activity around body.
func (v Activity) With(body template.HTML) View {
	v.Body = body
	return v
}

// maxMinutes is the longest activity, and the longest lesson that a page may have.
const maxMinutes = 480

func timeline(c *call) View {
	const words = "one :::activity{minutes=10} after another, each with its own line of ::: at its end"
	switch {
	case len(c.Blocks) == 0:
		c.fault(c.Span, "empty-container", "write "+words, "%s holds no text", c.Name)
	case slices.ContainsFunc(c.Blocks, func(kind string) bool { return kind != "directive" }):
		c.fault(c.Span, "directive-content", "write "+words+"; other text stands before or behind the timeline", "the timeline holds something else than activities")
	}
	own, sum, known := c.index(), 0, true
	for _, d := range c.on.directives() {
		if d.Parent != own || own < 0 {
			continue
		}
		minutes, ok := minutesOf(d)
		known = known && ok
		sum += minutes
		if d.Name != "activity" {
			c.fault(d.Span, "directive-content", "write "+words+"; put this inside an activity", "%s stands in the timeline itself", d.Name)
		}
	}
	if all, first := c.allMinutes(len(c.on.directives())); c.on.Minutes > 0 && known && len(c.problems) == 0 && first == own && all != c.on.Minutes {
		c.fault(c.Span, "lesson-minutes", "change the minutes= of an activity, or the line \"minutes:\" at the top of the file",
			"the activities take %d minutes together, and the lesson %d", all, c.on.Minutes)
	}
	return Timeline{}
}

func activity(c *call) View {
	own, minutes, ok := c.index(), 0, false
	if given, has := c.key("minutes"); !has {
		c.fault(c.Span, "directive-argument", "write :::activity{minutes=10}", "the minutes are missing")
	} else if minutes, ok = minutesOf(c.Directive); !ok {
		c.fault(given.Span, "directive-argument", "write a whole number, such as minutes=10; the marks beside the activities are worked out from it",
			"%q minutes, want 1 to %d", given.Value, maxMinutes)
	}
	if around := c.around(); len(around) == 0 || around[0].Name != "timeline" {
		c.fault(c.Span, "directive-content", "write :::timeline on the line before the first activity, and ::: behind the last", "the activity stands in no timeline")
	}
	if len(c.Blocks) == 0 || c.Blocks[0] != "heading" {
		c.fault(c.Span, "directive-content", "begin it with its name as a heading, such as \"### Agree how we talk\"", "the activity does not begin with a heading")
	}
	if len(c.Blocks) == 1 && c.Blocks[0] == "heading" {
		c.fault(c.Span, "empty-container", "write what happens below the heading, before the line of :::", "the activity holds its heading alone")
	}
	if names := c.ownHeadings(); len(names) > 1 {
		for _, h := range names[1:] {
			if h.Level <= names[0].Level {
				c.fault(h.Span, "directive-content", "end the activity before it with a line of :::, and begin another :::activity{minutes=10}; or write the heading with one # more",
					"a second heading of this size stands in one activity")
			}
		}
	}
	need, _ := c.key("need")
	v := Activity{To: minutes, Need: need.Value}
	if own >= 0 {
		before, _ := c.allMinutes(own)
		v.From, v.To = before, before+minutes
	}
	return v
}

// minutesOf reads how long an activity takes, 1 to [maxMinutes].
func minutesOf(d markdown.Directive) (int, bool) {
	for _, a := range d.Args {
		if a.Key == "minutes" {
			n, err := strconv.Atoi(a.Value)
			ok := err == nil && n >= 1 && n <= maxMinutes
			if !ok {
				n = 0
			}
			return n, ok
		}
	}
	return 0, false
}

// allMinutes adds the activities before the directive with the index end, of all
// timelines of the page, and gives the index of the first timeline, or -1: a lesson may
// be taught in two sessions, or have a heading in its middle.
func (c *call) allMinutes(end int) (sum, first int) {
	first = -1
	all := c.on.directives()
	for i, d := range all[:end] {
		if d.Name == "timeline" && first < 0 {
			first = i
		}
		if d.Name == "activity" && d.Parent >= 0 && d.Parent < len(all) && all[d.Parent].Name == "timeline" {
			minutes, _ := minutesOf(d)
			sum += minutes
		}
	}
	return sum, first
}

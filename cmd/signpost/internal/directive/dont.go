package directive

import "strings"

// dont is a list of what does not help. Each item says "do not" itself, because a
// cross beside it is not read aloud.
func dont(c *call) View {
	c.holdsList("a list: each line begins with \"- \"")
	for _, item := range c.Items {
		if !strings.Contains(strings.ToLower(item.Text), "do not") {
			c.fault(item.Span, "directive-content", "write \"do not\" in it: nobody hears the cross in front of it", "the item does not say \"do not\"")
		}
	}
	return c.box("title", "Do not")
}

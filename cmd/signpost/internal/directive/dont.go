package directive

// dont is a list of what does not help. Each item says "do not" itself, because a
// cross beside it is not read aloud.
func dont(c *call) View {
	c.holdsList("a list: each line begins with \"- \"")
	return c.box("title", "Do not")
}

package directive

// do is a list of what helps.
func do(c *call) View {
	c.holdsList("a list: each line begins with \"- \"")
	return c.box("title", "Do")
}

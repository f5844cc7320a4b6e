package directive

// steps is a numbered list of what to do, one after another.
func steps(c *call) View {
	c.holds("ordered-list", "a numbered list: the lines begin with \"1. \", \"2. \" and so on")
	return c.box("", "")
}

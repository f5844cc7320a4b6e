package directive

// warning is set apart more strongly than a note. Its title says what to do or to
// leave, and is a heading: people who look for a way around a page meet it.
func warning(c *call) View {
	c.needs("title")
	b := c.box("title", "")
	b.Heading = c.level()
	return b
}

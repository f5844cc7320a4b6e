package directive

// warning is set apart more strongly; its title says what to do.
func warning(c *call) View {
	c.needs("title")
	return c.box("title", "")
}

package directive

// details is text that only few need, shown when its summary is pressed.
func details(c *call) View {
	c.needs("summary")
	return c.box("summary", "")
}

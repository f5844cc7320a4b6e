package directive

// note is something to know, set apart from the text.
func note(c *call) View { return c.box("title", "") }

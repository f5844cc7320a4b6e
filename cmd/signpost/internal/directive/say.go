package directive

// say holds words to say aloud.
func say(c *call) View { return c.box("title", "") }

package directive

// flagCopy asks for a button that copies the words.
const flagCopy = "copy"

// say holds words to say aloud, or to send.
func say(c *call) View {
	b := c.box("title", "")
	b.Copy = c.flag(flagCopy)
	return b
}

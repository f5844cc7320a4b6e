package directive

import "slices"

// details is text that only few need, shown when its summary is pressed. A helpline is
// never for few: who does not press would never see it.
func details(c *call) View {
	c.needs("summary")
	own := c.index()
	all := c.on.directives()
	for i := own + 1; own >= 0 && i < len(all) && all[i].Parent >= own; i++ { // what is inside follows
		if slices.Contains([]string{"helpline", "contacts", "care"}, all[i].Name) {
			c.warn(all[i].Span, "folded-helpline", "move it in front of the details, where everybody sees it", "a helpline is folded away")
		}
	}
	return c.box("summary", "")
}

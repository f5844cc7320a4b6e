package helpline

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// String says whom the service is for: "for anyone under 19, in Wales", or "".
func (l Limits) String() string {
	var words []string
	if l.Who != "" {
		words = append(words, "for "+l.Who)
	}
	if l.Where != "" {
		words = append(words, "in "+l.Where)
	}
	return strings.Join(words, ", ")
}

// Only is [Limits.String] behind "is only": "for people in Wales" where who is no
// limit.
func (l Limits) Only() string {
	if l.Who == "" && l.Where != "" {
		return "for people in " + l.Where
	}
	return l.String()
}

// String says who the readers are: "young people in the UK", "everybody in Wales".
func (r Reader) String() string {
	who := "everybody"
	if r.Audience != "" {
		who = r.Audience.String()
	}
	if len(r.Nations) == 0 || len(r.Nations) == len(holiday.Nations()) {
		return who + " in the UK"
	}
	return who + " in " + sayNations(r.Nations)
}

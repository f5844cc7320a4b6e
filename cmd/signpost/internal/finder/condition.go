package finder

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// condition says what must be true for a service that suits a reader to be the right
// one, in words that go behind its name: "if you were under 18 in the picture", "if it is
// about a child under 18", or "". Two things are not known from the reader's answers: how old
// somebody was in the picture, who may be older now, and whom an adult asks for who
// uses a service on behalf of somebody else.
func condition(s *helpline.Service, r helpline.Reader) string {
	about, subject, said := r.Ages, "you were", ""
	others := asksForOthers(s, r.Audience)
	switch {
	case others && (r.Ages.From < s.Ages.From || r.Ages.To > s.Ages.To):
		about, subject, said = s.Ages, "they were", "if it is about "+somebody(s.Ages)
	case others || r.Audience == helpline.Parents || r.Audience == helpline.Teachers:
		subject = "the person was" // the picture may be of somebody they look after
	}
	if s.ImageAges.From <= 0 && s.ImageAges.To >= about.To {
		return said // nobody can have been older in the picture than now
	}
	picture := fmt.Sprintf("if %s %s in the picture", subject, years(s.ImageAges))
	if said != "" {
		return said + ", and " + strings.TrimPrefix(picture, "if ")
	}
	return picture
}

// asksForOthers reports whether an audience may use the service for somebody else; a
// service that any adult may use so is one for parents and for teachers too.
func asksForOthers(s *helpline.Service, a helpline.Audience) bool {
	return a != helpline.YoungPeople && (slices.Contains(s.OnBehalf, a) || slices.Contains(s.OnBehalf, helpline.Adults))
}

// somebody says whom ages are of: "a child under 18", "somebody aged 18 or over".
func somebody(a helpline.Ages) string {
	who, aged := "somebody", "aged "
	if a.To <= 18 {
		who = "a child"
	}
	if a.From <= 0 {
		aged = ""
	}
	return who + " " + aged + years(a)
}

// years says ages behind "you were": "under 18", "18 or over", "13 to 17".
func years(a helpline.Ages) string {
	switch {
	case a.From <= 0:
		return fmt.Sprintf("under %d", a.To+1)
	case a.To >= helpline.MaxAge:
		return fmt.Sprintf("%d or over", a.From)
	case a.From == a.To:
		return fmt.Sprint(a.From)
	}
	return fmt.Sprintf("%d to %d", a.From, a.To)
}

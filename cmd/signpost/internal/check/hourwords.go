package check

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// answering is when somebody at a service answers, by all of its ways together.
type answering struct {
	// always is true when one way is open at every minute of the week.
	always bool
	// minutes of the day at which a way opens or closes, also on bank holidays, and
	// those that the words of hours name which nobody has confirmed.
	minutes map[int]bool
	// said are the hours in words, each once.
	said []string
}

func answeringOf(s *helpline.Service) answering {
	a := answering{minutes: map[int]bool{}}
	for _, way := range s.Ways() {
		if !way.Timed {
			continue
		}
		a.always = a.always || isAlways(way.Hours)
		said := way.Hours.String()
		if slices.Contains(a.said, said) {
			continue
		}
		a.said = append(a.said, said)
		for _, t := range timesIn(tokens(said)) {
			for _, minute := range t.minutes {
				a.minutes[minute] = true
			}
		}
	}
	return a
}

// isAlways reports hours that are open at every minute of a week without bank holidays.
func isAlways(h opening.Hours) bool {
	week := h.Ordinary()
	return h.Always() || week.Gaps() == ""
}

// answered reports whether somebody answers at a service, as nobody does a form.
func answered(s *helpline.Service) bool {
	return slices.ContainsFunc(s.Ways(), func(w helpline.Way) bool { return w.Timed })
}

// wrongHours are the hours in words that the only service beside them which somebody
// answers does not have. Beside several, nobody can tell whose hours are meant.
func (w *limitWords) wrongHours(text string, list []token, c company) []mismatch {
	times, always := timesIn(list), w.always.said(list)
	if len(times)+len(always) == 0 {
		return nil
	}
	for _, s := range w.typed(text) {
		c.add(s)
	}
	var service *helpline.Service
	for _, s := range c.services {
		switch {
		case !answered(s):
		case service != nil:
			return nil
		default:
			service = s
		}
	}
	if service == nil {
		return nil
	}
	hours := answeringOf(service)
	var found []mismatch
	wrong := func(at diag.Span) {
		m := mismatch{Span: at, message: fmt.Sprintf("%s stands beside %s, whose hours are %q", inQuotes(text, at), service.Title, strings.Join(hours.said, `", "`))}
		m.hint = fmt.Sprintf("the card ::helpline{%s} shows the hours of its file; leave them to it, or correct the words", service.ID)
		if service == c.own {
			m.hint = "correct the words, or the hours of this file"
		}
		found = append(found, m)
	}
	for _, t := range times {
		known := !slices.ContainsFunc(t.minutes, func(minute int) bool { return !hours.minutes[minute] })
		if !known && (t.ends || !hours.always) {
			wrong(t.Span)
		}
	}
	for _, a := range always {
		if !hours.always && promises(a, service, len(c.services) == 1) {
			wrong(a.Span)
		}
	}
	return found
}

// promises reports whether words such as "day and night" promise that somebody at a
// service answers then. A form, an e-mail address or another service, unless it is the
// only one beside them, may be what is there day and night.
func promises(a saidAlways, s *helpline.Service, only bool) bool {
	writes := s.Report != "" || s.Email != ""
	switch {
	case denied(a.clause) || !only:
		return false
	case a.anyTime:
		return !writes && isOfAnswering(a.clause)
	}
	return !writes || !isOfWriting(a.clause)
}

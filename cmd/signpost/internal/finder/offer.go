package finder

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// offer is a service as one group of readers in one nation sees it.
type offer struct {
	*reach
	condition string
}

// reach is a service as everybody in one nation sees it.
type reach struct {
	service *helpline.Service
	place   int            // in the directory
	ways    [wayCount]bool // it offers the way
	always  [wayCount]bool // it offers the way at every hour
}

// anyHour reports whether the service is there at every hour in one way or another. The
// form of a service where somebody answers does not count: it is not what a reader at
// night hopes for.
func (r *reach) anyHour() bool {
	return slices.Contains(r.always[:], true) || r.service.Report != "" && !r.service.TalksToYou()
}

// offers are those of the services that suit a reader, in the same order.
func offers(services []*reach, r helpline.Reader) []offer {
	list := make([]offer, 0, len(services))
	for _, s := range services {
		if s.service.Suits(r) {
			list = append(list, offer{s, condition(s.service, r)})
		}
	}
	return list
}

// reachIn works out by which of the four ways each usable service can be reached in a
// nation, and by which at every hour.
//
// To talk is to call a service where somebody answers who wants to talk, so the
// number of a report or removal service is not among it. Texts to the emergency
// service are not either: they need a telephone that was registered before.
func (f *Finder) reachIn(n holiday.Nation) []*reach {
	list := make([]*reach, len(f.usable))
	for i, s := range f.usable {
		r := &reach{service: s, place: i}
		answers := s.Sort == helpline.Helpline || s.Sort == helpline.Police
		takes := s.Sort == helpline.Police || s.Sort == helpline.Reporting || s.Sort == helpline.ImageRemoval
		for _, w := range s.Ways() {
			if s.IsForeign(w.Label) {
				continue // a reader who cannot speak it is not helped
			}
			switch w.Kind {
			case helpline.KindCall:
				r.add(wayTalk, s.TalksToYou(), w, n)
				r.add(wayReport, takes, w, n)
			case helpline.KindText:
				r.add(wayText, answers, w, n)
			case helpline.KindChat:
				r.add(wayChat, answers, w, n)
			case helpline.KindReport:
				r.add(wayReport, takes, w, n)
			}
		}
		list[i] = r
	}
	return list
}

// add notes the way i if the sort of service makes it one.
func (r *reach) add(i int, counts bool, w helpline.Way, n holiday.Nation) {
	if counts {
		r.ways[i] = true
		r.always[i] = r.always[i] || everyHour(w, n)
	}
}

// everyHour reports whether a way is certainly open at every minute, bank holidays of
// the nation included. What has no hours can be sent at any time.
func everyHour(w helpline.Way, n holiday.Nation) bool {
	if !w.Timed || w.Hours.Always() {
		return true
	}
	minutes := 0
	for _, p := range w.Hours.Periods() {
		minutes += p.To - p.From
	}
	if minutes < 7*24*60 { // periods never overlap; the rest is slower
		return false
	}
	week := w.Hours.Holidays(n)
	return week.Gaps() == ""
}

// fit returns why a service fits a situation, for an audience: the entry for that
// audience if there is one, else the one for everybody.
func fit(s *helpline.Service, situation string, a helpline.Audience) (because string, ok bool) {
	for _, f := range s.Fits {
		if f.Situation != situation {
			continue
		}
		if slices.Contains(f.For, a) {
			return f.Because, true
		}
		if len(f.For) == 0 && !ok {
			because, ok = f.Because, true
		}
	}
	return because, ok
}

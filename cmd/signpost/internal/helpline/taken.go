package helpline

import (
	"fmt"
	"time"
)

// Taken says of several services, in one or two sentences for readers, when and from
// what their facts were taken, and whether the services themselves confirmed them. It
// is "" for no services. What a site claims about its own care stands in no other
// words, so that it changes with the files.
func Taken(services []*Service) string {
	total, live := count(services)
	when := between(services)
	switch {
	case total == 0:
		return ""
	case live == total && total == 1:
		return fmt.Sprintf("The service itself, or its own website, confirmed this %s.", when)
	case live == total:
		return fmt.Sprintf("All %d services confirmed this themselves, or their own websites did, %s.", total, when)
	case live == 0 && total == 1:
		return fmt.Sprintf("This has not been confirmed with the service itself yet. It was taken from copies of public pages %s.", when)
	case live == 0:
		return fmt.Sprintf("None of the %d services has been confirmed with the service itself yet. What we know was taken from copies of public pages %s.", total, when)
	}
	return fmt.Sprintf("Of the %d services, %d %s confirmed with the service itself or from its own website, and %d not yet. Each was looked at %s.",
		total, live, was(live), total-live, when)
}

// TakenShort is [Taken] in one line, for a list of which each service has a page that
// says more.
func TakenShort(services []*Service) string {
	total, live := count(services)
	when := between(services)
	switch {
	case total == 0:
		return ""
	case live == total:
		return fmt.Sprintf("Confirmed with the %s %s.", nounOf(total), when)
	case live == 0:
		return fmt.Sprintf("From copies of public pages %s, not yet confirmed with the %s.", when, nounOf(total))
	}
	return fmt.Sprintf("Looked at %s. Not all of it is confirmed with the services yet.", when)
}

// nounOf is the noun behind a number of services.
func nounOf(n int) string {
	if n == 1 {
		return "service"
	}
	return "services"
}

func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// count gives the number of services, and of those that were confirmed live.
func count(services []*Service) (total, live int) {
	for _, s := range services {
		if s.Live() {
			live++
		}
	}
	return len(services), live
}

// between says on which day, or between which days, services were verified.
func between(services []*Service) string {
	var first, last time.Time
	for _, s := range services {
		if first.IsZero() || s.Verified.Before(first) {
			first = s.Verified
		}
		if s.Verified.After(last) {
			last = s.Verified
		}
	}
	const day = "2 January 2006"
	if first.Equal(last) {
		return "on " + first.Format(day)
	}
	return "between " + first.Format(day) + " and " + last.Format(day)
}

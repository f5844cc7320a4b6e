package check

import (
	"bytes"
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
	"example.org/signpost/cmd/signpost/internal/site"
)

// holidays warns of bank holidays that nobody has written down: of those days the
// site does not say whether a service answers.
func holidays(s *site.Site, now time.Time) diag.List {
	year := now.In(s.Config.Location).Year()
	if s.HolidaysFile == nil {
		if name := needsHolidays(s); name != "" {
			return diag.List{
				diag.InFile(site.HolidaysFile, diag.Warning, "no-holidays", "there is no list of bank holidays, and %s has other hours on them", name).
					WithHint("write one with signpost holidays --through %d", year+holidayYears),
			}
		}
		return nil
	}
	problems := oddHolidays(s)
	first, last := s.Holidays.Span()
	if last.IsZero() {
		return problems
	}
	if first.Year() > year {
		problems = append(problems, diag.At(s.HolidaysFile, diag.Span{End: len(s.HolidaysFile.Line(1))}, diag.Warning, "holidays-end", "the bank holidays begin with %d, and readers need those of %d", first.Year(), year).
			WithHint("add the rows of %d", year))
	}
	if last.Year() > year {
		return problems
	}
	return append(problems,
		diag.At(s.HolidaysFile, lastLine(s.HolidaysFile), diag.Warning, "holidays-end", "the bank holidays end with %d, and readers need those of %d", last.Year(), year+1).
			WithHint("write the years to come with signpost holidays --through %d", year+holidayYears))
}

// holidayYears is how many years ahead a new list of bank holidays should reach.
const holidayYears = 4

// needsHolidays is the name of a service whose hours depend on whether a day is a bank
// holiday, "" when there is none.
func needsHolidays(s *site.Site) string {
	for _, service := range s.Helplines.Open() {
		if slices.ContainsFunc(allHours(service), changesOnHolidays) {
			return service.Title
		}
	}
	return ""
}

// allHours are those of every way to reach a service.
func allHours(s *helpline.Service) []opening.Hours {
	return append(talkingHours(s), s.BSL.Hours, s.Relay.Hours)
}

func changesOnHolidays(h opening.Hours) bool {
	return len(h.Periods()) > 0 && slices.ContainsFunc(holiday.Nations(), func(n holiday.Nation) bool { return h.Holidays(n) != h.Ordinary() })
}

// lastLine is the last line of a file that has words.
func lastLine(f *diag.File) diag.Span {
	text := bytes.TrimRight(f.Data, "\n")
	return diag.Span{Start: bytes.LastIndexByte(text, '\n') + 1, End: len(text)}
}

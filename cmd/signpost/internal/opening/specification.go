package opening

// Specification is an OpeningHoursSpecification of schema.org.
type Specification struct {
	Type   string   `json:"@type"`
	Days   []string `json:"dayOfWeek"` // such as "https://schema.org/Monday"
	Opens  string   `json:"opens"`     // such as "09:00"
	Closes string   `json:"closes"`
}

const schemaOrg = "https://schema.org/"

// Specifications gives the hours for search engines; nil when they are not confirmed.
//
// Days with the same times stand in one Specification for each stretch of the day.
// Where Closes is not behind Opens it is of the next day, as schema.org has it, so that
// midnight is 00:00. A whole day is 00:00 to 23:59. Bank holidays are
// https://schema.org/PublicHolidays: closed is 00:00 to 00:00. Nothing is said of them
// where they are as every other day, where nobody confirmed them, and where they differ
// between nations.
func (h Hours) Specifications() []Specification {
	switch h.state {
	case always:
		return []Specification{wholeDay()[0].specification(dayURLs([7]bool{true, true, true, true, true, true, true}))}
	case notConfirmed:
		return nil
	}
	var found []Specification
	for _, g := range h.groups() {
		for _, s := range g.times {
			found = append(found, s.specification(dayURLs(g.days)))
		}
	}
	return append(found, h.bankSpecifications()...)
}

// bankSpecifications gives what is said of bank holidays.
func (h Hours) bankSpecifications() []Specification {
	times := h.bank.times
	switch {
	case len(h.exceptions) > 0:
		return nil
	case h.bank.kind == BankHolidaysClosed:
		times = []span{{0, 0}}
	}
	var found []Specification
	for _, s := range times {
		found = append(found, s.specification([]string{schemaOrg + "PublicHolidays"}))
	}
	return found
}

// specification gives the span on some days.
func (s span) specification(days []string) Specification {
	spec := Specification{"OpeningHoursSpecification", days, writeTime(s.from), writeTime(s.to % minutesInDay)}
	if s.from == 0 && s.to == minutesInDay {
		spec.Closes = writeTime(minutesInDay - 1)
	}
	return spec
}

// dayURLs are the addresses of days from Monday.
func dayURLs(days [7]bool) []string {
	var urls []string
	for i, open := range days {
		if open {
			urls = append(urls, schemaOrg+weekday(i).String())
		}
	}
	return urls
}

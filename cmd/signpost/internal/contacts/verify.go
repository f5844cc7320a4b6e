package contacts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// Verify reads files back, which should be those that [Files] made of in, and holds
// every id, name, number, address and opening hour in them against the register. It
// takes those from the services themselves and not by way of what Files uses, so that
// it would find a fault of the writers: one wrong digit would send a reader to a
// stranger.
//
// The error names each file that differs, with the first service that does. It is also
// one when a file is missing, is none of these, or is given twice.
func Verify(in Input, files []File) error {
	checks := in.checks()
	var faults []error
	seen := map[string]bool{}
	for _, f := range files {
		check, ok := checks[f.Name]
		err := errors.New("not a file of the helplines, or given twice")
		if ok && !seen[f.Name] {
			err = check(f.Data)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", f.Name, err))
		}
		seen[f.Name] = true
	}
	for name := range checks {
		if !seen[name] {
			faults = append(faults, fmt.Errorf("%s: the file is missing", name))
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errors.Join(faults...)
}

// checks are what each of the files must stand, by its name.
func (in Input) checks() map[string]func([]byte) error {
	services := in.Register.Services()
	withCard := slices.DeleteFunc(slices.Clone(services), func(s *helpline.Service) bool { return !hasCard(s) })
	checks := map[string]func([]byte) error{}
	for _, s := range withCard {
		checks[s.ID+cardEnd] = func(data []byte) error { return in.cardsFile(data, []*helpline.Service{s}) }
	}
	checks[jsonName] = func(data []byte) error { return in.jsonFile(data, services) }
	checks[csvName] = func(data []byte) error { return in.csvFile(data, services) }
	checks[cardsName] = func(data []byte) error { return in.cardsFile(data, withCard) }
	return checks
}

// published is a way to reach a service, as far as a mistake in it would keep a reader
// from it. Hours are in words.
type published struct{ kind, number, link, keyword, address, hours string }

// String says the way for an error.
func (p published) String() string {
	return strings.Join(slices.DeleteFunc([]string{p.kind, p.keyword, p.number, p.link, p.address, p.hours}, func(s string) bool { return s == "" }), " | ")
}

// waysInRegister lists the ways to reach a service, in no order.
func waysInRegister(s *helpline.Service) []published {
	var list []published
	for _, p := range s.Call {
		list = append(list, published{"call", p.Number.String(), string(p.Number.Tel()), "", "", p.Hours.String()})
	}
	for _, p := range s.Text {
		list = append(list, published{"text", p.Number.String(), string(p.Number.SMS()), p.Keyword, "", p.Hours.String()})
	}
	if s.Relay.Number != (helpline.Number{}) {
		list = append(list, published{"relay", s.Relay.Number.String(), string(s.Relay.Number.Tel()), "", "", s.Relay.Hours.String()})
	}
	for kind, c := range map[string]helpline.Chat{"chat": s.Chat, "bsl": s.BSL} {
		if c.URL != "" {
			list = append(list, published{kind, "", "", "", c.URL, c.Hours.String()})
		}
	}
	for kind, address := range map[string]string{"report": s.Report, "email": s.Email} {
		if address != "" {
			list = append(list, published{kind, "", "", "", address, ""})
		}
	}
	return list
}

// sameWays holds the ways of a file against those that it should have.
func (in Input) sameWays(got, want []published) error {
	for i, p := range got {
		if !slices.Contains(want, p) {
			return fmt.Errorf("%q is not in the register", p)
		}
		if slices.Contains(got[:i], p) {
			return fmt.Errorf("%q stands twice", p)
		}
		if err := in.known(p.number, p.link); err != nil {
			return err
		}
	}
	for _, p := range want {
		if !slices.Contains(got, p) {
			return fmt.Errorf("%q is missing", p)
		}
	}
	return nil
}

// known asks the register for numbers once more, by their digits, which tells a number
// from a link that leads elsewhere. A text that is empty is none.
func (in Input) known(numbers ...string) error {
	for _, n := range numbers {
		if n != "" && !in.Register.HasNumber(n) {
			return fmt.Errorf("%q is no number of the register", n)
		}
	}
	return nil
}

// sameHours reads hours back that were written for programs.
func sameHours(lines []string, bankHolidays, words string) error {
	h, err := opening.ParseHours(lines, bankHolidays)
	if err == nil && h.String() != words {
		err = fmt.Errorf("opening %q reads as %q, want %q", lines, h, words)
	}
	return err
}

// sameText reports whether two texts are the same but for white space and for signs
// that cannot be seen, which no two formats treat alike.
func sameText(a, b string) bool { return visible(a) == visible(b) }

func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, text)
}

// eachOnce holds the ids of a file against the services that it should have.
func eachOnce(ids []string, services []*helpline.Service) error {
	for i, s := range services {
		switch {
		case i >= len(ids):
			return fmt.Errorf("%s: missing", s.ID)
		case ids[i] != s.ID:
			return fmt.Errorf("%q stands in the place of %s", ids[i], s.ID)
		}
	}
	if len(ids) > len(services) {
		return fmt.Errorf("%q is not in the register", ids[len(services)])
	}
	return nil
}

package helpline_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

func TestAges(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		ages helpline.Ages
		want string
	}{
		{helpline.Ages{From: 0, To: helpline.MaxAge}, "Anyone"},
		{helpline.Ages{From: 0, To: 18}, "Anyone under 19"},
		{helpline.Ages{From: 0, To: 34}, "Anyone under 35"},
		{helpline.Ages{From: 18, To: helpline.MaxAge}, "Anyone aged 18 or over"},
		{helpline.Ages{From: 11, To: 25}, "Anyone aged 11 to 25"},
		{helpline.Ages{From: 18, To: 18}, "Anyone aged 18"},
	} {
		if got := tt.ages.String(); got != tt.want {
			t.Errorf("%+v says %q, want %q", tt.ages, got, tt.want)
		}
	}
}

func TestWhoAndWhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, new, who, where string }{
		{"ages: {to: 18}\n", "", "Anyone", "England and Wales"},
		{"ages: {to: 18}\n", "who: People under 35, and anyone worried about one\n", "People under 35, and anyone worried about one", "England and Wales"},
		{"ages: {to: 18}\npeople: [parents, young-people]", "people: [parents]", "Parents and carers", "England and Wales"},
		{"ages: {to: 18}\npeople: [parents, young-people]", "people: [teachers, parents]", "Parents and carers, and people who work with children", "England and Wales"},
		{
			"ages: {to: 18}\npeople: [parents, young-people]", "ages: {to: 17}\npeople: [parents, young-people, adults]\non_behalf: [adults, parents]",
			"Anyone under 18, and adults who are worried about them", "England and Wales",
		},
		{
			"[parents, young-people]", "[parents, young-people]\non_behalf: [parents]",
			"Anyone under 19, and parents and carers who are worried about them", "England and Wales",
		},
		{
			"[parents, young-people]", "[teachers, parents, young-people]\non_behalf: [teachers]",
			"Anyone under 19, and people who work with them", "England and Wales",
		},
		{
			"[parents, young-people]", "[teachers, parents, young-people]\non_behalf: [teachers, parents]",
			"Anyone under 19, and parents, carers and people who work with them", "England and Wales",
		},
		{
			"ages: {to: 18}\npeople: [parents, young-people]", "image_ages: {to: 17}\npeople: [young-people, adults]\non_behalf: [adults]",
			"Anyone who was under 18 in the picture, and adults who are worried about them", "England and Wales",
		},
		{"ages: {to: 18}\n", "on_behalf: [parents]\n", "Anyone", "England and Wales"},
		{"ages: {to: 18}\n", "ages: {to: 18}\non_behalf: [parents]\nwho: Children, and their parents\n", "Children, and their parents", "England and Wales"},
		{"[wales, england]", "[scotland]", "Anyone under 19", "Scotland"},
		{"[wales, england]", "[northern-ireland, wales, england]", "Anyone under 19", "England, Wales and Northern Ireland"},
		{"[wales, england]", "[northern-ireland, wales, england, scotland]", "Anyone under 19", ""},
	} {
		s, problems := read(t, strings.Replace(sample, tt.old, tt.new, 1))
		if len(problems) > 0 || s.Who() != tt.who || s.Where() != tt.where {
			t.Errorf("%q: %q, %q, %v, want %q, %q", tt.new, s.Who(), s.Where(), problems, tt.who, tt.where)
		}
	}
}

// What a reader is offered first must answer: a report form is never second to
// a number in a report service, and a telephone without hours is never first.
func TestWaysOrder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, new, want string }{
		{"sort: helpline", "sort: helpline", "call text chat email report"},
		{"sort: helpline", "sort: reporting", "report call text chat email"},
		{"website:", "relay: {}\nbsl: {url: https://www.childline.org.uk/bsl, hours: always}\nwebsite:", "call text chat email report bsl relay"},
		{"sort: helpline", "sort: reporting\nrelay: {hours: not confirmed}", "report call text chat email relay"},
		{"sort: helpline", "sort: image-removal", "report call text chat email"},
		{"hours: always", "hours: not confirmed", "text chat email report call"},
	} {
		s, problems := read(t, strings.Replace(sample, tt.old, tt.new, 1))
		if len(problems) > 0 {
			t.Errorf("%s: %v", tt.new, problems)
		}
		var kinds []string
		for _, w := range s.Ways() {
			kinds = append(kinds, string(w.Kind))
		}
		if got := strings.Join(kinds, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.new, got, tt.want)
		}
	}
}

// What was compared with copies is never called confirmed with the service.
func TestLive(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"": false, "verified_how: archive\n": false, "verified_how: website\n": true, "verified_how: service\n": true,
	} {
		s, problems := read(t, sample+line)
		if len(problems) > 0 || s.Live() != want || s.VerifiedHow == "" {
			t.Errorf("%q: from %q, live %v, %v, want %v", line, s.VerifiedHow, s.Live(), problems, want)
		}
	}
}

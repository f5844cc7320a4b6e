package helpline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// serviceFor reads a service with the title and the keys that say whom it is for. It
// is for all four nations unless a key says otherwise.
func serviceFor(t *testing.T, title, keys string) *helpline.Service {
	t.Helper()
	if !strings.Contains(keys, "nations:") {
		keys += "\nnations: [england, wales, scotland, northern-ireland]"
	}
	head, rest, _ := strings.Cut(sample, "ages: {to: 18}\npeople: [parents, young-people]\nnations: [wales, england]\n")
	s, problems := read(t, strings.Replace(head, "operator: NSPCC", "operator: Somebody", 1)+keys+"\n"+rest)
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	s.Title = title
	return s
}

// limits is Limits in one line: who, where and "!" for nobody.
func limits(s *helpline.Service, r helpline.Reader) string {
	l := s.Limits(r)
	words := l.Who
	if l.Where != "" {
		words += " @ " + l.Where
	}
	if l.None {
		words += " !"
	}
	return strings.TrimSpace(words)
}

// The services of the register by whom they are for, with what is said to young
// people, parents, teachers, adults and everybody. A "!" is none of them.
func TestLimits(t *testing.T) {
	t.Parallel()
	const (
		child  = "anyone under 18"
		teen   = "anyone under 19"
		grown  = "anyone aged 18 or over"
		school = "people who work with children"
	)
	for _, tt := range []struct {
		title, keys string
		want        [5]string
	}{
		{"Childline", "ages: {to: 18}\npeople: [young-people]", [5]string{"", teen + " !", teen + " !", teen + " !", teen}},
		{
			"CEOP Safety Centre", "ages: {to: 17}\npeople: [young-people, parents, teachers, adults]\non_behalf: [parents, teachers, adults]",
			[5]string{},
		},
		{
			"CEOP for some adults", "ages: {to: 17}\npeople: [young-people, parents, teachers]\non_behalf: [parents, teachers]",
			[5]string{
				"", "", "", "anyone under 18, and parents, carers and people who work with them",
				"anyone under 18, and parents, carers and people who work with them",
			},
		},
		{"CEOP without adults", "ages: {to: 17}\npeople: [young-people, parents]", [5]string{"", child + " !", child + " !", child + " !", child}},
		{
			"Report Remove", "ages: {to: 17}\nimage_ages: {to: 17}\npeople: [young-people]",
			[5]string{"", child + " !", child + " !", child + " !", child},
		},
		{
			"Take It Down", "image_ages: {to: 17}\npeople: [young-people, parents, adults]\non_behalf: [parents, adults]",
			[5]string{},
		},
		{
			"StopNCII.org", "ages: {from: 18}\nimage_ages: {from: 18}\npeople: [adults]",
			[5]string{grown + " !", "", "", "", grown},
		},
		{"Revenge Porn Helpline", "ages: {from: 18}\npeople: [parents, adults]", [5]string{grown + " !", "", "", "", grown}},
		{
			"Papyrus HOPELINE247", "ages: {to: 34}\npeople: [young-people, parents, teachers, adults]\non_behalf: [parents, teachers, adults]",
			[5]string{},
		},
		{
			"Papyrus for people under 35 alone", "ages: {to: 34}\npeople: [young-people, adults]",
			[5]string{"", "anyone under 35", "anyone under 35", "anyone under 35", "anyone under 35"},
		},
		{
			"Meic", "ages: {to: 25}\npeople: [young-people]\nnations: [wales]",
			[5]string{"@ Wales", "anyone under 26 @ Wales !", "anyone under 26 @ Wales !", "anyone under 26 @ Wales !", "anyone under 26 @ Wales"},
		},
		{"Samaritans", "people: [young-people, parents, teachers, adults]", [5]string{}},
		{
			"NSPCC Helpline", "who: Any adult who is worried about a child\nages: {from: 18}\npeople: [parents, teachers, adults]",
			[5]string{"any adult who is worried about a child !", "", "", "", "any adult who is worried about a child"},
		},
		// A general adult may work with children, so it is not for none of them.
		{
			"Professionals Online Safety Helpline", "who: Anyone who works with children\nages: {from: 18}\npeople: [teachers]",
			[5]string{"anyone who works with children !", "anyone who works with children !", "", "anyone who works with children", "anyone who works with children"},
		},
		{"POSH without words", "ages: {from: 18}\npeople: [teachers]", [5]string{school + " !", school + " !", "", school, school}},
		// No ages tell these readers why.
		{"Report Fraud", "people: [parents, adults]\nnations: [england, wales, northern-ireland]", [5]string{
			"adults @ England, Wales and Northern Ireland !", "@ England, Wales and Northern Ireland", "@ England, Wales and Northern Ireland",
			"@ England, Wales and Northern Ireland", "adults @ England, Wales and Northern Ireland",
		}},
		{"Teens", "ages: {from: 13}\npeople: [young-people, parents]", [5]string{
			"young people aged 13 or over, and parents and carers", "",
			"young people aged 13 or over, and parents and carers !", "young people aged 13 or over, and parents and carers",
			"young people aged 13 or over, and parents and carers",
		}},
		{"Old pictures", "image_ages: {from: 18}\npeople: [young-people, adults]", [5]string{
			"anyone who was 18 or over in the picture !", "", "", "", "anyone who was 18 or over in the picture",
		}},
	} {
		s := serviceFor(t, tt.title, tt.keys)
		for i, audience := range []helpline.Audience{helpline.YoungPeople, helpline.Parents, helpline.Teachers, helpline.Adults, ""} {
			r := helpline.ReaderOf(audience, nil)
			if got := limits(s, r); got != tt.want[i] {
				t.Errorf("%s for %q: %q, want %q", tt.title, audience, got, tt.want[i])
			}
			if got, want := s.Suits(r), tt.want[i] == ""; got != want {
				t.Errorf("%s suits %q: %v, want %v", tt.title, audience, got, want)
			}
		}
	}
}

// Readers of one answer have narrower ages and one nation.
func TestLimitsOfOneReader(t *testing.T) {
	t.Parallel()
	childline := serviceFor(t, "Childline", "ages: {to: 18}\npeople: [young-people]")
	remove := serviceFor(t, "Report Remove", "ages: {to: 17}\nimage_ages: {to: 17}\npeople: [young-people]")
	takeDown := serviceFor(t, "Take It Down", "image_ages: {to: 17}\npeople: [young-people, adults]")
	old := serviceFor(t, "StopNCII.org", "image_ages: {from: 18}\npeople: [young-people, adults]")
	rape := serviceFor(t, "Rape Crisis", "ages: {from: 16}\npeople: [young-people, adults]\nnations: [england, wales]")
	others := serviceFor(t, "Others", "ages: {to: 14}\npeople: [young-people, adults]\non_behalf: [adults]")
	oldOthers := serviceFor(t, "Others", "image_ages: {from: 18}\npeople: [young-people, adults]\non_behalf: [adults]")
	wales, scotland := []holiday.Nation{holiday.Wales}, []holiday.Nation{holiday.Scotland}
	young := helpline.YoungPeople
	for _, tt := range []struct {
		s    *helpline.Service
		r    helpline.Reader
		want string
	}{
		{childline, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 18, To: 18}, Nations: wales}, ""},
		{childline, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 19, To: 19}}, "anyone under 19 !"},
		{childline, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 18, To: 19}}, "anyone under 19"},
		{remove, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 17, To: 17}}, ""},
		{remove, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 18, To: 18}}, "anyone under 18 !"},
		{takeDown, helpline.Reader{Audience: helpline.Adults, Ages: helpline.Ages{From: 26, To: 120}}, ""}, // an old picture
		{old, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 17, To: 17}}, "anyone who was 18 or over in the picture !"},
		{old, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 18, To: 18}}, ""},
		{rape, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 11, To: 15}, Nations: wales}, "anyone aged 16 or over !"},
		{rape, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 16, To: 17}, Nations: wales}, ""},
		{rape, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 16, To: 17}, Nations: scotland}, "@ England and Wales !"},
		{rape, helpline.Reader{Audience: young, Nations: wales}, "anyone aged 16 or over"}, // ages as ReaderOf's
		{rape, helpline.Reader{}, "anyone aged 16 or over @ England and Wales"},
		// No young people are among these, and adults may ask for a child.
		{others, helpline.Reader{Ages: helpline.Ages{From: 18, To: 30}}, ""},
		{others, helpline.Reader{Ages: helpline.Ages{From: 11, To: 30}}, "anyone under 15, and adults who are worried about them"},
		{oldOthers, helpline.Reader{Ages: helpline.Ages{From: 18, To: 30}}, ""},
		// Nobody at all is no limit.
		{childline, helpline.Reader{Audience: young, Ages: helpline.Ages{From: 17, To: 16}}, ""},
	} {
		if got := limits(tt.s, tt.r); got != tt.want {
			t.Errorf("%s for %+v: %q, want %q", tt.s.Title, tt.r, got, tt.want)
		}
	}
}

// An editor's words come into the middle of a sentence, but names stay names.
func TestWhoInASentence(t *testing.T) {
	t.Parallel()
	for who, want := range map[string]string{
		"Anyone in Wales":                    "anyone in Wales",
		"Anyone aged 18 or over.":            "anyone aged 18 or over",
		"A child in care":                    "a child in care",
		"NSPCC members":                      "NSPCC members",
		"Y10 pupils":                         "Y10 pupils",
		"LGBT+ people":                       "LGBT+ people",
		"Under-18s in the UK":                "under-18s in the UK",
		"Non-English speakers":               "non-English speakers",
		"Any NHS worker":                     "any NHS worker",
		"Young Welsh speakers":               "young Welsh speakers",
		"Welsh speakers":                     "Welsh speakers",
		"Northern Ireland's children":        "Northern Ireland's children",
		"Police Scotland officers":           "Police Scotland officers",
		"Marie Collins families":             "Marie Collins families",
		"Help for pupils's own members":      "Help for pupils's own members", // the title comes first
		"Helpers of children":                "helpers of children",
		"McDonald staff":                     "McDonald staff",
		"iPhone owners":                      "iPhone owners",
		"I do not know":                      "I do not know",
		"Élèves in Jersey":                   "élèves in Jersey",
		"Parents, and anyone who helps them": "parents, and anyone who helps them",
	} {
		s := serviceFor(t, "Help for pupils", "who: "+who+"\npeople: [parents]")
		if got := s.Limits(helpline.ReaderOf(helpline.YoungPeople, nil)).Who; got != want {
			t.Errorf("%q becomes %q, want %q", who, got, want)
		}
	}
}

// grid makes services of every mixture of people, ages and nations that matters.
func grid() []*helpline.Service {
	ages := []helpline.Ages{{From: 0, To: 120}, {From: 0, To: 17}, {From: 0, To: 18}, {From: 16, To: 120}, {From: 18, To: 120}, {From: 13, To: 25}}
	image := []helpline.Ages{{From: 0, To: 120}, {From: 0, To: 17}, {From: 18, To: 120}}
	nations := [][]holiday.Nation{holiday.Nations(), {holiday.England, holiday.Wales}}
	behalf := [][]helpline.Audience{nil, {helpline.Parents}, {helpline.Parents, helpline.Teachers}, {helpline.Adults}}
	var services []*helpline.Service
	for mask := 1; mask < 1<<4; mask++ {
		var people []helpline.Audience
		for i, a := range helpline.Audiences() {
			if mask>>i&1 == 1 {
				people = append(people, a)
			}
		}
		for _, a := range ages {
			for _, i := range image {
				for _, n := range nations {
					for _, b := range behalf {
						services = append(services, &helpline.Service{People: people, Ages: a, ImageAges: i, Nations: n, OnBehalf: b})
					}
				}
			}
		}
	}
	return services
}

// readers are those of pages and of answers.
func readers() []helpline.Reader {
	var list []helpline.Reader
	for _, audience := range append(helpline.Audiences(), "") {
		for _, nations := range [][]holiday.Nation{nil, {holiday.Wales}, {holiday.Scotland}, {holiday.England, holiday.Scotland}} {
			list = append(list, helpline.ReaderOf(audience, nations))
		}
	}
	for _, ages := range []helpline.Ages{{From: 11, To: 15}, {From: 16, To: 17}, {From: 18, To: 18}, {From: 19, To: 25}} {
		list = append(list, helpline.Reader{Audience: helpline.YoungPeople, Ages: ages, Nations: []holiday.Nation{holiday.Wales}})
	}
	return list
}

// suits is the rule once more, year by year of age.
func suits(s *helpline.Service, r helpline.Reader) bool {
	if r.Audience == "" {
		young, grown := r, r
		young.Audience, young.Ages.To = helpline.YoungPeople, 17
		grown.Audience, grown.Ages.From = helpline.Adults, 18
		return suits(s, young) && suits(s, grown)
	}
	served := map[helpline.Audience]bool{}
	behalf := map[helpline.Audience]bool{}
	for _, a := range s.People {
		served[a] = true
	}
	for _, a := range s.OnBehalf {
		behalf[a] = true
	}
	if served[helpline.Adults] {
		served[helpline.Parents], served[helpline.Teachers] = true, true
	}
	if behalf[helpline.Adults] {
		behalf[helpline.Parents], behalf[helpline.Teachers] = true, true
	}
	inPicture := false
	for age := 0; age <= r.Ages.To; age++ {
		tooYoungOrOld := age < s.Ages.From || age > s.Ages.To
		if age >= r.Ages.From && tooYoungOrOld && !behalf[r.Audience] {
			return false
		}
		inPicture = inPicture || age >= s.ImageAges.From && age <= s.ImageAges.To
	}
	for _, n := range r.Nations {
		if !slices.Contains(s.Nations, n) {
			return false
		}
	}
	return served[r.Audience] && (inPicture || behalf[r.Audience])
}

func TestSuitsByTheRule(t *testing.T) {
	t.Parallel()
	suited := 0
	for _, s := range grid() {
		for _, r := range readers() {
			l := s.Limits(r)
			if got, want := s.Suits(r), suits(s, r); got != want {
				t.Fatalf("%s suits %+v: %v, want %v", describe(s), r, got, want)
			}
			if s.Suits(r) == l.Any() || l.None && !l.Any() {
				t.Fatalf("%s for %+v: suits %v, limits %+v", describe(s), r, s.Suits(r), l)
			}
			if l.Any() && (l.Who == "anyone" || strings.HasSuffix(l.Who, " ")) {
				t.Fatalf("%s for %+v: who %q says nothing", describe(s), r, l.Who)
			}
			if s.Suits(r) {
				suited++
			}
		}
	}
	if suited == 0 {
		t.Error("no service suits anybody")
	}
}

// Whatever makes a service wider takes limits away or leaves them, and never adds one.
func TestWideningAddsNoLimit(t *testing.T) {
	t.Parallel()
	for _, s := range grid() {
		for _, wider := range widenings(*s) {
			for _, r := range readers() {
				was, is := s.Limits(r), wider.Limits(r)
				if was.Who == "" && is.Who != "" || was.Where == "" && is.Where != "" || !was.None && is.None {
					t.Fatalf("for %+v\n%s has %+v, and wider\n%s has %+v", r, describe(s), was, describe(&wider), is)
				}
			}
		}
	}
}

// widenings returns the service with one thing wider each.
func widenings(s helpline.Service) []helpline.Service {
	var list []helpline.Service
	add := func(change func(*helpline.Service)) {
		wider := s
		change(&wider)
		list = append(list, wider)
	}
	add(func(w *helpline.Service) { w.Ages.From = 0 })
	add(func(w *helpline.Service) { w.Ages.To++ })
	add(func(w *helpline.Service) { w.ImageAges.From = max(0, w.ImageAges.From-1) })
	add(func(w *helpline.Service) { w.ImageAges.To = helpline.MaxAge })
	add(func(w *helpline.Service) { w.Nations = holiday.Nations() })
	for _, a := range helpline.Audiences() {
		add(func(w *helpline.Service) { w.People = append(slices.Clone(w.People), a) })
		if a != helpline.YoungPeople {
			add(func(w *helpline.Service) { w.OnBehalf = append(slices.Clone(w.OnBehalf), a) })
		}
	}
	return list
}

// describe is a service by whom it is for.
func describe(s *helpline.Service) string {
	return fmt.Sprintf("{people %v, ages %v, image %v, on behalf %v, nations %v}", s.People, s.Ages, s.ImageAges, s.OnBehalf, s.Nations)
}

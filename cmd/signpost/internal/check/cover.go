package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
	"example.org/signpost/cmd/signpost/internal/site"
)

// hole is when nobody answers an audience.
type hole struct {
	audience helpline.Audience
	holiday  bool // on bank holidays
	gaps     string
}

// nobody is a hole for readers in one nation. Ages are those of young people, each of
// whom counts by itself: a service for most of them is of no use to the others.
type nobody struct {
	hole
	nation holiday.Nation
	ages   []int
}

// coverage wants somebody to talk to for everybody for whom the site has pages, in
// each nation and at every hour, bank holidays included.
func coverage(s *site.Site) diag.List {
	if !s.Complete() {
		return nil // a service that could not be read may answer
	}
	var problems diag.List
	for _, n := range together(holesOf(s)) {
		problems = append(problems, diag.InFile(coverageFile(s), diag.Error, "no-cover", "%s", n.words()).
			WithHint("publish a service of the sort helpline that answers then and is for these people, with hours that are confirmed and a confidence that is not low"))
	}
	return problems
}

// coverageFile is where it is said that nobody answers somebody.
func coverageFile(s *site.Site) string {
	if index := helplineFolder + "_index.md"; slices.ContainsFunc(s.Pages, func(p *site.Page) bool { return p.Name == index }) {
		return index
	}
	return site.ConfigFile
}

// audiencesOf are those that pages of the site are for. A page for everybody is for
// young people and for adults.
func audiencesOf(s *site.Site) []helpline.Audience {
	found := map[helpline.Audience]bool{}
	for _, p := range s.Pages {
		switch a := helpline.Audience(p.Audience()); {
		case p.Service != nil:
		case a == "":
			found[helpline.YoungPeople], found[helpline.Adults] = true, true
		default:
			found[a] = true
		}
	}
	return slices.DeleteFunc(helpline.Audiences(), func(a helpline.Audience) bool { return !found[a] })
}

// holesOf finds every hour at which somebody has nobody to talk to.
func holesOf(s *site.Site) []nobody {
	var talkers []*talker
	for _, service := range s.Helplines.Open() {
		if service.Sort == helpline.Helpline && service.Confidence != helpline.Low {
			talkers = append(talkers, newTalker(service))
		}
	}
	var found []nobody
	for _, audience := range audiencesOf(s) {
		for _, nation := range holiday.Nations() {
			reader := helpline.ReaderOf(audience, []holiday.Nation{nation})
			if audience != helpline.YoungPeople {
				found = append(found, holesFor(talkers, reader, nil)...)
				continue
			}
			for age := reader.Ages.From; age <= reader.Ages.To; age++ {
				one := reader
				one.Ages = helpline.Ages{From: age, To: age}
				found = append(found, holesFor(talkers, one, []int{age})...)
			}
		}
	}
	return found
}

// holesFor are the holes of readers in one nation.
func holesFor(talkers []*talker, r helpline.Reader, ages []int) []nobody {
	nation := r.Nations[0]
	var ordinary, holidays opening.Week
	for _, t := range talkers {
		switch {
		case !t.suits(r):
		case t.always:
			return nil
		default:
			ordinary.Or(t.ordinary)
			holidays.Or(*t.holidays[nation])
		}
	}
	var found []nobody
	gaps := ordinary.Gaps()
	if gaps != "" {
		found = append(found, nobody{hole{r.Audience, false, gaps}, nation, ages})
	}
	if other := holidays.Gaps(); other != "" && other != gaps {
		found = append(found, nobody{hole{r.Audience, true, other}, nation, ages})
	}
	return found
}

// talker is a service with the hours at which somebody answers there, in whatever
// way.
type talker struct {
	service  *helpline.Service
	always   bool
	ordinary opening.Week
	holidays map[holiday.Nation]*opening.Week
}

// suits reports whether the service is for these readers themselves: one that helps
// adults on behalf of a child helps no adult who is in trouble.
func (t *talker) suits(r helpline.Reader) bool {
	own := *t.service
	own.OnBehalf = nil
	return own.Suits(r)
}

func newTalker(s *helpline.Service) *talker {
	t := &talker{service: s, holidays: map[holiday.Nation]*opening.Week{}}
	for _, n := range holiday.Nations() {
		t.holidays[n] = &opening.Week{}
	}
	for _, h := range talkingHours(s) {
		t.always = t.always || h.Always()
		t.ordinary.Or(h.Ordinary())
		for n, week := range t.holidays {
			week.Or(h.Holidays(n))
		}
	}
	return t
}

// talkingHours are those of the ways in which somebody answers at once, in the language
// that everybody speaks.
func talkingHours(s *helpline.Service) []opening.Hours {
	var list []opening.Hours
	for _, p := range slices.Concat(s.Call, s.Text) {
		if !s.IsForeign(p.Label) {
			list = append(list, p.Hours)
		}
	}
	if s.Chat.URL != "" {
		list = append(list, s.Chat.Hours)
	}
	return list
}

// line is a hole with everybody who falls into it.
type line struct {
	hole
	ages    []int
	nations []holiday.Nation
}

// together joins the ages that have the same hole in a nation, and then the nations
// that have the same hole for the same ages.
func together(all []nobody) []line {
	type at struct {
		hole
		nation holiday.Nation
	}
	ages := map[at][]int{}
	for _, n := range all {
		ages[at{n.hole, n.nation}] = append(ages[at{n.hole, n.nation}], n.ages...)
	}
	var lines []line
	done := map[at]bool{}
	for _, n := range all {
		key := at{n.hole, n.nation}
		if done[key] {
			continue
		}
		done[key] = true
		i := slices.IndexFunc(lines, func(l line) bool { return l.hole == n.hole && slices.Equal(l.ages, ages[key]) })
		if i < 0 {
			lines = append(lines, line{hole: n.hole, ages: ages[key]})
			i = len(lines) - 1
		}
		lines[i].nations = append(lines[i].nations, n.nation)
	}
	return lines
}

// words say a hole: "nobody answers parents and carers in Wales on Saturday and
// Sunday, midnight to 8am".
func (l line) words() string {
	who := l.audience.String()
	if all := helpline.ReaderOf(l.audience, nil).Ages; len(l.ages) > 0 && len(l.ages) <= all.To-all.From {
		who += " aged " + ageWords(l.ages)
	}
	rest, daily := strings.CutPrefix(l.gaps, "Every day, ")
	when := " on " + l.gaps
	switch {
	case l.holiday:
		when = " on bank holidays, " + rest
	case daily:
		when = ", every day, " + rest
	}
	return fmt.Sprintf("nobody answers %s%s%s", who, inNations(l.nations), when)
}

// ageWords say ages in their order: "11 to 13", "11, 12 and 17".
func ageWords(ages []int) string {
	if first, last := ages[0], ages[len(ages)-1]; len(ages) > 2 && last-first == len(ages)-1 {
		return fmt.Sprintf("%d to %d", first, last)
	}
	words := make([]string, len(ages))
	for i, a := range ages {
		words[i] = strconv.Itoa(a)
	}
	return joined(words)
}

package helpline

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// Reader is whom a page, or an answer of the finder, speaks to. Audience is "" for
// everybody. Ages are those that the reader may have; [ReaderOf] gives an audience's,
// and so it is where they are the zero value. No nations are all four.
type Reader struct {
	Audience Audience
	Ages     Ages
	Nations  []holiday.Nation
}

// youngest is the youngest age that the site writes for. Below adult a person is a
// child (United Nations Convention on the Rights of the Child, article 1), which is
// where services for children and for adults meet.
const (
	youngest = 11
	adult    = 18
)

// ReaderOf returns the readers of a page for an audience, or for everybody when it is
// "", in the nations, or in all of them when there are none. Young people are 11 to
// 17, other audiences 18 to [MaxAge], and everybody is 11 to MaxAge.
func ReaderOf(audience Audience, nations []holiday.Nation) Reader {
	r := Reader{Audience: audience, Ages: Ages{adult, MaxAge}, Nations: slices.Clone(nations)}
	switch audience {
	case "":
		r.Ages.From = youngest
	case YoungPeople:
		r.Ages = Ages{youngest, adult - 1}
	}
	if len(nations) == 0 {
		r.Nations = holiday.Nations()
	}
	return r
}

// whole fills in what the zero values stand for.
func (r Reader) whole() Reader {
	if r.Ages != (Ages{}) && len(r.Nations) > 0 {
		return r
	}
	full := ReaderOf(r.Audience, r.Nations)
	if r.Ages != (Ages{}) {
		full.Ages = r.Ages
	}
	return full
}

// parts splits everybody into the young and the adult, who may be turned away for
// different reasons. The ages of a part may be empty.
func (r Reader) parts() []Reader {
	if r.Audience != "" {
		return []Reader{r}
	}
	young, grown := r, r
	young.Audience, young.Ages.To = YoungPeople, min(r.Ages.To, adult-1)
	grown.Audience, grown.Ages.From = Adults, max(r.Ages.From, adult)
	return []Reader{young, grown}
}

// among returns the readers by what each of them may be: everybody may be a parent,
// as any adult may, and somebody of 18 may be a young person to a service.
func (r Reader) among() []Reader {
	audiences := []Audience{r.Audience}
	switch r.Audience {
	case "":
		audiences = Audiences()
	case Adults:
		audiences = adults()
	}
	var readers []Reader
	for _, a := range audiences {
		one := r
		one.Audience = a
		if r.Audience == "" && a != YoungPeople {
			one.Ages.From = max(r.Ages.From, adult)
		}
		readers = append(readers, one)
	}
	return readers
}

// Limits are what keeps some of the readers from a service, in words for the middle of
// a sentence: Who such as "anyone under 19", Where such as "Wales". Both are "" when
// the service is for all of them. None is true when it is for none of them.
type Limits struct {
	Who, Where string
	None       bool
}

// Any reports whether there are limits.
func (l Limits) Any() bool { return l.Who != "" || l.Where != "" }

// Suits reports whether the service is for all of the readers: whoever they are, of
// whatever age and in whatever nation among those of r.
func (s *Service) Suits(r Reader) bool { return !s.Limits(r).Any() }

// Limits says what keeps some of the readers from the service.
//
//   - People: a service for adults is for parents and teachers too, and one for
//     everybody is for young people and for adults.
//   - Ages: all of the reader's lie within those of the service, or the reader is one
//     of the adults who may use it for somebody else.
//   - ImageAges: the reader may once have been of such an age, or may use the service
//     for somebody else.
//   - Nations: all of the reader's are the service's.
//
// Who is [Service.Who], or where that was made from ages which do not tell the readers
// why they are turned away, the people or the picture that the service is for. A list
// that is empty because what stood there was wrong limits nobody.
func (s *Service) Limits(r Reader) Limits {
	r = r.whole()
	var l Limits
	people, ages, image := true, true, true
	for _, part := range r.parts() {
		people = people && s.isFor(part.Audience)
		ages = ages && s.suitsAges(part)
		image = image && s.suitsImage(part)
	}
	switch {
	case !people || !ages:
		l.Who = s.limitWords()
	case !image:
		l.Who = s.imageWords()
	}
	if !s.inAll(r.Nations) {
		l.Where = s.Where()
	}
	l.None = l.Any() && !slices.ContainsFunc(r.among(), s.isForSome)
	return l
}

// isFor reports whether the service is for an audience.
func (s *Service) isFor(a Audience) bool {
	if len(s.People) == 0 || slices.Contains(s.People, a) {
		return true
	}
	return (a == Parents || a == Teachers) && slices.Contains(s.People, Adults)
}

// asksForOthers reports whether an audience may use the service for somebody else.
func (s *Service) asksForOthers(a Audience) bool {
	return slices.Contains(adults(), a) && (slices.Contains(s.OnBehalf, a) || slices.Contains(s.OnBehalf, Adults))
}

// suitsAges reports whether nobody of one audience is too young or too old.
func (s *Service) suitsAges(r Reader) bool {
	within := s.Ages.From <= r.Ages.From && r.Ages.To <= s.Ages.To
	return within || r.Ages.empty() || s.asksForOthers(r.Audience)
}

// suitsImage reports whether readers of one audience could be in a picture that the
// service is for: it may be an old one, so they need only be old enough.
func (s *Service) suitsImage(r Reader) bool {
	return s.ImageAges.From <= r.Ages.To || r.Ages.empty() || s.asksForOthers(r.Audience)
}

// inAll reports whether the service is for all the nations.
func (s *Service) inAll(nations []holiday.Nation) bool {
	return len(s.Nations) == 0 || !slices.ContainsFunc(nations, func(n holiday.Nation) bool { return !slices.Contains(s.Nations, n) })
}

// isForSome reports whether at least one reader of one audience can use the service.
func (s *Service) isForSome(r Reader) bool {
	there := len(s.Nations) == 0 || slices.ContainsFunc(r.Nations, func(n holiday.Nation) bool { return slices.Contains(s.Nations, n) })
	from, to := max(r.Ages.From, s.Ages.From), min(r.Ages.To, s.Ages.To)
	aged := from <= to && s.ImageAges.From <= to
	return there && s.isFor(r.Audience) && !r.Ages.empty() && (aged || s.asksForOthers(r.Audience))
}

// limitWords says whom the service is for, to readers who are not, or not all.
func (s *Service) limitWords() string {
	if s.who == "" && !s.agesSayWho() {
		return s.audiences()
	}
	return midSentence(s.Who(), append([]string{s.Title, s.Operator}, s.Formerly...)...)
}

// imageWords is limitWords for readers who could not be in the picture.
func (s *Service) imageWords() string {
	if s.who == "" {
		return "anyone who was " + s.inPicture()
	}
	return s.limitWords()
}

// agesSayWho reports whether everybody of the service's ages is among its people, so
// that the ages tell whom it is for: "anyone aged 18 or over" is wrong of a service
// for teachers.
func (s *Service) agesSayWho() bool {
	young := s.Ages.From >= adult || s.isFor(YoungPeople)
	others := len(s.OnBehalf) > 0 && (s.Ages.limited() || s.ImageAges.limited()) // whom Who names as well
	return young && (s.Ages.To < MaxAge || s.isFor(Adults) || others)
}

package helpline

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// String says the ages: "Anyone under 19", "Anyone aged 18 or over", "Anyone
// aged 11 to 25", or "Anyone". Seventeen and under is said "under 18", because
// services name the birthday on which they stop.
func (a Ages) String() string {
	switch {
	case !a.limited():
		return "Anyone"
	case a.From <= 0:
		return fmt.Sprintf("Anyone under %d", a.To+1)
	case a.To >= MaxAge:
		return fmt.Sprintf("Anyone aged %d or over", a.From)
	case a.From == a.To:
		return fmt.Sprintf("Anyone aged %d", a.From)
	}
	return fmt.Sprintf("Anyone aged %d to %d", a.From, a.To)
}

// limited reports whether anybody is too young or too old.
func (a Ages) limited() bool { return a.From > 0 || a.To < MaxAge }

// empty reports whether nobody has such an age.
func (a Ages) empty() bool { return a.From > a.To }

// Who says who may use the service: in the editor's words if there are any, else
// from the ages, with the adults who may use it for somebody of these ages. A
// service without limits of age that is not for the general public is said by its
// audiences ("Parents and carers").
func (s *Service) Who() string {
	public := slices.Contains(s.People, YoungPeople) || slices.Contains(s.People, Adults)
	switch {
	case s.who != "":
		return s.who
	case len(s.OnBehalf) > 0 && s.Ages.limited():
		return s.Ages.String() + ", and " + s.onBehalf()
	case len(s.OnBehalf) > 0 && s.ImageAges.limited():
		return "Anyone who was " + s.inPicture() + ", and " + s.onBehalf()
	case s.Ages.limited() || public || len(s.People) == 0:
		return s.Ages.String()
	}
	said := s.audiences()
	return strings.ToUpper(said[:1]) + said[1:]
}

// onBehalf says who may use the service for somebody else, who was named just before.
func (s *Service) onBehalf() string {
	parents, teachers := slices.Contains(s.OnBehalf, Parents), slices.Contains(s.OnBehalf, Teachers)
	switch {
	case slices.Contains(s.OnBehalf, Adults):
		return "adults who are worried about them"
	case parents && teachers:
		return "parents, carers and people who work with them"
	case teachers:
		return "people who work with them"
	}
	return "parents and carers who are worried about them"
}

// inPicture says how old whoever is in the picture was.
func (s *Service) inPicture() string {
	ages := strings.TrimPrefix(strings.TrimPrefix(s.ImageAges.String(), "Anyone "), "aged ")
	return ages + " in the picture"
}

// audiences says the people whom the service is for. Parents and teachers are not
// named beside adults, who they are.
func (s *Service) audiences() string {
	var words []string
	for _, a := range s.People {
		switch {
		case a == YoungPeople:
			words = append(words, a.String()+strings.TrimPrefix(s.Ages.String(), "Anyone"))
		case a == Adults || !slices.Contains(s.People, Adults):
			words = append(words, a.String())
		}
	}
	if len(words) > 1 && slices.Contains(s.People, Parents) && !slices.Contains(s.People, Adults) {
		return strings.Join(words, ", and ") // "parents and carers, and people who …"
	}
	return list(words)
}

// Where says which nations the service is for, "England and Wales", or "" when
// it is for all four, which nobody needs to be told.
func (s *Service) Where() string {
	if len(s.Nations) == len(holiday.Nations()) {
		return ""
	}
	return sayNations(s.Nations)
}

// sayNations says nations: "England and Wales".
func sayNations(nations []holiday.Nation) string {
	words := make([]string, len(nations))
	for i, n := range nations {
		words[i] = n.String()
	}
	return list(words)
}

// list joins words with commas and a last "and".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// midSentence turns words that begin a sentence into words for the middle of one. The
// first letter stays large where a name or an acronym comes first: one of the names
// given, a word such as NHS or Y10, something of a nation, or two large words in a row.
func midSentence(words string, names ...string) string {
	words = strings.TrimRight(strings.TrimSpace(words), ".")
	fields := strings.Fields(words)
	if len(fields) == 0 || slices.ContainsFunc(names, func(name string) bool { return begins(words, name) }) {
		return words
	}
	first := firstPart(fields[0])
	_, size := utf8.DecodeRuneInString(first)
	switch rest := first[size:]; {
	case first == "I", strings.ContainsFunc(rest, unicode.IsUpper), strings.ContainsFunc(rest, unicode.IsDigit):
		return words
	case slices.Contains(ofNations(), first), slices.Contains(nationWords(), first):
		return words
	case len(fields) > 1 && isProper(fields[1]):
		return words
	}
	letter, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(letter)) + words[size:]
}

// begins reports whether words begin with the whole of name.
func begins(words, name string) bool {
	rest, ok := strings.CutPrefix(words, name)
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && name != "" && (rest == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next))
}

// firstPart returns a word up to its first sign: "Under-18s" is "Under".
func firstPart(word string) string {
	i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		return word
	}
	return word[:i]
}

// isProper reports whether a word that is not the first one is part of a name with the
// word before it. "Any NHS worker" and "Young Welsh speakers" begin with no name.
func isProper(word string) bool {
	word = firstPart(word)
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[min(size, len(word)):])
	return unicode.IsUpper(first) && unicode.IsLower(second) && !slices.Contains(ofNations(), word)
}

// nationWords are the first words of the nations' names.
func nationWords() []string {
	return []string{"England", "Wales", "Scotland", "Northern", "Britain", "Ireland"}
}

// ofNations are words for people and things of a nation, which are written large but
// make no name of the word before them.
func ofNations() []string {
	return []string{"English", "Welsh", "Scottish", "Scots", "Irish", "British"}
}

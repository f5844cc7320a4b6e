package helpline

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of the reason why a service fits a situation, in characters: short enough
// for one glance at a telephone.
const (
	minBecause = 10
	maxBecause = 160
)

// fits reads the situations that the service fits. Whether finder.yaml has them is not
// asked here.
func (v *validator) fits(s *Service, front []frontFit) []Fit {
	var fits []Fit
	seen := map[string]bool{}
	for i, fr := range front {
		path := fmt.Sprintf("fits[%d]", i)
		fit := Fit{
			Situation: fr.Situation,
			Because: v.sentence(path+".because", "bad-reason",
				`say in one sentence what the service does about it, such as "It can block a picture before anybody posts it."`,
				fr.Because, minBecause, maxBecause),
			For: manyOf(v, path+".for", "audience", fr.For, Audiences()),
		}
		if v.doc.Has(path+".for") && len(fit.For) == 0 { // not for everybody either
			if !v.has(path + ".for") {
				v.report(path+".for", "empty-value", "name an audience, or take for out if the reason is for everybody", "for is empty")
			}
			continue
		}
		for j, a := range fit.For {
			if people := s.People; len(people) > 0 && !slices.Contains(people, a) && !slices.Contains(people, Adults) {
				v.report(fmt.Sprintf("%s.for[%d]", path, j), "bad-reason", "add "+string(a)+" to people if the service is for them, or take them out here",
					"a reason for %s, whom the service is not for", a)
			}
		}
		if again := repeated(seen, fit); again != "" && fr.Situation != "" {
			v.report(path+".situation", "repeated-value", "keep one reason for each situation and audience", "%q stands twice for %s", fr.Situation, again)
			continue
		}
		fits = append(fits, fit)
	}
	return fits
}

// repeated adds the situation of a fit, with each of its audiences, to those that were
// seen. It says for whom it was there already, or returns "".
func repeated(seen map[string]bool, fit Fit) string {
	audiences := names(fit.For)
	if len(audiences) == 0 {
		audiences = []string{"everybody"}
	}
	again := ""
	for _, a := range audiences {
		key := fit.Situation + " for " + a
		if seen[key] && again == "" {
			again = a
		}
		seen[key] = true
	}
	return again
}

// sentence returns s if it is one sentence of shortest to longest characters, else "".
// One that is missing is none.
func (v *validator) sentence(path, rule, hint, s string, shortest, longest int) string {
	if s == "" {
		return ""
	}
	written := s
	s = strings.TrimSpace(s)
	n := utf8.RuneCountInString(s)
	switch {
	case n < shortest || n > longest:
		v.report(path, rule, hint, "%d %s, want %d to %d", n, plural(n, "character"), shortest, longest)
	case strings.ContainsFunc(s, unicode.IsControl):
		v.report(path, rule, "write it on one line", "a line end in %q", written)
	case !strings.ContainsRune(".!?", rune(s[len(s)-1])):
		v.report(path, rule, "end the sentence with a full stop", "%q does not end like a sentence", s)
	case sentences(s) > 1:
		v.report(path, rule, hint, "%d sentences, want one", sentences(s))
	default:
		return s
	}
	return ""
}

// sentences counts the sentences of s: a new one begins at a word with a large first
// letter behind a word that ends like a sentence.
func sentences(s string) int {
	n := 1
	ended := false
	for word := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(word)
		if ended && unicode.IsUpper(first) {
			n++
		}
		ended = strings.ContainsRune(".!?", rune(word[len(word)-1]))
	}
	return n
}

package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// address is the end of the web or e-mail address at i, or i when there is none. It
// begins where a word does.
func address(text string, i int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	begins := i == 0 || unicode.IsSpace(before) || strings.ContainsRune(beside, before)
	switch rest := text[i:]; {
	case begins, strings.HasPrefix(rest, "http://"), strings.HasPrefix(rest, "https://"), strings.HasPrefix(rest, "www."):
	default:
		return i
	}
	end := len(text)
	if j := strings.IndexFunc(text[i:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(beside, r) }); j >= 0 {
		end = i + j
	}
	whole := strings.TrimRight(text[i:end], ".,;:!?'’*")
	if !isAddress(whole) {
		return i
	}
	return i + len(whole)
}

// beside are the marks that may stand on either side of an address.
const beside = "<>()[]\"“”" + objectMark

// isAddress reports https://a.example/1, www.a.example, a.example/1, a1@b.example
// and a1.example.
func isAddress(s string) bool {
	if scheme, _, ok := strings.Cut(s, "://"); ok && !strings.ContainsFunc(scheme, func(r rune) bool { return !unicode.IsLetter(r) }) || strings.HasPrefix(s, "www.") {
		return true
	}
	host, _, _ := strings.Cut(s, "/")
	if name, after, ok := strings.Cut(host, "@"); ok && name != "" {
		host = after
	}
	labels := strings.Split(host, ".")
	if len(labels) < 2 || !slices.Contains(topDomains(), labels[len(labels)-1]) {
		return false
	}
	for i, l := range labels {
		if l == "" || strings.ContainsFunc(l, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			return false
		}
		if i == 0 && !strings.ContainsFunc(l, unicode.IsLetter) {
			return false // 9.info is no host
		}
	}
	return true
}

// topDomains are the ends by which a host is known when nothing else shows that it
// is one: without them a full stop that no space follows would make an address.
func topDomains() []string {
	return []string{"com", "org", "net", "uk", "scot", "wales", "cymru", "london", "ie", "eu", "gov", "edu", "info", "io", "app", "example"}
}

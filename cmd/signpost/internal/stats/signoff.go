package stats

import (
	"slices"
	"strings"
	"unicode"
)

// signedOff reports whether a note says that somebody answers for publishing a
// figure: "signed off by the data officer". A sentence in which that is denied, or
// still to come, says nothing of the kind; nor does a question. When a note can be
// read in two ways it does not sign off, because the editor can write it again and
// nobody can take a small count back.
func signedOff(note string) bool {
	return slices.ContainsFunc(sentences(note), func(s string) bool {
		return !strings.HasSuffix(s, "?") && says(wordsOf(s))
	})
}

// sentences parts a text behind each full stop, or what stands for one, that a
// capital letter follows. "See p. 4" goes on.
func sentences(text string) []string {
	words := strings.Fields(text)
	var list []string
	start := 0
	for i, word := range words {
		last := i == len(words)-1
		if last || strings.ContainsAny(word[len(word)-1:], ".!?") && unicode.IsUpper([]rune(words[i+1])[0]) {
			list = append(list, strings.Join(words[start:i+1], " "))
			start = i + 1
		}
	}
	return list
}

// A noteWord is a word in small letters with what stands between it and the one
// before.
type noteWord struct{ text, gap string }

// wordsOf parts a sentence into words: runs of letters, digits and apostrophes.
func wordsOf(sentence string) []noteWord {
	var list []noteWord
	var gap, word strings.Builder
	end := func() {
		if word.Len() > 0 {
			list = append(list, noteWord{word.String(), gap.String()})
			word.Reset()
			gap.Reset()
		}
	}
	for _, r := range strings.ReplaceAll(strings.ToLower(sentence), "’", "'") {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' {
			word.WriteRune(r)
			continue
		}
		end()
		gap.WriteRune(r)
	}
	end()
	return list
}

// says reports whether the words hold "signed off" with nothing that takes it back.
func says(words []noteWord) bool {
	for i, w := range words {
		if i == 0 || w.text != "off" || words[i-1].text != "signed" || strings.Trim(w.gap, " -‐‑–") != "" {
			continue
		}
		return !slices.ContainsFunc(words[:i-1], denies) && !toBe(words[:i-1]) && !takenBack(words[i+1:])
	}
	return false
}

// denies reports whether a word in front makes "signed off" a denial, a condition
// or something to come.
func denies(w noteWord) bool {
	switch w.text {
	case "not", "never", "no", "nor", "neither", "none", "nobody", "nothing", "without", "cannot", "un", "non",
		"isnt", "hasnt", "wasnt", "havent", "arent", "refused", "declined",
		"yet", "until", "till", "unless", "before", "if", "once", "when", "whether", "pending",
		"will", "shall", "should", "must", "would", "could":
		return true
	}
	return strings.HasSuffix(w.text, "n't") || strings.HasPrefix(w.text, "await")
}

// toBe reports whether the words hold "to be".
func toBe(words []noteWord) bool {
	for i, w := range words {
		if i > 0 && w.text == "be" && words[i-1].text == "to" {
			return true
		}
	}
	return false
}

// takenBack reports whether the words behind "signed off" are such as "by nobody"
// or "no".
func takenBack(words []noteWord) bool {
	if len(words) > 0 && words[0].text == "by" {
		words = words[1:]
	}
	return len(words) > 0 && slices.Contains([]string{"no", "nobody", "none", "not", "never", "pending"}, words[0].text)
}

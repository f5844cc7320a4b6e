package readability

import (
	"strings"
	"unicode/utf8"
)

// syllables counts those of one word, which may have apostrophes. It counts groups of
// vowels and mends what English makes of them; the word's syllables are 1 or more but
// for a word without letters of the alphabet.
func syllables(word string) int {
	word = strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	if n := exception(word); n > 0 {
		return n
	}
	base, tail, short := strings.Cut(word, "'")
	if short {
		return max(syllables(base)+contracted(base, tail), 1)
	}
	if singular, plural := strings.CutSuffix(word, "s"); plural && !strings.HasSuffix(singular, "s") {
		if n := exception(singular); n > 0 {
			return n + hissing(singular)
		}
	}
	if utf8.RuneCountInString(word) <= 2 {
		return 1
	}
	return max(groups(word)+apart(word)-silent(word), 1)
}

// contracted is what the letters behind an apostrophe add.
func contracted(base, tail string) int {
	switch tail {
	case "ll", "ve", "re":
		if base != "" && isVowel(base[len(base)-1]) {
			return 0 // you'll, they're
		}
		return 1 // it'll, should've
	case "s":
		return hissing(base)
	case "t": // didn't, but not don't
		stem := strings.TrimSuffix(base, "n")
		if stem != "" && !isVowel(stem[len(stem)-1]) && stem[len(stem)-1] != 'r' {
			return 1
		}
	}
	return 0
}

// hissing is 1 for a word whose ending must be said apart from an s: boxes, pages.
func hissing(word string) int {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"} {
		if strings.HasSuffix(word, end) {
			return 1
		}
	}
	return 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// groups counts the runs of vowels. A y before a vowel at the start is none, nor is a u
// behind q, or between g and another vowel.
func groups(word string) int {
	n, inside := 0, false
	for i := range len(word) {
		vowel := isVowel(word[i])
		next := i+1 < len(word) && isVowel(word[i+1])
		switch {
		case word[i] == 'y' && i == 0 && next:
			vowel = false
		case word[i] == 'u' && i > 0 && next && (word[i-1] == 'q' || word[i-1] == 'g'):
			vowel = false
		case word[i] >= utf8.RuneSelf:
			vowel = word[i] == 0xC3 // the first byte of é and its like
		}
		if vowel && !inside {
			n++
		}
		inside = vowel
	}
	return n
}

// apart counts the places at which two vowels are said apart.
func apart(word string) int {
	n := 0
	for i := 0; i+1 < len(word); i++ {
		before := byte(' ')
		if i > 0 {
			before = word[i-1]
		}
		rest := word[i:]
		switch rest[:2] {
		case "ia": // guardian, but not special
			if before != 't' && before != 'c' && before != 's' && !strings.HasPrefix(rest, "iag") {
				n++
			}
		case "io": // period, but not action, region or anxious
			if !strings.ContainsRune("tscgxn", rune(before)) || strings.HasPrefix(rest, "iol") {
				n++
			}
		case "ua": // actual, but not persuade
			if before != 'q' && before != 'g' && before != 's' {
				n++
			}
		case "uo": // continuous
			if before != 'q' {
				n++
			}
		case "ie": // society, science
			if strings.HasPrefix(rest, "iet") || before == 'c' && i > 1 && word[i-2] == 's' && strings.HasPrefix(rest, "ien") && i == 2 {
				n++
			}
		case "eo", "ea": // video, create
			if before == 'd' && strings.HasSuffix(word, "eo") || strings.HasPrefix(rest, "eat") && strings.HasSuffix(word[:i], "cr") && word != "creature" {
				n++
			}
		case "iu":
			n++
		}
		if i > 0 && strings.HasPrefix(rest, "ing") && isVowel(before) && before != 'u' { // going, trying
			n++
		}
	}
	return n
}

// silent counts the vowels that are written and not said.
func silent(word string) int {
	n := 0
	switch {
	case strings.HasSuffix(word, "e"):
		if end := len(word) - 2; !isVowel(word[end]) && !syllabic(word[:len(word)-1]) {
			n++
		}
	case strings.HasSuffix(word, "es"):
		if stem := word[:len(word)-1]; !isVowel(stem[len(stem)-2]) && hissing(stem) == 0 && hissing(stem[:len(stem)-1]) == 0 && !syllabic(stem[:len(stem)-1]) {
			n++
		}
	case strings.HasSuffix(word, "ed"):
		if c := word[len(word)-3]; !isVowel(c) && c != 't' && c != 'd' && !syllabic(word[:len(word)-2]) {
			n++
		}
	}
	for _, tail := range []string{"ly", "ful", "fully", "ment", "ments", "less", "ness", "one", "thing", "body", "times", "where", "guard", "guarding", "page", "line", "lines", "self", "selves"} {
		stem, ok := strings.CutSuffix(word, tail)
		if k := len(stem); ok && k > 2 && stem[k-1] == 'e' && !isVowel(stem[k-2]) && !syllabic(stem[:k-1]) {
			n++ // safely, someone
			break
		}
	}
	return n
}

// syllabic reports a stem whose last letter is an l that makes a syllable, as in table.
func syllabic(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'l' && !isVowel(stem[n-2]) && stem[n-2] != 'l'
}

// exception is the number of syllables of a word that the rules get wrong, or 0.
func exception(word string) int {
	switch word {
	case "don't", "won't", "can't", "aren't", "weren't", "shan't", "they're", "they've", "we've", "you've", "i've", "who've",
		"friend", "sure", "real", "league", "tongue", "www", "their", "eye", "queue", "one's":
		return 1
	case "people", "someone", "every", "quiet", "trial", "being", "business", "minute", "evening", "couldn't", "wouldn't", "shouldn't", "lion",
		"riot", "diet", "client", "poem", "poet", "cruel", "fuel", "ruin", "fluid", "naked", "wicked", "react", "theatre", "really", "science",
		"useful", "dial", "giant", "duel", "anyone", "blackmail", "create", "co-op", "doing", "going", "seeing", "saying", "forehead",
		"rhythm", "chaos", "prism", "pious", "social", "nuance", "meanwhile", "argue", "ireland", "typeface":
		return 2
	case "area", "idea", "suicide", "violent", "violence", "everyone", "reaction", "poetry", "arguing", "continue", "element", "vehicle",
		"everything", "everybody", "everywhere", "aggregate", "recipe", "reality", "museum", "influence", "influenced", "complement", "supplement", "implement", "united",
		"usually", "familiar", "interest", "sarcasm", "radio", "studio", "video", "realised", "realise", "union", "created", "permanent", "parliament":
		return 3
	case "suicidal", "evaluate", "apostrophe", "enthusiasm", "catastrophe", "violated", "anybody", "coordinate", "cooperate", "reliable", "variable", "immediate", "associate", "experience", "experienced":
		return 4
	case "immediately", "coordinator", "unreliable":
		return 5
	}
	return 0
}

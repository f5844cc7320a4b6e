package search

import "strings"

// Stem is the one form of a folded word, or of each word of a phrase, for both ways of
// spelling English, doubled letters and endings. It is the stem of static/js/search.js:
// what is equal here is equal for whoever types it.
func Stem(phrase string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		words[i] = stem(w)
	}
	return strings.Join(words, " ")
}

func stem(w string) string {
	if strings.ContainsAny(w, "0123456789") {
		return w
	}
	w = strings.ReplaceAll(w, "z", "s")
	for _, end := range []string{"ance", "ence"} {
		if before, ok := strings.CutSuffix(w, end); ok {
			w = before + "ense"
		}
	}
	if len(w) > 5 {
		w = strings.ReplaceAll(w, "our", "or")
	}
	if before, ok := strings.CutSuffix(w, "tre"); ok && len(w) > 4 {
		w = before + "ter"
	}
	w = single(w)
	best := w
	for _, end := range []string{"ings", "ing", "ed", "ers", "er", "es", "s", "e"} {
		if before, ok := strings.CutSuffix(w, end); ok && len(before) >= 3 && len(before) < len(best) {
			best = before
		}
	}
	return best
}

// single writes each letter once that stands twice or more in a row.
func single(w string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

package directive

// speaksOfOther reports words behind which a date is that of something else.
func speaksOfOther(word string) bool {
	switch word {
	case "published", "printed", "released", "born", "compared", "against", "versus", "says", "said",
		"according", "whereas", "while", "but", "then", "before", "after", "until", "because", "which", "who",
		"when", "where", "if", "most", "highest", "lowest", "fewest", "largest", "smallest", "record":
		return true
	}
	return false
}

// comparesWith reports a word behind which another figure stands.
func comparesWith(word string) bool {
	return word == "than" || word == "as" || word == "like" || word == "unlike"
}

// isDatePreposition reports a word that a date follows.
func isDatePreposition(word string) bool {
	switch word {
	case "in", "during", "for", "since", "from", "between", "throughout", "of":
		return true
	}
	return false
}

// isDateFiller reports a word that may stand between "in" and the year.
func isDateFiller(word string) bool {
	switch word {
	case "the", "all", "of", "whole", "year", "years", "first", "second", "third", "fourth", "last", "final",
		"half", "halves", "quarter", "quarters", "months", "month", "weeks", "week", "days", "day", "one", "two",
		"three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "that", "early", "mid",
		"late", "start", "end", "beginning", "middle", "calendar", "financial", "tax", "school", "academic",
		"spring", "summer", "autumn", "winter", "up", "to", "ending", "ended", "just", "only", "both", "st", "nd",
		"rd", "th", "alone":
		return true
	}
	return false
}

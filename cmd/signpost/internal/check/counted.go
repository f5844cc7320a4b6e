package check

// countedNouns are what a site about harm to people may count, whatever its data.
func countedNouns() []string {
	return []string{
		"people", "persons", "cases", "reports", "crimes", "incidents", "offences", "victims", "survivors", "children", "boys", "girls", "men", "women", "adults", "teenagers", "teens", "youngsters", "pupils", "students",
		"parents", "families", "households", "calls", "contacts", "messages", "complaints", "referrals", "requests", "arrests", "charges", "convictions", "offenders", "suspects", "perpetrators", "blackmailers", "deaths", "suicides",
		"images", "pictures", "photos", "videos", "files", "websites", "pages", "accounts", "users", "forces", "schools", "services", "sessions", "respondents", "times", "pounds", "dollars", "euros", "pence",
		"hundred", "thousand", "million", "billion", "trillion", "dozen", "points", "fold", "percentage", "cent", "others", "individuals", "members",
	}
}

// isAdjective reports words that may stand between a number and what it counts.
func isAdjective(w string) bool {
	switch w {
	case "new", "more", "fewer", "less", "further", "other", "additional", "extra", "such", "separate", "different", "individual", "confirmed", "reported", "recorded", "known", "unique", "total",
		"young", "child", "adult", "male", "female", "teenage", "online", "sexual", "sextortion", "blackmail", "police", "crime", "many", "most", "british", "uk":
		return true
	}
	return false
}

// isBeforeYear reports words that stand before a year, and not before a number that
// something else would show to be none.
func isBeforeYear(w string) bool {
	switch w {
	case "in", "since", "during", "until", "throughout", "by", "from", "to", "and", "or", "for", "of", "the", "year", "years", "between", "before", "after", "early", "late", "mid", "through", "than",
		"calendar", "financial", "with", "on", "as", "spring", "summer", "autumn", "winter", "end", "start", "-", "–", "&":
		return true
	}
	return false
}

// isSmallWord reports words that end what a number may count.
func isSmallWord(w string) bool {
	switch w {
	case "the", "a", "an", "to", "of", "in", "on", "at", "by", "for", "and", "or", "but", "with", "from", "is", "was", "has", "had", "will", "would", "can", "could", "may", "saw", "brought", "when", "if", "that", "which",
		"we", "they", "it", "he", "she", "you", "i", "police", "this", "these", "those", "their", "our", "not", "no", "than", "as", "so", "because", "after", "before", "said", "published", "report", "edition":
		return true
	}
	return false
}

func isPeriod(w string) bool {
	switch w {
	case "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "head":
		return true
	}
	return false
}

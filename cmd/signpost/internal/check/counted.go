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

package check

import "strings"

// Exception is one kind of digits that is no statistic: it may stand in a page's
// words by itself. What it is called and what it covers is for the people who
// write pages; Silent are texts that nothing is said of, Firing texts that look
// alike and hold a figure. A test reads both with the forms that the rule uses.
type Exception struct {
	Name, What     string
	Silent, Firing []string
	// forms are the texts that it covers, see [parseForm]. notAfter are words
	// before them that make a number of them.
	forms, notAfter []string
}

// Exceptions lists every exception to the rules unbound-figure and
// figure-in-prose. Whatever none of them covers is a figure. A form does not hold
// when something that can be counted follows: in "1999 reports" no year is meant.
func Exceptions() []Exception {
	return append(momentExceptions(), nameExceptions()...)
}

// momentExceptions are those of time and of age.
func momentExceptions() []Exception {
	return []Exception{
		{
			Name:   "years",
			What:   "a year from 1900 to 2100, a financial year, a decade, or a stretch of years",
			Silent: []string{"in 2023", "2023/24", "2019–24", "2019-2024", "from 2019 to 2023", "the 2020s", "In 2023, reports rose.", "the 2024 report", "in the years 2020, 2021 and 2022", "In 2023 more people asked.", "In 2019–20 reports rose.", "the first half of 2024", "2020, 2021 and 2022 were not printed", "The figures for 2023 were published"},
			Firing: []string{"more than 2000", "1999 reports", "2,019", "almost 2000 of them", "2000 a week", "recorded 2019", "£2019", "2023%", "2019/24", "1885", "2000 young people", "at least 2,000", "Of these, 1990 were boys", "rose to 2019", "helped 2000 frightened children", "The total was 2019", "2000-odd reports", "2000–42 reports", "In 2023—24 reports came"},
			forms: []string{
				"<year>", "<year> - <year>", "<year> - <yy>", "<year> - <soon> $", "<fin> $", "<decade>",
			},
			notAfter: qualifiers(),
		},
		{
			Name:   "dates",
			What:   "a day of a month, in words or in digits",
			Silent: []string{"21 November", "21 November 2026", "November 21", "November 21, 2026", "21/11/2026", "21.11.2026", "2026-11-21", "30th September", "the 3rd of May", "21–23 November", "5 and 6 May 2026", "Monday 3", "21 November 2026 reports"},
			Firing: []string{"42 November", "In March 12 were blackmailed", "In May 21 reports came", "41/11/2026", "3/4", "12 may ask", "In May 2000 reports came"},
			forms: []string{
				"<day> of? <month> $", "<day> of? <month> <y4> $",
				"<day> -|to|and|or|& <day> of? <month> $", "<day> -|to|and|or|& <day> of? <month> <y4> $",
				"<month> <y4>", "!in|during|throughout|for|of|last|this|each|every <month> <day>",
				"!in|during|throughout|for|of|last|this|each|every <month> <day> ,? <y4>",
				"<weekday> <day>", "<date> $", "<y4> - <mm> - <day> $",
			},
		},
		{
			Name:   "times of day",
			What:   "a time by the clock",
			Silent: []string{"9:30", "at 10.00", "9.30am", "9am to 5.30pm", "2 a.m.", "9 to 5 pm", "9 o'clock", "23:59", "24/7", "9:00–17:00"},
			Firing: []string{"a ratio of 3:1", "a ratio of 1:10", "the rate stood at 4.30", "10.00 of them", "at 9.30 per cent", "25:10", "from 4.35 to 5.20"},
			forms: []string{
				"<clock> $", "<ampm> $", "<hour> -|to|and|or|until|till <ampm> $", "<hour> am|pm $", "<hour> a|p . m $",
				"<hour> -|to|and|or|until|till <hour> am|pm $", "<hour> -|to|and|or|until|till <hour> a|p . m $",
				"<point> am|pm $", "<hour> o'clock $", "24/7 $", "24 - 7 $",
				"!stood|stands|stand|stays|stayed|remains|remained|is|are|was|were|put|rate|held|peaked|estimated at|until|till <point>",
			},
			notAfter: []string{"ratio of", "odds of", "score of"},
		},
		{
			Name:   "lengths of time",
			What:   "a number of minutes, hours, days, weeks, months or years",
			Silent: []string{"24 hours", "10 minutes", "48 hours", "6 weeks", "5 days", "a 10-minute talk", "5 to 10 minutes", "2 or 3 days", "10 working days", "90 mins", "24hrs", "every 180 days", "1 day", "a 5-day course", "a 2- to 3-day course"},
			Firing: []string{"every 6 minutes", "1,000 hours", "4.5 hours", "½ hour", "42 a day", "3 times a week", "17 year 9 pupils"},
			forms: []string{
				"!every|each <n> seconds|secs|minutes|minute|mins|min|hours|hrs|hr $", "!every|each <n:1-1> second|hour $",
				"!every|each <n> - seconds|second|minutes|minute|min|hours|hour $",
				"!every|each <n> -|to|and|or <n> -? seconds|second|secs|minutes|minute|mins|min|hours|hour|hrs|hr $",
				"<n> days|nights|weekends|weeks|fortnights|months|years $", "<n:1-1> day|night|weekend|week|month|year $",
				"<n> - days|day|nights|night|weeks|week|months|month|years|year $",
				"<n> -|to|and|or <n> days|nights|weeks|months|years $", "<n> -? -|to|and|or <n> - day|night|week|month|year $",
				"<n> more|further|extra|full|whole|clear|working|school|calendar|business hours|hour|days|day|weeks|week|months|month|years|year $",
				"<n> -|to|or <n> working|school|calendar|business days $", "!every|each <length> $",
			},
		},
		{
			Name: "ages",
			What: "an age or a stretch of ages, said to be one",
			Silent: []string{
				"under 18", "over 18", "18 or over", "18 and over", "18+", "under-18s", "over-18s", "U18", "16-year-olds", "aged 13", "aged 13 to 15", "ages 11–16",
				"age 10", "15 or 16 years old", "between 13 and 17 years old", "16- and 17-year-olds", "a child of 12", "the 18th birthday", "Are you 18?", "until they turn 18",
				"a reading age of 9 to 11", "the age is 13", "Sam is 14.", "pupils aged under 13", "under the age of 18", "11-16s", "any age under 19", "before you were 18", "before they were 18", "under 35", "Under 18, under 19, and 18 or over are three different limits.",
				"The youngest was 10, the oldest 85.",
			},
			Firing: []string{"over 250", "rose by over 18", "under 18 per cent", "over 18 reports", "250+", "between 13 and 17", "42 or more", "13 to 17", "an average age of 15", "The total is 15.", "They were 18 in all.", "They were 18.", "aged 13 reports", "11 of 16", "the youngest was 10 times as many", "the oldest 85 reports"},
			forms:  ageForms(),
		},
	}
}

// ageForms are the forms of the exception for ages.
func ageForms() []string {
	const (
		limit = "over|older|under|younger|above|below|up|upwards"
		age   = "!average|mean|median|typical aged|ages|age limit|range|group? of|is|was|from|between|up? to|under|over|below|above|about|around? "
		years = "year|years -? old|olds $"
	)
	return []string{
		"under|over|below|above - <n:5-99>", "!by|recorded|counted|received|saw|found|reported|reached|than under|over|below|above <limit>", "under|over|below|above|age|ages -? <ns>", "<ns> -|to|and <ns>", "<n:5-99> - <ns>",
		"<n:5-99> or|and|& " + limit, "<limitplus>", "aged|ages|age - <n:0-120>",
		age + "<n:0-120>", age + "<n:0-120> -|to|and|or|& <n:0-120>",
		"ages <n:0-120> …", "aged <n:0-120> …",
		"<n:0-120> -? -|to|and|or|& <n:0-120> -? " + years, "<n:0-120> -? " + years,
		"<n:0-120> -|to|and|or|& <n:0-120> years of age $", "<n:0-120> years of age $",
		"boy|girl|child|pupil|student|person|teenager|son|daughter|brother|sister of <n:0-25>", "<ord> birthday $",
		"turn|turns|turned|turning <n:0-120>", "you|he|she|i|child|son|daughter|friend|pupil|student am|are|is|was|were <n:5-25>",
		"are|were you|he|she <n:5-25>", "before|until|when|if|after|once|while they|someone|somebody are|is|were|was <n:5-25>", "you're|he's|she's|i'm <n:5-25>",
		"is|are your|the|a child|son|daughter|friend|pupil|student <n:5-25>", "stop|stops|end|ends|close|closes at <n:5-25>",
		". <given> is|was <n:5-19> .|,|;", "youngest|oldest is|was <n:0-120>", "youngest|oldest <n:0-120> .|,|;",
	}
}

// nameExceptions are those of numbers that name something.
func nameExceptions() []Exception {
	return []Exception{
		{
			Name: "numbered things",
			What: "the number of a step, a question, a part, a page, a section of a law and the like",
			Silent: []string{
				"step 3", "Step 1 of 4", "question 2", "part 1", "page 4", "slide 5", "section 33", "section 33A", "section 2(1)", "chapter 4.2", "figure 2", "table 1", "chapter 7", "parts 1, 2 and 3", "sections 33–35",
				"footnote 3", "worry number 7", "No. 10", "#3", "1. Tell someone", "rule 34", "Figure 2 shows it",
			},
			Firing: []string{"the figure 42 is high", "part 2 reports", "page 4, 42 reports", "the number 619", "619. That is many", "step 3: 42 per cent", "a total number 42"},
			forms: []string{
				"step|question|part|page|slide|section|chapter|footnote|note|unit|activity|task|exercise|item|point|paragraph|para|rule|article|schedule|appendix|annex|box|card|option|phase|module|row|column|example|scenario|test|criterion|principle|volume|issue|worksheet|route|type <na>",
				"step|question|part|page|slide|section|chapter|unit|activity|task|item|paragraph|rule|article|module|row|column|worksheet <na> -|to|of <na>",
				"section|sections|article|rule|paragraph|regulation <na> ( <na> )", "section|chapter|part|paragraph|para|appendix|annex|clause|criterion|criteria|principle <version>",
				"steps|questions|parts|pages|slides|sections|chapters|footnotes|notes|units|activities|tasks|exercises|items|points|paragraphs|rules|articles|schedules|options|modules|rows|columns|examples|principles|figures|tables <na> …",
				"!the|a|this|that|these|of|one|only|single|first|second|third figure|table|number|chart <big>",
				"no|nos . <n>", "# <big>", "№ <big>", "^ <n:1-99> .|)",
			},
			notAfter: []string{"total", "large", "small", "high", "low"},
		},
		{
			Name: "years of school",
			What: "a year, a key stage, a period, a week or a level of a course",
			Silent: []string{
				"year 9", "Year 7 to 9", "Years 7–9", "key stage 3", "level 2", "P7", "S3", "lesson 3", "period 3", "week 2", "Year 10 pupils", "Years 7, 8 and 9", "a Year 9 pupil", "Key Stage 3", "Key Stages 3 and 4", "a Key Stage 3 class", "at Key Stage 3 and Key Stage 4", "the Key Stage 3 curriculum",
				"Class 9B", "class 9", "classes 9A and 9B", "grades 9 to 1", "grades 9–1", "Grade 5", "GCSE grades 9 to 4",
			},
			Firing: []string{"a class 42 times", "class 42", "grades 90 to 10", "key stage 42", "last year 9 were blackmailed", "year 173", "in two years 7 and 9 were", "this week 42", "per period 3", "year 9 reports", "in recent years 42"},
			forms:  schoolForms(),
		},
		{
			Name:   "names",
			What:   "digits that belong to a name: joined to letters, behind a standard, a licence or a product, or a place in an order",
			Silent: []string{"KS3", "A4", "MP3", "5G", "H1", "P2P", "4chan", "WCAG 2.2", "ISO 8601", "CC BY 4.0", "CC BY-SA 4.0", "the Sexual Offences Act 2003", "Apache License 2.0", "version 2.2", "COVID-19 rules", "Covid-19 cases", "F-16", "the 1st of them", "2nd", "Windows 11", "user_12", "ISO 27001", "A14", "the M25", "the A1307", "B1049", "A0 to A10", "KS1", "a room in m²", "CO₂", "Windows 2000"},
			Firing: []string{"The IWF 275", "KS619", "KS6", "KS0", "A10731", "WCAG 619", "version 173", "²⁵ reports", "more than ²", "reports²⁵", "③ boys", "₆₁₉", "Cambridgeshire 619", "10k", "reports619", "over250", "5m", "619reports", "42of 50", "Boys-42", "42x", "50p"},
			forms: []string{
				"<std> -? <version> $", "<std> <version> -|to|and|or <version> $", "<product> -? <release> $", "<product> <release> -|to|and|or <release> $", "cc by <version> $", "cc by - sa|nc|nd <version> $", "cc by - nc - sa|nd <version> $",
				"Act|Acts|Regulations|Regulation|Order|Bill|Directive|Convention|Measure <big> $", "version|versions|edition|v|ver|release|licence|license <release>",
				"<caps> - <n:0-99>", "covid - <n:19-19> $", "<ord> $", "<named> $",
			},
		},
		{
			Name:   "code and addresses",
			What:   "web and e-mail addresses, and whatever stands in code but on a page of statistics",
			Silent: []string{"https://example.org/2023/42", "www.example.org/42", "write to team42@example.org", "see example.org/42."},
			Firing: []string{"the site holds 42 pages", "reports.42"},
		},
		{
			Name:   "telephone numbers",
			What:   "what looks like a number that somebody could call: the rule number-in-prose reports it",
			Silent: []string{"0800 1111"},
			Firing: []string{"8001111"},
		},
	}
}

// schoolForms are the forms of the exception for years of school.
func schoolForms() []string {
	not := "!" + strings.Join(determiners(), "|") + " "
	return []string{
		"year <n:1-13> pupil|pupils|student|students|class|classes|group|groups|lesson|lessons $", not + "year|yr <n:1-13>", not + "year|yr <n:1-13> -|to|and|or|& <n:1-13>",
		"year group <n:1-13>", not + "years <n:1-13> -|to|and|or|& <n:1-13>", not + "years <n:1-13> , <n:1-13> …", "key stage|stages <n:1-5> …",
		not + "class|form <na:1-13>", not + "classes|forms <na:1-13> …", "class <na:1-13> pupil|pupils|student|students $", "grade|grades|level|levels <n:1-9> -|to|and|or <n:1-9>",
		not + "level|levels|grade|grades|stage|stages|tier|tiers <n:1-12>", not + "period|lesson|week|day|term|session|form|primary|secondary <n:1-53>",
		not + "period|lesson|week|day|term|session <n:1-53> -|to|and|of <n:1-53>", not + "periods|lessons|weeks|days|terms|sessions <n:1-53> …",
	}
}

// qualifiers are the words before a year that make a number of it.
func qualifiers() []string {
	return []string{
		"more than", "less than", "fewer than", "greater than", "other than", "over", "almost", "nearly", "about", "around", "roughly", "approximately", "at least", "at most",
		"some", "only", "just", "exactly", "just under", "just over", "well over", "under", "above", "below", "as many as", "close to", "another", "further", "additional",
		"total of", "sum of", "average of", "number of", "there were", "there are", "all of", "the other", "in every", "out of", "out of every", "record", "as high as", "as low as",
		"recorded", "received", "counted", "logged", "confirmed", "totalled", "numbered", "identified", "removed", "helped", "found", "saw", "reported", "investigated", "arrested", "blocked", "assessed", "handled",
		"answered", "took", "made", "had", "reached", "rose to", "fell to", "grew to", "increased to", "decreased to", "dropped to", "climbed to", "jumped to", "doubled to", "trebled to", "risen to", "fallen to",
		"total was", "total is", "number was", "number is", "figure was", "figure is", "count was", "count is", "rate was", "rate is",
	}
}

// determiners are the words before a year or a week that make a stretch of time of
// it: "last year 9 were" is not about year 9.
func determiners() []string {
	return []string{
		"last", "this", "that", "these", "those", "each", "every", "per", "a", "an", "the", "same", "next", "previous", "past", "recent", "other", "few", "several", "whole", "full",
		"first", "second", "third", "final", "calendar", "financial", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "some", "all", "both", "any",
	}
}

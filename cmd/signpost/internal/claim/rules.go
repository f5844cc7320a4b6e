package claim

// A rule is a part of a phrase that has forms of its own. Forms name it in
// capitals.
type rule struct {
	// forms are one to a line.
	forms string
	means string
	// sample is words of one of the forms.
	sample string
	// take makes something of what was read since before; as says what. It returns
	// false when the words cannot mean anything.
	take func(r *reading, before *state, at span, as uint8) bool
	as   uint8
}

// ruleNames returns the names of the rules in the order of the phrase book.
func ruleNames() []string {
	return []string{
		"NUMBER", "SINGLE", "SPREAD", "PERCENT", "FRACTION", "INMANY", "PORTION", "TIMES", "DOUBLE", "FOLD", "MULTIPLE", "ONCETIME", "AUNIT", "NOUGHT",
		"LEVEL", "LATER", "EARLIER", "PER", "OF", "THAN", "THANAS",
		"REF", "AT", "WHEN", "BETWEEN", "SINCE", "ANNUAL", "IN", "UNTIL", "DURATION", "MOVING", "PLACE",
	}
}

// ruleCalled returns the rule with that name.
func ruleCalled(name string) rule {
	switch name {
	case "NUMBER":
		return rule{
			forms:  "SINGLE\nN (to|-) N",
			means:  "A number with or without a qualifier, or two of them: 10 to 20. Both ends are included.",
			sample: "more than two",
			take:   takeAmount, as: uint8(plain),
		}
	case "SINGLE":
		return rule{
			forms: "[Q] N\nSOME N\nN (ORMORE|ORLESS|ORSO)\nbetween N and N",
			means: "A number with or without a qualifier, in digits (250, 2,000, 1.5, 3 million) or in words (twenty-five, two " +
				"hundred and fifty, two and a half, a hundred, half a million, a dozen). Between A and B includes both.",
			sample: "more than 250",
			take:   takeAmount, as: uint8(plain),
		}
	case "SPREAD":
		return rule{forms: "from N to N", means: "The same as between.", sample: "from 10 to 20", take: takeAmount, as: uint8(plain)}
	case "PERCENT":
		return rule{
			forms:  "NUMBER PC\nbetween N PC and N PC\nN PC to N PC",
			means:  "A number of per cent.",
			sample: "more than 250 per cent",
			take:   takeAmount, as: uint8(percent),
		}
	case "FRACTION":
		return rule{
			forms:  "[Q] F\nF (ORMORE|ORLESS|ORSO)\nbetween F and F",
			means:  "A part: half, a third, two thirds, three quarters, a tenth, 3/4.",
			sample: "almost a fifth",
			take:   takeAmount, as: uint8(fractional),
		}
	case "INMANY":
		return rule{
			forms:  "NUMBER [WHOLE] (in|out of) [every] N",
			means:  "So many in so many: four in five, nine out of ten, one in every twenty.",
			sample: "about four in five",
			take:   takeInMany,
		}
	}
	return ruleOfTimes(name)
}

// ruleOfTimes returns the rules for words about a ratio.
func ruleOfTimes(name string) rule {
	switch name {
	case "TIMES":
		return rule{
			forms:  "NUMBER (times|time)\nDOUBLE",
			means:  "So many times: more than eight times, twice, double, treble.",
			sample: "more than eight times",
			take:   takeAmount, as: uint8(times),
		}
	case "DOUBLE":
		return rule{
			forms:  "[Q] (TWICE|THRICE|FOURTIMES)",
			means:  "Twice, double, treble.",
			sample: "more than double",
			take:   takeAmount, as: uint8(times),
		}
	case "FOLD":
		return rule{
			forms:  "NUMBER fold\n[Q] NFOLD",
			means:  "Threefold, eight-fold. See the phrases that mean two things.",
			sample: "threefold",
			take:   takeAmount, as: uint8(times),
		}
	case "MULTIPLE":
		return rule{
			forms:  "[Q] DOUBLED\n[Q] HALVED",
			means:  "Doubled, trebled and so on.",
			sample: "more than doubled",
			take:   takeMultiple,
		}
	}
	return ruleOfRate(name)
}

// ruleOfRate returns the rules for words about a single figure or about two.
func ruleOfRate(name string) rule {
	switch name {
	case "ONCETIME":
		return rule{forms: "[Q] ONCE", means: "Once.", sample: "once", take: takeAmount, as: uint8(times)}
	case "AUNIT":
		return rule{forms: "[Q] AN UNIT", means: "One.", sample: "more than a report", take: takeAmount, as: uint8(plain)}
	case "NOUGHT":
		return rule{forms: "NO UNIT\nNONE", means: "No reports at all.", sample: "no reports", take: takeAmount, as: uint8(plain)}
	case "PORTION":
		return rule{
			forms:  "MOST\nMINORITY\n[ALMOST] ALL\nNONE",
			means:  "Most, the majority, a minority, almost all, all, none.",
			sample: "most",
			take:   takeAmount, as: uint8(percent),
		}
	case "LEVEL":
		return rule{
			forms:  "NUMBER [UNIT] [PER]\nPERCENT",
			means:  "A figure itself, with its unit or without. One of a series that is a rate says what it is per: four a week.",
			sample: "more than 600",
		}
	case "LATER":
		return rule{
			forms: "LEVEL [AT]", means: "The figure itself, with its time or without.", sample: "619 reports in 2023",
			take: func(r *reading, _ *state, _ span, _ uint8) bool { r.later = r.count; return true },
		}
	case "EARLIER":
		return rule{forms: "LEVEL [AT]", means: "The figure compared with.", sample: "173 in 2019", take: takeEarlier}
	case "PER":
		return rule{
			forms: "(MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)\nevery NUMBER (MINUTES|HOURS|DAYS|WEEKS|MONTHS|YEARS)\n" +
				"every OTHER (DAYS|WEEKS|MONTHS|YEARS)",
			means:  "A stretch of time: a day, per week, every month, every 14 hours, every other day.",
			sample: "a day",
			take:   takePer,
		}
	case "OF":
		return rule{
			forms:  "of [it|them|these|those|the total|the whole|all]\nof [all] [the|these|those] WHOLE",
			means:  "The whole, by the unit or the title of the series that is named with of=.",
			sample: "of them",
			take:   func(r *reading, _ *state, _ span, _ uint8) bool { r.ofWhole = true; return true },
		}
	}
	return ruleOfMention(name)
}

// ruleOfMention returns the rules for words that name what is compared with.
func ruleOfMention(name string) rule {
	switch name {
	case "THAN":
		return rule{forms: "than [REF]", means: "The figure compared with.", sample: "than in 2022"}
	case "THANAS":
		return rule{forms: "as [REF]", means: "The figure compared with.", sample: "as in 2022"}
	case "REF":
		return rule{
			forms: "[it was|they were|there were|NUMBEROF|NUMBEROF of UNIT] (in|for|during|of) [THEWHOLE] PERIOD\n[THEWHOLE] PERIOD\n" +
				"[it was|they were|there were] [in|for] YEARBEFORE\n[it was|they were|there were] (in|for) AREA",
			means: "The figure compared with, by its time or place: in 2022, in the whole of 2022, the year before, in " +
				"Australia. It must be the one that the directive names, or that is looked up for it.",
			sample: "in 2022",
			take:   takeMention, as: uint8(fromRole),
		}
	case "AT":
		return rule{forms: "(in|for) PERIOD", means: "The time of the figure.", sample: "in 2023", take: takeMention, as: uint8(toRole)}
	}
	return ruleOfWhen(name)
}

// ruleOfWhen returns the rules for times and places that may follow any phrase.
func ruleOfWhen(name string) rule {
	switch name {
	case "WHEN":
		return rule{
			forms:  "BETWEEN\nSINCE\nIN\nUNTIL\nDURATION\nMOVING\nPLACE",
			means:  "The time or the place of the figures. It may follow any phrase, or lead it. What it says must be so.",
			sample: "between 2019 and 2023",
		}
	case "BETWEEN":
		return rule{
			forms:  "between PERIOD and PERIOD\nfrom PERIOD (to|until) PERIOD",
			means:  "The times of the two figures, or what a figure for several years covers.",
			sample: "between 2019 and 2023", take: takeMention, as: uint8(bothRole),
		}
	case "SINCE":
		return rule{
			forms: "(since|from|on|against|compared with|compared to) REF\nANNUAL",
			means: "The earlier figure.", sample: "since 2019",
		}
	case "ANNUAL":
		return rule{forms: "YEARONYEAR", means: "On the year before.", sample: "year on year", take: takeMention, as: uint8(fromRole)}
	case "IN":
		return rule{
			forms: "(in|during) PERIOD",
			means: "The time of the figure. Of a rise or a fall: what happened in that time, so that the figure before " +
				"must be that for the time right before.",
			sample: "in 2023", take: takeMention, as: uint8(withinRole),
		}
	case "UNTIL":
		return rule{forms: "(by|to|for) PERIOD", means: "The later figure.", sample: "by 2023", take: takeMention, as: uint8(toRole)}
	case "DURATION":
		return rule{
			forms: "(in|within|over|during) [the] NUMBER (MONTHS|YEARS|DECADES)\n" +
				"(in|within|over|during) (just|only) N (MONTHS|YEARS|DECADES)\n" +
				"(in|within|over|during) AN [single] (YEARS|DECADES)",
			means:  "How much time lies between the two figures: from 2019 to 2023 is four years. Within five years is true of four.",
			sample: "in four years", take: takeYears, as: uint8(spanRole),
		}
	case "MOVING":
		return rule{
			forms: "(in|within|over|during|for) the LAST [NUMBER|few|couple of] (MONTHS|YEARS|DECADES)\n" +
				"[in|than|since|as|on] FRESH",
			means:  "Refused: it moves with the reader's calendar. Name the years.",
			sample: "in the last five years", take: takeYears, as: uint8(movingRole),
		}
	case "PLACE":
		return rule{forms: "in AREA", means: "The place of the figure.", sample: "in Australia", take: takeMention, as: uint8(toRole)}
	}
	return rule{}
}

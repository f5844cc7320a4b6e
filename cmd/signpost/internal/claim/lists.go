package claim

import "strings"

// A vocabulary is words of which a claim may use any, and what they say.
type vocabulary struct {
	name string
	// words are parted by bars.
	words string
	means string
	// sense is what the words stand for, of a list of qualifiers.
	sense   qualifier
	example string
}

// listNames returns the names of the word lists in the order of the phrase book.
func listNames() []string {
	return []string{
		"ROSE", "FELL", "RISE", "FALL", "UP", "DOWN", "MORE", "FEWER", "NOTMORE", "NOTFEWER", "NOTROSE", "NOTFELL",
		"EVERY", "AS", "NUMBEROF", "SAME", "UNCHANGED", "EXACTLY", "ATLEAST", "ATMOST", "ALMOST", "ABOUT", "SOME", "NOT",
		"ORMORE", "ORLESS", "ORSO", "DOUBLED", "HALVED", "TWICE", "THRICE", "FOURTIMES", "NFOLD", "ONCE", "AN", "NO", "PC",
		"POINTS", "MOST", "MINORITY", "ALL", "NONE", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "MINUTES", "HOURS",
		"DAYS", "WEEKS", "MONTHS", "YEARS", "DECADES", "OTHER", "THEWHOLE", "YEARBEFORE", "YEARONYEAR", "LAST", "FRESH", "FILLER",
	}
}

// wordList returns the words of a list of the phrase book. A form names it in
// capitals.
//
// Claims that are proposed to an editor use them too: words at the same place in
// two lists that are opposites, such as ROSE and FELL, are opposites.
func wordList(name string) (string, bool) {
	words := ""
	switch name {
	case "ROSE":
		words = "increased|rose|grew|went up|climbed|jumped|risen|grown|gone up|up|rising|increasing|growing"
	case "FELL":
		words = "decreased|fell|declined|went down|dropped|dropped|fallen|declined|gone down|down|falling|decreasing|declining|came down|reduced"
	case "RISE":
		words = "increase|rise|growth|climb|jump"
	case "FALL":
		words = "decrease|fall|decline|drop|drop|reduction"
	case "UP":
		words = "up"
	case "DOWN":
		words = "down"
	case "MORE":
		words = "more|higher|greater|larger|bigger"
	case "FEWER":
		words = "fewer|lower|less|smaller|smaller"
	case "NOTMORE":
		words = "no more|no higher|no greater|no larger|not more|not higher"
	case "NOTFEWER":
		words = "no fewer|no lower|no less|no smaller|not fewer|not lower|not less"
	case "NOTROSE":
		words = "did not rise|did not increase|did not grow|did not go up|not risen|not increased|not grown|not gone up"
	case "NOTFELL":
		words = "did not fall|did not decrease|did not decline|did not go down|not fallen|not decreased|not declined|not gone down|" +
			"did not drop|not dropped"
	case "AS":
		words = "as many|as much|as high|as often|as large|as great|as big|as common|as frequent"
	case "NUMBEROF":
		words = "the number|the figure|the total|the count|the rate|the share|the level"
	case "SAME":
		words = "the same|the same number"
	case "UNCHANGED":
		words = "did not change|not changed|unchanged|remained unchanged|stayed unchanged|no change"
	case "EVERY":
		words = "every year|each year|in every year|in each year|every single year"
	default:
		return listOfNumbers(name)
	}
	return words, true
}

// listOfNumbers returns the lists about numbers and what goes with them.
func listOfNumbers(name string) (string, bool) {
	words := ""
	switch name {
	case "EXACTLY":
		words = "exactly|precisely"
	case "ATLEAST":
		words = "at least"
	case "ATMOST":
		words = "at most"
	case "ALMOST":
		words = "almost|nearly"
	case "ABOUT":
		words = "about|around|roughly|approximately"
	case "SOME":
		words = "some"
	case "NOT":
		words = "not"
	case "ORMORE":
		words = "or more|or above|or over"
	case "ORLESS":
		words = "or fewer|or less|or under|or below"
	case "ORSO":
		words = "or so"
	case "DOUBLED":
		words = "doubled|trebled|tripled|quadrupled|quintupled|doubling|trebling|tripling|quadrupling"
	case "HALVED":
		words = "halved|halving"
	case "TWICE":
		words = "twice|double"
	case "THRICE":
		words = "thrice|treble|triple"
	case "FOURTIMES":
		words = "quadruple"
	case "NFOLD":
		words = "twofold|threefold|fourfold|fivefold|sixfold|sevenfold|eightfold|ninefold|tenfold"
	case "ONCE":
		words = "once"
	case "AN":
		words = "a|an"
	case "NO":
		words = "no"
	case "PC":
		words = "per cent|percent|%"
	case "POINTS":
		words = "percentage points|percentage point|points|point"
	case "MOST":
		words = "most|the majority|a majority"
	case "MINORITY":
		words = "a minority|the minority"
	case "ALL":
		words = "all|every one|every single one"
	case "NONE":
		words = "none|not one|not a single one"
	default:
		return listOfTimes(name)
	}
	return words, true
}

// listOfTimes returns the lists about stretches of time, and the words that say
// nothing of their own.
func listOfTimes(name string) (string, bool) {
	words := ""
	switch name {
	case "MINUTE":
		words = "a minute|per minute|each minute|every minute"
	case "HOUR":
		words = "an hour|per hour|each hour|every hour"
	case "DAY":
		words = "a day|per day|each day|every day|daily|a single day"
	case "WEEK":
		words = "a week|per week|each week|every week|weekly"
	case "MONTH":
		words = "a month|per month|each month|every month|monthly"
	case "YEAR":
		words = "a year|per year|each year|every year|yearly|annually"
	case "MINUTES":
		words = "minutes|minute"
	case "HOURS":
		words = "hours|hour"
	case "DAYS":
		words = "days|day"
	case "WEEKS":
		words = "weeks|week"
	case "MONTHS":
		words = "months|month"
	case "YEARS":
		words = "years|year"
	case "DECADES":
		words = "decades|decade"
	case "OTHER":
		words = "other|second"
	case "THEWHOLE":
		words = "the whole of|all of|the entire year|the whole year|the full year"
	case "YEARBEFORE":
		words = "the year before|the previous year|the preceding year|the year earlier|a year before|a year earlier"
	case "YEARONYEAR":
		words = "year on year|over the year"
	case "LAST":
		words = "last|past|previous|recent|preceding"
	case "FRESH":
		words = "last year|this year|recent years|recently|recent months|so far this year|this month|last month|these days"
	case "FILLER":
		words = "it|they|this|that|these|which|there|has|have|had|been|was|were|is|are|already|now|by|of|a total of|a figure of|" +
			"the number|the figure|the figures|the total|the rate|the count|the share|figures|numbers"
	default:
		return "", false
	}
	return words, true
}

// heard records what the words of a list say.
func (r *reading) heard(list, words string, index int, at span) {
	turn := func(dir int) { r.dir, r.turn, r.word, r.list = dir, at, words, list }
	switch list {
	case "EVERY":
		r.everyAt = at
	case "EXACTLY", "ATLEAST", "ATMOST", "ALMOST", "ABOUT", "NOT":
		r.qualified = at
		r.counted(list)
	case "ROSE", "RISE", "UP", "MORE", "NOTFELL", "NOTFEWER":
		turn(1)
	case "FELL", "FALL", "DOWN", "FEWER", "NOTROSE", "NOTMORE":
		turn(-1)
	case "DOUBLED":
		turn(1)
		r.number([]int64{2, 3, 3, 4, 5, 2, 3, 3, 4}[index])
	case "HALVED":
		turn(-1)
		r.number(50)
	case "SAME", "UNCHANGED", "AS":
		turn(0)
	case "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR":
		r.per = strings.ToLower(list)
	case "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS", "DECADES":
		r.per = strings.ToLower(list[:len(list)-1])
	case "PC":
		r.sign = words == "%"
	case "THEWHOLE":
		r.whole = true
	case "YEARBEFORE", "YEARONYEAR":
		r.before = true
	case "NFOLD":
		r.number(int64(index) + 2)
	default:
		r.counted(list)
	}
}

// counted records what the words of a list say about a number.
func (r *reading) counted(list string) {
	switch list {
	case "EXACTLY":
		r.q = exactly
	case "ORMORE", "ATLEAST":
		r.q = atLeast
	case "ORLESS", "ATMOST":
		r.q = atMost
	case "ORSO", "ABOUT", "SOME":
		r.q = about
	case "ALMOST":
		r.q = almost
	case "NOT":
		r.q = lessThan
	case "NO", "NONE":
		r.q = exactly
		r.number(0)
	case "ONCE", "AN":
		r.number(1)
	case "TWICE", "OTHER":
		r.number(2)
	case "THRICE":
		r.number(3)
	case "FOURTIMES":
		r.number(4)
	case "MOST":
		r.q = moreThan
		r.number(50)
	case "MINORITY":
		r.q = lessThan
		r.number(50)
	case "ALL":
		if r.q == bare {
			r.q = exactly
		}
		r.number(100)
	}
}

// number records a number that a word stands for.
func (r *reading) number(n int64) {
	if r.pending < len(r.nums) {
		r.nums[r.pending] = numeral{value: ratOf(n), words: true}
		r.pending++
	}
}

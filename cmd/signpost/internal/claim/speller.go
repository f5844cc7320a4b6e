package claim

// A speller adds up a number in words from left to right.
type speller struct {
	total, current int64
	// room is what the next word must be less than: 100 behind a hundred, 10
	// behind twenty.
	room int64
	// below is the scale the next scale word must be less than.
	below    int64
	complete bool // what was read is a number
	begun    bool
}

// take reads one word; next is the word behind it. It returns false when the word
// does not go on with the number.
func (s *speller) take(word, next string) bool {
	if !s.begun {
		s.begun, s.room, s.below = true, 100, 1e12
		if word == "a" || word == "an" {
			s.current, s.room = 1, 0
			_, scale := scaleWord(next)
			return scale || next == "dozen"
		}
	} else if word == "and" {
		small, ok := smallNumber(next)
		goesOn := s.complete && ok && small > 0 && s.room == 100
		s.complete = false
		return goesOn
	}
	if small, ok := smallNumber(word); ok {
		if small >= s.room || small == 0 && s.complete {
			return false
		}
		s.current += small
		s.complete = true
		s.room = 0
		if small >= 20 {
			s.room = 10
		}
		return true
	}
	return s.scale(word)
}

// scale reads hundred, thousand, million, billion and dozen.
func (s *speller) scale(word string) bool {
	scale, ok := scaleWord(word)
	switch {
	case s.current == 0:
		return false
	case word == "dozen" && s.total == 0 && s.current < 100:
		s.current *= 12
		s.room, s.below = 0, 0
	case !ok || scale >= s.below:
		return false
	case scale == 100 && s.current < 20:
		s.current *= 100
		s.room = 100
	case scale > 100:
		s.total += s.current * scale
		s.current, s.room, s.below = 0, 100, scale
	default:
		return false
	}
	s.complete = true
	return true
}

func scaleWord(s string) (int64, bool) {
	switch s {
	case "hundred":
		return 100, true
	case "thousand":
		return 1000, true
	case "million":
		return 1000000, true
	case "billion":
		return 1000000000, true
	}
	return 0, false
}

// smallWords returns the names of the numbers from 0 to 19, then of 20, 30 and so
// on to 90.
func smallWords() [28]string {
	return [...]string{
		"nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
	}
}

// smallNumber reads the name of a number from 0 to 19, or of a number of tens. It is
// asked about every word of a claim, so it does not search smallWords.
func smallNumber(word string) (int64, bool) {
	switch word {
	case "nought", "zero", "nil":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	}
	return tensNumber(word)
}

func tensNumber(word string) (int64, bool) {
	switch word {
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

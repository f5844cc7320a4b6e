package claim

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// judgeRate judges "between one and two a day".
func judgeRate(j *judgment) *Error {
	j.kind = rate
	if err := j.one(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	every, err := j.everySo()
	if err != nil {
		return err
	}
	asserted, err := j.asserted(rounded)
	if err != nil {
		return err
	}
	unit := " " + perWords(j.r.per, every)
	if j.to.series.IsRate() {
		return j.rateOfRate(every, asserted, unit)
	}
	span, text, why := j.stretch(every)
	if why != "" {
		j.decide(CannotTell, why)
		return nil
	}
	value, ok := j.to.number.Over(span)
	if !ok {
		j.decide(CannotTell, "the figure may be below nought")
		return nil
	}
	j.assert(value, asserted, false)
	j.working("%s ÷ %s", unit, j.to.printed(), text)
	return nil
}

// everySo is the 14 of "one every 14 hours", else 1.
func (j *judgment) everySo() (*big.Rat, *Error) {
	if j.r.every.lo == nil {
		return ratOf(1), nil
	}
	if j.r.every.q != bare && j.r.every.q != exactly || j.r.every.lo.Sign() == 0 {
		return nil, wordsError(WordsPart, `put the qualifier before the first number: "about one every 14 hours"`,
			"%q is not a stretch of time that a number can be worked out for", j.req.Words)
	}
	return j.r.every.lo, nil
}

// perWords is "a day" or "every 14 hours".
func perWords(per string, every *big.Rat) string {
	if every.Cmp(ratOf(1)) != 0 {
		return fmt.Sprintf("every %s %ss", trimmed(every, maxWrittenDecimals), per)
	}
	if per == "hour" {
		return "an hour"
	}
	return "a " + per
}

// daysIn is how many days a stretch of time has, if it always has as many.
func daysIn(per string) (*big.Rat, bool) {
	switch per {
	case "minute":
		return big.NewRat(1, 24*60), true
	case "hour":
		return big.NewRat(1, 24), true
	case "day":
		return ratOf(1), true
	case "week":
		return ratOf(7), true
	}
	return nil, false
}

// stretch is how many times the stretch of time that the words name goes into the
// figure's period, and the same as text for the sum. Months and years go into a
// period by the calendar, shorter stretches by its days. The last result says why
// nobody knows, or why the words stretch the figure over a longer time than it was
// counted in.
func (j *judgment) stretch(every *big.Rat) (interval.Interval, string, string) {
	o, per := j.to.Observation, j.r.per
	length, unit := interval.Interval{}, "days"
	size, short := daysIn(per)
	if short {
		least, most := o.Period.Days()
		if j.extent(o) != "" {
			least = 1
		}
		length = interval.Closed(ratOf(int64(least)), ratOf(int64(most)))
	} else {
		size, unit = ratOf(monthsIn(per)), "months"
		most := ratOf(monthsLong(o.Period))
		length = interval.Point(most)
		if j.extent(o) != "" {
			// A single day is at least a thirty-first of a month.
			length = interval.Closed(big.NewRat(1, 31), most)
		}
	}
	size = new(big.Rat).Mul(size, every)
	if length.Hi.Cmp(size) < 0 || per == "year" && j.extent(o) != "" && length.Lo.Cmp(size) < 0 {
		return length, "", fmt.Sprintf("the figure for %s says nothing about %s, which is longer", thePeriod(o.Period), perLength(per, every))
	}
	if per == "year" && length.Lo.Cmp(length.Hi) == 0 {
		unit = "years"
		length, size = length.Scaled(big.NewRat(1, 12)), new(big.Rat).Quo(size, ratOf(12))
	}
	text := stretchText(length, unit)
	if per == "week" || per == "hour" || per == "minute" || every.Cmp(ratOf(1)) != 0 {
		text += j.conversion(per, every)
	}
	return length.Scaled(new(big.Rat).Inv(size)), text, ""
}

// perLength is "a week" or "14 hours".
func perLength(per string, every *big.Rat) string {
	if every.Cmp(ratOf(1)) != 0 {
		return fmt.Sprintf("%s %ss", trimmed(every, maxWrittenDecimals), per)
	}
	return perWords(per, every)
}

// stretchText is "365 days", "1 to 366 days".
func stretchText(length interval.Interval, unit string) string {
	hi := trimmed(length.Hi, 1)
	if length.Hi.Cmp(ratOf(1)) == 0 {
		unit = unit[:len(unit)-1]
	}
	if length.Lo.Cmp(length.Hi) == 0 {
		return hi + " " + unit
	}
	return "up to " + hi + " " + unit
}

// conversion is the rest of the sum from a day or a month to what the words name.
func (j *judgment) conversion(per string, every *big.Rat) string {
	text := ""
	switch per {
	case "week":
		text = " × 7"
	case "hour":
		text = " ÷ 24"
	case "minute":
		text = " ÷ 1,440"
	}
	if every.Cmp(ratOf(1)) != 0 {
		text += " × " + trimmed(every, maxWrittenDecimals)
	}
	return text
}

// rateOfRate judges a rate by a series that is one. An average of a week may be
// given by the day and back, because every week has seven days. What was measured
// by the week says nothing about a whole year.
func (j *judgment) rateOfRate(every *big.Rat, asserted interval.Interval, unit string) *Error {
	from, per := j.to.series.Per(), j.r.per
	value, sum := j.to.number, j.to.printed()
	days, ok := daysIn(from)
	size, short := daysIn(per)
	one := every.Cmp(ratOf(1)) == 0
	switch longer := ok && short && new(big.Rat).Mul(size, every).Cmp(days) > 0; {
	case from == per && one:
		if saysAbout(j.to.Observation, j.amount()) {
			j.res.Value, j.res.Asserted = value, asserted
			j.decide(True, "")
			j.res.Sum = j.to.Value.String() + unit
			return nil
		}
	case ok && short && (!longer || from == "day" && per == "week" && one):
		times := new(big.Rat).Quo(new(big.Rat).Mul(size, every), days)
		value = value.Scaled(times)
		if longer {
			sum += " × 7"
		} else {
			sum += " ÷ " + trimmed(new(big.Rat).Inv(times), maxWrittenDecimals)
		}
	case from == "year" && per == "month" && one:
		value, sum = value.Scaled(big.NewRat(1, 12)), sum+" ÷ 12"
	default:
		j.decide(CannotTell, fmt.Sprintf("an average %s says nothing about %s", orWord(from), whole(per, every)))
		return nil
	}
	j.assert(value, asserted, false)
	if sum == j.to.printed() {
		j.res.Sum = sum + unit
		return nil
	}
	j.working("%s", unit, sum)
	return nil
}

// orWord is the stretch of time of a series, or a word for one that has none.
func orWord(per string) string {
	if per == "" {
		return "figure"
	}
	return per
}

// whole is "a whole year", "14 hours".
func whole(per string, every *big.Rat) string {
	if every.Cmp(ratOf(1)) != 0 {
		return perLength(per, every)
	}
	return "a whole " + per
}

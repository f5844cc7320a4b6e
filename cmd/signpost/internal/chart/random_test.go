package chart

import (
	"math/big"
	"math/rand/v2"
	"strings"
)

func randomColumns(random *rand.Rand, n int) []Column {
	texts := []string{"5", "619", "10,731", "more than 11,625", "75 to 9,000", "no figure"}
	labels := []string{"2023", "2023/24", "Jan–Jun 2023", "Sep 2021", "2019 to 2024"}
	label := labels[random.IntN(len(labels))]
	columns := make([]Column, n)
	for i := range columns {
		columns[i] = Column{
			Label: label, Text: texts[random.IntN(len(texts))], State: State(random.IntN(4)),
			Height: big.NewRat(random.Int64N(1000), 1), Open: random.IntN(4) == 0,
		}
	}
	return columns
}

func word(random *rand.Rand) string {
	words := []string{"5", "619", "10,731", "97.5", "more", "than", "75", "to", "boys", "girls", "Northamptonshire", "not", "known", "W", "iii", "Donaudampfschifffahrtsgesellschaftskapitän", "per", "cent", "%", "£2,000"}
	return words[random.IntN(len(words))]
}

func phrase(random *rand.Rand) string {
	var words []string
	for range random.IntN(6) {
		words = append(words, word(random))
	}
	return strings.Join(words, " ")
}

func randomChart(random *rand.Rand, compact bool) ColumnChart {
	c := ColumnChart{Columns: randomColumns(random, 1+random.IntN(14)), Compact: compact}
	if random.IntN(2) == 0 {
		c.Max = big.NewRat(random.Int64N(2000), 1)
	}
	return c
}

func randomStack(random *rand.Rand) StackChart {
	c := StackChart{Rest: phrase(random)}
	left := int64(1000)
	for range 1 + random.IntN(8) {
		share := random.Int64N(left/(1+random.Int64N(5))+20) - 10
		left = max(left-share, 1)
		c.Segments = append(c.Segments, Segment{phrase(random), phrase(random), big.NewRat(share, 1000)})
	}
	return c
}

func randomNumber(random *rand.Rand) *big.Rat {
	if random.IntN(4) == 0 {
		return nil
	}
	return big.NewRat(random.Int64N(1000)-20, 1+random.Int64N(3))
}

func randomDots(random *rand.Rand) DotChart {
	var c DotChart
	for range 1 + random.IntN(8) {
		c.Rows = append(c.Rows, Dot{
			phrase(random), phrase(random), State(random.IntN(4)), randomNumber(random), randomNumber(random),
			randomNumber(random), random.IntN(2) == 0, random.IntN(2) == 0,
		})
	}
	return c
}

func randomBars(random *rand.Rand) BarChart {
	var c BarChart
	for range random.IntN(8) {
		b := Bar{State: State(random.IntN(4)), Open: random.IntN(3) == 0, Length: big.NewRat(random.Int64N(120)-10, 100)}
		if random.IntN(3) == 0 {
			b.Upper = big.NewRat(random.Int64N(100), 100)
		}
		c.Rows = append(c.Rows, BarRow{phrase(random), phrase(random), b})
	}
	return c
}

package claim

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// oppositeList is the word list that says the contrary of another.
func oppositeList(name string) string {
	for _, pair := range [][2]string{
		{"ROSE", "FELL"},
		{"RISE", "FALL"},
		{"UP", "DOWN"},
		{"MORE", "FEWER"},
		{"NOTROSE", "ROSE"},
		{"NOTFELL", "FELL"},
		{"NOTMORE", "MORE"},
		{"NOTFEWER", "FEWER"},
	} {
		switch name {
		case pair[0]:
			return pair[1]
		case pair[1]:
			return pair[0]
		}
	}
	return ""
}

// turned replaces rose by fell, more by fewer, and the other way round.
func (j *judgment) turned() []correction {
	own, _ := wordList(j.r.list)
	contrary, ok := wordList(oppositeList(j.r.list))
	if !ok {
		return nil
	}
	words := strings.Split(contrary, "|")
	for k, w := range strings.Split(own, "|") {
		if w == j.r.word && k < len(words) {
			return []correction{{j.r.turn, words[k]}}
		}
	}
	return []correction{{j.r.turn, words[0]}}
}

// otherDirections returns edits for words that only say which figure is greater.
func (j *judgment) otherDirections() [][]correction {
	lead := j.r.turn
	if q := j.r.qualified; q.to == j.r.turn.from && q.from < q.to {
		lead.from = q.from
	}
	var list [][]correction
	if every := j.r.everyAt; every.from < every.to {
		without := correction{j.r.everyAt, ""}
		list = append(list, []correction{without}, j.turned(), append(j.turned(), without))
	}
	if turned := j.turned(); turned != nil {
		list = append(list, turned)
	}
	// Than goes with more, as goes with as many.
	swap := func(from, to string) []correction {
		for k := j.r.turn.to; k < len(j.toks); k++ {
			if j.toks[k].text == from {
				return []correction{{span{k, k + 1}, to}}
			}
		}
		return nil
	}
	switch j.r.list {
	case "ROSE", "FELL", "NOTROSE", "NOTFELL":
		list = append(list, []correction{{j.r.turn, "did not change"}})
	case "UNCHANGED":
		list = append(list, []correction{{j.r.turn, "rose"}}, []correction{{j.r.turn, "fell"}})
	case "MORE", "FEWER", "NOTMORE", "NOTFEWER":
		list = append(list, append(swap("than", "as"), correction{j.r.turn, j.asMany()}))
	case "AS", "SAME":
		more, fewer := "more", "fewer"
		if !j.to.counts {
			more, fewer = "higher", "lower"
		}
		for _, word := range []string{more, fewer} {
			list = append(list, append(swap("as", "than"), correction{lead, word}))
		}
	}
	return list
}

// asMany is what a comparison of the series' figures says: as many reports, as high
// a rate.
func (j *judgment) asMany() string {
	if j.to.counts {
		return "as many"
	}
	return "as high"
}

// fewerWord is fewer of counts, and lower of what has no number.
func (j *judgment) fewerWord() string {
	if j.to.counts {
		return "fewer"
	}
	return "lower"
}

// otherMultiples returns edits for doubled and its like.
func (j *judgment) otherMultiples() [][]correction {
	at := j.amountSpan()
	var list [][]correction
	for _, word := range []string{"quintupled", "quadrupled", "trebled", "doubled", "halved"} {
		for _, lead := range []string{"", "almost ", "more than "} {
			list = append(list, []correction{{at, lead + word}})
		}
	}
	// What lies between has no name of its own.
	rise := j.res.Value.Minus(interval.Point(ratOf(1))).Scaled(hundred())
	s := style{like: amount{unit: percent}}
	for _, a := range s.amounts(rise) {
		list = append(list, []correction{{at, "rose by " + a.text(false)}})
	}
	for _, a := range s.amounts(interval.Point(ratOf(0)).Minus(rise)) {
		list = append(list, []correction{{at, "fell by " + a.text(false)}})
	}
	return append(list, []correction{{at, "did not change"}})
}

// ownWords returns edits that put in what the rows say, and how much time lies
// between them.
func (j *judgment) ownWords() [][]correction {
	var edits []correction
	for k, f := range map[int]figure{j.r.earlier: j.from, j.r.later: j.to} {
		if k > 0 {
			a := j.r.amounts[k-1]
			edits = append(edits, correction{span{a.from, a.to}, f.Value.String()})
		}
	}
	list := [][]correction{edits, append(j.turned(), edits...)}
	for _, m := range j.r.mentions[:j.r.named] {
		if m.role == movingRole {
			list = append(list, []correction{{m.tokens, "in " + lengthWords(months(j.from.Period, j.to.Period))}})
		}
	}
	return list
}

// timesWords returns claims about a ratio in words that mean one thing.
func (j *judgment) timesWords(q interval.Interval) []string {
	like := amount{unit: times, words: true}
	if j.r.count > 0 {
		like.q, like.words = j.amount().q, j.amount().words
	}
	if like.q == bare {
		like.q = moreThan // eight times more of 8.4: more than eight times as many
	}
	var texts []string
	if isBelowOne(q) {
		fall := interval.Point(ratOf(1)).Minus(q).Scaled(hundred())
		for _, a := range (style{like: amount{unit: percent}}).amounts(fall) {
			texts = append(texts, "fell by "+a.text(false), fmt.Sprintf("%s %s", a.text(false), j.fewerWord()))
		}
		return texts
	}
	for _, a := range (style{like: like}).amounts(q) {
		texts = append(texts, fmt.Sprintf("%s %s", a.text(false), j.asMany()))
	}
	return texts
}

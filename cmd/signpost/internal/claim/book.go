package claim

// A phrase is an entry of the phrase book: forms of words, what they mean, and how
// they are judged. The parser reads claims by the same table that [Book] prints.
type phrase struct {
	name string
	// forms are one to a line, in the notation of [parser.seq].
	forms string
	means string
	// examples are one to a line: words | series and periods | figures | verdict.
	// A test holds the parser to every one of them.
	examples string
	needs    need
	judge    func(*judgment) *Error
}

// A need is what a phrase speaks of.
type need uint8

const (
	// onePair is two figures: two periods, or one with another that the words or
	// with= name.
	onePair need = iota
	// oneFigure is a count or a rate.
	oneFigure
	// oneShare is a share: of=, or a series in per cent.
	oneShare
	// refused is words that are never taken.
	refused
)

// chapters returns the table in parts, so that reading a claim can stop at the part
// that has it. Where words fit two entries, the figures that the directive names
// decide; where they do not, the first entry does. No words fit both an entry about
// one figure and one about two, so those about one may come first.
func chapters(oneFirst bool) [5]func() []phrase {
	if oneFirst {
		return [...]func() []phrase{phrasesOfOne, phrasesOfChange, phrasesOfRatios, phrasesOfOrder, phrasesOfTwo}
	}
	return [...]func() []phrase{phrasesOfChange, phrasesOfRatios, phrasesOfOrder, phrasesOfTwo, phrasesOfOne}
}

// phrases returns the whole table.
func phrases() []phrase {
	var table []phrase
	for _, chapter := range chapters(false) {
		table = append(table, chapter()...)
	}
	return table
}

// phrasesOfChange returns the entries about how much more or less there is.
func phrasesOfChange() []phrase {
	return []phrase{
		{
			name: "rose or fell by so many per cent",
			forms: "(ROSE|FELL) [by] (PERCENT|FRACTION)\n" +
				"[a|an] (RISE|FALL) of (PERCENT|FRACTION)\n" +
				"[a|an] PERCENT (RISE|FALL)\n" +
				"(PERCENT|FRACTION) (MORE|FEWER) [UNIT] [AT] [THAN]\n" +
				"PERCENT (UP|DOWN)\n" +
				"PERCENT",
			means: "The difference between the two figures in per cent of the one compared with. Per cent alone is a rise, or a " +
				"fall if the figure fell. A number without a qualifier is what the change rounds to. Of a series in per cent this " +
				"means two things: write percentage points.",
			examples: "increased by more than 250 per cent | reports 2019..2023 | 2019=173 2023=619 | true\n" +
				"increased by more than 300 per cent | reports 2019..2023 | 2019=173 2023=619 | false\n" +
				"increased by more than 250 per cent in five years | reports 2019..2023 | 2019=173 2023=619 | false\n" +
				"fell by a third | reports 2022..2023 | 2022=300 2023=200 | true\n" +
				"a rise of almost 60% | reports 2022..2023 | 2022=100 2023=158 | true\n" +
				"a 58 per cent rise | reports 2022..2023 | 2022=100 2023=158 | true\n" +
				"72 per cent more than in the first half of 2024 | half 2025-H1 | 2025-H1=153 2024-H1=89 | true\n" +
				"up 58 per cent on the year before | reports 2023 | 2022=100 2023=158 | true\n" +
				"more than 200 per cent | reports 2019..2023 | 2019=173 2023=more than 600 | true\n" +
				"increased by more than 250 per cent | reports 2019..2023 | 2019=173 2023=more than 600 | cannot tell\n" +
				"rose by 10 per cent | share 2022..2023 | 2022=40 2023=44 | ambiguous",
			judge: judgeChange,
		},
		{
			name: pointsName,
			forms: "(ROSE|FELL) [by] NUMBER POINTS\n" +
				"[a|an] (RISE|FALL) of NUMBER POINTS\n" +
				"[a|an] NUMBER POINTS (RISE|FALL)\n" +
				"NUMBER POINTS (MORE|FEWER) [AT] [THAN]\n" +
				"NUMBER POINTS (UP|DOWN)\n" +
				"NUMBER POINTS",
			means: "The difference between two figures of a series in per cent: from 40 to 44 per cent is 4 percentage points.",
			examples: "rose by 4 percentage points | share 2022..2023 | 2022=40 2023=44 | true\n" +
				"a rise of more than four percentage points | share 2022..2023 | 2022=40 2023=44 | false",
			judge: judgePoints,
		},
	}
}

// phrasesOfRatios returns the entries about one figure divided by another.
func phrasesOfRatios() []phrase {
	return []phrase{
		{
			name: "so many times as many",
			forms: "(TIMES|FRACTION) AS [UNIT] [AT] [THANAS]\n" +
				"DOUBLE\n" +
				"(ROSE|FELL) to (FRACTION|TIMES|PERCENT) [of] (NUMBEROF|NUMBEROF of UNIT|what (it was|they were|there were)) [REF]\n" +
				"FELL to FRACTION\n" +
				"(TIMES|FRACTION) [of] (NUMBEROF|NUMBEROF of UNIT) [REF]\n" +
				"(TIMES|FRACTION|PERCENT) [of] what (it was|they were|there were) [REF]\n" +
				"PERCENT of (NUMBEROF|NUMBEROF of UNIT) [REF]\n" +
				"PERCENT AS [UNIT] [AT] [THANAS]",
			means: "The figure divided by the one compared with. Twice alone is twice as many, and fell to a third is to a third of what " +
				"it was.",
			examples: "more than eight times as many | reports 2022..2023 | 2022=21 2023=176 | true\n" +
				"exactly eight times as many | reports 2022..2023 | 2022=21 2023=176 | false\n" +
				"more than twice as many reports as in 2022 | reports 2023 | 2022=10731 2023=26718 | true\n" +
				"almost a third as many | reports 2022..2023 | 2022=300 2023=93 | true\n" +
				"more than twice | reports 2022..2023 | 2022=10731 2023=26718 | true\n" +
				"fell to a third | reports 2022..2023 | 2022=300 2023=100 | true\n" +
				"half the number in 2022 | reports 2023 | 2022=300 2023=150 | true\n" +
				"twice as many as | reports 2023 with=other | 2023=40 other/2023=20 | true",
			judge: judgeTimes,
		},
		{
			name:  "doubled, trebled, quadrupled, halved",
			forms: "MULTIPLE",
			means: "The figure divided by the one compared with: doubled is 2 within 2 per cent, more than doubled above 2, almost doubled from 1.8 up " +
				"to 2. More than halved is to less than a half, almost halved to a little more than a half.",
			examples: "more than doubled | reports 2022..2023 | 2022=10731 2023=26718 | true\n" +
				"almost trebled | reports 2022..2023 | 2022=100 2023=280 | true\n" +
				"more than halved | reports 2022..2023 | 2022=300 2023=93 | true\n" +
				"doubled | reports 2022..2023 | 2022=100 2023=158 | false",
			judge: judgeMultiple,
		},
		{
			name: "words that mean two things",
			forms: "TIMES (MORE|FEWER) [UNIT] [AT] [THAN]\n" +
				"(ROSE|FELL) [by] (TIMES|FOLD)\n" +
				"[a|an] (RISE|FALL) of (TIMES|FOLD)\n" +
				"[a|an] (TIMES|FOLD) (RISE|FALL)\n" +
				"(TIMES|FOLD)",
			means: "Refused. “Increased by two times” is twice as many to one reader and three times as many to another. The message " +
				"says which wording is clear and true.",
			examples: "increased by more than eight times | reports 2022..2023 | 2022=21 2023=176 | ambiguous\n" +
				"eight times more | reports 2022..2023 | 2022=21 2023=176 | ambiguous\n" +
				"an eight-fold increase | reports 2022..2023 | 2022=21 2023=176 | ambiguous",
			needs: refused,
			judge: judgeAmbiguous,
		},
	}
}

// phrasesOfOrder returns the entries that say which of two figures is greater.
func phrasesOfOrder() []phrase {
	return []phrase{
		{
			name:  "rose or fell",
			forms: "(ROSE|FELL)\n(NOTROSE|NOTFELL)\n[a|an] (RISE|FALL)",
			means: "The later figure is greater, or less. “Did not rise” is true of a fall and of no change.",
			examples: "rose | reports 2022..2023 | 2022=21 2023=176 | true\n" +
				"fell | reports 2022..2023 | 2022=21 2023=176 | false\n" +
				"rose | reports 2019..2021 | 2019=173 2021=[x] | cannot tell\n" +
				"rose | reports 2023..2024-YTD | 2023=619 2024-YTD=more than 166 | cannot tell",
			judge: judgeDirection,
		},
		{
			name:  "rose or fell every year",
			forms: "(ROSE|FELL) EVERY",
			means: "Each figure is greater, or less, than the one for the year before. A year without a figure leaves it open.",
			examples: "rose every year | reports 2021..2023 | 2021=5 2022=8 2023=9 | true\n" +
				"rose every year | reports 2021..2023 | 2021=5 2022=8 2023=8 | false\n" +
				"rose every year | reports 2021..2023 | 2021=5 2022=[x] 2023=9 | cannot tell",
			judge: judgeEvery,
		},
		{
			name:  "more or fewer than",
			forms: "(MORE|FEWER) [UNIT] [AT] [THAN]\n(NOTMORE|NOTFEWER) [UNIT] [AT] [THAN]",
			means: "The first figure is greater, or less, than the second: that of the year named, or what with= names. “More than in " +
				"the whole of 2022” may be said of a part of a year, because a whole year has at least as many; “fewer than” may not.",
			examples: "more than in 2022 | reports 2023 | 2022=21 2023=176 | true\n" +
				"more than in the whole of 2022 | half 2023-H1 | 2023-H1=75 reports/2022=21 | true\n" +
				"fewer than in the whole of 2022 | half 2023-H1 | 2023-H1=15 reports/2022=21 | cannot tell\n" +
				"more than | reports 2023 with=other | 2023=40 other/2023=20 | true\n" +
				"fewer reports than in Australia | reports 2023 area=K02000001 | 2023=40 AU/2023=20 | false",
			judge: judgeDirection,
		},
		{
			name: "as many as, the same",
			forms: "[EXACTLY|ATLEAST|ATMOST|ALMOST|ABOUT|NOT] AS [UNIT] [AT] [THANAS]\n" +
				"[stayed|remained] [EXACTLY|ABOUT] SAME [THANAS]\n" +
				"UNCHANGED",
			means: "The two figures are equal. About as many is within 10 per cent either side, almost as many from 10 per cent below " +
				"up to the second figure, not as many is fewer.",
			examples: "as many as in 2022 | reports 2023 | 2022=21 2023=21 | true\n" +
				"about as many as in 2023 | reports 2024 | 2023=176 2024=175 | true\n" +
				"about the same as in 2023 | reports 2024 | 2023=176 2024=150 | false\n" +
				"did not change | rate 2021..2022 | 2021=4 2022=4 | true",
			judge: judgeSame,
		},
	}
}

package claim

// phrasesOfOne returns the entries about one figure.
func phrasesOfOne() []phrase {
	return []phrase{
		{
			name: "so many a day, week, month or year",
			forms: "[on average] [an average of] (NUMBER|SPREAD) [UNIT] PER [on average]\n" +
				"[on average] [an average of] (TIMES|ONCETIME) PER [on average]\n" +
				"[on average] AUNIT PER [on average]",
			means: "The figure divided by the days of its period; a month is a twelfth of a year. Of a series that is a rate, the figure " +
				"itself, or by 7 from days to weeks and back. A rate says nothing about a longer time than it was measured over.",
			examples: "between one and two a day | reports 2023 | 2023=619 | true\n" +
				"almost two a day | reports 2023 | 2023=619 | false\n" +
				"about one every 14 hours | reports 2023 | 2023=619 | true\n" +
				"more than 50 reports a month | reports 2023 | 2023=619 | true\n" +
				"almost two a day | reports 2024-YTD | 2024-YTD=more than 166 | cannot tell\n" +
				"four a week | rate 2021 | 2021=4 | true\n" +
				"about 200 a year | rate 2021 | 2021=4 | cannot tell",
			needs: oneFigure, judge: judgeRate,
		},
		{
			name: "a share of a whole",
			forms: "(PERCENT|FRACTION|INMANY) [OF]\n" +
				"INMANY WHOLE\n" +
				"PORTION [OF]",
			means: "The figure divided by that of the series named with of=, for the same time and place, or a figure that is in per cent " +
				"already. Most and the majority are more than half, a minority less than half. Almost all is from 95 per cent on.",
			examples: "about four in five | boys 2024 of=reports | 2024=138 reports/2024=175 | true\n" +
				"most of the reports | boys 2024 of=reports | 2024=138 reports/2024=175 | true\n" +
				"more than 80 per cent | boys 2024 of=reports | 2024=138 reports/2024=175 | false\n" +
				"almost a fifth | share 2023 | 2023=18.7 | true\n" +
				"half | other 2023 of=reports | 2023=10 reports/2023=20 | cannot tell",
			needs: oneShare, judge: judgeShare,
		},
		{
			name:  "a figure",
			forms: "(NUMBER|SPREAD) [UNIT] [were counted|were recorded|was counted|was recorded] [in total|altogether|in all]\nNOUGHT",
			means: "The figure itself. Words that are looser than the row are true of it: more than 600 of 619. A series that is a rate " +
				"has no such number: say what it is per.",
			examples: "619 reports | reports 2023 | 2023=619 | true\n" +
				"more than 2,000 | reports 2019..2024 | 2019..2024=more than 2000 | true\n" +
				"2,000 | reports 2019..2024 | 2019..2024=more than 2000 | cannot tell\n" +
				"about 40 | reports 2023 | 2023=about 40 | true",
			needs: oneFigure, judge: judgeLevel,
		},
	}
}

// phrasesOfTwo returns the entries about how many more or fewer, about two figures
// themselves, and about the time between them.
func phrasesOfTwo() []phrase {
	return []phrase{
		{
			name: "rose or fell by so many",
			forms: "(ROSE|FELL) SINGLE [UNIT] [PER]\n(ROSE|FELL) by NUMBER [UNIT] [PER]\n" +
				"[a|an] (RISE|FALL) of NUMBER [UNIT] [PER]\n" +
				"NUMBER (MORE|FEWER) [UNIT] [PER] [AT] [THAN]\n" +
				"NUMBER UNIT (MORE|FEWER) [PER] [AT] [THAN]\n" +
				"NUMBER (UP|DOWN)",
			means: "The difference between the two figures. Of a series that is a rate it says what it is per: two a week.",
			examples: "rose by more than 400 reports | reports 2019..2023 | 2019=173 2023=619 | true\n" +
				"1 fewer than in 2023 | reports 2024 | 2023=176 2024=175 | true\n" +
				"at least 20 more reports than in 2022 | reports 2023 | 2022=21 2023=35 | false",
			judge: judgeDifference,
		},
		{
			name: "from one figure to another",
			forms: "[ROSE|FELL] from EARLIER to LATER\n" +
				"(ROSE|FELL) to LATER [from EARLIER]\n" +
				"(ROSE|FELL) from EARLIER\n" +
				"LATER (compared with|compared to|against) EARLIER\n" +
				"LATER (UP|DOWN) from EARLIER",
			means: "Both figures, and the direction if it is named.",
			examples: "rose from 173 to 619 | reports 2019..2023 | 2019=173 2023=619 | true\n" +
				"fell to 93 | reports 2022..2023 | 2022=300 2023=93 | true\n" +
				"619 reports in 2023, up from 173 in 2019 | reports 2019..2023 | 2019=173 2023=619 | true\n" +
				"rose from 173 to more than 700 | reports 2019..2023 | 2019=173 2023=619 | false",
			judge: judgeLevels,
		},
		{
			name:  "in so many years",
			forms: "DURATION",
			means: "How much time lies between the two figures. It may follow any phrase about a change: increased by more than 250 per " +
				"cent in four years.",
			examples: "in four years | reports 2019..2023 | 2019=173 2023=619 | true\n" +
				"in five years | reports 2019..2023 | 2019=173 2023=619 | false\n" +
				"in just over three years | rate 2021-09..2024-10 | 2021-09=4 2024-10=4 | true",
			judge: judgeDuration,
		},
		{
			name:  "in the last so many years",
			forms: "MOVING",
			means: "Refused, alone or behind any phrase: it moves with the reader's calendar. Name the years.",
			examples: "in the last five years | reports 2019..2023 | 2019=173 2023=619 | false\n" +
				"increased in the last four years | reports 2019..2023 | 2019=173 2023=619 | ambiguous",
			judge: judgeDuration,
		},
	}
}

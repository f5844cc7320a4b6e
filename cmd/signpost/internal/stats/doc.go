// Package stats reads the site's figures and answers for them.
//
// The figures live in four files. observations.csv holds one row per figure and
// is edited in a spreadsheet; statistics.yaml says what each series counts and
// does not show, where each figure comes from and what each area is called;
// revisions.csv says of every change to a published figure why it was made; and
// published.lock, which a program writes, holds what has been published. [Load]
// reads them and reports every fault at its cell, in words for somebody who has
// only ever seen the spreadsheet.
//
// The main type is [Dataset]. [Dataset.Figure] looks one figure up for a
// sentence; [Dataset.Series] gives a whole series for a table or a chart;
// [Dataset.Comparable] says why two figures may not be held beside each other;
// [Lock] writes published.lock. A [Value] is an interval of exact numbers, so
// "more than 166" stays what it is and no figure is ever rounded on its way to the
// page.
//
// # Rows
//
// The columns are series, area, period, value, bound, flags, source and note.
//
//   - value is a whole or decimal number (1204, 66.7), a range (75..90), or one
//     of [x] there is no figure, [c] the figure is withheld, [z] a figure makes
//     no sense here.
//   - bound is empty or one of: more than, at least, about, less than.
//   - flags are p (provisional), r (revised), e (estimated), b (break: not
//     comparable with the period before), u (unreliable) and part, with spaces
//     between them.
//   - period is 2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or
//     2019..2024, and fits the frequency of its series. Calendar years and years
//     from April to March do not stand in one series, be it in two areas.
//
// A text must not begin with what makes a spreadsheet run it as a formula, unseen
// characters in front of it or not.
//
// The flag part marks a period that is not the series' full reporting period.
// It is required for every YTD period, and for a half year, quarter or month in
// a series whose frequency is year; a series that is published by the half year
// does not need it on its half years. A series whose frequency is year says
// what is not known: a year without a figure between its first and its last is
// a row with [x].
//
// Whether decimals are allowed follows from the unit. The unit "per cent" is a
// share from 0 to 100; a unit with the word per in it ("reports per week") is a
// rate; any other unit ("reports") is a count, whole and not negative.
//
// # What figures say of each other
//
// A series may name its parts, the series it sums to, the one it counts a part of
// and those it may be compared with. What then must add up is held against the
// figures, as are the shorter and the longer periods of each count. Every figure
// stands for all it may be, so that only a contradiction is reported, and one wrong
// figure is reported once, however many sums it breaks. Counts over time are
// reckoned in whole numbers; shares and rates stand for every number that is
// rounded to them.
//
// A count of 1 to 9 below the level of the United Kingdom may let somebody be
// recognised; England, or England and Wales, are below it, and other countries are
// not. It is refused unless its note says that it was signed off. What is kept back
// must stay so: a withheld figure that the others give away to within ten, several
// that have less than ten left between them, and a masked count (less than 10) of
// which the others say more than its row are refused always.
//
// # What was published
//
// A figure that differs from published.lock needs a row in revisions.csv (date,
// series, area, period, old, new, reason), and the rows of a figure must lead from
// what was published to what stands there now. That a figure became known ([x]
// before) is no revision, and a revision is not older than the period it is about.
// Rows that are not in the lock yet are a warning.
//
// The lock also holds the unit of each series and every published revision. A series
// with published figures keeps its unit, and a published revision stays in
// revisions.csv as it was.
//
// The package does not know about pages, HTML or charts. What it adds up it keeps
// to itself: no figure of the Dataset is computed.
package stats

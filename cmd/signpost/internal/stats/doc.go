// Package stats reads the site's figures and answers for them.
//
// The figures live in two files. observations.csv holds one row per figure and
// is edited in a spreadsheet; statistics.yaml says what each series counts and
// does not show, where each figure comes from and what each area is called.
// [Load] reads both and reports every fault at its cell, in words for somebody
// who has only ever seen the spreadsheet.
//
// The main type is [Dataset]. [Dataset.Figure] looks one figure up for a
// sentence; [Dataset.Series] gives a whole series for a table or a chart. A
// [Value] is an interval of exact numbers, so "more than 166" stays what it is
// and no figure is ever rounded on its way to the page.
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
//     2019..2024.
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
// The package does not know about pages, HTML or charts, and it does no
// arithmetic between figures.
package stats

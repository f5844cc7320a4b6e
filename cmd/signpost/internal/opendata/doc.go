// Package opendata publishes the figures as files for machines: tables for
// spreadsheets and R, JSON for programs, a description of all of it, and a feed of
// changes.
//
// [Files] makes them, [Verify] reads them back and holds every figure against the
// data, [Dataset] describes them to search engines, and [Cite] says how to name a
// figure. [Input] is everything they depend on: there is no clock, and the same
// input gives the same bytes. No number goes through a floating-point type. The
// package does not know pages, templates or how claims are judged.
//
// # observations.csv
//
// The bytes that the editors edit. The rules for it are those of package stats,
// which refuses a cell that a spreadsheet would run as a formula.
//
// # figures.csv
//
// One row a figure, for people who open it in Excel or R. The series stand in the
// order of statistics.yaml, their figures by area and period. The columns are
// described in datapackage.json.
//
//   - It is UTF-8 and begins with a byte order mark. The standard for data packages
//     would rather have none, but Excel takes a file without one for Windows-1252
//     and garbles every dash and accent; readr, pandas, DuckDB, LibreOffice and the
//     frictionless libraries for Python and R skip it. A program that does not (the
//     JavaScript library for version 1 of the standard is one) has observations.csv
//     and statistics.json, which have no mark that an editor did not save. Its
//     encoding is given as utf-8, the name registered with IANA; utf-8-sig is
//     Python's own word.
//   - Rows end with CRLF: that is the line end of RFC 4180 and what the standard for
//     data packages assumes when nothing else is said.
//   - A text can never be read as a formula (OWASP, CSV Injection). Every text stands
//     in double quotes. One that begins with = + - @ tab or a line break, spaces
//     aside, gets an apostrophe in front; so do these characters behind a quote, a
//     line break or any character that some spreadsheet takes for a separator. In an
//     address the separator is percent-encoded instead, so that it still leads where
//     it did. Numbers are left as they are.
//   - lower and upper are the ends of the interval that the figure lies in, in decimal
//     digits, and empty on a side without an end: "more than 166" has the lower end
//     166. Whether an end itself belongs to the interval follows from bound.
//
// # statistics.json
//
// One object:
//
//	title, description, homepage, language, publisher  texts
//	licence       {name, url}
//	updated       day of the last change, if known
//	flags         what each flag says, by its code: {"p": "provisional", …}
//	areas         [{code, name}]
//	sources       [{id, title, publisher, url, published, kind, retrieved}]
//	series        [{id, title, unit, frequency, definition, not_shown, parts, sums_to,
//	              part_of, comparable_with}]; the last four where there are any
//	observations  [{series, area, period, period_words, first_day, last_day, value,
//	              bound, words, lower, lower_open, upper, upper_open, state, flags,
//	              part, source, note, anchor, url}]
//	revisions     [{date, series, area, period, old, new, reason}], oldest first
//
// An observation's value is the text of observations.csv ("619", "75..90", "[x]"),
// words what a page prints ("more than 166"), flags a list of codes. lower and upper
// are JSON numbers and absent on a side without an end; lower_open or upper_open is
// true where the end itself does not belong to the interval. They have at most 15
// digits, as many as a program that reads numbers as IEEE doubles gets back
// unchanged. A text that is not known is absent.
//
// # claims.json
//
//	title, homepage, language, licence  as above
//	claims      [{id, url, words, phrase, sum, verdict, figures}]; a figure is {series,
//	            area, period, value, bound, words, url}, in the order of the sum;
//	            verdict is "true": a site with any other is not built
//	attributed  words that cannot be computed: [{words, url, source}], the source as
//	            in statistics.json
//
// # revisions.xml
//
// An Atom feed (RFC 4287) of changes to published figures, newest first.
//
// # datapackage.json
//
// Describes the other files as the Data Package standard 2.0 wants it: sizes,
// SHA-256 sums, and the type, meaning and constraints of every column.
package opendata

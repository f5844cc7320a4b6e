// Package opening knows when somebody answers: hours, how an editor writes them and
// how they are said, and what they mean at one instant.
//
// Which function do I want?
//
//   - [ParseHours] reads [Hours], and [Hours.Grammar] writes them again for a file.
//   - [Hours.String] says them in a sentence, [Hours.Table] day by day.
//   - [Hours.At] says whether somebody answers at an instant, and in which words;
//     [Hours.Encode] gives the same to the script that readers run.
//   - [Hours.Specifications] is for search engines.
//   - [Week] adds the hours of several services up, and [Week.Gaps] says when none of
//     them answers.
//
// Hours are those of the clock on the wall in London. What is not known for certain is
// never taken for open or for closed: hours that nobody confirmed, a bank holiday of
// which nobody knows what a service does on it, the hour that autumn has twice. A time
// at which a reader would ring in vain is worse than one that is not told.
//
// The package does not know services, nor pages. Which days are bank holidays it is
// told by a [holiday.Calendar].
package opening

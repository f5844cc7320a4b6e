// Package holiday knows the bank holidays of the four nations of the United Kingdom.
//
// Which function do I want?
//
//   - [Statutory] gives the bank holidays of a year by rule, for an editor to look
//     through and to write down.
//   - [NewCalendar] makes a [Calendar] of what was written down, and [Calendar.On]
//     says what a day is in a nation. Nobody should tell a reader what a day is from
//     the rule alone: days are proclaimed, and moved, for one year only.
//   - [Easter] is the day on which Good Friday and Easter Monday hang.
//
// A day is a [time.Time] at midnight UTC. The package knows nothing of services and
// of what they do on such days, and nothing of hours.
package holiday

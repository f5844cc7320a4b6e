// Package helpline holds what the site knows about a service that a reader can
// turn to: how to reach it, when it answers, who may use it, and when and from
// what an editor confirmed all that.
//
// Which function do I want?
//
//   - [Validate] turns the front matter of content/helplines/<id>.md into a
//     [Service], and reports everything that is wrong with it, with positions.
//   - [Service.Ways] gives the ways to reach a service, the best one first.
//   - [ParseNumber] reads one telephone number. [Number.Tel] and [Number.SMS]
//     are the only two places in the program where tel: and sms: links are made.
//   - [NewRegister] collects the services of a site, and answers whether a
//     number found in a page is one of theirs.
//
// The package does not know pages, templates or Markdown, it does not ask the
// network whether a number is in service, and it has no clock: whether a
// service is open at this minute, and whether its verification is too old, are
// questions for its callers.
package helpline

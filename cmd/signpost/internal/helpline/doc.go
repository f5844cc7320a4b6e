// Package helpline holds what the site knows about a service that a reader can
// turn to: how to reach it, when it answers, who may use it, and when and from
// what an editor confirmed all that.
//
// Which function do I want?
//
//   - [Validate] turns the front matter of content/helplines/<id>.md into a
//     [Service], and reports everything that is wrong with it, with positions.
//   - [Service.Ways] gives the ways to reach a service, the best one first.
//   - [Service.Limits] says in words what keeps some of the readers of a page, a
//     [Reader] from [ReaderOf], from a service; [Service.Suits] whether nothing does.
//   - [Service.Live] says whether the facts were compared with the service itself.
//   - [ParseNumber] reads one telephone number, and [Number.Relay] is how it is
//     dialled through Relay UK. [Number.Tel] and [Number.SMS] are the only two
//     places in the program where tel: and sms: links are made.
//   - [NewRegister] collects the services of a site, and answers whether a
//     number found in a page is one of theirs.
//   - [Register.NearestNumber], [Register.Near] and [Number.Misprint] find slips of
//     the keyboard: in a page, between two services, and in a number that everybody
//     knows.
//
// The package does not know pages, templates or Markdown, it does not ask the
// network whether a number is in service, and it has no clock: whether a
// service is open at this minute is a question for package opening, and whether
// its verification is too old, or there is a finder with the situations that it
// fits, are questions for its callers.
package helpline

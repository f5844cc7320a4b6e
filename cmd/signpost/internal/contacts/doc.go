// Package contacts gives a site's helplines away as data: JSON and CSV for machines,
// vCards for telephones, JSON-LD for search engines.
//
// Which function do I want?
//
//   - [Files] makes the files to publish, and [Verify] reads them back and holds
//     every number in them against the register.
//   - [Organization] describes one service to search engines, on its own page.
//
// Everything is taken from the register, as the pages are: there is no clock, and the
// same input gives the same bytes. The package does not know pages nor where the files
// are published, and does not decide which services suit whom.
//
// A reader of these files does not see the page, so each of them says how the facts
// were confirmed, and when.
//
// # helplines.json
//
// One object, in UTF-8, indented by two spaces:
//
//	name            of the site
//	generated_from  what the file was made from, and how to use it
//	licence         {name, url}
//	helplines       [{…}], by id
//
// A helpline is
//
//	id, name        texts; the id is the name of its page
//	url             of its page on the site
//	summary, operator
//	sort            emergency, helpline, police, image-removal, reporting, information
//	status          open, or closed: nobody answers any more
//	replaced_by     id of the service that took the place of a closed one
//	formerly        [names under which it was known]
//	talk            whether somebody there talks with you; never true of a form alone
//	ways            [{…}], the best one first
//	who             whom it is for, in words
//	ages            {from, to} of whoever uses it, whole years, both included
//	image_ages      {from, to} of whoever is in the picture that it is about
//	on_behalf       [parents, teachers, adults] who may use it for somebody else
//	people          [young-people, parents, teachers, adults]
//	nations         [england, wales, scotland, northern-ireland]
//	languages       [names]
//	cost, access, confidentiality, what_happens
//	fits            [{situation, because, for}]
//	website         of the service itself
//	verified        day on which an editor last compared the facts, such as 2026-11-21
//	verified_from   what they were compared with
//	verified_how    service, website or archive: what kind of source that was
//	live            whether that was the service itself or its own live pages
//	confidence      high, medium or low
//	to_confirm      [what nobody has been able to confirm]
//
// and a way to reach it
//
//	kind            call, text, chat, report, email, bsl or relay
//	number          as it is printed, "0800 1111"
//	e164            "+448001111"; a short code such as 999 has none
//	link            tel:, sms:, https: or mailto:
//	keyword         the word to text
//	label           what sets a number apart from the service's others
//	url, email      where a way that is no number leads
//	hours           when somebody answers, in words
//	opening         [lines] of the same hours for programs: always, not confirmed, or
//	                such as "mon-fri 10:00-16:00", wall time in Europe/London
//	bank_holidays   the rule for them: open, closed, not confirmed, or times, and what
//	                differs by nation
//	reply           when somebody reads a form or an e-mail
//
// What is not known, and a limit that there is not, is absent. Forms and e-mail have no
// hours: they can be sent at any time.
//
// # helplines.csv
//
// One row a way, the best one of each service first, for people who open it in Excel.
// A closed service has one row without a way. The columns:
//
//	id, service, operator, sort, status, replaced_by  as above
//	kind            as above
//	number          as it is printed
//	dial            the same as a link, tel:+448001111 or sms:85258
//	keyword, label  as above
//	address         web or e-mail address
//	hours, reply    in words
//	who, nations, languages, cost  in words
//	page            address of the service's page on the site
//	website         of the service itself
//	verified, verified_how, verified_from  as above
//
// It is UTF-8 with a byte order mark, without which Excel would garble dashes and
// accents, and its rows end with CRLF (RFC 4180).
//
//   - Excel takes +448001111 for a sum and 08001111 for the number 8001111. So number
//     has the spaces of the printed page, which make it a text, and dial begins with
//     letters. A short code has no nought to lose: as a number it is the same.
//   - No text can be read as a formula (OWASP, CSV Injection). Every text stands in
//     double quotes and on one line. A sign = + - @ that begins a text, or follows
//     what some spreadsheet takes for a separator, gets an apostrophe in front; in an
//     address the separator is percent-encoded instead, so that it leads where it did.
//
// # helplines.vcf and <id>.vcf
//
// Contact cards for the address books of telephones: vCard 3.0 (RFC 2426), the version
// that iOS, Android and Outlook all read. Outlook takes only the first card of a file,
// so each service has a file of its own too. There is none for a service that is
// closed, nor for one without any number or address.
//
//   - N has the service's name alone, and ORG whoever runs it, so that a list of
//     contacts shows and sorts the service by its name.
//   - TEL is in the international form, since a telephone near a border may be in a
//     network of another country; short codes stand as they are. WORK and VOICE are
//     what every program knows. RFC 2426 has no type for texts: CELL makes programs
//     offer to write one, and MSG says that the number takes messages. The first
//     number is preferred.
//   - NOTE says in words what a card has no field for: which number is which, the
//     hours, the number for Relay UK, whom the service is for, and how far all this was
//     confirmed. It is all that is left of a number that a program has no room for.
//   - UID is the address of the service's page, and REV the day of the last check, so
//     that a card that is imported again can take the place of the old one.
package contacts

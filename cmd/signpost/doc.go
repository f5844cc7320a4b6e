// Signpost makes a static site of guidance, helplines and figures, and refuses what
// would harm a reader: a dead link, a mistyped number, a figure without its source.
//
// This is the manual for whoever writes the site or looks after it. The same, for
// people who have never seen a terminal, is content/about/editing/. Who
// takes the site over reads content/about/adapting.md, and who changes its look
// content/about/changing-the-look.md. How the program is made is told by
// go doc ./cmd/signpost/internal/build.
//
// # Commands
//
//	signpost build            make the site and publish it to public/
//	signpost serve            show the site in a browser while you edit it
//	signpost check            find what is wrong, and write nothing
//	signpost new KIND NAME    begin a page: write one file, and say what to fill in
//	signpost stats phrases    print the words that a claim may be made of
//	signpost stats claim      try words before you write them: are they true?
//	signpost stats publish    lock the figures: none changes unsaid from now on
//	signpost holidays         write the bank holidays down, for you to correct
//	signpost version          say which signpost this is
//	signpost completion SHELL print a script that completes commands in a shell
//	signpost help COMMAND     say what a command takes
//
// In a copy of the repository, go run ./cmd/signpost stands for signpost. What the
// commands take:
//
//	-s, --source FOLDER   the project's folder, else the one you are in (all but version)
//	    --now MOMENT      as if it were this moment: 2026-11-22, which is its noon in UTC,
//	                      or 2026-11-22T15:04:05Z (build, serve, check, stats, holidays)
//	    --format FORMAT   how problems are written: text, json or github (build, check,
//	                      stats)
//	    --strict          end with status 1 for warnings too (check)
//	    --due DAYS        list what must be confirmed again within so many days, such
//	                      as 30d or 12w, by owner (check)
//	    --ics FILE        with --due: write the list as a calendar (check)
//	    --through YEAR    the last year to write (holidays)
//	-o, --output FOLDER   where to publish, else public in the project (build)
//	    --noindex         keep search engines away, or with =false let them in; else
//	                      they are kept away with --drafts and in a host's preview (build)
//	    --drafts          show drafts and pages of another day too (build)
//	    --force           replace a folder that holds files signpost never wrote, or
//	                      that is a link (build)
//	    --cache FOLDER    where to remember what need not be worked out again, else
//	                      signpost in the user's cache folder (build, check)
//	    --no-cache        work everything out, and remember nothing (build, check)
//	    --port PORT       the port of the preview's address, else 1313, or the next that is
//	                      free; 0 is any that is free (serve)
//	    --open            open the browser (serve)
//	    --follow          let the browser go to the page whose file was saved (serve)
//	    --editor EDITOR   what opens files from the browser (serve)
//	    --lan[=ADDRESS]   let others on the network look (serve)
//	    --poll            look at every file again and again (serve)
//
// # What is remembered
//
// build and check keep on the disk what a later run need not work out again: with the same
// files, the same options and the same program they say what was said before, and with
// other words in a single page that page alone is drawn and judged. What is found depends
// on the bytes of the files and never on their dates, and what is published is the same to
// the byte as without it. Days and the moments at which pages are published count: a run
// on another day begins anew. public/ is looked at each time, and made right when anybody
// has touched it.
//
// Nobody needs what is kept. It is another program's when signpost itself has changed; an
// entry that is damaged, or cannot be written, is one that is not there; what was not used
// for a month goes. Two runs at once do not harm each other. --no-cache does without.
//
// # Previewing
//
// serve builds the site in memory, again after each save, and shows it at
// http://127.0.0.1:1313/. What it shows is what build --drafts --noindex=false would
// publish, to the byte, and one script more in each page; the headers are those of the
// published site, and nothing may be kept but fonts, whose names change with their bytes:
// without them the page would move at each new style sheet. Drafts and pages of another
// day are marked, and what a published page owes to one of them is a warning.
// Search engines need not be kept from one's own computer, so the pages are as they will
// be. public/ stays as it is.
//
// When only words of a page were saved, that page is drawn, judged and shown first, and the
// whole site is built behind it; the list of pages to search, which is made of all words, is
// handed out when it is made. After any other save of a few files, such as of a title, a
// helpline, a template or a style sheet, the pages that were looked at last are drawn and
// shown first; all others are handed out when the whole site is built. If that finds
// something wrong, the page in view is again what it was, with the problems above it. Lists
// of pages, the home page and the statistics wait for the whole site.
//
// A page changes in place: the scroll, open details and what was typed stay. While
// something is wrong the last good site is shown, with the problems above it. A file that
// is half written is not believed for a moment. The bar at a page's edge says what
// editors must know of it; /_preview/ lists all pages.
//
// Each rebuild is a line in the terminal: the time, what was saved, how many pages are
// different and how long that took. Errors stand there each time, a warning
// only when it is new.
//
// --editor is code (VS Code), cursor, idea (IntelliJ IDEA), zed, or vim, whose scheme
// mvim is that of MacVim and of the handlers for gVim. Any other editor's URL may be
// given with {file}, {line} and {column} in it, such as
//
//	signpost serve --editor 'txmt://open?url=file://{file}&line={line}'
//
// The file is an absolute path, percent-encoded.
//
// A port that is taken is passed over for the next one, of twenty at most, and the terminal
// says so: from 1313 on, or from the one that was asked for with --port.
//
// Only this computer can look: signpost listens on 127.0.0.1 and ::1, and answers to
// these and to localhost alone. With --lan it listens besides on the computer's address
// on its private network, or on the one that is given, and shows an address as a QR code
// that lets one browser in, once. That browser gets a cookie until the preview ends, and
// the terminal shows the next code. Nothing of it is encrypted. Others are refused,
// whoever tries ten wrong codes for a minute; links to the editor are given to this
// computer only.
//
// Where the system has no more watches to give, and on network drives, the files are
// looked at every half second, and the terminal says so; --poll does it anyway. When
// signpost's own code has changed, stop the preview and start it again. Ctrl-C ends it.
//
// # Folders
//
//	content/     what editors write: one Markdown file a page, and site.yaml
//	templates/   one html/template a kind of page; go doc ./cmd/signpost/internal/render
//	static/      style sheets, scripts, icons; all but those at the top are published
//	             below /assets/ with a fingerprint in their names, which
//	             static-manifest.json lists
//	public/      the finished site, written by build and by nobody else
//
// A style sheet of static that another names in an @import becomes a part of that one
// and is not published by itself. Scripts may import each other by their names, such
// as "./other.js". Both are published without comments and needless spaces, but a
// comment that begins with /*! stays, and so does the first comment of a script below
// a folder called vendor: they say whose work it is.
//
// A page's address is its path without .md: content/parents/first-hour.md is
// /parents/first-hour/. Letters become small ASCII ones. index.md and _index.md are
// the page of their folder. Files beside pages are published as they are, but for
// .html, .htm, .js, .css, .yaml, .yml, .csv, .toml and .json, which are refused. What
// editors' programs leave behind (names that begin with . or # or end with ~, .bak,
// .swp, .orig, .tmp and the like) is passed over. No file may have more than 10 MB,
// and no page more than 256 kB.
//
// # Kinds of page
//
// The folder decides which kind a page is of; the key kind overrides it.
//
//	home         content/_index.md
//	section      any other _index.md
//	helpline     content/helplines/NAME.md; NAME is what pages call the service by
//	statistics   content/statistics/index.md
//	lesson       below any folder called lessons, such as
//	             content/teachers/lessons/NAME/index.md with its worksheets beside it
//	guidance     in content/young-people, content/parents and content/teachers
//	page         everything else
//
// # Front matter
//
// A page begins with YAML between two lines of ---. Unknown, repeated and empty keys
// are errors, and nothing is guessed: draft is true or false, a day is YYYY-MM-DD and
// exists, a telephone number stands in quotes, as does a text with a colon and a space
// in it. Every kind has these keys, of which the first two are required:
//
//	title      the heading, unlike every other page's
//	summary    one sentence, for lists and search engines
//	nav_title  a shorter title for menus
//	tab_title  a plain title for the browser's tab and its history, which others may see:
//	           the word for what happened must not stand in it
//	keywords   a list of words that readers look for and the page does not say, for the search
//	reviewed   the day on which somebody confirmed the advice; guidance and lessons need it
//	owner      a role that looks after the page; guidance and lessons need it
//	review_by  the day of the next review, in place of the period in site.yaml
//	audience   a list of young-people, parents, teachers, everyone
//	draft      true keeps the page off the site
//	publish    the page is not shown before this day, or YYYY-MM-DD HH:MM
//	expires    the page is not shown from this day on, or YYYY-MM-DD HH:MM
//	sources    a list of title (required), url and date, which is in words: "March 2024"
//	changes    a list of date and what (both required); for guidance, lessons and the
//	           statistics the newest one is told in the feed
//	aliases    a list of old addresses, such as /old/page/, that lead here
//	weight     a whole number; in their folder pages stand by it, small first, those
//	           without one last, and else by title
//	allow      a list of rules that are not reported for this page: figure-in-prose,
//	           number-in-prose, review-due, reviewed-later, same-title, insecure-link
//	kind       one of the kinds above
//
// Publish and expires begin at midnight, or at their time, in the site's time zone.
// They take effect at the first build after it: let the host build once a day.
//
// The home page has besides:
//
//	headline   the large first line (required); a run between ** is highlighted
//	lede       the sentence below it
//
// A lesson has besides:
//
//	ages       in words, such as "13 to 16" (required)
//	minutes    a whole number from 5 to 480 (required)
//	outcomes   a list of what pupils can do afterwards (required)
//	prepare    a list of what to do before
//	links_to   a list of where it fits into curricula
//
// A page of figures has besides:
//
//	next_update  in words, when new figures are expected
//
// Any page but a helpline may say for which nations it is, and then promises nothing
// to readers elsewhere:
//
//	nations    a list of england, wales, scotland, northern-ireland; none is all
//
// # Versions
//
// A page may be told again in Welsh, as first-hour.cy.md beside first-hour.md, and in Easy
// Read, as first-hour.easy.md; so may index.md and _index.md. The version of a page at
// /parents/first-hour/ is at /cy/parents/first-hour/ or /easy/parents/first-hour/. A
// service and the page of figures have none.
//
// A version needs title, summary and reviewed. It takes over from its page what else it
// does not say: audience, nations, sources, owner; of a lesson also ages, outcomes,
// prepare and links_to; of the home page headline, unless it is in Welsh, and lede. A
// draft's versions are drafts. kind, weight and minutes stand in the page alone.
//
// A link to a page leads to that page in the reader's version, where it has one with the
// heading that is named; a link of a version to its own page leads there. Every check
// holds for versions too. sibling-alone is an error: there is no such page;
// sibling-older a warning: the page was confirmed or changed since.
//
// Language versions name each other with hreflang, in the head and in the site map; Easy
// Read is an alternate without one, because it is in the same language. Menus, the feed
// and lists have the pages themselves; the search finds Easy Read.
//
// templates/words.cy.yaml has the templates' own words in Welsh, and titles of the menus.
// What is missing there is shown in English and marked so.
//
// # Helplines
//
// A helpline has, besides what every page may have:
//
//	operator         who runs it (required)
//	sort             emergency, police, helpline, reporting, image-removal or information
//	                 (required). Only the first three answer somebody who wants to talk
//	status           open, or closed; without the line it is open
//	replaced_by      of a closed one: the service that took its place
//	formerly         a list of names under which readers may know it
//	call             a list of number (required), label, hours, bank_holidays
//	text             a list of number (required), keyword, label, hours, bank_holidays
//	chat             url (required), hours, bank_holidays
//	report           url (required), reply: a form, and when it is read
//	email            address (required), reply
//	bsl              url (required), hours, bank_holidays: British Sign Language by video
//	relay            hours, bank_holidays: the first number behind 18001, for Relay UK
//	website          its own page (required)
//	who              whom it is for, in words; else it is said from ages and people
//	ages             from and to, whole years, both included; one may be left out
//	on_behalf        a list of parents, teachers, adults: adults who may use it for
//	                 somebody of these ages
//	image_ages       from and to: how old somebody is in the picture that it is about
//	people           a list of young-people, parents, teachers, adults (required)
//	nations          a list of england, wales, scotland, northern-ireland (required)
//	fits             a list of situation, because, for: the situations of the finder, the
//	                 reason that is given, and whom the reason is for if not everybody
//	languages        a list, such as [English, Welsh, BSL]
//	cost             what it costs, and whether it shows on a bill
//	access           how it is reached by who cannot hear or speak
//	confidentiality  who is told what
//	what_happens     a list of short steps
//	verified         the day on which all this was confirmed (required)
//	verified_from    what it was confirmed from (required)
//	verified_how     service (somebody there said so), website (its own live pages) or
//	                 archive (copies of pages); without the line it is archive
//	confidence       high, medium or low (required); low is not published
//	to_confirm       a list of what nobody could confirm yet
//
// At least one of call, text, chat, report, email and bsl is there. Addresses begin with
// https://.
//
// Hours are one of
//
//	always
//	not confirmed
//	"not confirmed: weekdays in term time"    (in quotes, because of its colon)
//	["mon-fri 10:00-16:00", "sat,sun 09:00-13:00"]
//	daily 20:00-02:00                         (it ends on the next day)
//	Monday to Friday, 10am to 4pm, closed on bank holidays
//
// The last is how a page says them; whatever a page says can be written, and so can
// "Mon–Fri, 10am – 4pm" as a word processor has it. They are those of Europe/London. With a
// list, bank_holidays is open, closed, not confirmed, or times such as 10:00-14:00; with an
// exception for a nation it is a list such as [open, scotland closed]. Without the line it
// is not confirmed, and is said to be.
//
// Whom a service is for is held against every page that shows it. On a page for young
// people (11 to 17), for parents, for teachers or for everybody, in its nations, a
// service that some of the readers cannot use is an error, unless the directive has the
// word limits, which says whom it is for: :helpline{meic limits}. With the word name
// the number is left out. A link to the service's own page is held to the same.
//
// Words beside a service must agree with its file: an age limit or a time of day in the
// same paragraph, list item or row that is none of its own is a warning. So is a number
// that by what everybody knows is another service's, or one slip away from it.
//
// Somebody always answers: for every audience of the site and every nation, at each
// minute of an ordinary week and of one of bank holidays, a helpline of the register is
// known to be open; a gap is an error that names the hours. Every page has the number for
// immediate danger, and every page for somebody in distress a way to help in its own part.
//
// A helpline whose day of verification is longer ago than the policy is a warning, and
// after the days of grace an error: nothing is published until somebody has confirmed it.
//
// Every number on a drawn page is one of the register, wherever it comes from: a link,
// words, an alt text, a template.
//
// content/helplines/bank-holidays.csv lists the bank holidays (date, name,
// england-and-wales, scotland, northern-ireland, the last three yes or empty). The
// pages say "Open now" or "Closed, opens at 5pm today" from it, in UK time whatever the
// reader's clock says, and say nothing where it is not sure. "signpost holidays" writes
// it by rule. A warning says when it runs out.
//
// content/find-help/finder.yaml holds the questions of the finder; its own comments
// explain each line. Every way through it is a page below /find-help/, and ends with a
// service that is suitable and there at every hour, or is an error. Services stand in the
// order of their sorts in the situation, those that are there at every hour first;
// leads puts some before all others.
//
// /helplines/ has helplines.json, helplines.csv and helplines.vcf, and a contact for each
// service, such as childline.vcf.
//
// # Text
//
// The text is CommonMark with tables, footnotes and definition lists. Headings begin
// at ## and skip no level. A heading's address is its words with hyphens between
// them, #what-to-say; or write it: ## What to say {#words}. HTML is refused. Straight
// quotes become curly ones.
//
// A telephone number is never typed in a text: it stands once, in its helpline's
// file, and everywhere else is a directive.
//
// # Links and pictures
//
//	[The first hour](../parents/first-hour.md)            a page, by its file
//	[what to say](first-hour.md#what-to-say)              a heading of it
//	[the worksheet](worksheet.txt)                        a file beside the page
//	[CEOP](https://www.ceop.police.uk/Safety-Centre/)     another site
//	![A hand on a phone](phone.jpg)                       a picture beside the page
//	![A hand on a phone](/img/phone.jpg)                  a picture of static/img
//
// A link to a page, a heading or a file that is not published is an error, and so is
// a picture without its words. Pictures are .png, .jpg, .jpeg, .gif, .webp or .svg and
// never on another site. Addresses are https, http (with a warning) or mailto.
//
// # Directives
//
//	:helpline{childline}              in a sentence: the service's name and number
//	::helpline{childline}             on a line of its own: a card
//	:helpline{meic limits}            and whom it is for, where that is not every reader
//	:helpline{meic limits name}       without its number
//	::contacts{childline shout}       one short line for each
//	::wallet-card{childline shout}    a card to print, cut out and keep
//	::tear-off{emergency-999 shout}   a notice to put up, with strips to tear off
//	:confirmed{}                      how many services were confirmed, when and from what
//	::to-confirm{helplines}           what an adopter must confirm: every service, with boxes
//	                                  to tick; figures lists every source of figures
//	:fig{cambs-sextortion 2023}       in a sentence: a figure, by series and period
//	:claim[words]{series 2019..2023}  in a sentence: words that are true of figures
//	:said[words]{source}              in a sentence: words of a source in statistics.yaml
//	::chart{iwf-sextortion}           on a line of its own: columns, and a table below
//	::series{iwf-sextortion}          all that is known of a series, every figure a row
//	::phrases{}                       the phrase book
//	:::note                           a box around the text up to the next :::
//	:::warning{title="…"}             a stronger one; the title says what to do
//	:::care{level=urgent service=childline}
//	                                  when to turn to a service: emergency, urgent, advice
//	:::say                            words to say aloud; {copy} adds a button
//	:::do                             a list of what helps
//	:::dont                           a list of what does not; each item says "do not"
//	:::steps                          a numbered list
//	:::details{summary="…"}           folded away until a reader opens it
//	:::cards                          a list of links as cards, 2 to 6
//	:::picture{phone}                 short lines beside static/img/easy/phone.svg
//	:::facts                          a list of bold terms and what is known of each
//	:::figures                        a list of figures, each drawn large
//	:::timeline                       the course of a lesson, around activities
//	:::activity{minutes=10 need="…"}  a part of it, which begins with a heading
//
// note, say, do and dont may have {title="…"} too. fig, claim and chart take
// area=E23000023 where a series is about several areas. A box
// ends with a line of as many colons as it began with: give the outer of two boxes
// more of them. Values with spaces stand in straight double quotes. \: is a colon and
// nothing else; code is left alone.
//
// # Figures
//
// content/statistics/observations.csv has one figure a line, in eight columns, and
// may be edited in a spreadsheet:
//
//	series   its name in statistics.yaml
//	area     a code of the Office for National Statistics, such as E23000023; a
//	         country's two letters, such as AU; or WORLD
//	period   2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024
//	value    1204, 66.7 or 75..90, without commas; [x] there is no figure, [c] it is
//	         withheld, [z] it would make no sense
//	bound    empty, or one of: more than, at least, about, less than
//	flags    p provisional, r revised, e estimated, b not comparable with the period
//	         before, u unreliable, part for less than a whole period
//	source   its name in statistics.yaml
//	note     what a reader should know of this figure
//
// content/statistics/statistics.yaml says what they mean, in three groups of names:
//
//	areas    name
//	sources  title, publisher, url, published (in words), retrieved (a day), kind:
//	         official, charity, police, newspaper or research
//	series   title, unit, definition, not_shown (what the figures do not say); and, if
//	         you like, frequency: year, half-year, quarter, month or irregular; year
//	         if left out
//
// All are required but frequency. A series may also say how it stands to others, and
// is held to it:
//
//	parts            series that together make up this one
//	part_of          a series of which this one counts a part
//	sums_to          the series whose longer periods this one's add up to
//	comparable_with  series that count in the same way, so that words may compare them
//
// A yearly series has a line for every year from its first to its last, with [x] where
// nothing is known. Sums and parts that contradict each other are errors, as far as
// what is known of each figure goes. A count of 1 to 9 in an area smaller than the
// United Kingdom is refused, because it may point to a person, unless its note says
// "signed off" and by whom; so is a figure that is withheld, or masked as less than 10,
// where the others give it away.
//
// # Claims
//
// Words about figures are proved before they are published:
//
//	Reports :claim[increased by more than 250 per cent]{cambs-sextortion 2019..2023}.
//	That is :claim[between one and two a day]{cambs-sextortion 2023}.
//	In six months :claim[more than in the whole of 2022]{iwf-sextortion-half 2023-H1}.
//	Boys: :claim[about four in five]{iwf-sex-boys 2024 of=iwf-sextortion}.
//
// The words in brackets are what readers see. They are read by a phrase book, which
// signpost stats phrases prints, and held against what the figures are known to be:
// only words that must be true are published. When they are false, or when the figures
// cannot tell, the message shows the sum and, where there is one, a wording that would
// be true. A part of a year is never compared with a whole one, nor figures across a
// break (the flag b), nor two series unless one names the other in comparable_with.
// of= names the series that a share is of; with="…" names what to compare with: a
// series, a period, an area, or several of these. On the page, each claim leads to its
// sum under "How we worked this out".
//
// Words that nobody can compute are given to whoever said them:
//
//	:said[the vast majority]{huntspost-2024} were young adults.
//
// A digit that is typed in the words of a page of figures is an error, and a warning
// on any other page. Years, dates, times, ages, steps, telephone numbers and names
// such as A4 are let pass. Words right beside a figure must not change it: "more than"
// before one, "million" or another year behind it.
//
// # Charts
//
//	::chart{cambs-sextortion title="Reports [more than trebled]{2019..2023}"}
//
// The title says what the chart shows. In it, {2023} is the figure of a period, and
// [words]{2019..2023} a claim about the chart's series. kind= is one of:
//
//	columns    periods from left to right; this is what a chart is without kind=
//	bars       a table with bars: a series by period, or at one period= by area or
//	           for several series
//	stack      one bar of a whole and its parts, at one period=
//	multiples  a small chart for each area, on one scale
//	tile       one figure, large, with a sentence that compares it; compare=2022
//	dots       figures that are only bounded, as the stretch they may lie on
//	icons      a share as so many in ten; of= names the whole
//
// periods=2019..2023 draws those only, area= one area. What would mislead is refused:
// two units on one axis, a series with a break drawn as one, a part of a year that is
// not marked. Under each chart stands the table of its figures, and each is published
// as a picture too.
//
// # Published figures
//
// signpost stats publish writes every figure to content/statistics/published.lock.
// From then on none changes, or goes, without a line in content/statistics/revisions.csv,
// oldest first:
//
//	date    the day of the change, YYYY-MM-DD
//	series, area, period   as in observations.csv
//	old, new   what was and is published: 619, more than 166, [x]; or removed
//	reason  a sentence for readers
//
// A figure that was revised has the flag r. The lock is a guard against slips, not
// against intent: keep it in version control, where its changes are seen. A site with
// revisions.csv and without the lock is warned. The page of figures lists the changes, and
// revisions.xml feeds them to news readers. Below /statistics/ are published, besides,
// observations.csv as edited, figures.csv with everything in words, statistics.json,
// datapackage.json (a Frictionless Data Package), and claims.json.
//
// # The site
//
// content/site.yaml says what the site is; its own comments explain each line.
//
//	name, tagline, description   tagline may be left out
//	share                        what a messenger shows below the title of a link; the name
//	                             if it is left out
//	private_words                words that no title in a browser's tab may have, each for
//	                             all words that begin with it
//	base_url                     where the site is published: https, a host and no path
//	language, time_zone          such as en-GB and Europe/London
//	exit                         name and url of where "Leave this site" goes
//	help, emergency              the page for help at once, and the helpline for danger
//	menu, footer                 lists of title and page, a path below content
//	licence                      name and url of the content's licence
//	review                       after how many days a page of each kind falls due
//	                             (helplines after 90 if the line is left out), and
//	                             (sources) a source of figures; grace is how many days
//	                             later an overdue helpline stops the build (30)
//
// # Search
//
// content/search/words.yaml makes a page to search the site, /search/; without the file
// there is none. Its own comments explain each line.
//
//	title, summary, others   the words of the page
//	urgent                   words that sound as if somebody needs help at once: the number
//	                         for emergencies comes first then, and helplines second
//	readers                  words that give away who is asking
//	synonyms                 lists of words that mean the same
//	common                   words that say nothing by themselves
//
// The words are held against the pages in the reader's browser, and go nowhere.
//
// # Problems
//
// Whatever is wrong is said with its place, all at once and each thing once:
//
//	content/parents/first-hour.md:12:19: error: no helpline "childlien" [unknown-helpline]
//	   12 | Talk to :helpline{childlien} at any time.
//	      |                   ^^^^^^^^^
//	      = did you mean "childline"?
//
// That is file, line, column in bytes, how bad it is, what is wrong, the rule, and
// what to do. An error keeps the site from being published; a warning does not.
// Problems go to standard error. --format json writes them as a list of objects,
// --format github as the notes that GitHub shows beside a change.
//
// # Exit status
//
//	0    all is well
//	1    something is wrong with the project, or the file is there already (new)
//	2    the command was not written right
//	3    the machine is at fault: the disk, permissions, a folder that is not ours
//	130  stopped by Ctrl-C; 143 by a request to end
//
// go run ends with 1 whatever signpost ends with, and prints the status.
//
// # Publishing
//
// build makes the whole site beside public/ and then exchanges the two in one step.
// Whoever looks, and whoever stops the program at any moment, finds the whole old site
// or the whole new one. After an error the old one stays. Files that are no longer
// made are removed, unchanged ones are not touched. A folder with files that signpost
// never wrote is refused, and the files are named. Besides pages there are 404.html,
// sitemap.xml, feed.xml, robots.txt, a page and a rule for each old address, and the
// rules of the host in _headers and _redirects.
//
// # Deploying
//
// Netlify needs nothing but netlify.toml. It sets CONTEXT, and in any context but
// production build keeps search engines away, as --noindex does, unless --noindex=false
// is given. Cloudflare Pages
// reads _headers and _redirects too. Any other host of static files will do, at the
// top of its own host name, if it serves 404.html for what it does not find and
// sends the headers that stand in _headers: they are what keeps a page from asking
// anything of other sites. Their policy names what the published files use, and nothing
// else: a site without scripts allows none. A preview's robots.txt lets search engines
// in, because they must fetch a page to read there that it is not to be listed.
package main

// Package markdown turns a page's Markdown into a positioned, immutable [Doc].
//
// [Parser.Parse] reads CommonMark with tables, footnotes, definition lists,
// curly quotes and directives, and gives two things: the page's HTML in pieces,
// with holes for what only the rest of the site can know, and the facts that the
// site needs to fill or to judge them (links, images, directives, headings and
// every number a reader sees), each with its place in the file. [Doc.HTML] fills
// the holes. No syntax tree is kept, and no text that stands in the file as well,
// so a Doc costs less memory than its file and can be remembered by the hash of it.
//
// Directives come in three forms:
//
//	inline      :name{args}   :name[words]{args}   :name[words]
//	block       ::name{args}                       on a line of its own
//	container   :::name{args}  …  :::              closed by as many colons
//
// Args are bare words, then key=value or key="…" pairs. A backslash before a
// colon prints the colon.
//
// What a page may not hold is refused with its position and a hint: raw HTML,
// pictures without a description, headings that skip a level, links without
// words, directives that do not parse, and inputs that would take goldmark
// seconds or gigabytes (see [MaxPage] and its neighbours).
//
// The package does not know which directives exist, which files a link may reach
// or what a telephone number is: packages directive and site do. It is the only
// importer of goldmark.
package markdown

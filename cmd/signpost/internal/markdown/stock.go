package markdown

// stock is a string that the HTML of many pages is made of: a tag, several that always
// stand together, or a mark. Of a page, only its number is kept.
type stock uint8

const (
	// noStock stands for nothing, and ends a piece.
	noStock stock = iota
	pOpen
	pClose
	newLine
	lineBreak
	strongOpen
	strongClose
	emOpen
	emClose
	linkOpened // what ends the start tag of a link
	linkClose
	ulOpen
	ulClose
	olOpen
	olClose
	liOpen
	liOpenBlocks // of an entry that begins with a block
	liClose
	quoteOpen
	quoteClose
	codeOpen
	codeClose
	preOpen // as far as the class that names a language
	preClose
	tableOpen // as far as its caption
	captionClose
	tableClose
	headOpen
	headClose
	headCloseAlone // of a table without a body
	rowOpen
	rowClose
	lastRowClose
	thOpen
	thOpenNumber
	thOpenMiddle
	thClose
	tdOpen
	tdOpenNumber
	tdOpenMiddle
	tdClose
	firstUseOpen // of a footnote, as far as its number
	firstUseLink
	useOpen
	useOpened
	useClose
	notesOpen
	notesClose
	noteOpen // as far as its number
	noteOpened
	backOpen // as far as the number
	backClose
	openSingle
	closeSingle
	openDouble
	closeDouble
	dash
	ellipsis
	// allStock is how many there are.
	allStock
)

// String is what s stands for.
func (s stock) String() string {
	return [allStock]string{
		pOpen: "<p>", pClose: "</p>\n", newLine: "\n", lineBreak: "<br>\n",
		strongOpen: "<strong>", strongClose: "</strong>", emOpen: "<em>", emClose: "</em>", linkOpened: ">", linkClose: "</a>",
		ulOpen: "<ul>\n", ulClose: "</ul>\n", olOpen: "<ol>\n", olClose: "</ol>\n",
		liOpen: "<li>", liOpenBlocks: "<li>\n", liClose: "</li>\n", quoteOpen: "<blockquote>\n", quoteClose: "</blockquote>\n",
		codeOpen: "<code>", codeClose: "</code>", preOpen: "<pre><code", preClose: "</code></pre>\n",
		tableOpen:    `<div class="table" role="group" tabindex="0" aria-label="Table"><table>` + "\n" + `<caption class="vh">`,
		captionClose: "</caption>\n", tableClose: "</table></div>\n",
		headOpen: "<thead>\n<tr>\n", headClose: "</tr>\n</thead>\n<tbody>\n", headCloseAlone: "</tr>\n</thead>\n",
		rowOpen: "<tr>\n", rowClose: "</tr>\n", lastRowClose: "</tr>\n</tbody>\n",
		thOpen: `<th scope="col">`, thOpenNumber: `<th scope="col" class="num">`, thOpenMiddle: `<th scope="col" class="mid">`, thClose: "</th>\n",
		tdOpen: "<td>", tdOpenNumber: `<td class="num">`, tdOpenMiddle: `<td class="mid">`, tdClose: "</td>\n",
		firstUseOpen: `<sup class="fnref" id="` + useID, firstUseLink: `"><a href="#` + noteID, useOpen: `<sup class="fnref"><a href="#` + noteID,
		useOpened: `" role="doc-noteref"><span class="vh">Note </span>`, useClose: "</a></sup>",
		notesOpen:  `<section class="footnotes" role="doc-endnotes" aria-label="Notes">` + "\n<ol>\n",
		notesClose: "</ol>\n</section>\n", noteOpen: `<li id="` + noteID, noteOpened: "\">\n",
		backOpen: ` <a class="fnback" href="#` + useID, backClose: `" role="doc-backlink">Back to the text</a>`,
		openSingle: "‘", closeSingle: "’", openDouble: "“", closeDouble: "”", dash: "–", ellipsis: "…",
	}[s]
}

// unread gives the end of what s begins, where that is none of the page's own words: code,
// the caption of a table, the number of a footnote, and what leads back from it.
func (s stock) unread() (end stock, ok bool) {
	switch s {
	case codeOpen:
		return codeClose, true
	case preOpen:
		return preClose, true
	case tableOpen:
		return captionClose, true
	case firstUseOpen, useOpen:
		return useClose, true
	case noteOpen:
		return noteOpened, true
	case backOpen:
		return backClose, true
	}
	return noStock, false
}

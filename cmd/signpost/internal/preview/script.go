package preview

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// scriptElement is all that a page has here and not where it is published.
const scriptElement = `<script type="module" src="/_preview/client.js"></script>`

// withScript gives a page with the script of the preview: after the head tag. A page
// without one is a file that somebody put into static; there it stands where a browser
// would begin the head itself, but never before the doctype, without which the page would
// look different.
func withScript(page []byte) []byte {
	at := headOf(page)
	return bytes.Join([][]byte{page[:at], page[at:]}, []byte(scriptElement))
}

// headOf is the offset in bytes at which the head of a page begins. A tag in a comment or
// in an attribute is none, and one behind the first element or words of the page comes too
// late: a browser has begun the head by then (HTML, 13.2.6.4.1 to 13.2.6.4.3).
func headOf(page []byte) int {
	mark := len(page) - len(bytes.TrimPrefix(page, []byte("\uFEFF"))) // a byte order mark
	at, offset := mark, mark
	for z := html.NewTokenizer(bytes.NewReader(page[mark:])); ; {
		kind := z.Next()
		offset += len(z.Raw())
		switch kind {
		case html.DoctypeToken:
			at = offset
		case html.CommentToken:
		case html.TextToken:
			if len(bytes.Trim(z.Raw(), " \t\n\f\r")) > 0 {
				return at
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "head":
				return offset
			case "html":
				at = offset
			default:
				return at
			}
		case html.EndTagToken:
			// Others that close nothing are passed over by a browser.
			if name, _ := z.TagName(); slices.Contains(strings.Fields("head body html br"), string(name)) {
				return at
			}
		case html.ErrorToken:
			return at
		}
	}
}

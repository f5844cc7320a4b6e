package check

import "strings"

// tagKind says what the name of a tag means to those who read the tags of a page: the
// name is looked at once for all of them.
type tagKind uint16

const (
	// parting is a tag that stands between two blocks. Those that are not parting are
	// part of a line of text, as browsers have it for elements that they do not know.
	parting tagKind = 1 << iota
	// rawText has content that is no HTML, void none at all (HTML standard, 13.1.2).
	rawText
	void
	// covering does not always show what stands in it (HTML standard, 4.11.1 and 4.12).
	covering
	// field is a form, or a field of one.
	field
	// landmark is svg, main or title.
	landmark
	// resource is judged whatever its attributes are.
	resource
	isHeading
	anchor
	footer
	code
	// placed parts two blocks when it says where it stands.
	placed
)

// kindOfTag is the kind of a tag, by its name in lower case.
func kindOfTag(name []byte) tagKind {
	switch string(name) {
	case "a":
		return anchor
	case "code":
		return code
	case "tspan":
		return placed
	case "noscript":
		return covering
	case "footer":
		return parting | footer
	case "title":
		return parting | rawText | landmark
	case "textarea":
		return parting | rawText | field
	case "input":
		return parting | void | field
	case "svg", "main":
		return parting | landmark
	case "script", "style":
		return parting | rawText | resource
	case "img", "link", "meta":
		return parting | void | resource
	case "details", "dialog", "template":
		return parting | covering
	case "button", "form", "select":
		return parting | field
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return parting | isHeading
	case "br", "col", "hr":
		return parting | void
	case "iframe", "noembed", "noframes", "xmp":
		return rawText
	case "area", "base", "embed", "source", "track", "wbr":
		return void
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "colgroup", "dd", "desc", "div", "dl", "dt", "fieldset", "figcaption", "figure", "g", "head", "header", "hgroup", "html", "legend", "li",
		"menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "text", "tfoot", "th", "thead", "tr", "ul":
		return parting
	}
	return 0
}

// attrKind says the same of an attribute's name.
type attrKind uint16

const (
	isClass attrKind = 1 << iota
	isID
	// leads is an address, isSource the src among those, and isData is one in an object;
	// isList holds several addresses.
	leads
	isSource
	isData
	isList
	// isWords is read or heard by readers, isAlt is the alt among those, and isContent is
	// so in some elements.
	isWords
	isAlt
	isContent
	isRel
	isType
	// isHiding may hide what stands in the element, isExit marks the link that leaves.
	isHiding
	isExit
	// isPolicy may undo the site's policy, isStyle and isHandler are code.
	isPolicy
	isStyle
	isHandler
)

// kindOfAttr is the kind of an attribute, by its name in lower case.
func kindOfAttr(name []byte) attrKind {
	switch string(name) {
	case "class":
		return isClass
	case "id":
		return isID
	case "href", "xlink:href", "action", "poster", "formaction", "ping", "background":
		return leads
	case "src":
		return leads | isSource
	case "data":
		return isData
	case "srcset", "imagesrcset":
		return isList
	case "alt":
		return isWords | isAlt
	case "title", "aria-label", "aria-description", "placeholder":
		return isWords
	case "content":
		return isContent
	case "rel":
		return isRel
	case "type":
		return isType
	case "hidden", "inert", "aria-hidden":
		return isHiding
	case "data-quick-exit":
		return isExit
	case "http-equiv", "referrerpolicy", "srcdoc":
		return isPolicy
	case "style":
		return isStyle
	}
	if strings.HasPrefix(string(name), "on") {
		return isHandler
	}
	return 0
}

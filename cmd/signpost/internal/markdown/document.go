package markdown

import "example.org/signpost/cmd/signpost/internal/diag"

// Doc is one parsed page. It is immutable after Parse and depends on no other
// file than its own, whose bytes it shares. Every span is in bytes and lies inside the file
// that was parsed.
//
// Links, Images, Directives and Headings are in the order of the page as it is
// read, in which footnotes come last; Numbers are in the order of the file.
type Doc struct {
	Pieces []Piece

	Links      []Link
	Images     []Image
	Directives []Directive
	Headings   []Heading
	Numbers    []Number

	// Inner are the pieces within others. Before the first of each piece's stands one whose
	// Index counts them.
	Inner []Piece
	// Source is the file, and Tape the HTML that is made of it: see [Doc.HTMLOf].
	Source, Tape string
	// Length is about that of the HTML of all pieces, and Whole how many they are.
	Length, Whole uint32
}

// Kind says what a [Piece] stands for.
type Kind uint8

const (
	// HTML is finished HTML.
	HTML Kind = iota
	// LinkStart is `<a href="…"` without its closing bracket, which follows in
	// the next piece; Index is in Doc.Links.
	LinkStart
	// ImageTag is a whole img element; Index is in Doc.Images.
	ImageTag
	// DirectiveCall is a directive, with the body of a container in its children;
	// Index is in Doc.Directives.
	DirectiveCall
	// HeadingBlock is a heading with its anchor, its words in its children where they are
	// more than its Text; Index is in Doc.Headings.
	HeadingBlock
)

// Piece is a run of HTML or a hole in it. A page has dozens, so that each is small.
type Piece struct {
	Kind Kind
	// Index is that of what the Kind says; of HTML, it is where it begins in the Doc.
	Index uint32
}

// Children are the pieces within p, one of the Doc.
func (d *Doc) Children(p Piece) []Piece {
	if at := d.inner(p); at != nil && *at > 0 {
		return d.Inner[*at : *at+d.Inner[*at-1].Index]
	}
	return nil
}

// inner is that of the heading or the directive that p stands for.
func (d *Doc) inner(p Piece) *uint32 {
	switch p.Kind {
	case HeadingBlock:
		return &d.Headings[p.Index].Inner
	case DirectiveCall:
		return &d.Directives[p.Index].Inner
	case HTML, LinkStart, ImageTag:
	}
	return nil
}

// HTMLOf is what p of kind [HTML], one of the Doc, begins with before any words of the
// file and any tag that is the same on all pages, such as the title of a link; "" of
// another kind.
func (d *Doc) HTMLOf(p Piece) string {
	if p.Kind != HTML {
		return ""
	}
	if kind, text, _, _ := d.part(int(p.Index), 0); kind == aTextHere {
		return text
	}
	return ""
}

// Link is a link as it was written: inline, by reference, or an autolink.
type Link struct {
	// Dest is the destination with entities and backslash escapes resolved, and
	// nothing else done to it: what a browser would see in the attribute. That of
	// an e-mail autolink begins with "mailto:".
	Dest string
	// Span is that of the destination when it stands in the link, else that of
	// the whole link (a reference, an empty destination).
	Span diag.Span
	// Text is what a reader sees, without markup.
	Text string
}

// Image is a picture as it was written. Src, Alt and Title have entities and
// backslash escapes resolved; Span is that of the whole image.
type Image struct {
	Src, Alt, Title string
	Span            diag.Span
}

// Heading is a heading of level 2 to 6.
type Heading struct {
	Level int
	// ID is unique on the page. It is [Slug] of the text, with -2, -3 and so on
	// for the second and third of a kind, unless {#id} gave it.
	ID string
	// Text is the heading's words without markup. A directive adds its label
	// only: what it prints is known to [Doc.HTML].
	Text string
	// Span runs from the first number sign (or letter, when underlined) to the
	// end of the words.
	Span diag.Span
	// Explicit reports that {#id} gave the ID.
	Explicit bool
	// Inner is where in Doc.Inner its children begin, 0 without any.
	Inner uint32
}

// Number is a run of digits as a reader sees it, such as "0800 1111",
// "+44 20 7946 0000" or "2023": digits joined by at most one space, no-break
// space, hyphen or dot, with a leading + and with brackets around a group of them.
// It is as long as it can be on its line. Digits in link destinations and in
// directive args are not seen; those in code, labels and alt texts are.
type Number struct {
	Text string
	Span diag.Span
	// Code reports that all of its digits stand in code.
	Code bool
}

// Form is one of the three ways to write a directive.
type Form uint8

const (
	// Inline is :name{args}, within a sentence.
	Inline Form = iota
	// Block is ::name{args}, on a line of its own.
	Block
	// Container is :::name{args} to the closing colons, around other blocks.
	Container
)

// String gives "inline", "block" or "container".
func (f Form) String() string {
	switch f {
	case Block:
		return "block"
	case Container:
		return "container"
	default:
		return "inline"
	}
}

// Directive is one use of a directive. Whether its name exists and its args fit
// is for package directive to say.
type Directive struct {
	Name string
	Args []Arg
	// Span is the whole call; of a container it is the opening line only.
	Span     diag.Span
	NameSpan diag.Span
	// Parent is the index of the innermost container around it, or -1.
	Parent int
	// Inside is never nil, and empty of most directives.
	*Inside
	Form Form
	// Inner is where in Doc.Inner its children begin, 0 without any.
	Inner uint32
}

// Inside is what a directive stands around: words in square brackets, or blocks.
type Inside struct {
	// HasLabel reports square brackets, which may be empty.
	HasLabel bool
	// Label is the words in square brackets of an inline directive, as plain
	// text with backslash escapes resolved and line breaks as spaces.
	Label string
	// Blocks are the kinds of a container's direct children, in order:
	// paragraph, list, ordered-list, heading, quote, code, table, definitions,
	// rule or directive.
	Blocks []string
	// Items are the entries of the lists among them, in order.
	Items []Item
}

// Arg is one bare word (Key is "") or one key with its value.
type Arg struct {
	Key, Value string
	// Span is that of the value without its quotes; of an empty value it is that
	// of the quotes.
	Span diag.Span
}

package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// CheckSVG refuses what makes an SVG file more than a picture: scripts, event
// handlers, foreign markup, references to other files or sites, and document
// types, whose entities can hold anything.
func CheckSVG(f source.File) diag.List {
	c := svgCheck{file: &diag.File{Name: f.Name, Data: f.Data}}
	decoder := xml.NewDecoder(bytes.NewReader(f.Data))
	for {
		c.at.Start = int(decoder.InputOffset())
		token, err := decoder.Token()
		c.at.End = int(decoder.InputOffset())
		switch {
		case errors.Is(err, io.EOF) && !c.begun:
			c.fault("this is not SVG: there is no svg element")
		case err != nil && !errors.Is(err, io.EOF):
			c.fault("this is not SVG: %s", strings.TrimPrefix(err.Error(), "XML syntax error on "))
		}
		if err != nil || !c.token(token) {
			return c.problems
		}
	}
}

// svgCheck is the state of one CheckSVG.
type svgCheck struct {
	file *diag.File
	// at is the token that is looked at, begun that an element has been seen.
	at    diag.Span
	begun bool
	// style is the text of a style element so far, styleAt its start tag. Only
	// the whole is judged: a comment can stand in the middle of a url.
	style   strings.Builder
	styleAt diag.Span
	inStyle bool

	problems diag.List
}

func (c *svgCheck) fault(format string, args ...any) {
	c.problems = append(c.problems, diag.At(c.file, c.at, diag.Error, "svg", format, args...).
		WithHint("save it from the drawing program as plain SVG"))
}

// token judges one token; false when there is no use in going on.
func (c *svgCheck) token(token xml.Token) bool {
	switch token := token.(type) {
	case xml.Directive:
		c.fault("a document type")
	case xml.ProcInst:
		if token.Target != "xml" {
			c.fault("the instruction %s", token.Target)
		}
	case xml.StartElement:
		if !c.begun && token.Name.Local != "svg" {
			c.fault("this is not SVG: the first element is %s", token.Name.Local)
			return false
		}
		c.begun = true
		for _, message := range unsafeSVG(token) {
			c.fault("%s", message)
		}
		if strings.EqualFold(token.Name.Local, "style") {
			c.inStyle, c.styleAt = true, c.at
			c.style.Reset()
		}
	case xml.EndElement:
		if strings.EqualFold(token.Name.Local, "style") {
			if c.at = c.styleAt; c.inStyle && refersOutside(c.style.String()) {
				c.fault("a style refers to another file")
			}
			c.inStyle = false
		}
	case xml.CharData:
		if c.inStyle {
			c.style.Write(token)
		}
	}
	return true
}

func unsafeSVG(e xml.StartElement) []string {
	var found []string
	switch name := strings.ToLower(e.Name.Local); {
	case e.Name.Space == "http://www.w3.org/1999/xhtml":
		found = append(found, fmt.Sprintf("the HTML element %s", e.Name.Local))
	case name == "script", name == "foreignobject", name == "iframe", name == "embed", name == "object",
		name == "handler", name == "audio", name == "video":
		found = append(found, fmt.Sprintf("the element %s", e.Name.Local))
	}
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" {
			continue // a prefix may have any name
		}
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			found = append(found, fmt.Sprintf("the event handler %s", a.Name.Local))
		case (name == "href" || name == "src") && !strings.HasPrefix(value, "#"):
			found = append(found, fmt.Sprintf("a reference to %q", shorten(value)))
		case name == "attributename" && changesReference(value):
			found = append(found, fmt.Sprintf("an animation of %s", value))
		case name != "xmlns" && refersOutside(a.Value) && (a.Name.Space == "" || !strings.Contains(value, "\\")):
			found = append(found, fmt.Sprintf("%s refers to another file", a.Name.Local))
		}
	}
	return found
}

// changesReference reports an attribute that an animation must not set: it could
// put javascript: where # stood.
func changesReference(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "href") || strings.HasPrefix(name, "on")
}

// shorten keeps a message readable: a picture inside a picture is one long
// address.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

// refersOutside reports a url(…) or an import, in a style or a presentation
// attribute, that is not a part of the same file. A backslash is taken for one,
// since u\72l( is url( to a browser.
func refersOutside(value string) bool {
	if strings.Contains(value, "\\") {
		return true
	}
	if !strings.ContainsAny(value, "(@") {
		return false
	}
	style := scan("", &diag.File{Data: []byte(value)})
	return len(style.imports) > 0 || slices.ContainsFunc(style.references, func(r reference) bool {
		return !strings.HasPrefix(r.target, "#")
	})
}

package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // pictures are read in these formats
	_ "image/jpeg" // and no others: every browser shows them
	_ "image/png"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp" // as above

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// ErrPicture is wrapped by every error of [Size].
var ErrPicture = errors.New("not a picture that browsers show")

// Size is the width and height of a picture in CSS pixels, each from 1 up. PNG,
// JPEG, GIF, WebP and SVG are read; an SVG gives its width and height, or else
// those of its viewBox. The error wraps [ErrPicture] and says what was found.
func Size(name string, data []byte) (width, height int, err error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return svgSize(data)
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width < 1 || config.Height < 1 {
			return 0, 0, fmt.Errorf("%w: the bytes are not those of a %s file", ErrPicture, path.Ext(name))
		}
		return config.Width, config.Height, nil
	}
	return 0, 0, fmt.Errorf("%w: want a name ending in .png, .jpg, .gif, .webp or .svg", ErrPicture)
}

func svgSize(data []byte) (int, int, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err != nil {
			return 0, 0, fmt.Errorf("%w: the file is not SVG", ErrPicture)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attributes := map[string]string{}
		for _, a := range start.Attr {
			attributes[a.Name.Local] = a.Value
		}
		width, okW := pixels(attributes["width"])
		height, okH := pixels(attributes["height"])
		if box := strings.Fields(strings.ReplaceAll(attributes["viewBox"], ",", " ")); len(box) == 4 && (!okW || !okH) {
			width, okW = pixels(box[2])
			height, okH = pixels(box[3])
		}
		if start.Name.Local != "svg" || !okW || !okH {
			return 0, 0, fmt.Errorf("%w: the svg element has neither width and height nor a viewBox", ErrPicture)
		}
		return width, height, nil
	}
}

func pixels(s string) (int, bool) {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || !(f > 0) || f > 100_000 {
		return 0, false
	}
	return max(int(math.Round(f)), 1), true
}

// CheckSVG refuses what makes an SVG file more than a picture: scripts, event
// handlers, foreign markup, references to other files or sites, and document
// types, whose entities can hold anything.
func CheckSVG(f source.File) diag.List {
	file := &diag.File{Name: f.Name, Data: f.Data}
	decoder := xml.NewDecoder(bytes.NewReader(f.Data))
	var problems diag.List
	inStyle := false
	for {
		start := int(decoder.InputOffset())
		token, err := decoder.Token()
		end := int(decoder.InputOffset())
		fault := func(format string, args ...any) {
			problems = append(problems, diag.At(file, diag.Span{Start: start, End: end}, diag.Error, "svg", format, args...).
				WithHint("save it from the drawing program as plain SVG"))
		}
		if errors.Is(err, io.EOF) {
			return problems
		}
		if err != nil {
			fault("this is not SVG: %s", strings.TrimPrefix(err.Error(), "XML syntax error on "))
			return problems
		}
		switch token := token.(type) {
		case xml.Directive:
			fault("a document type")
		case xml.StartElement:
			inStyle = strings.EqualFold(token.Name.Local, "style")
			for _, message := range unsafeSVG(token) {
				fault("%s", message)
			}
		case xml.EndElement:
			inStyle = false
		case xml.CharData:
			if inStyle && refersOutside(string(token)) {
				fault("a style refers to another file")
			}
		}
	}
}

func unsafeSVG(e xml.StartElement) []string {
	var found []string
	switch name := strings.ToLower(e.Name.Local); name {
	case "script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video":
		found = append(found, fmt.Sprintf("the element %s", e.Name.Local))
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			found = append(found, fmt.Sprintf("the event handler %s", a.Name.Local))
		case (name == "href" || name == "src") && !strings.HasPrefix(value, "#"):
			found = append(found, fmt.Sprintf("a reference to %q", value))
		case a.Name.Space != "xmlns" && name != "xmlns" && refersOutside(value):
			found = append(found, fmt.Sprintf("%s refers to another file", a.Name.Local))
		}
	}
	return found
}

// refersOutside reports a url(…) or an import, in a style or a presentation
// attribute, that is not a part of the same file.
func refersOutside(value string) bool {
	for _, r := range references(value) {
		if !strings.HasPrefix(r.target, "#") {
			return true
		}
	}
	return false
}

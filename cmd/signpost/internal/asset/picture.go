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
	"math"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp" // as above
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
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width < 1 || config.Height < 1 {
			return 0, 0, fmt.Errorf("%w: the bytes are not those of a %s file", ErrPicture, path.Ext(name))
		}
		if want := strings.ToLower(path.Ext(name))[1:]; format != want && (format != "jpeg" || want != "jpg") {
			return 0, 0, fmt.Errorf("%w: a %s file is called %s", ErrPicture, format, path.Ext(name))
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
		if start.Name.Local != "svg" {
			return 0, 0, fmt.Errorf("%w: the first element is %s, want svg", ErrPicture, start.Name.Local)
		}
		attributes := map[string]string{}
		for _, a := range start.Attr {
			if a.Name.Space == "" { // drawing programs have a width of their own
				attributes[a.Name.Local] = a.Value
			}
		}
		width, okW := pixels(attributes["width"])
		height, okH := pixels(attributes["height"])
		if box := strings.Fields(strings.ReplaceAll(attributes["viewBox"], ",", " ")); len(box) == 4 && (!okW || !okH) {
			width, okW = pixels(box[2])
			height, okH = pixels(box[3])
		}
		if !okW || !okH {
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

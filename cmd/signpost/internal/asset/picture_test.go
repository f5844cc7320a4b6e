package asset

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// webp is a lossless picture of 3 by 2: a RIFF header and the first five bytes of
// a VP8L chunk, which hold the size (RFC 9649, section 3.4).
const webp = "RIFF\x12\x00\x00\x00WEBPVP8L\x05\x00\x00\x00\x2f\x02\x40\x00\x00\x00"

func TestSize(t *testing.T) {
	drawing := image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.Black, color.White})
	encoded := map[string]func(*bytes.Buffer) error{
		"png": func(b *bytes.Buffer) error { return png.Encode(b, drawing) },
		"jpg": func(b *bytes.Buffer) error { return jpeg.Encode(b, drawing, nil) },
		"gif": func(b *bytes.Buffer) error { return gif.Encode(b, drawing, nil) },
	}
	bytesOf := map[string]string{"webp": webp}
	for format, encode := range encoded {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		bytesOf[format] = b.String()
	}
	const nothing = "not a picture that browsers show: "
	const sizeless = nothing + "the svg element has neither width and height nor a viewBox"
	for _, tt := range []struct {
		name, data    string
		width, height int
		fault         string
	}{
		{"a.png", bytesOf["png"], 3, 2, ""},
		{"a.PNG", bytesOf["png"], 3, 2, ""},
		{"a.jpg", bytesOf["jpg"], 3, 2, ""},
		{"a.jpeg", bytesOf["jpg"], 3, 2, ""},
		{"a.gif", bytesOf["gif"], 3, 2, ""},
		{"a.webp", bytesOf["webp"], 3, 2, ""},
		{"a.png", bytesOf["gif"], 0, 0, nothing + "a gif file is called .png"},
		{"a.jpg", bytesOf["png"], 0, 0, nothing + "a png file is called .jpg"},
		{"a.png", "", 0, 0, nothing + "the bytes are not those of a .png file"},
		{"a.png", bytesOf["png"][:20], 0, 0, nothing + "the bytes are not those of a .png file"},
		{"a.webp", webp[:20], 0, 0, nothing + "the bytes are not those of a .webp file"},
		{"a.bmp", "BM", 0, 0, nothing + "want a name ending in .png, .jpg, .gif, .webp or .svg"},
		{"a.svg", `<svg width="30" height="40"/>`, 30, 40, ""},
		{"a.svg", `<svg width="30px" height="40.6px"/>`, 30, 41, ""},
		{"a.svg", `<svg width="0.2" height="1"/>`, 1, 1, ""},
		{"a.svg", `<svg viewBox="0 0 30 40"/>`, 30, 40, ""},
		{"a.svg", `<svg viewBox="0,0, 30,40"/>`, 30, 40, ""},
		{"a.svg", `<svg width="100%" height="100%" viewBox="0 0 30 40"/>`, 30, 40, ""},
		{"a.svg", `<svg width="3em" viewBox="0 0 30 40"/>`, 30, 40, ""},
		{"a.svg", `<svg width="10" height="20" viewBox="0 0 30 40"/>`, 10, 20, ""},
		{"a.svg", `<svg xmlns:i="urn:i" i:width="10" i:height="20" viewBox="0 0 30 40"/>`, 30, 40, ""},
		{"a.svg", "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- A -->\n<svg viewBox='0 0 3 4'/>", 3, 4, ""},
		{"a.svg", `<svg width="100%" height="100%"/>`, 0, 0, sizeless},
		{"a.svg", `<svg viewBox="0 0 NaN 4"/>`, 0, 0, sizeless},
		{"a.svg", `<svg width="-1" height="1e9"/>`, 0, 0, sizeless},
		{"a.svg", `<svg viewBox="0 0 4"/>`, 0, 0, sizeless},
		{"a.svg", `<html><svg width="1" height="1"/></html>`, 0, 0, nothing + "the first element is html, want svg"},
		{"a.svg", bytesOf["png"], 0, 0, nothing + "the file is not SVG"},
		{"a.svg", "", 0, 0, nothing + "the file is not SVG"},
	} {
		width, height, err := Size(tt.name, []byte(tt.data))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if width != tt.width || height != tt.height || got != tt.fault || err != nil && !errors.Is(err, ErrPicture) {
			t.Errorf("%s %.60q: %d by %d %s, want %d by %d %s", tt.name, tt.data, width, height, got, tt.width, tt.height, tt.fault)
		}
	}
}

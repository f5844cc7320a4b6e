package site_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// illustrated is base with pictures in every place.
func illustrated(t *testing.T, body string) (content, static []source.File) {
	t.Helper()
	content, _ = tree(base, advice("content/parents/a.md", body), `
-- content/parents/draft/index.md --
---
title: A
summary: A.
draft: true
reviewed: 2026-11-01
owner: Editor
---
-- content/parents/drawing.svg --
<svg viewBox="0 0 30 40"/>
-- content/parents/words.txt --
words
-- content/parents/broken.png --
words
`)
	return append(content, source.File{Name: "content/parents/a.png", Data: pngOf(t, 3, 2)},
			source.File{Name: "content/parents/draft/a.png", Data: pngOf(t, 3, 2)}),
		[]source.File{{Name: "static/b.png", Data: pngOf(t, 5, 4)}, {Name: "static/words.txt", Data: []byte("words")}}
}

// broken is what every one of these tests reports besides.
const broken = `content/parents/broken.png:1:1: error: not a picture that browsers show: the bytes are not those of a .png file [picture] = open it in a drawing program and save it again
`

func TestPictures(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want markdown.Picture
	}{
		{"a.png", markdown.Picture{Src: "/parents/a.png", Width: 3, Height: 2}},
		{"./a.png", markdown.Picture{Src: "/parents/a.png", Width: 3, Height: 2}},
		{"../parents/drawing.svg", markdown.Picture{Src: "/parents/drawing.svg", Width: 30, Height: 40}},
		{"/b.png", markdown.Picture{Src: "/b.png", Width: 5, Height: 4}},
		{"broken.png", markdown.Picture{}}, // said once, at the picture
	} {
		content, static := illustrated(t, "![What it shows]("+tt.src+")")
		s, list := create(t, content, static, site.Options{})
		wantReport(t, list, broken)
		if got := pageAt(t, s, "/parents/a/").Pictures[0]; got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.src, got, tt.want)
		}
	}
}

func TestPictureFaults(t *testing.T) {
	const copyHint = "put a copy beside the page and show that; the site asks nothing of other sites"
	for _, tt := range []struct{ src, want string }{
		{"zzz.png", `no picture content/parents/zzz.png [dead-image] = put the picture beside the page, or correct its name`},
		{"words.txt", `content/parents/words.txt is not a picture [picture] = use a .png, .jpg, .gif, .webp or .svg file`},
		{"draft/a.png", `content/parents/draft/a.png is not published with its page: it is a draft [hidden-link] = publish that page first, or move the picture`},
		{"../../static/b.png", `"../../static/b.png" leads out of the content folder [dead-image] = put a copy beside the page`},
		{"/c.png", `no picture static/c.png [dead-image] = did you mean "b.png"?`},
		{"/words.txt", `/words.txt: not a picture that browsers show: want a name ending in .png, .jpg, .gif, .webp or .svg [picture] = open it in a drawing program and save it again`},
		{"https://example.org/a.png", `the picture "https://example.org/a.png" is on another site [third-party] = ` + copyHint},
		{"//example.org/a.png", `the picture "//example.org/a.png" is on another site [third-party] = ` + copyHint},
		{"data:image/png;base64,AAAA", `the picture is written into its address [third-party] = save it as a file beside the page and show that`},
		{"javascript:alert(1)", `the picture "javascript:alert(1)" is on another site [third-party] = ` + copyHint},
		{`\\\\example.org/a.png`, `"\\\\example.org/a.png" is not a path [dead-image] = write the path of the file as it is called`},
		{"a%zz.png", `"a%zz.png" is not a path [dead-image] = write the path of the file as it is called`},
	} {
		content, static := illustrated(t, "![What it shows]("+tt.src+")")
		s, list := create(t, content, static, site.Options{})
		wantReport(t, list, "content/parents/a.md:7:1: error: "+tt.want+"\n"+broken)
		if got := pageAt(t, s, "/parents/a/").Pictures[0].Src; tt.src != "/words.txt" && got != "" {
			t.Errorf("%s still shows %q", tt.src, got)
		}
	}
}

package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// image leaves a hole for the whole element: its size is known to the site only.
func (nodes) image(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	r, n := w.(*recorder), node.(*ast.Image)
	img := Image{
		Src:   r.resolve(n.Destination, n.Reference),
		Alt:   r.page.plain(n),
		Title: r.resolve(n.Title, n.Reference),
		Span:  r.page.whole(n),
	}
	_ = ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		switch inner.(type) {
		case *ast.RawHTML, *directiveNode, *ast.Image:
			if entering && inner != node {
				r.page.errorf(img.Span, "image-alt", "write plain words between the square brackets",
					"the description of the picture holds more than words")
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
	if strings.TrimSpace(img.Alt) == "" {
		r.page.errorf(img.Span, "image-alt",
			"say between the square brackets what the picture shows, for readers who cannot see it",
			"the picture %s has no description", quoted(img.Src))
	}
	if strings.TrimSpace(img.Src) == "" {
		r.page.errorf(img.Span, "link-empty", "put the picture's file name between the round brackets",
			"the picture has no file name")
	}
	r.page.doc.Images = append(r.page.doc.Images, img)
	r.hole(ImageTag, len(r.page.doc.Images)-1)
	r.charge(len(img.Src) + len(img.Alt) + len(img.Title) + 80)
	return ast.WalkSkipChildren, nil
}

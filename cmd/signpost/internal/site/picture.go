package site

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// pictures finds the pictures that a page shows: a file beside the page or
// elsewhere in content, or one of static by its name from the top.
func (s *Site) pictures(p *Page) diag.List {
	if len(p.Doc.Images) == 0 {
		return nil
	}
	var problems diag.List
	p.more().Pictures = make([]markdown.Picture, len(p.Doc.Images))
	for i, image := range p.Doc.Images {
		fault := func(rule, hint, format string, args ...any) {
			problems = append(problems, diag.At(p.File, image.Span, diag.Error, rule, format, args...).WithHint("%s", hint))
		}
		src, err := unescaped(image.Src)
		_, _, scheme := cutScheme(src)
		switch {
		case image.Src == "":
			continue // the parser has said so
		case err != nil || strings.ContainsAny(src, "\\\n\t\x00"):
			fault("dead-image", "write the path of the file as it is called", "%q is not a path", image.Src)
			continue
		case scheme || strings.HasPrefix(src, "//"):
			if strings.HasPrefix(src, "data:") {
				fault("third-party", "save it as a file beside the page and show that", "the picture is written into its address")
				continue
			}
			fault("third-party", "put a copy beside the page and show that; the site asks nothing of other sites", "the picture %q is on another site", src)
			continue
		}
		if rooted, ok := strings.CutPrefix(src, "/"); ok {
			f, found := s.Static.File(rooted)
			if !found {
				fault("dead-image", diag.DidYouMean(rooted, s.Static.Names()), "no picture static/%s", rooted)
				continue
			}
			width, height, err := asset.Size(f.Name, f.Data)
			if err != nil {
				fault("picture", "open it in a drawing program and save it again", "%s: %s", src, err)
			}
			p.Pictures[i] = markdown.Picture{Src: f.Path, Width: width, Height: height}
			continue
		}
		name := composed(along(folderOf(p.Name), src))
		f := s.files[name]
		switch {
		case !strings.HasPrefix(name, "content/"):
			fault("dead-image", "put a copy beside the page", "%q leads out of the content folder", src)
		case s.broken[name]:
		case f != nil && f.hidden != "":
			fault("hidden-link", "publish that page first, or move the picture", "%s is not published with its page: %s", name, f.hidden)
		case f == nil:
			fault("dead-image", "put the picture beside the page, or correct its name", "no picture %s", name)
		case f.Width == 0:
			fault("picture", "use a .png, .jpg, .gif, .webp or .svg file", "%s is not a picture", name)
		default:
			p.Pictures[i] = markdown.Picture{Src: f.Path, Width: f.Width, Height: f.Height}
		}
	}
	return problems
}

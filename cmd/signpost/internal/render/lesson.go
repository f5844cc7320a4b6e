package render

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/site"
)

func (b *builder) lesson(base Base, p *site.Page) (Lesson, error) {
	view := Lesson{
		Base: base, Ages: p.Lesson.Ages, Minutes: p.Lesson.Minutes, Outcomes: p.Lesson.Outcomes,
		Prepare: p.Lesson.Prepare, LinksTo: p.Lesson.LinksTo, Needs: needs(p),
	}
	for _, f := range p.Files {
		if f.Width == 0 { // pictures stand in the text
			view.Assets = append(view.Assets, Asset{path.Base(f.Path), titleOf(f.Path), f.Path, typeName(f.Path), sizeName(len(f.Data))})
		}
	}
	parts, err := b.parts(p)
	for i, part := range parts {
		switch {
		case i == 0 && part.ID == "":
			view.Opening = part.Body
		default:
			view.Rest += part.Body
		}
		if part.Timeline {
			view.Plan, view.Rest = view.Plan+view.Rest, ""
		}
	}
	return view, err
}

// titleOf makes words of a file's name.
func titleOf(name string) string {
	words := strings.TrimSuffix(path.Base(name), path.Ext(name))
	words = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(words))
	if words == "" {
		return path.Base(name)
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// needs lists what the activities of a page need, each once.
func needs(p *site.Page) []string {
	var list []string
	for _, v := range p.Views {
		if a, ok := v.(directive.Activity); ok && a.Need != "" && !slices.Contains(list, a.Need) {
			list = append(list, a.Need)
		}
	}
	return list
}

// has reports a page with a directive of this kind.
func has[V directive.View](p *site.Page) bool {
	return slices.ContainsFunc(p.Views, func(v directive.View) bool {
		_, ok := v.(V)
		return ok
	})
}

// hasCopy reports a page with words to copy.
func hasCopy(p *site.Page) bool {
	return slices.ContainsFunc(p.Views, func(v directive.View) bool {
		box, ok := v.(directive.Box)
		return ok && box.Copy
	})
}

package render

import (
	"cmp"
	"html/template"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// part is a partial that stands around every page, and the field of [Around] that
// it becomes.
type part struct{ field, template string }

// parts are those partials, in the order of the fields.
func parts() []part {
	return []part{
		{"Head", "partials/site-head.html"},
		{"Header", "partials/header.html"},
		{"Menu", "partials/menu.html"},
		{"Footer", "partials/footer.html"},
	}
}

// places remembers what stands around the pages of each place in the menus. On
// most sites there are as many as menu lines, and drawing them for each page was
// half of what its template cost.
type places struct {
	mutex sync.RWMutex
	known map[string]Base // without a page
}

// around makes a view with what is the same for all pages at one place in the
// menus: the lines that lead to path, or to a section above it, are marked. In a version
// of a page the words are those of its language, and help at once is in that version.
func (b *builder) around(path string, v site.Version) (Base, error) {
	var room [64]byte
	place := b.place(room[:0], path, v)
	b.places.mutex.RLock()
	known, ok := b.places.known[string(place)]
	b.places.mutex.RUnlock()
	if ok {
		return known, nil
	}
	known, err := b.makeAround(path, v) // others may make the same meanwhile
	if err != nil {
		return Base{}, err
	}
	b.places.mutex.Lock()
	defer b.places.mutex.Unlock()
	b.places.known[string(place)] = known
	return known, nil
}

// place appends to key what the lines of the menus are to the page at path: its own, that
// of a section above it, or another.
func (b *builder) place(key []byte, path string, v site.Version) []byte {
	key = append(append(key, v.Name...), ' ')
	for _, items := range [...][]site.Item{b.site.Menu(), b.site.Footer()} {
		for _, i := range items {
			switch here, current := marks(i, path, v); {
			case here:
				key = append(key, 'h')
			case current:
				key = append(key, 'c')
			default:
				key = append(key, '-')
			}
		}
	}
	if b.head.Search.Path != "" && path == b.head.Search.Path {
		key = append(key, 's')
	}
	return key
}

// marks reports whether a line of a menu leads to the page at path, and whether that page
// is it or in the section that it leads to.
func marks(i site.Item, path string, v site.Version) (here, current bool) {
	where := path
	if v.Name != "" && strings.HasPrefix(path[min(1, len(path)):], v.Name) {
		where = path[1+len(v.Name):]
	}
	here = path == i.Page.Path
	return here, here || i.Page.Kind == site.Section && strings.HasPrefix(where, i.Page.Path)
}

// makeAround makes what [builder.around] remembers.
func (b *builder) makeAround(path string, v site.Version) (Base, error) {
	links := func(items []site.Item) []Link {
		list := make([]Link, 0, len(items))
		for _, i := range items {
			l := Link{Title: i.Title, Path: i.Page.Path, Summary: i.Page.Meta.Summary}
			l.Here, l.Current = marks(i, path, v)
			list = append(list, l)
		}
		return list
	}
	view := Base{Site: b.head, Menu: links(b.site.Menu()), Footer: links(b.site.Footer()), Noindex: b.opt.Noindex}
	view.Site.Language, view.Site.Foreign = cmp.Or(v.Language, view.Site.Language), b.foreign(v)
	if help := b.site.Help(); help != nil && v.Name != "" {
		help = help.In(v)
		view.Site.Help = Link{Title: help.Title(), Path: help.Path, Summary: help.Meta.Summary}
	}
	if view.Site.Search.Path != "" && path == view.Site.Search.Path {
		view.Site.Search.Here, view.Site.Search.Current = true, true
	}
	frame := Frame{view.Site, view.Menu, view.Footer, view.Noindex}
	key := memo.Join(b.keys.set, b.opt.Memory.Of(frame))
	var err error
	view.Around, err = remembered(b.opt.Memory, "render.around", key, func() (Around, error) { return b.drawAround(frame) })
	return view, err
}

// foreign is the language of the templates' own words where it is not that of a version.
func (b *builder) foreign(v site.Version) string {
	if v.Language == "" {
		return ""
	}
	return b.site.Config.Language
}

// drawAround draws the partials. They are safe as HTML because html/template has
// escaped everything in them.
func (b *builder) drawAround(view Frame) (Around, error) {
	var drawn [4]template.HTML
	for i, p := range parts() {
		if b.set.files[p.template] == nil {
			continue // and the skeleton does not use it
		}
		out := &buffer{}
		if err := b.set.directives.ExecuteTemplate(out, p.template, view); err != nil {
			return Around{}, err
		}
		drawn[i] = template.HTML(out.data) //nolint:gosec // see above.
	}
	return Around{Head: drawn[0], Header: drawn[1], Menu: drawn[2], Footer: drawn[3]}, nil
}

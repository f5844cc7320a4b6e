package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// missingTemplate says that a directive has no template.
type missingTemplate struct{ name, directive string }

// Error names both.
func (m *missingTemplate) Error() string {
	return fmt.Sprintf("there is no template %s, which draws the directive %q", m.name, m.directive)
}

// fill gives a page's pieces what they lack.
type fill struct {
	set   *Set
	page  *site.Page
	drawn *cards
	// foreign is the language of the templates' words where it is not the page's.
	foreign string
}

// Link is the address of the i-th link.
func (f fill) Link(i int) string { return f.page.Links[i] }

// Image is the i-th picture.
func (f fill) Image(i int) markdown.Picture { return f.page.Pictures[i] }

// Directive draws the i-th directive around body. It is safe as HTML because
// html/template has escaped everything in it but body, which is a page's own text.
func (f fill) Directive(i int, body template.HTML) (template.HTML, error) {
	var html template.HTML
	var err error
	whole := f.page.Views[i] // not taken out of its interface, which would copy it
	switch view := whole.(type) {
	case directive.Box:
		return f.box(i, view, body)
	case directive.Container:
		return f.draw(i, view.With(body))
	case directive.HelplineInline:
		html, err = f.service(i, whole, view.Limits)
	case directive.HelplineCard:
		html, err = f.service(i, whole, view.Limits)
	case directive.Fig:
		html, err = f.once(whole, func() (template.HTML, error) { return f.draw(i, whole) })
	default:
		html, err = f.draw(i, whole)
	}
	return f.marked(i, html), err
}

// service draws a helpline. What is drawn of one depends on the words of the directive and
// on the limits that it names, and the card of one stands on many pages.
func (f fill) service(i int, view directive.View, limits string) (template.HTML, error) {
	var room [160]byte
	key := room[:0]
	add := func(text string) {
		key = append(strconv.AppendInt(key, int64(len(text)), 10), ' ')
		key = append(key, text...)
	}
	d := &f.page.Doc.Directives[i]
	add(view.Template())
	add(d.Name)
	add(limits)
	for _, a := range d.Args {
		add(a.Key)
		add(a.Value)
	}
	if html, ok := f.drawn.service(key); ok {
		return html, nil
	}
	html, err := f.draw(i, view)
	if err == nil {
		f.drawn.putService(key, html)
	}
	return html, err
}

// bodyMark stands for the text of a box while what is around it is drawn. Nothing else
// holds this character, because html/template puts lost in its place wherever it escapes.
const (
	bodyMark = "\x00"
	lost     = "\uFFFD"
)

// box draws a box. What is around the text is the same on many pages, and is drawn once
// where the template does nothing with the text but put it in.
func (f fill) box(i int, view directive.Box, body template.HTML) (template.HTML, error) {
	file := f.set.files[view.Template()]
	if body == "" || file == nil || !putsIn(file.Data) {
		return f.draw(i, view.With(body))
	}
	around := view.With(bodyMark)
	drawn, err := f.once(around, func() (template.HTML, error) { return f.draw(i, around) })
	before, after, ok := strings.Cut(string(drawn), bodyMark)
	if err != nil || !ok || strings.Contains(after, bodyMark) || strings.Contains(string(drawn), lost) {
		return f.draw(i, view.With(body))
	}
	return template.HTML(before + string(body) + after), nil //nolint:gosec // see Directive.
}

// putsIn reports a template that puts the text of a box in, once, and hands the box to no
// other template.
func putsIn(text []byte) bool {
	return bytes.Count(text, []byte("Body")) == 1 && bytes.Contains(text, []byte("{{.Body}}")) &&
		!bytes.Contains(text, []byte("template")) && !bytes.Contains(text, []byte("$"))
}

// once draws a view, or gives what was drawn of one like it. Views of boxes and figures
// have no field that is an interface, so that their type says whether they can be compared.
func (f fill) once(view directive.View, draw func() (template.HTML, error)) (template.HTML, error) {
	if !reflect.TypeOf(view).Comparable() {
		return draw()
	}
	if html, ok := f.drawn.view(view); ok {
		return html, nil
	}
	html, err := draw()
	if err == nil {
		f.drawn.putView(view, html)
	}
	return html, err
}

func (f fill) draw(i int, view directive.View) (template.HTML, error) {
	t := f.set.directives.Lookup(view.Template())
	if t == nil {
		return "", &missingTemplate{view.Template(), f.page.Doc.Directives[i].Name}
	}
	out := f.drawn.buffer()
	defer f.drawn.buffers.Put(out)
	err := f.drawn.likes.draw(out, view, alike{layout: view.Template()}, manyViews,
		func() error { return t.Execute(out, view) },
		func() *program { return f.set.compiled(view.Template(), view, out.data) })
	if err != nil {
		return "", err
	}
	return template.HTML(out.data), nil //nolint:gosec // see above.
}

// mostCards is how many views are remembered that pages may have in common.
const mostCards = 4096

// cards keeps what was drawn of directives, for all the pages that are drawn at once.
type cards struct {
	mutex    sync.RWMutex
	services map[string]template.HTML
	views    map[directive.View]template.HTML
	likes    likes
	buffers  sync.Pool // of *buffer
}

func (c *cards) service(key []byte) (template.HTML, bool) {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	html, ok := c.services[string(key)]
	return html, ok
}

func (c *cards) putService(key []byte, html template.HTML) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.services == nil {
		c.services = map[string]template.HTML{}
	}
	c.services[string(key)] = html
}

func (c *cards) view(view directive.View) (template.HTML, bool) {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	html, ok := c.views[view]
	return html, ok
}

func (c *cards) putView(view directive.View, html template.HTML) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.views == nil {
		c.views = map[directive.View]template.HTML{}
	}
	if len(c.views) < mostCards {
		c.views[view] = html
	}
}

// buffer is an empty one.
func (c *cards) buffer() *buffer {
	out, ok := c.buffers.Get().(*buffer)
	if !ok {
		return &buffer{}
	}
	out.data = out.data[:0]
	return out
}

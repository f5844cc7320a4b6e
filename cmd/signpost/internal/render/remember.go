package render

import (
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// Key covers everything that the templates put into a page by themselves: their own
// text, and the addresses of static files. It is worked out when it is asked for first.
func (s *Set) Key() memo.Key { return s.key() }

// keyOfSet is the key of the templates and of what they can learn of static files.
func (s *Set) keyOfSet() memo.Key {
	var parts [][]byte
	add := func(texts ...string) {
		for _, text := range texts {
			parts = append(parts, []byte(text))
		}
	}
	for _, name := range sortedKeys(s.files) {
		add("template", name)
		parts = append(parts, s.files[name].Data)
	}
	for _, language := range sortedKeys(s.words) {
		add("words", language)
		parts = append(parts, s.words[language].doc.File().Data)
	}
	for _, name := range s.static.Names() {
		path, _ := s.static.Path(name)
		add("static", name, path)
	}
	return memo.Sum(parts...)
}

// tried is what a function gave, with the error that it may have given instead.
type tried[V any] struct {
	value V
	err   error
}

// remembered is what try gives, or gave for the same key. What went wrong is tried
// again: only what a reader can see is worth keeping, and the words of an error may
// depend on more.
func remembered[V any](m *memo.Memory, kind string, key memo.Key, try func() (V, error)) (V, error) {
	if m == nil {
		return try()
	}
	fresh := false
	got := memo.Get(m, kind, key, func() tried[V] {
		fresh = true
		value, err := try()
		return tried[V]{value, err}
	})
	if got.err != nil && !fresh {
		return try()
	}
	return got.value, got.err
}

// keys are those of what many pages show, made once a build; all are zero without a
// memory.
type keys struct {
	set, head memo.Key
	// home is that of the link to the front page.
	home memo.Key
	// services are those of all that is known of each service, by id.
	services map[string]string
}

func (b *builder) makeKeys() {
	m := b.opt.Memory
	if m == nil {
		return
	}
	k := keys{set: b.set.Key(), head: m.Of(b.head), home: m.Of(linkTo(b.site.Page("/"))), services: map[string]string{}}
	holidays := m.Of(b.site.Holidays)
	paths := map[string]string{}
	for _, p := range b.site.Pages {
		if p.Service != nil {
			paths[p.Service.ID] = p.Path
		}
	}
	for _, s := range b.site.Helplines.Services() {
		key := memo.Join(m.Of(s), m.Of(paths[s.ID]), holidays)
		k.services[s.ID] = string(key[:])
	}
	b.keys = k
}

// keyOf is the key of a page that a layout draws of a view. What stands around every
// page is drawn of the head, the menu and the foot, so that it needs no key of its own;
// neither does the text of a page that a file is for, which has one already.
func (b *builder) keyOf(layout string, source *site.Page, view any) memo.Key {
	m := b.opt.Memory
	if m == nil {
		return memo.Key{}
	}
	var text memo.Key
	if source != nil {
		text = b.keyOfText(source)
	}
	bare := func(v Base) Base {
		// The key of the head covers these, but for what is another's in each version.
		v.Site, v.Around = Site{Search: v.Site.Search, Help: v.Site.Help, Language: v.Site.Language, Foreign: v.Site.Foreign}, Around{}
		if source != nil {
			v.Page.Body = ""
		}
		return v
	}
	switch v := view.(type) {
	case Home:
		v.Base = bare(v.Base)
		view = v
	case Section:
		v.Base = bare(v.Base)
		view = v
	case Guidance:
		view = Guidance(bare(Base(v)))
	case Plain:
		view = Plain(bare(Base(v)))
	case Lesson:
		v.Base = bare(v.Base)
		view = v
	case Helpline:
		v.Base = bare(v.Base)
		view = v
	case Statistics:
		v.Base = bare(v.Base)
		view = v
	case Search:
		v.Base = bare(v.Base)
		view = v
	case NotFound:
		v.Base = bare(v.Base)
		view = v
	case Redirect:
		v.Base = bare(v.Base)
		view = v
	case Finder:
		v.Base = bare(v.Base)
		view = v
	}
	return memo.Join(b.keys.set, b.keys.head, m.Of(layout), text, m.Of(view))
}

// shownService is what a directive's view says of a service whose key is known.
type shownService struct {
	key, template, path, limits string
	hasNumber                   bool
}

// keyOfText is the key of a page's text as it is drawn, with its directives: of its
// file, and of what the rest of the site has put into it.
func (b *builder) keyOfText(p *site.Page) memo.Key {
	m := b.opt.Memory
	if m == nil {
		return memo.Key{}
	}
	if known, ok := b.texts.Load(p); ok {
		return known.(memo.Key)
	}
	views := make([]any, len(p.Views))
	for i, view := range p.Views {
		views[i] = view
		var h directive.Helpline
		var limits string
		switch v := view.(type) {
		case directive.HelplineInline:
			h, limits = v.Helpline, v.Limits
		case directive.HelplineCard:
			h, limits = v.Helpline, v.Limits
		default:
			continue
		}
		if key, ok := b.keys.services[h.ID]; ok {
			views[i] = shownService{key, view.Template(), h.Path, limits, h.Number != nil}
		}
	}
	file := p.Sum
	if file == (memo.Key{}) {
		file = memo.Sum(p.File.Data) // the site was made without a memory
	}
	key := memo.Join(b.keys.set, file, m.Of(p.Links), m.Of(p.Pictures), m.Of(views), m.Of(b.foreign(p.Version)))
	b.texts.Store(p, key)
	return key
}

package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"
)

// views are the views of all layouts, empty.
func views() map[string]any {
	return map[string]any{
		"home.html": Home{}, "section.html": Section{}, "guidance.html": Guidance{}, "lesson.html": Lesson{},
		"helpline.html": Helpline{}, "statistics.html": Statistics{}, "page.html": Plain{}, "404.html": NotFound{},
		"redirect.html": Redirect{}, "finder.html": Finder{}, "search.html": Search{}, "help.html": Plain{}, "easy.html": Guidance{},
	}
}

// TestLayouts executes every layout of the repository with a view that has
// everything and one that has nothing: templates may rely on no field being set.
func TestLayouts(t *testing.T) {
	set := real(t)
	for _, layout := range set.allLayouts() {
		empty, ok := views()[layout]
		if !ok {
			t.Errorf("no view for %s", layout)
			continue
		}
		full := reflect.New(reflect.TypeOf(empty)).Elem()
		fillValue(full, "view")
		for name, view := range map[string]any{"full": full.Interface(), "zero": empty} {
			t.Run(layout+"/"+name, func(t *testing.T) {
				out := &buffer{}
				if err := set.layouts[layout].ExecuteTemplate(out, skeleton, view); err != nil {
					t.Fatal(err)
				}
				html := string(out.data)
				for _, want := range []string{"<!doctype html>", "<main", "<h1", "</html>"} {
					if strings.Count(html, want) != 1 {
						t.Errorf("%q stands %d times, want once", want, strings.Count(html, want))
					}
				}
				for _, wrong := range []string{"ZgotmplZ", "no value", "%!", "<nil>"} {
					if strings.Contains(html, wrong) {
						t.Errorf("%q stands in the page", wrong)
					}
				}
			})
		}
	}
}

// TestLayoutsEscape wants words that look like HTML to stay words, wherever a
// template puts them.
func TestLayoutsEscape(t *testing.T) {
	set := real(t)
	for _, layout := range set.allLayouts() {
		view := reflect.New(reflect.TypeOf(views()[layout])).Elem()
		fillValue(view, `"><script>alert(1)</script>`)
		out := &buffer{}
		if err := set.layouts[layout].ExecuteTemplate(out, skeleton, view.Interface()); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(out.data), "<script>alert") {
			t.Errorf("%s: a script of the content runs", layout)
		}
	}
}

// fillValue sets every field below v: words to word, lists to two items, what is
// already HTML to a paragraph.
func fillValue(v reflect.Value, word string) {
	switch v.Kind() {
	case reflect.String:
		switch v.Interface().(type) {
		case template.HTML:
			v.SetString("<p>body</p>")
		case template.URL:
			v.SetString("tel:999")
		default:
			v.SetString(word)
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillValue(v.Elem(), word)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			if v.Index(i).Type() == reflect.TypeFor[Heading]() { // which hold headings
				v.Index(i).Set(reflect.ValueOf(Heading{word, word, []Heading{{word, word, nil}}}))
				continue
			}
			fillValue(v.Index(i), word)
		}
	case reflect.Interface: // data for machines, such as the description of a dataset
		v.Set(reflect.ValueOf(map[string]string{word: word}))
	case reflect.Struct:
		for i := range v.NumField() {
			fillValue(v.Field(i), word)
		}
	default:
		panic(fmt.Sprintf("a view holds a %s", v.Type()))
	}
}

// Package scaffold makes the file that a new page begins with.
//
// [New] takes a kind of page and a name, and gives a [File]: where it belongs, its
// bytes, and which of its keys only a person can fill. The text comes from the
// archetypes, one file a kind: every key that the kind has, each with a comment in
// plain words, and a few lines to write over. The keys that every kind may have
// stand in optional.md. A new page is a draft, and so is
// valid, and not published, until somebody has filled it in. The days on which it
// claims to have been checked are in the distant past, so that one which was
// forgotten is reported as overdue.
//
// The package writes nothing, and it does not know what a site does with a page:
// a test of the command holds its keys against those that the site reads.
package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strings"
	"text/template"
)

// File is the beginning of a page.
type File struct {
	// Name is slash-separated from the project's folder, such as
	// "content/parents/after-the-weekend.md".
	Name string
	Data []byte
	// Fill are the keys that hold placeholders, in the file's order.
	Fill []Field
}

// Field is a key of the front matter and what to write there, in plain words.
type Field struct{ Key, What string }

// Mistake is a request that cannot be met. Hint says what to ask for instead.
type Mistake struct{ Message, Hint string }

// Error is the message.
func (m *Mistake) Error() string { return m.Message }

// Kind is a kind of page that can be made.
type Kind struct {
	// Name is the word for it, such as "guidance".
	Name string
	// About says what it is, and Example how it is asked for.
	About, Example string

	place func(slug string) (name string, m *Mistake)
	// folders are those that go without saying below content, and file the name that
	// its file has in a folder of its own, without the end; "" for one with its own name.
	folders []string
	file    string
	fill    []Field
}

// New makes a page of a kind, one of those that [Kinds] lists, from a slug: words
// of lower-case letters and digits with hyphens between them, in folders with /,
// such as "parents/after-the-weekend". The slug decides the file's name and, until
// somebody writes a better one, the page's title. The name of the file may be typed for
// it, in the project or in the folder where pages of the kind are:
// "content/helplines/some-line.md", "helplines/some-line" and "some-line" make the same
// helpline.
//
// The error is a [Mistake].
func New(kind, typed string) (File, error) {
	kinds := Kinds()
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == kind })
	if i < 0 {
		return File{}, &Mistake{fmt.Sprintf("no kind of page %q can be made", kind), "the kinds are " + strings.Join(names(kinds), ", ")}
	}
	slug, name, m := kinds[i].named(typed)
	if m != nil {
		return File{}, m
	}
	data, err := fill(kind, slug)
	if err != nil {
		return File{}, err
	}
	return File{Name: name, Data: data, Fill: kinds[i].fill}, nil
}

//go:embed archetypes
var archetypes embed.FS

// fill writes a slug's words into the archetype of a kind. They have nothing but
// letters, digits, hyphens and spaces, and need no escaping in YAML.
func fill(kind, slug string) ([]byte, error) {
	t, err := template.ParseFS(archetypes, "archetypes/"+kind+".md", "archetypes/optional.md")
	if err != nil {
		return nil, fmt.Errorf("read the archetype: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, struct{ Kind, Slug, Title string }{kind, last(slug), title(slug)}); err != nil {
		return nil, fmt.Errorf("fill the archetype: %w", err)
	}
	return b.Bytes(), nil
}

func names(kinds []Kind) []string {
	var list []string
	for _, k := range kinds {
		list = append(list, k.Name)
	}
	return list
}

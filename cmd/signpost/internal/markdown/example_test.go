package markdown_test

import (
	"fmt"
	"html/template"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// filled is a site of one page.
type filled struct{ doc *markdown.Doc }

func (f filled) Link(i int) string { return "/parents/" + f.doc.Links[i].Dest }
func (f filled) Image(int) markdown.Picture {
	return markdown.Picture{Src: "/phone.jpg", Width: 640, Height: 480}
}

func (f filled) Directive(i int, body template.HTML) (template.HTML, error) {
	if d := f.doc.Directives[i]; d.Form == markdown.Inline {
		return "<b>Childline</b>", nil
	}
	return `<div class="note">` + body + "</div>", nil
}

func ExampleDoc_HTML() {
	f := &diag.File{Name: "content/parents/first-hour.md", Data: []byte(`---
title: The first hour
---
Talk to :helpline{childline}, or "[read on](next/)".

:::note{title="Today"}
- Keep the messages
:::
`)}
	doc, problems := markdown.NewParser().Parse(f, len("---\ntitle: The first hour\n---\n"))
	html, _, err := doc.HTML(filled{doc})
	fmt.Print(html)
	fmt.Println(len(problems), err)
	for _, d := range doc.Directives {
		fmt.Println(f.Position(d.Span.Start), d.Form, d.Name, d.Args[0].Value, d.Blocks)
	}
	// Output:
	// <p>Talk to <b>Childline</b>, or “<a href="/parents/next/">read on</a>”.</p>
	// <div class="note"><ul>
	// <li>Keep the messages</li>
	// </ul>
	// </div>
	// 0 <nil>
	// {4 9} inline helpline childline []
	// {6 1} container note Today [list]
}

func ExampleSlug() {
	fmt.Println(markdown.Slug("Cymorth â Chyngor"))
	// Output: cymorth-a-chyngor
}

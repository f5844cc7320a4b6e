package asset

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

// drawings are SVG texts with what is said of them, without file and hint.
func drawings() []struct{ name, svg, want string } {
	in := func(inner string) string {
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n" + inner + "\n</svg>"
	}
	return []struct{ name, svg, want string }{
		{"what a drawing program saves", `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<svg width="24" height="24" viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:online="urn:x" inkscape:export-filename="C:\pictures\icon.png">
<title>A bell</title><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:resource="http://purl.org/dc/"/></metadata>
<defs><linearGradient id="a"><stop offset="0" style="stop-color:#fff"/></linearGradient><path id="b" d="M0 0"/></defs>
<style type="text/css"><![CDATA[ .c { fill: url(#a); font-family: 'Open Sans' } /* url(x) */ ]]></style>
<use xlink:href="#b"/><use href=" #b"/><g fill="url('#a')" clip-path="url( #a )"><a href="#b"><text>on &amp; on</text></a></g>
<animate attributeName="opacity" from="0" to="1"/></svg>`, ""},
		{"script", in(`<g><script>x</script></g>`), "2:4: the element script"},
		{"script in capitals", in(`<SCRIPT/>`), "2:1: the element SCRIPT"},
		{"foreign markup", in(` <foreignObject/>`), "2:2: the element foreignObject"},
		{"frame", in(`<iframe/>`), "2:1: the element iframe"},
		{"HTML", in(`<h:meta xmlns:h="http://www.w3.org/1999/xhtml"/>`), "2:1: the HTML element meta"},
		{"event", in(`<g onclick="x"/>`), "2:1: the event handler onclick"},
		{"event in capitals", in(`<g OnLoad="x"/>`), "2:1: the event handler OnLoad"},
		{"link", in(`<a href="https://e.example"/>`), `2:1: a reference to "https://e.example"`},
		{"old link", in(`<a xlink:href="javascript:x"/>`), `2:1: a reference to "javascript:x"`},
		{"hidden link", in(`<a href="&#106;avascript:x"/>`), `2:1: a reference to "javascript:x"`},
		{"picture inside", in(`<image href="data:image/png;base64,` + strings.Repeat("A", 100) + `"/>`), `2:1: a reference to "data:image/png;base64,` + strings.Repeat("A", 38) + `…"`},
		{"empty link", in(`<a href=""/>`), `2:1: a reference to ""`},
		{"another file", in(`<use href="b.svg#c"/>`), `2:1: a reference to "b.svg#c"`},
		{"animated link", in(`<a href="#b"><set attributeName="href" to="javascript:x"/></a>`), "2:14: an animation of href"},
		{"animated old link", in(`<animate attributeName="xlink:href" values="javascript:x"/>`), "2:1: an animation of xlink:href"},
		{"animated event", in(`<set attributeName="onclick" to="x"/>`), "2:1: an animation of onclick"},
		{"paint of another site", in(`<g fill="url(https://e.example/a)"/>`), "2:1: fill refers to another file"},
		{"style attribute", in(`<g style="fill:url('b.svg#c')"/>`), "2:1: style refers to another file"},
		{"escaped paint", in(`<g fill="u\72l(https://e.example/a)"/>`), "2:1: fill refers to another file"},
		{"import", in(`<style>@import "https://e.example/a.css";</style>`), "2:1: a style refers to another file"},
		{"import as CDATA", in("<g/><style>\n<![CDATA[@import 'a.css'; ]]></style>"), "2:5: a style refers to another file"},
		{"url in a style", in(`<style>a{b:url(https://e.example)}</style>`), "2:1: a style refers to another file"},
		{"url around a comment", in(`<style>a{b:u<!-- -->rl(https://e.example)}</style>`), "2:1: a style refers to another file"},
		{"url around an element", in(`<style>a{b:u<g/>rl(https://e.example)}</style>`), "2:1: a style refers to another file"},
		{"url with entities", in(`<style>a{b:&#117;rl(https://e.example)}</style>`), "2:1: a style refers to another file"},
		{"two styles are two", in(`<style>u</style><style>rl(https://e.example)</style>`), ""},
		{"style sheet", `<?xml-stylesheet href="https://e.example/a.css"?><svg/>`, "1:1: the instruction xml-stylesheet"},
		{"document type", "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/a.dtd\">\n<svg/>", "2:1: a document type"},
		{"entities", "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>&a;</svg>", "1:1: a document type\n2:6: this is not SVG: line 2: invalid character entity &a;"},
		{"never closed", "<svg>\n<g>\n", "3:1: this is not SVG: line 3: unexpected EOF"},
		{"two faults", in("<g onclick='x'/>\n<script/>"), "2:1: the event handler onclick\n3:1: the element script"},
		{"HTML file", "<html><script/></html>", "1:1: this is not SVG: the first element is html"},
		{"text", "words\n", "2:1: this is not SVG: there is no svg element"},
		{"nothing", "", "1:1: this is not SVG: there is no svg element"},
	}
}

func TestCheckSVG(t *testing.T) {
	for _, tt := range drawings() {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range CheckSVG(source.File{Name: "a.svg", Data: []byte(tt.svg)}) {
				got = append(got, strings.Replace(strings.TrimSuffix(strings.TrimPrefix(d.String(), "a.svg:"), " [svg]"), "error: ", "", 1))
				if d.Hint != "save it from the drawing program as plain SVG" {
					t.Errorf("hint %q", d.Hint)
				}
			}
			if got := strings.Join(got, "\n"); got != tt.want {
				t.Errorf("problems\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// FuzzCheckSVG wants no panic, places inside the file, and that a script is never
// passed over in what can be read.
func FuzzCheckSVG(f *testing.F) {
	for _, tt := range drawings() {
		f.Add(tt.svg)
	}
	f.Fuzz(func(t *testing.T, svg string) {
		list := CheckSVG(source.File{Name: "a.svg", Data: []byte(svg)})
		for _, d := range list {
			if d.Line < 1 || d.Line > strings.Count(svg, "\n")+1 || d.Column < 1 || d.Column > len(svg)+1 {
				t.Errorf("outside the file: %v", d)
			}
		}
		if len(list) == 0 && strings.Contains(svg, "<script>") && !strings.Contains(svg, "<!") && !strings.Contains(svg, "<?") {
			t.Errorf("a script in %q", svg)
		}
	})
}

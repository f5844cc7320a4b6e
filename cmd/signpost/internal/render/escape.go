package render

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// The functions that html/template puts behind a value, as their names say. A test holds
// what is written here against what they write.
const (
	escapeHTML      = "_html_template_htmlescaper"
	escapeAttribute = "_html_template_attrescaper"
	escapeTitle     = "_html_template_rcdataescaper"
	escapeURL       = "_html_template_urlescaper"
	filterURL       = "_html_template_urlfilter"
	normalURL       = "_html_template_urlnormalizer"
)

// show compiles an action that shows a value. Text is escaped here, because most of it is
// in sentences; addresses go to html/template unless they can stand as they are.
func (c *compiler) show(pipe *parse.PipeNode, dot reflect.Type) ([]step, bool) {
	e, ok := c.command(pipe.Cmds[0], dot)
	if !ok {
		return nil, false
	}
	var chain []string
	for _, cmd := range pipe.Cmds[1:] {
		if len(cmd.Args) != 1 {
			return nil, false
		}
		chain = append(chain, cmd.Args[0].String())
	}
	switch names := strings.Join(chain, "|"); names {
	case escapeHTML, escapeAttribute, escapeTitle:
		return showText(e, names)
	case filterURL + "|" + normalURL + "|" + escapeAttribute, escapeURL + "|" + escapeAttribute:
		return c.showAddress(e, pipe, names)
	}
	return nil, false
}

// showText shows a value between tags, in an attribute or in a title.
func showText(e expression, escaper string) ([]step, bool) {
	var add func(data []byte, v reflect.Value) []byte
	switch {
	case e.of == reflect.TypeFor[string]():
		add = func(data []byte, v reflect.Value) []byte { return appendEscaped(data, v.String()) }
	case e.of == reflect.TypeFor[template.HTML]() && escaper == escapeHTML:
		add = func(data []byte, v reflect.Value) []byte { return append(data, v.String()...) }
	case e.of == reflect.TypeFor[int]():
		add = func(data []byte, v reflect.Value) []byte { return strconv.AppendInt(data, v.Int(), 10) }
	default:
		return nil, false
	}
	return []step{func(d *drawing, dot reflect.Value) error {
		v, err := e.value(d, dot)
		if err != nil {
			return err
		}
		return d.out.grow(add(d.out.data, v))
	}}, true
}

// showAddress shows a value in an attribute that holds an address.
func (c *compiler) showAddress(e expression, pipe *parse.PipeNode, chain string) ([]step, bool) {
	if e.of != reflect.TypeFor[string]() && e.of != reflect.TypeFor[template.URL]() {
		return nil, false
	}
	at, ok := c.chains[chain]
	if !ok {
		at = c.pieces
		escape := &parse.PipeNode{NodeType: parse.NodePipe, Cmds: append(pipeOf(&parse.DotNode{NodeType: parse.NodeDot}).Cmds, pipe.Cmds[1:]...)}
		if _, ok := c.piece(&parse.ActionNode{NodeType: parse.NodeAction, Pipe: escape}); !ok {
			return nil, false
		}
		c.chains[chain] = at
	}
	part := strings.HasPrefix(chain, escapeURL)
	return []step{func(d *drawing, dot reflect.Value) error {
		v, err := e.value(d, dot)
		if err != nil {
			return err
		}
		if text := v.String(); isTame(text, part) {
			return d.out.grow(append(d.out.data, text...))
		}
		return c.layout.ExecuteTemplate(d.out, pieceName(at), v.Interface())
	}}, true
}

// appendEscaped appends a text as html/template escapes it.
func appendEscaped(data []byte, text string) []byte {
	done := 0
	for i := range len(text) {
		var sign string
		c := text[i]
		if c > '>' {
			continue // as most are
		}
		switch c {
		case 0:
			sign = lost
		case '"':
			sign = "&#34;"
		case '&':
			sign = "&amp;"
		case '\'':
			sign = "&#39;"
		case '+':
			sign = "&#43;"
		case '<':
			sign = "&lt;"
		case '>':
			sign = "&gt;"
		default:
			continue
		}
		data = append(append(data, text[done:i]...), sign...)
		done = i + 1
	}
	return append(data, text[done:]...)
}

// isTame reports an address, or a part of one, that html/template leaves as it is.
func isTame(address string, part bool) bool {
	slash := false
	for i := range len(address) {
		switch c := address[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '.', c == '~':
		case part:
			return false
		case c == '/':
			slash = true
		case c == ':':
			// Only these schemes are let through; behind a slash it is no scheme.
			if !slash && address[:i] != "https" && address[:i] != "http" {
				return false
			}
		case c == '#', c == '?', c == '=':
		default:
			return false
		}
	}
	return true
}

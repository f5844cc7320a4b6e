package render

import (
	"bytes"

	"golang.org/x/net/html"
)

// attribute is one of a start tag.
type attribute struct{ key, value []byte }

type attributes []attribute

// value is that of the last attribute of a name.
func (l attributes) value(key string) []byte {
	for i := len(l) - 1; i >= 0; i-- {
		if string(l[i].key) == key {
			return l[i].value
		}
	}
	return nil
}

// attributesOf reads the attributes of the start tag at the beginning of a text into list.
// One that is written as the templates write theirs is read at once, because there are
// dozens on every page; any other is read as browsers do.
func attributesOf(text []byte, list attributes) attributes {
	if read, ok := plainAttributes(text, list); ok {
		return read
	}
	z := html.NewTokenizer(bytes.NewReader(text))
	z.Next()
	list = list[:0]
	for _, a := range z.Token().Attr {
		list = append(list, attribute{[]byte(a.Key), []byte(a.Val)})
	}
	return list
}

// plainAttributes reads a start tag whose attributes have small letters for names, and
// values in double quotes, if any, without anything that stands for something else.
func plainAttributes(text []byte, list attributes) (attributes, bool) {
	i := 1
	for i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		i++
	}
	for i < len(text) && text[i] == ' ' {
		start := i + 1
		for i = start; i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] == '-'); i++ {
		}
		a := attribute{key: text[start:i]}
		if len(a.key) == 0 {
			return nil, false
		}
		if bytes.HasPrefix(text[i:], []byte(`="`)) {
			start = i + 2
			end := bytes.IndexByte(text[start:], '"')
			if end < 0 || bytes.ContainsAny(text[start:start+end], "&<>\r\x00") {
				return nil, false
			}
			a.value, i = text[start:start+end], start+end+1
		}
		list = append(list, a)
	}
	return list, bytes.HasPrefix(text[i:], []byte(">")) || bytes.HasPrefix(text[i:], []byte("/>"))
}

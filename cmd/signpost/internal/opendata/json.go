package opendata

import (
	"bytes"
	"encoding/json"
)

// document writes v as a JSON file with a line for everything down to the given
// depth: at 2 each member of the object and each entry of its lists has a line of
// its own, however much it holds. That is half the size of a file with a line for
// everything, and a change of one figure is a change of one line.
//
// Signs such as & stand for themselves: the files are never part of a page of HTML.
func document[T any](v T, depth int) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // the structs of this package always encode
	}
	return lines(b.Bytes(), depth)
}

// lines breaks JSON without any white space into lines, down to the given depth.
func lines(compact []byte, depth int) []byte {
	out := make([]byte, 0, len(compact)+len(compact)/8)
	level, quoted := 0, false
	for i := 0; i < len(compact); i++ {
		c := compact[i]
		if quoted || c == '"' {
			// A quote ends or begins a text, unless a backslash stands before it.
			switch c {
			case '"':
				quoted = !quoted
			case '\\':
				out = append(out, c)
				i++
				c = compact[i]
			}
			out = append(out, c)
			continue
		}
		switch c {
		case '{', '[':
			out = append(out, c)
			level++
			if next := compact[i+1]; level <= depth && next != '}' && next != ']' {
				out = newLine(out, level)
			}
		case '}', ']':
			if before := compact[i-1]; level <= depth && before != '{' && before != '[' {
				out = newLine(out, level-1)
			}
			out = append(out, c)
			level--
		case ',':
			out = append(out, c)
			if level <= depth {
				out = newLine(out, level)
			} else {
				out = append(out, ' ')
			}
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// newLine begins a line that is indented by its level.
func newLine(out []byte, level int) []byte {
	out = append(out, '\n')
	for range level {
		out = append(out, "  "...)
	}
	return out
}

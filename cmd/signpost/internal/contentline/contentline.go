// Package contentline writes and reads the lines that calendars (RFC 5545, section
// 3.1) and contact cards (RFC 2426 and RFC 6350, section 3.2) are made of:
//
//	NAME;PARAMETER=VALUE:value
//
// A line ends with CRLF and has at most 75 octets; what is longer is folded, and goes
// on behind the one space that the next line begins with.
//
// Which function do I want?
//
//   - [Document.Text] for a text, [Document.List] for several with commas between
//     them, [Document.Parts] for the parts of a structured value such as a name.
//   - [Document.Plain] for what is no text: an address, a date, a telephone number.
//   - [Read] reads lines back, and refuses what a careless reader would misread.
//
// The package does not know which properties there are, nor what they mean.
package contentline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxOctets is the longest line, in octets without its CRLF (RFC 5545, section 3.1).
const maxOctets = 75

// The line breaks besides CR and LF that some program splits a text at.
const (
	nextLine           = '\u0085'
	lineSeparator      = '\u2028'
	paragraphSeparator = '\u2029'
)

// A Document is content lines, one after the other. The zero value has none.
//
// The name that its methods take is that of the property with its parameters, such as
// "TEL;TYPE=VOICE". It is written as it stands.
type Document struct{ text []byte }

// Text adds a property whose value is a text. A line break of any kind is written \n;
// other control characters but the tab have no place in a text and are left out, and
// octets that are not UTF-8 become U+FFFD.
func (d *Document) Text(name, value string) { d.line(name + ":" + escape(value)) }

// List adds a property whose value is several texts with commas between them.
func (d *Document) List(name string, values ...string) { d.line(name + ":" + escapeAll(values, ",")) }

// Parts adds a property whose value is structured: texts with semicolons between them,
// such as the five parts of N.
func (d *Document) Parts(name string, parts ...string) { d.line(name + ":" + escapeAll(parts, ";")) }

// Plain adds a property whose value is not a text and is written without escapes. Line
// breaks and other control characters are left out, so that no value can begin a line
// of its own.
func (d *Document) Plain(name, value string) {
	d.line(name + ":" + strings.Map(func(r rune) rune {
		if isBreak(r) || isControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(value, string(utf8.RuneError))))
}

// Bytes returns the lines.
func (d *Document) Bytes() []byte { return d.text }

// line writes a line, folded where it must be and never within a character, nor behind
// the backslash of an escape: not every program unfolds a line before it reads it.
func (d *Document) line(text string) {
	for room := maxOctets; len(text) > room; room = maxOctets - 1 { // the space counts
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		slashes := cut - len(strings.TrimRight(text[:cut], `\`))
		cut -= slashes % 2
		d.text = append(append(d.text, text[:cut]...), "\r\n "...)
		text = text[cut:]
	}
	d.text = append(append(d.text, text...), "\r\n"...)
}

// escapeAll escapes texts and puts a separator between them.
func escapeAll(texts []string, separator string) string {
	escaped := make([]string, len(texts))
	for i, t := range texts {
		escaped[i] = escape(t)
	}
	return strings.Join(escaped, separator)
}

// escape writes a TEXT as RFC 5545, section 3.3.11, wants it. RFC 2426 and RFC 6350
// want the same, or read it.
func escape(text string) string {
	var b strings.Builder
	text = strings.ReplaceAll(strings.ToValidUTF8(text, string(utf8.RuneError)), "\r\n", "\n")
	for _, r := range text {
		switch {
		case r == '\\', r == ';', r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case isBreak(r):
			b.WriteString(`\n`)
		case !isControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isBreak reports a character at which some program begins a new line.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', nextLine, lineSeparator, paragraphSeparator:
		return true
	}
	return false
}

// isControl reports a control character other than the tab.
func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' }

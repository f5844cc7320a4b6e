package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Write prints l for a person, in the order it has:
//
//	content/parents/first-hour.md:12:19: error: no helpline "childlien" [unknown-helpline]
//	   12 | Talk to :helpline{childlien} at any time.
//	      |                   ^^^^^^^^^
//	      = did you mean "childline"?
//
// With colour, the severity and the carets carry ANSI colours. The only errors
// are those of w.
func Write(w io.Writer, l List, colour bool) error {
	p := palette(colour)
	var b strings.Builder
	for _, d := range l {
		b.WriteString(text(d, p))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type colours struct{ bold, error, warning, dim, off string }

func palette(on bool) colours {
	if !on {
		return colours{}
	}
	return colours{bold: "\x1b[1m", error: "\x1b[1;31m", warning: "\x1b[1;33m", dim: "\x1b[2m", off: "\x1b[0m"}
}

func text(d Diagnostic, p colours) string {
	tint := p.error
	if d.Severity == Warning {
		tint = p.warning
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s:%d:%d:%s %s%s:%s %s %s[%s]%s\n", p.bold, Printable(d.File), d.Line, d.Column, p.off,
		tint, d.Severity, p.off, Printable(d.Message), p.dim, d.Rule, p.off)
	if d.Excerpt != "" {
		line, start, length := window(d.Excerpt, d.Column-1, d.Length)
		lead := width(Printable(line[:start]))
		mark := max(width(Printable(line[start:start+length])), 1)
		fmt.Fprintf(&b, "%s%5d |%s %s\n", p.dim, d.Line, p.off, strings.TrimRight(Printable(line), " "))
		fmt.Fprintf(&b, "%s      |%s %s%s%s%s\n", p.dim, p.off, strings.Repeat(" ", lead), tint, strings.Repeat("^", mark), p.off)
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "%s      =%s %s\n", p.dim, p.off, Printable(d.Hint))
	}
	return b.String()
}

// maxExcerpt bounds a shown line in bytes: a page may be one long line.
const maxExcerpt = 120

// window cuts a long line to what surrounds the fault, on rune boundaries.
func window(line string, start, length int) (string, int, int) {
	start = min(max(start, 0), len(line))
	length = min(max(length, 0), len(line)-start)
	if len(line) <= maxExcerpt {
		return line, start, length
	}
	from := max(start-maxExcerpt/3, 0)
	for from > 0 && !runeStart(line[from]) {
		from--
	}
	to := min(from+maxExcerpt, len(line))
	for to < len(line) && !runeStart(line[to]) {
		to++
	}
	cut := line[from:to]
	start, length = start-from, min(length, to-start)
	if from > 0 {
		cut, start = "… "+cut, start+len("… ")
	}
	if to < len(line) {
		cut += " …"
	}
	return cut, start, length
}

func runeStart(b byte) bool { return b&0xC0 != 0x80 }

// Printable shows control characters and marks of direction as spaces, so that a file
// name or a line of content can neither move the cursor nor colour the terminal, nor be
// read as something else than what it is.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7F && r < 0xA0 || IsDirectionMark(r) {
			return ' '
		}
		return r
	}, s)
}

// IsDirectionMark reports an invisible mark that changes the direction of text (Unicode
// Standard Annex 9, section 2).
func IsDirectionMark(r rune) bool {
	return r == 0x200E || r == 0x200F || r == 0x061C || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// jsonProblem is the published form of a diagnostic.
type jsonProblem struct {
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Length   int      `json:"length"`
	Message  string   `json:"message"`
	Excerpt  string   `json:"excerpt,omitempty"`
	Hint     string   `json:"hint,omitempty"`
}

// WriteJSON prints l as one JSON array, one problem a line; an empty list is [].
func WriteJSON(w io.Writer, l List) error {
	var b strings.Builder
	b.WriteString("[")
	for i, d := range l {
		if i > 0 {
			b.WriteString(",")
		}
		line, err := json.Marshal(jsonProblem{
			d.Severity, d.Rule, d.File, d.Line, d.Column, d.Length, d.Message, d.Excerpt, d.Hint,
		})
		if err != nil {
			return fmt.Errorf("encode %s: %w", d, err)
		}
		b.WriteString("\n")
		b.Write(line)
	}
	if len(l) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteGitHub prints l as workflow commands, which GitHub Actions shows beside
// the lines of a pull request. Escapes are those of its documentation, "Workflow
// commands for GitHub Actions".
func WriteGitHub(w io.Writer, l List) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, d := range l {
		message := d.Message
		if d.Hint != "" {
			message += "\n" + d.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", d.Severity, property.Replace(d.File),
			d.Line, d.Column, property.Replace(d.Rule), data.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

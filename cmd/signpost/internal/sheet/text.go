package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest cells in bytes. Longer text is a pasted document; any other cell
// that is longer cannot be right, and a problem repeats it in full.
const (
	MaxText = 4000
	maxCell = 200
)

// CheckText refuses what no text for readers may hold: more than limit bytes, and
// characters that cannot be seen but change what is.
func CheckText(text string, limit int) *Fault {
	if len(text) > limit {
		return Faultf("text of %d bytes, want at most %d", len(text), limit).Hinted("say it shorter and name the source for the rest")
	}
	for _, r := range text {
		switch {
		case r == '\n', r == '\t':
			// Line breaks are what quotes are for, and a tab only widens a space.
		case unicode.IsControl(r), r == utf8.RuneError:
			return Faultf("control character %U", r).Hinted("delete the text and type it again")
		case isInvisible(r):
			return Faultf("invisible character %U that can change the order or meaning of the text around it", r).
				Hinted("delete the text and type it again, without pasting")
		}
	}
	return nil
}

// isInvisible reports whether r is a mark for the direction of text (Unicode
// Standard Annex 9), a zero-width character or a line separator.
func isInvisible(r rune) bool {
	switch {
	case r == 0x061C, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E,
		r >= 0x2060 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}

// formulaStarts are the characters at which a spreadsheet takes a cell for a
// formula, those of East Asian keyboards included. The list is that of OWASP's
// page on CSV injection.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// CheckFormula refuses a text that a spreadsheet would run when somebody opens the
// file: it could send what stands beside it to a stranger (CWE-1236). Spaces in
// front do not help, because they are lost on the way.
func CheckFormula(text string) *Fault {
	start := strings.TrimLeft(text, " ")
	first, _ := utf8.DecodeRuneInString(start)
	if start == "" || !strings.ContainsRune(formulaStarts, first) {
		return nil
	}
	if unicode.IsSpace(first) {
		return Faultf("the text begins with a tab or a line break, after which a spreadsheet may look for a formula").
			Hinted("begin with a word")
	}
	return Faultf("the text begins with %q, and a spreadsheet would run it as a formula", string(first)).
		Hinted("begin with a word, or with a quotation mark")
}

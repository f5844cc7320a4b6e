package contacts

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// byteOrderMark is what Excel tells UTF-8 by.
const byteOrderMark = "\uFEFF"

// A column is one of helplines.csv.
type column struct {
	name string
	cell func(s *helpline.Service, w way) string
}

// columns are those of helplines.csv, in their order. The package comment says what is
// in them.
func (in Input) columns() []column {
	return []column{
		{"id", func(s *helpline.Service, _ way) string { return safeText(s.ID) }},
		{"service", func(s *helpline.Service, _ way) string { return safeText(s.Title) }},
		{"operator", func(s *helpline.Service, _ way) string { return safeText(s.Operator) }},
		{"sort", func(s *helpline.Service, _ way) string { return safeText(string(s.Sort)) }},
		{"status", func(s *helpline.Service, _ way) string { return status(s) }},
		{"replaced_by", func(s *helpline.Service, _ way) string { return safeText(s.ReplacedBy) }},
		{"kind", func(_ *helpline.Service, w way) string { return string(w.Kind) }},
		{"number", func(_ *helpline.Service, w way) string { return safeText(w.Number) }},
		{"dial", func(_ *helpline.Service, w way) string {
			if w.Number == "" {
				return ""
			}
			return safeText(w.Link)
		}},
		{"keyword", func(_ *helpline.Service, w way) string { return safeText(w.Keyword) }},
		{"label", func(_ *helpline.Service, w way) string { return safeText(w.Label) }},
		{"address", func(_ *helpline.Service, w way) string { return safeAddress(w.address()) }},
		{"hours", func(_ *helpline.Service, w way) string { return safeText(w.Hours) }},
		{"reply", func(_ *helpline.Service, w way) string { return safeText(w.Reply) }},
		{"who", func(s *helpline.Service, _ way) string { return safeText(s.Who()) }},
		{"nations", func(s *helpline.Service, _ way) string { return safeText(nations(s)) }},
		{"languages", func(s *helpline.Service, _ way) string { return safeText(strings.Join(s.Languages, ", ")) }},
		{"cost", func(s *helpline.Service, _ way) string { return safeText(s.Cost) }},
		{"page", func(s *helpline.Service, _ way) string { return safeAddress(in.page(s)) }},
		{"website", func(s *helpline.Service, _ way) string { return safeAddress(s.Website) }},
		{"verified", func(s *helpline.Service, _ way) string { return day(s.Verified) }},
		{"verified_how", func(s *helpline.Service, _ way) string { return safeText(string(s.VerifiedHow)) }},
		{"verified_from", func(s *helpline.Service, _ way) string { return safeText(s.VerifiedFrom) }},
	}
}

// csv writes helplines.csv.
func (in Input) csv() []byte {
	var b bytes.Buffer
	columns := in.columns()
	b.WriteString(byteOrderMark)
	for i, c := range columns {
		separate(&b, i)
		b.WriteString(c.name)
	}
	b.WriteString("\r\n")
	for _, s := range in.Register.Services() {
		ways := waysOf(s)
		if len(ways) == 0 {
			ways = []way{{}}
		}
		for _, w := range ways {
			for i, c := range columns {
				separate(&b, i)
				if cell := c.cell(s, w); cell != "" {
					b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
				}
			}
			b.WriteString("\r\n")
		}
	}
	return b.Bytes()
}

func separate(b *bytes.Buffer, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}

// nations are the names of the service's nations, with commas between them.
func nations(s *helpline.Service) string {
	names := make([]string, len(s.Nations))
	for i, n := range s.Nations {
		names[i] = n.String()
	}
	return strings.Join(names, ", ")
}

// What a spreadsheet may take for the sign of a formula, and for the end of a cell.
const (
	formulaSigns = "=+-@＝＋－＠"
	separators   = `,;|"`
)

// safeText makes a text one that no spreadsheet changes: on one line, with an
// apostrophe before every sign at which a formula could begin, and before digits that
// would lose their first or last ones as a number.
func safeText(text string) string {
	text = oneLine(text)
	switch {
	case isLossy(text):
		return "'" + text
	case !strings.ContainsAny(text, formulaSigns):
		return text
	}
	var b strings.Builder
	fresh := true // nothing but spaces since the last separator
	for _, r := range text {
		if fresh && strings.ContainsRune(formulaSigns, r) {
			b.WriteByte('\'')
		}
		fresh = strings.ContainsRune(separators, r) || fresh && r == ' '
		b.WriteRune(r)
	}
	return b.String()
}

// safeAddress makes an address one that no spreadsheet changes and that leads where it
// did: a separator before the sign of a formula is percent-encoded.
func safeAddress(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if i+1 < len(address) && strings.IndexByte(separators, address[i]) >= 0 && strings.IndexByte(formulaSigns[:4], address[i+1]) >= 0 {
			fmt.Fprintf(&b, "%%%02X", address[i])
			continue
		}
		b.WriteByte(address[i])
	}
	return safeText(b.String())
}

// oneLine puts one space where there is any white space, and leaves control characters
// out.
func oneLine(text string) string {
	odd := func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }
	if !strings.ContainsFunc(text, odd) && !strings.Contains(text, "  ") && strings.Trim(text, " ") == text {
		return text // as nearly every text is
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
	return strings.Join(strings.Fields(text), " ")
}

// isLossy reports digits that Excel would show otherwise: it drops noughts in front,
// and writes more than eleven digits with an exponent.
func isLossy(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == "" && (text[0] == '0' && len(text) > 1 || len(text) > 11)
}

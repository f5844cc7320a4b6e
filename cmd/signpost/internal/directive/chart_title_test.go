package directive

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// titleOf reads the title of a chart as an editor writes it.
func titleOf(t *testing.T, written string) (titleText, *diag.File, bool) {
	t.Helper()
	f := &diag.File{Name: "a.md", Data: []byte(`::chart{count title="` + written + `"}` + "\n")}
	doc, list := markdown.NewParser().Parse(f, 0)
	if len(list) > 0 || len(doc.Directives) != 1 {
		return titleText{}, f, false
	}
	for _, a := range doc.Directives[0].Args {
		if a.Key == "title" {
			return newTitleText(a, f), f, true
		}
	}
	return titleText{}, f, false
}

// outline writes parts so that they can be compared: kind, words, and the text of
// the file at each place.
func outline(parts []titlePart, f *diag.File) string {
	var list []string
	for _, p := range parts {
		s := fmt.Sprintf("%d %q", p.kind, p.words)
		if p.kind != plainPart {
			s += fmt.Sprintf(" %s", f.Text(p.bracesAt))
		}
		if p.kind == claimPart {
			s += fmt.Sprintf(" %s", f.Text(p.wordsAt))
		}
		for _, a := range p.args {
			s += fmt.Sprintf(" <%s|%s|%s>", a.Key, a.Value, f.Text(a.Span))
		}
		list = append(list, s)
	}
	return strings.Join(list, "\n")
}

func TestTitleParts(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"", ""},
		{"Reports", `0 "Reports"`},
		{"{2023} reports", "1 \"\" {2023} <|2023|2023>\n0 \" reports\""},
		{"Reports [more than doubled]{2019..2023}", "0 \"Reports \"\n2 \"more than doubled\" {2019..2023} more than doubled <|2019..2023|2019..2023>"},
		{"[a]{ boys  2024 of=all }", "2 \"a\" { boys  2024 of=all } a <|boys|boys> <|2024|2024> <of|all|all>"},
		{`A \[b\] \{c\}`, `0 "A [b] {c}"`},
		// A backslash moves everything after it in the file, but not in the value.
		{`A \" {2023}`, "0 \"A \\\" \"\n1 \"\" {2023} <|2023|2023>"},
		{`[more than]{2024 with=\"b c\"}`, `2 "more than" {2024 with=\"b c\"} more than <|2024|2024> <with|b c|b c>`},
		{"{}", "1 \"\" {}"},
		{"é {2023}é", "0 \"é \"\n1 \"\" {2023} <|2023|2023>\n0 \"é\""},
	} {
		text, f, ok := titleOf(t, tt.title)
		parts, bad := text.parts()
		if got := outline(parts, f); !ok || bad != nil || got != tt.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.title, bad, got, tt.want)
		}
	}
}

func TestTitlePartsFaults(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"A {2023", "{: the { in the title is never closed"},
		{"A {20{23}", "{: the { in the title is never closed"},
		{"A 2023}", "}: the } in the title closes nothing"},
		{"A ]", "]: the ] in the title closes nothing"},
		{"A [rose", "[: the [ in the title is never closed"},
		{"A [ro{2023}se]{2023}", "[: the [ in the title is never closed"},
		{"A [rose] by", "[rose]: the words in [ ] have no periods"},
		{"A [rose]", "[rose]: the words in [ ] have no periods"},
		{"A [rose] {2019..2023}", "[rose]: the words in [ ] have no periods"},
		{`A [rose]\{2019..2023}`, "[rose]: the words in [ ] have no periods"},
		{"A [ ]{2023}", "[ ]: the [ ] in the title hold no words"},
		{"A [rose]{2019", "{: the { in the title is never closed"},
	} {
		text, f, ok := titleOf(t, tt.title)
		_, bad := text.parts()
		if !ok || bad == nil {
			t.Errorf("%s: nothing is wrong, want %s", tt.title, tt.want)
			continue
		}
		if got := f.Text(bad.at) + ": " + bad.message; got != tt.want || bad.hint == "" {
			t.Errorf("%s: %s, want %s; hint %q", tt.title, got, tt.want, bad.hint)
		}
	}
}

// FuzzTitleParts holds that every place lies inside the directive, and that no
// letter of a title is lost.
func FuzzTitleParts(f *testing.F) {
	for _, seed := range []string{"A", "{2023}", "[rose]{2019..2023 of=b}", `\[ \] \{ \} \\ \"`, "[[", "]{", "{}{}", "é[ü]{ö=\\\"ä b\\\"}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, written string) {
		if strings.ContainsAny(written, "\n\r") {
			t.Skip("a title is one line")
		}
		text, file, ok := titleOf(t, written)
		if !ok {
			t.Skip("no title")
		}
		inside := func(s diag.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(file.Data) {
				t.Fatalf("%q: the place %v is outside the file", written, s)
			}
		}
		parts, bad := text.parts()
		if bad != nil {
			inside(bad.at)
			return
		}
		length := 0
		for _, p := range parts {
			length += len(p.words)
			if p.kind != plainPart {
				inside(p.bracesAt)
				length += p.bracesAt.End - p.bracesAt.Start
			}
			if p.kind == claimPart {
				inside(p.wordsAt)
				length += len("[]")
			}
			for _, a := range p.args {
				inside(a.Span)
			}
		}
		if length < len(text.value) {
			t.Errorf("%q: %d bytes of %d are in no part", written, length, len(text.value))
		}
	})
}

func TestLooseDigits(t *testing.T) {
	units := []string{"reports", "lost"}
	for _, tt := range []struct{ text, want string }{
		{"Reports in 2023", ""},
		{"Reports in 2023/24, 2019–2023 and 2019-2023", ""},
		{"Since 2019, reports rose; in 2023 reports fell", ""},
		{"More in 2023 than 2022", ""},
		{"The police's 2023's figures (2022)", ""},
		{"Children under 18, aged 14 to 17, ages 11–13, over 18s and under-16s", ""},
		{"Aged 14 and 15", ""},
		{"Aged under 18", ""},
		{"Aged between 14 and 17", ""},
		{"Aged 18 or over", ""},
		{"Made by people over 18", ""},
		{"619 reports", "619"},
		{"1,204 reports in 2023", "1,204"},
		{"2000 reports", "2000"},
		{"Nearly 2000 in 2023", "2000"},
		{"more than 2000", "2000"},
		{"over 600 reports, under 18 cases, over 9 in 10", "600|18|9|10"},
		{"Over 5 a day", "5"},
		{"91% and 91 per cent", "91|91"},
		{"£2000, 2023%, 2023rd, E2023, 2020s, 3x", "2000|2023|2023|2023|2020|3"},
		{"2023/25 and 2023/23 and 1989 and 2101 and 2023-2019", "2023/25|2023/23|1989|2101|2023-2019"},
		{"½, ² and ٣", "½|²|٣"},
		{"2.5 times, 0.2023", "2.5|0.2023"},
		{"Aged 90%", "90"},
		{"Aged 130", "130"},
		{"14 to 17", "14|17"},
		{"+2023 and #2023", "2023|2023"},
		{"COVID-19", "19"},
	} {
		var got []string
		for _, s := range looseDigits(tt.text, units) {
			got = append(got, tt.text[s.Start:s.End])
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// FuzzLooseDigits holds that every number of a text is found or is made of digits
// that a year or an age may have.
func FuzzLooseDigits(f *testing.F) {
	f.Add("In 2023/24, aged 14 to 17, under 18s: 1,204 ½", "reports")
	f.Add("9\u00a0in\u00a010 2000–2001", "")
	f.Fuzz(func(t *testing.T, text, unit string) {
		last := 0
		for _, s := range looseDigits(text, []string{unit}) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: %v after %d", text, s, last)
			}
			last = s.End
		}
		for _, s := range trendWords(text) {
			if s.Start < 0 || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: %v", text, s)
			}
		}
	})
}

func TestTrendWords(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"What the police counted", ""},
		{"More people asked for help", ""},
		{"The first half of 2023, the third quarter and the second half-year", ""},
		{"For the third year", ""},
		{"At last", ""},
		{"Reports rose, then fell", "rose|fell"},
		{"Reports have INCREASED, decreasing later", "INCREASED|decreasing"},
		{"doubled, trebled, tripled, quadrupled and halved", "doubled|trebled|tripled|quadrupled|halved"},
		{"more than, fewer than, less than, at least", "more than|fewer than|less than|at least"},
		{"Almost half, nearly a third, most of a quarter", "Almost|half|nearly|third|most|quarter"},
		{"Twice as high, higher and lower", "Twice|higher|lower"},
		{"one-third", "third"},
		{"Nine in ten, and nine out of ten boys", "Nine in ten|nine out of ten"},
		{"Three times as many, five times more, four times a day", "times as|times more"},
		{"Quintupled, soaring, surged, plummeted, through the roof", "Quintupled|soaring|surged|plummeted|through the roof"},
		{"A surgery in ten towns, one in a street, through the post", ""},
	} {
		var got []string
		for _, s := range trendWords(tt.text) {
			got = append(got, tt.text[s.Start:s.End])
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

package helpline_test

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// goodNumbers are numbers as services print them, with what a page shows.
func goodNumbers() []struct {
	in, display, e164 string
	tel               template.URL
} {
	return []struct {
		in, display, e164 string
		tel               template.URL
	}{
		{"0800 1111", "0800 1111", "+448001111", "tel:+448001111"}, // eight digits, and whole
		{"08001111", "0800 1111", "+448001111", "tel:+448001111"},
		{"+44 800 1111", "0800 1111", "+448001111", "tel:+448001111"},
		{"116 123", "116 123", "", "tel:116123"},
		{"116123", "116 123", "", "tel:116123"},
		{"999", "999", "", "tel:999"},
		{"101", "101", "", "tel:101"},
		{"18000", "18000", "", "tel:18000"},
		{"85258", "85258", "", "tel:85258"},
		{"08 08 16 89 111", "08 08 16 89 111", "+448081689111", "tel:+448081689111"}, // the service's own spacing
		{"0800 58 58 58", "0800 58 58 58", "+44800585858", "tel:+44800585858"},       // ten digits after the 0 would be eleven
		{"080880 23456", "080880 23456", "+448088023456", "tel:+448088023456"},
		{"  0808  800 5000 ", "0808 800 5000", "+448088005000", "tel:+448088005000"},
		{"0808\u00a0800\u00a05000", "0808 800 5000", "+448088005000", "tel:+448088005000"}, // pasted from a page
		{"(01223) 20-30-30", "01223 203030", "+441223203030", "tel:+441223203030"},
		{"+44 (0)1223 203030", "01223 203030", "+441223203030", "tel:+441223203030"},
		{"0 1 2 2 3 203030", "01223 203030", "+441223203030", "tel:+441223203030"},
		{"0345 6000 459", "0345 6000 459", "+443456000459", "tel:+443456000459"},
		{"028 9050 7000", "028 9050 7000", "+442890507000", "tel:+442890507000"},
		{"01481 720000", "01481 720000", "+441481720000", "tel:+441481720000"}, // Guernsey shares +44
		{"07860 039967", "07860 039967", "+447860039967", "tel:+447860039967"},
	}
}

func TestParseNumber(t *testing.T) {
	t.Parallel()
	for _, tt := range goodNumbers() {
		n, err := helpline.ParseNumber(tt.in, "GB")
		if err != nil {
			t.Errorf("ParseNumber(%q): %v", tt.in, err)
			continue
		}
		got := [3]string{n.String(), n.E164(), string(n.Tel())}
		if want := [3]string{tt.display, tt.e164, string(tt.tel)}; got != want {
			t.Errorf("ParseNumber(%q) = %q, want %q", tt.in, got, want)
		}
	}
}

// badNumbers are what editors and spreadsheets make of numbers.
func badNumbers() []struct{ in, want, hint string } {
	const (
		example   = `write the number as the service prints it, such as "0800 1111"`
		digits    = `write digits only, such as "0800 1111"; a word to text goes in keyword, a remark in label`
		childline = "did you mean 0800 1111 (Childline)?"
		keyboard  = `type the digits again with the keyboard's own number keys`
		codes     = `the short codes are 999, 112, 101, 105, 111, 159, 18000, 116 000, 116 006, 116 111, 116 117, 116 123 and, for texts, 60000 to 88999; anything else needs its area code`
		abroad    = `give the number that readers here can call without paying for a call abroad`
	)
	return []struct{ in, want, hint string }{
		{"", `"" is empty, want a telephone number`, example},
		{" \u00a0", `" \u00a0" is empty, want a telephone number`, example},
		{"call us", `'c' at character 1 of "call us" is not a digit`, digits},
		{"SHOUT to 85258", `'S' at character 1 of "SHOUT to 85258" is not a digit`, digits},
		{"0800 1111 ext 2", `'e' at character 11 of "0800 1111 ext 2" is not a digit`, digits},
		{"０８００ 1111", `'０' at character 1 of "０８００ 1111" is not a digit from 0 to 9`, keyboard},
		{"0800\u20111111", `'‑' at character 5 of "0800‑1111" is not a digit`, digits},
		{"0800\x001111", `'\x00' at character 5 of "0800\x001111" is not a digit`, digits},
		{"0800 +1111", `a second or late + at character 6 of "0800 +1111"`, "write + once, as the very first character"},
		{"++44 800 1111", `a second or late + at character 2 of "++44 800 1111"`, "write + once, as the very first character"},
		{"()", `no digits in "()", want a telephone number`, example},
		{"12", `2 digits in "12", want 3 to 6 for a short code or 7 to 15`, example},
		{"1", `1 digit in "1", want 3 to 6 for a short code or 7 to 15`, example},
		{"0800 1111 0800 1111", `16 digits in "0800 1111 0800 1111", want 3 to 6 for a short code or 7 to 15`, example},
		{"998", `no short code "998" in GB`, "did you mean 999 (the emergency services)?"},
		{"+999", `no short code "+999" in GB`, "did you mean 999 (the emergency services)?"},
		{"100", `no short code "100" in GB`, codes}, // 105 is as near as 101
		{"110", `no short code "110" in GB`, codes},
		{"116 121", `no short code "116 121" in GB`, codes}, // 116 111 is as near as 116 123
		{"8525", `no short code "8525" in GB`, "did you mean 85258 (Shout)?"},
		{"95258", `no short code "95258" in GB`, "did you mean 85258 (Shout)?"},
		{"90000", `no short code "90000" in GB`, codes},
		{"116 124", `no short code "116 124" in GB`, "did you mean 116 123 (Samaritans)?"},
		{"0800 111", `"0800 111" is not a telephone number of GB`, childline},
		{"0800 11111", `"0800 11111" is not a telephone number of GB`, childline},
		{"0800 1112", `"0800 1112" is not a telephone number of GB`, childline},
		{"08010 111", `"08010 111" is not a telephone number of GB`, childline},
		{"+44 (0)800 111", `"+44 (0)800 111" is not a telephone number of GB`, childline},
		{"0500 1234", `"0500 1234" is not a telephone number of GB`, example},
		{"0808 802 141", `"0808 802 141" is not a telephone number of GB`, "did you mean 0808 802 1414 (the Domestic and Sexual Abuse Helpline)?"},
		{"0808 802 151", `"0808 802 151" is not a telephone number of GB`, example}, // ten numbers are as near
		{"1223 203030 00", `"1223 203030 00" is not a telephone number of GB`, example},
		{"+44 116 123", `"+44 116 123" is not a telephone number of GB`, "did you mean 116 123 (Samaritans)?"}, // a short code has no +44 form
		{"+1 202 555 0143", `"+1 202 555 0143" is a number of US, want one of GB`, abroad},
		{"+353 1 872 7700", `"+353 1 872 7700" is a number of IE, want one of GB`, abroad},
	}
}

func TestParseNumberErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range badNumbers() {
		n, err := helpline.ParseNumber(tt.in, "GB")
		if !errors.Is(err, helpline.ErrNumber) {
			t.Errorf("ParseNumber(%q) = %v, %v, want an ErrNumber", tt.in, n, err)
			continue
		}
		if got := err.Error(); got != tt.want {
			t.Errorf("ParseNumber(%q):\n got %s\nwant %s", tt.in, got, tt.want)
		}
		if got := helpline.Hint(err); got != tt.hint {
			t.Errorf("hint for %q:\n got %s\nwant %s", tt.in, got, tt.hint)
		}
	}
}

// A short code belongs to its country: 999 means nothing in the United States.
func TestParseNumberAbroad(t *testing.T) {
	t.Parallel()
	if n, err := helpline.ParseNumber("999", "US"); err == nil {
		t.Errorf("ParseNumber(999, US) = %v, want an error", n)
	}
	n, err := helpline.ParseNumber("202-555-0143", "US")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := n.Tel(), template.URL("tel:+12025550143"); got != want {
		t.Errorf("Tel = %q, want %q", got, want)
	}
}

// The whole point of template.URL: the link reaches the page as it is.
func TestNumberInTemplate(t *testing.T) {
	t.Parallel()
	n, err := helpline.ParseNumber("0800 1111", "GB")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	page := template.Must(template.New("").Parse(`<a href="{{.Tel}}">{{.Display}}</a> <a href="{{.SMS}}">text</a>`))
	if err := page.Execute(&b, n); err != nil {
		t.Fatal(err)
	}
	want := `<a href="tel:&#43;448001111">0800` + "\u00a0" + `1111</a> <a href="sms:&#43;448001111">text</a>`
	if got := b.String(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if zero := (helpline.Number{}); zero.Tel() != "" || zero.SMS() != "" {
		t.Errorf("the zero number links to %q and %q, want nothing", zero.Tel(), zero.SMS())
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, tt := range goodNumbers() {
		f.Add(tt.in)
	}
	for _, tt := range badNumbers() {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := helpline.ParseNumber(s, "GB")
		if err != nil {
			if !errors.Is(err, helpline.ErrNumber) || err.Error() == "" || helpline.Hint(err) == "" {
				t.Fatalf("ParseNumber(%q) = %v, hint %q", s, err, helpline.Hint(err))
			}
			return
		}
		again, err := helpline.ParseNumber(n.Display(), "GB")
		if err != nil || again != n {
			t.Fatalf("%q is shown as %q, which reads as %v, %v", s, n.Display(), again, err)
		}
		rest, ok := strings.CutPrefix(string(n.Tel()), "tel:")
		if !ok || rest == "" || strings.Trim(rest, "0123456789") != strings.Repeat("+", strings.Count(rest, "+")) || strings.LastIndex(rest, "+") > 0 {
			t.Fatalf("Tel of %q is %q", s, n.Tel())
		}
	})
}

func ExampleParseNumber() {
	for _, s := range []string{"08 08 16 89 111", "116123", "0800 111"} {
		n, err := helpline.ParseNumber(s, "GB")
		if err != nil {
			fmt.Println("error:", err)
			fmt.Println("     =", helpline.Hint(err))
			continue
		}
		fmt.Println(n, n.Tel())
	}
	// Output:
	// 08 08 16 89 111 tel:+448081689111
	// 116 123 tel:116123
	// error: "0800 111" is not a telephone number of GB
	//      = did you mean 0800 1111 (Childline)?
}

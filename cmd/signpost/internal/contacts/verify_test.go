package contacts_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/contacts"
)

// with is the files with another text in one of them.
func with(files []contacts.File, name, text string) []contacts.File {
	files = slices.Clone(files)
	for i, f := range files {
		if f.Name == name {
			files[i].Data = []byte(text)
		}
	}
	return files
}

func TestVerify(t *testing.T) {
	t.Parallel()
	in := input(services(t)...)
	files := contacts.Files(in)
	change := func(name, old, new string) []contacts.File {
		text := file(t, files, name)
		if strings.Count(text, old) == 0 {
			t.Fatalf("no %q in %s", old, name)
		}
		return with(files, name, strings.Replace(text, old, new, 1))
	}
	other := input(service(t, "childline", "Childline", strings.ReplaceAll(childline, "0800 1111", "0808 808 8000")))
	one := input(service(t, "childline", "Childline", childline))
	for _, tt := range []struct {
		name  string
		in    contacts.Input
		files []contacts.File
		want  string
	}{
		{"as made", in, files, ""},
		{"missing file", in, files[1:], "helplines.json: the file is missing"},
		{"file of nothing", in, append(slices.Clone(files), contacts.File{Name: "meic.vcf"}), "meic.vcf: not a file of the helplines, or given twice"},
		{"file twice", in, append(slices.Clone(files), files[0]), "helplines.json: not a file of the helplines, or given twice"},
		{"old files", one, contacts.Files(other), "childline.vcf: childline: TEL [\"+442890414600\" \"+448088088000\" \"85258\"], want [\"+442890414600\" \"+448001111\" \"85258\"]"},
		{"no JSON", in, with(files, "helplines.json", "{"), "helplines.json: read JSON: unexpected end of JSON input"},
		{"e164", in, change("helplines.json", `"e164": "+448001111"`, `"e164": "+442890414600"`), `helplines.json: childline: e164 "+442890414600" beside the link "tel:+448001111"`},
		{"link", in, change("helplines.json", `"link": "tel:+448001111"`, `"link": "tel:+442890414600"`), `helplines.json: childline: e164 "+448001111" beside the link "tel:+442890414600"`},
		{"id", in, change("helplines.json", `"id": "samaritans"`, `"id": "samaritan"`), `helplines.json: "samaritan" stands in the place of samaritans`},
		{"page", in, change("helplines.json", "/helplines/samaritans/", "/helplines/shout/"), `helplines.json: samaritans: name "Samaritans", page "https://site.example/helplines/shout/", website`},
		{"open again", in, change("helplines.json", `"status": "closed"`, `"status": "open"`), `helplines.json: action-fraud: name "Action Fraud", `},
		{"keyword", in, change("helplines.json", `"SHOUT"`, `"SHOUTS"`), `helplines.json: childline: "text | SHOUTS | 85258 | sms:85258 | Day and night, every day" is not in the register`},
		{"hours", in, change("helplines.json", "10am to 4pm", "10am to 5pm"), `helplines.json: childline: opening ["mon-fri 10:00-16:00"] reads as "Monday to Friday, 10am to 4pm, closed on bank holidays", want`},
		{"hours for programs", in, change("helplines.json", "mon-fri 10:00-16:00", "mon-fri 10:00-17:00"), `helplines.json: childline: opening ["mon-fri 10:00-17:00"] reads as "Monday to Friday, 10am to 5pm, closed on bank holidays", want`},
		{"no hours", in, change("helplines.json", "mon-fri 10:00-16:00", "mon-fri 10 to 4"), `helplines.json: childline: `},
		{"bank holidays", in, change("helplines.json", `"bank_holidays": "closed"`, `"bank_holidays": "open"`), `helplines.json: childline: opening `},
		{"address", in, change("helplines.json", `"url": "https://bsl.example/"`, `"url": "https://bsl.example/x"`), `helplines.json: childline: "bsl | https://bsl.example/x | Monday`},
		{"no rows", in, with(files, "helplines.csv", ""), "helplines.csv: no header"},
		{"short row", in, change("helplines.csv", `"NSPCC",`, ""), "helplines.csv: read rows: record on line 3: wrong number of fields"},
		{"number of another service", in, change("helplines.csv", `"116 123","tel:116123"`, `"999","tel:999"`), `helplines.csv: samaritans: "call | 999 | tel:999 | Every day, 8am to midnight" is not in the register`},
		{"lost", in, change("helplines.csv", `"samaritans",`, `"childline",`), `helplines.csv: childline: service "Samaritans", want "Childline"`},
		{"kind", in, change("helplines.csv", `"text","999"`, `"call","999"`), `helplines.csv: emergency-999: "call | 999 | sms:999 | Day and night, every day" is not in the register`},
		{"row twice", in, change("helplines.csv", `"text","999","sms:999"`, `"call","999","tel:999"`), `helplines.csv: emergency-999: "call | 999 | tel:999 | Day and night, every day" stands twice`},
		{"address of a row", in, change("helplines.csv", "a%2C-b", "a%2C-c"), `helplines.csv: take-it-down: "report | https://takeitdown.example/a%2C-c" is not in the register`},
		{"folded wrongly", in, change("helplines.vcf", "\r\n ", "\n "), "helplines.vcf: line 13: 151 octets, want 75 at most"},
		{"not a card", in, change("samaritans.vcf", "END:VCARD", "END:VCARDS"), `samaritans.vcf: samaritans: END ["VCARDS"], want ["VCARD"]`},
		{"name", in, change("samaritans.vcf", "FN:Samaritans", "FN:Samaritan"), `samaritans.vcf: samaritans: FN ["Samaritan"], want "Samaritans"`},
		{"one card too few", in, with(files, "helplines.vcf", file(t, files, "samaritans.vcf")), "helplines.vcf: 1 cards, want 4"},
		{"two cards in one", in, change("helplines.vcf", "END:VCARD\r\nBEGIN:VCARD\r\n", ""), "helplines.vcf: 3 cards, want 4"},
		{"outside a card", in, change("samaritans.vcf", "END:VCARD\r\n", "END:VCARD\r\nTEL:999\r\n"), "samaritans.vcf: TEL in the wrong place"},
		{"number of the note", in, change("samaritans.vcf", "Call 116 123", "Call 116 132"), `samaritans.vcf: samaritans: NOTE without "Call 116 123"`},
		{"number of another", in, change("samaritans.vcf", "PREF:116123", "PREF:999"), `samaritans.vcf: samaritans: TEL ["999"], want ["116123"]`},
	} {
		err := contacts.Verify(tt.in, tt.files)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want)):
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

// TestEveryDigit changes each digit of each number in each file, wherever it stands
// for a number: not one may pass.
func TestEveryDigit(t *testing.T) {
	t.Parallel()
	in := input(services(t)...)
	files := contacts.Files(in)
	numbers := []string{
		"0800 1111", "+448001111", "028 9041 4600", "+442890414600", "85258", "18001 0800 1111", "tel:1800108001111",
		"116 123", "116123", "tel:999", "sms:999", "18000", `"999"`, ":999\r\n", "Call 999", "Text 999",
	}
	changed := 0
	for _, f := range files {
		for _, number := range numbers {
			for from := 0; ; {
				at := bytes.Index(f.Data[from:], []byte(number))
				if at < 0 {
					break
				}
				from += at
				for i := from; i < from+len(number); i++ {
					if c := f.Data[i]; c >= '0' && c <= '9' {
						text := slices.Clone(f.Data)
						text[i] = '0' + (c-'0'+1)%10
						changed++
						if contacts.Verify(in, with(files, f.Name, string(text))) == nil {
							t.Errorf("%s passes with %q", f.Name, text[max(i-20, 0):min(i+20, len(text))])
						}
					}
				}
				from += len(number)
			}
		}
	}
	if changed < 300 {
		t.Errorf("%d digits changed, want all of them", changed)
	}
}

// FuzzVerify gives any file any text: it passes or not, and never panics.
func FuzzVerify(f *testing.F) {
	in := input(services(f)...)
	files := contacts.Files(in)
	for i, file := range files {
		f.Add(i, file.Data)
	}
	f.Add(0, []byte(`{"helplines": null}`))
	f.Add(1, []byte("id,id\na\n"))
	f.Add(2, []byte("BEGIN:VCARD\r\nBEGIN:VCARD\r\n"))
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		name := files[max(i%len(files), 0)].Name
		if contacts.Verify(in, with(files, name, string(data))) == nil && len(data) == 0 {
			t.Errorf("%s passes when it is empty", name)
		}
	})
}

func BenchmarkFilesAndVerify(b *testing.B) {
	var list []string
	for i := range 30 {
		list = append(list, "childline-"+string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	all := services(b)
	for _, id := range list {
		all = append(all, service(b, id, "Childline", childline))
	}
	in := input(all...)
	b.ReportAllocs()
	for b.Loop() {
		if err := contacts.Verify(in, contacts.Files(in)); err != nil {
			b.Fatal(err)
		}
	}
}

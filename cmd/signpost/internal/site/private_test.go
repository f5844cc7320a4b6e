package site

import (
	"strings"
	"testing"
)

func TestPrivate(t *testing.T) {
	const list = "sex|porn|self-harm|private picture|Été|fakes|extort"
	for _, tt := range []struct{ text, want string }{
		{"What to do now", ""},
		{"About SEXTORTION", "SEXTORTION"},
		{"Essex and Middlesex", ""},
		{"a non-sexual thing", "sexual"},
		{"Revenge Porn Helpline", "Porn"},
		{"porn’s end", "porn"},
		{"self harming", "self harming"},
		{"selfless harm", ""},
		{"self, and harm", ""},
		{"your private – pictures", "private pictures"},
		{"privately pictured", ""},
		{"private", ""},
		{"L'ÉTÉ", "ÉTÉ"},
		{"", ""},
		{"deepfakes", "deepfakes"},
		{"cybersex", ""},
		{"se\u00adx", "se\u00adx"},
		{"s\u0435x", "s\u0435x"},
		{"ＳＥＸ", "ＳＥＸ"},
		{"p\u03bfrn", "p\u03bfrn"},
		{"s\u0301exting", "s\u0301exting"},
		{"ete", "ete"},
		{"all about s.e.x!", "sex"},
		{"s-e-x", "sex"},
		{"Plan B, a X and so", ""},
		{"sextortion\u200b", "sextortion\u200b"},
	} {
		c := &Config{PrivateWords: strings.Split(list, "|")}
		if got, ok := c.Private(tt.text); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Private(%q) = %q, %v, want %q", tt.text, got, ok, tt.want)
		}
	}
	if got, ok := new(Config).Private("sex"); ok {
		t.Errorf("a site without a list has the private word %q", got)
	}
}

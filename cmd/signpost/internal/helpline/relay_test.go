package helpline_test

import (
	"html/template"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

func TestRelay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, display string
		tel         template.URL
	}{
		{"0808 808 8000", "18001 0808 808 8000", "tel:1800108088088000"},
		{"+44 800 1111", "18001 0800 1111", "tel:1800108001111"},
		{"08 08 16 89 111", "18001 08 08 16 89 111", "tel:1800108081689111"},
		{"101", "18001 101", "tel:18001101"},
		{"116 123", "18001 116 123", "tel:18001116123"},
		{"999", "18000", "tel:18000"},
		{"112", "18000", "tel:18000"},
		{"18000", "18000", "tel:18000"},
		{"85258", "", ""}, // nobody calls it
	} {
		n, err := helpline.ParseNumber(tt.in, "GB")
		if err != nil {
			t.Fatal(err)
		}
		relay := n.Relay()
		if relay.String() != tt.display || relay.Tel() != tt.tel || relay.E164() != "" {
			t.Errorf("Relay of %q = %q, %q, %q, want %q, %q and no E.164", tt.in, relay, relay.Tel(), relay.E164(), tt.display, tt.tel)
		}
		if again := relay.Relay(); again != relay {
			t.Errorf("Relay of %q = %q, want the same", relay, again)
		}
	}
	if relay := (helpline.Number{}).Relay(); relay != (helpline.Number{}) {
		t.Errorf("Relay of the zero number = %q", relay)
	}
}

// What a page shows of a relay belongs to the register that has the number itself.
func TestRelayIsRegistered(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"999", "101", "0800 1111", "116 123", "08 08 16 89 111"} {
		p := phone(t, in)
		r := helpline.NewRegister([]*helpline.Service{{ID: "x", Call: []helpline.Phone{p}}})
		relay := p.Number.Relay()
		for _, text := range []string{relay.String(), relay.Display(), string(relay.Tel())} {
			if !r.HasNumber(text) {
				t.Errorf("%q is not of the register that has %s", text, in)
			}
		}
	}
}

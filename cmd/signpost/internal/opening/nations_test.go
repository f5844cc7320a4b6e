package opening_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// TestFor is hours for the readers of some nations.
func TestFor(t *testing.T) {
	for _, tt := range []struct {
		bank    string
		nations []holiday.Nation
		want    string // the rule as it is written
	}{
		{"open; northern-ireland closed", []holiday.Nation{holiday.NorthernIreland}, "closed"},
		{"open; northern-ireland closed", []holiday.Nation{holiday.Wales}, "open"},
		{"open; northern-ireland closed", []holiday.Nation{holiday.Wales, holiday.NorthernIreland}, "open; northern-ireland closed"},
		{"open; northern-ireland closed", nil, "open; northern-ireland closed"},
		{"not confirmed; scotland closed; wales closed", []holiday.Nation{holiday.Wales, holiday.Scotland}, "closed"},
		{"closed; scotland open; wales 10:00-12:00", []holiday.Nation{holiday.Scotland, holiday.Wales}, "open; wales 10:00-12:00"},
		{"closed; scotland open", holiday.Nations(), "closed; scotland open"},
	} {
		h, err := opening.ParseHours([]string{"mon-fri 10:00-16:00"}, tt.bank)
		if err != nil {
			t.Fatal(err)
		}
		own := h.For(tt.nations)
		if _, got := own.Grammar(); got != tt.want {
			t.Errorf("%q for %v is %q, want %q", tt.bank, tt.nations, got, tt.want)
		}
		for _, n := range tt.nations {
			if own.BankHolidaysIn(n) != h.BankHolidaysIn(n) {
				t.Errorf("%q for %v says another thing of %s", tt.bank, tt.nations, n)
			}
		}
	}
}

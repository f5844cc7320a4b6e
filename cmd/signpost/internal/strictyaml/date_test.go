package strictyaml_test

import (
	"fmt"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// TestDatesAreThoseOfTheCalendar holds dates against the library, around every month's end.
func TestDatesAreThoseOfTheCalendar(t *testing.T) {
	for _, year := range []int{1900, 1999, 2000, 2024, 2026, 2200} {
		for month := range 100 {
			for day := range 100 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				want, wrong := time.Parse(time.DateOnly, text)
				var got strictyaml.Date
				if err := got.UnmarshalText([]byte(text)); (err == nil) != (wrong == nil) || got.Time != want {
					t.Fatalf("%s is %v (%v), want %v (%v)", text, got, err, want, wrong)
				}
			}
		}
	}
}

package directive

import "testing"

// TestCapital changes the first letter where there is one.
func TestCapital(t *testing.T) {
	for in, want := range map[string]string{"": "", "a b": "A b", "été": "Été", "9 a": "9 a", "\xff": "\xff"} {
		if got := capital(in); got != want {
			t.Errorf("capital(%q) = %q, want %q", in, got, want)
		}
	}
}

package opening

import "testing"

// TestWeekHoldsEveryMinute opens weeks from and up to minutes around those where a week's
// bits begin anew, and past Sunday.
func TestWeekHoldsEveryMinute(t *testing.T) {
	for _, from := range []int{0, 1, 63, 64, 65, 1439, 1440, 10047, 10048, 10079} {
		for _, length := range []int{0, 1, 2, 62, 63, 64, 65, 128, 1440, 10079, 10080} {
			var w Week
			w.open(from, from+length)
			want := map[int]bool{}
			for i := range length {
				want[(from+i)%minutesInWeek] = true
			}
			for i := range minutesInWeek {
				if w.isOpen(i) != want[i] {
					t.Fatalf("%d minutes from %d: minute %d is open: %v", length, from, i, w.isOpen(i))
				}
			}
			other := Week{}
			if other.Or(w); other != w {
				t.Errorf("%d minutes from %d: another week takes over others", length, from)
			}
		}
	}
}

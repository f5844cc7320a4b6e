package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// TestTogetherLosesNobody joins holes at random and takes the lines apart again.
func TestTogetherLosesNobody(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var all []nobody
		for _, nation := range holiday.Nations() {
			for age := 11; age <= 17; age++ {
				if n := random.IntN(3); n > 0 {
					h := hole{helpline.YoungPeople, random.IntN(2) == 0, fmt.Sprint("gap ", n)}
					all = append(all, nobody{h, nation, []int{age}})
				}
			}
			if random.IntN(2) == 0 {
				all = append(all, nobody{hole{helpline.Parents, false, fmt.Sprint("gap ", random.IntN(2))}, nation, nil})
			}
		}
		var want, got []string
		for _, n := range all {
			want = append(want, fmt.Sprint(n.hole, n.nation, n.ages))
		}
		lines := together(all)
		for i, l := range lines {
			for _, n := range l.nations {
				if l.audience != helpline.YoungPeople {
					got = append(got, fmt.Sprint(l.hole, n, []int(nil)))
				}
				for _, age := range l.ages {
					got = append(got, fmt.Sprint(l.hole, n, []int{age}))
				}
			}
			for _, other := range lines[:i] {
				if other.hole == l.hole && slices.Equal(other.ages, l.ages) {
					t.Errorf("two lines for the same people: %s, %s", other.words(), l.words())
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-want +got:\n%s", diff)
		}
	}
}

func TestWordsOfHoles(t *testing.T) {
	for _, tt := range []struct {
		line line
		want string
	}{
		{
			line{hole{helpline.Parents, false, "Saturday and Sunday, midnight to 8am"}, nil, []holiday.Nation{holiday.Wales}},
			"nobody answers parents and carers in Wales on Saturday and Sunday, midnight to 8am",
		},
		{
			line{hole{helpline.Adults, true, "Every day, all day"}, nil, holiday.Nations()[:3]},
			"nobody answers adults in England, Wales and Scotland on bank holidays, all day",
		},
		{
			line{hole{helpline.YoungPeople, false, "Every day, 1am to 2am"}, []int{11, 12, 13, 14, 15, 16, 17}, holiday.Nations()},
			"nobody answers young people in the UK, every day, 1am to 2am",
		},
		{
			line{hole{helpline.YoungPeople, true, "Monday, all day"}, []int{11, 12, 13}, holiday.Nations()},
			"nobody answers young people aged 11 to 13 in the UK on bank holidays, Monday, all day",
		},
		{
			line{hole{helpline.YoungPeople, false, "Monday, all day"}, []int{12, 17}, holiday.Nations()},
			"nobody answers young people aged 12 and 17 in the UK on Monday, all day",
		},
	} {
		if got := tt.line.words(); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

package check

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/opening"
)

func TestTimesInWords(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"Ring at 9am.", []string{"9am 540"}},
		{"9 am, 9.30am, 9:30 pm, 9 a.m., 12am and 12pm", []string{"9 am 540", "9.30am 570", "9:30 pm 1290", "9 a.m. 540", "12am 0", "12pm 720"}},
		{"17:00, 24:00, 09:30", []string{"17:00 1020", "24:00 0", "09:30 570"}},
		{"at midnight, at midday, at 12 noon", []string{"midnight 0", "midday 720", "12 noon 720"}},
		{"9am to 6pm, 10:00-16:00, 9am – 6pm", []string{"9am to 6pm 540 1080 ends", "10:00-16:00 600 960 ends", "9am – 6pm 540 1080"}},
		{"between 9am and 5pm", []string{"9am and 5pm 540 1020 ends"}},
		{"from 8am until midnight", []string{"8am until midnight 480 0 ends"}},
		{"It closes at 9pm, opens at 8am and is open until 9pm.", []string{"9pm 1260 ends", "8am 480 ends", "9pm 1260 ends"}},
		{"9 to 5, at 9, 13pm, 0am, 25:00, 9:75, 9.30, 24:30, 24/7, 3:1, I am 9", nil},
	} {
		var got []string
		for _, said := range timesIn(tokens(tt.in)) {
			line := tt.in[said.Start:said.End] + " " + strings.Trim(fmt.Sprint(said.minutes), "[]")
			if said.ends {
				line += " ends"
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.in, diff)
		}
	}
}

// TestEveryBoundaryIsSaid wants each end of each period among the minutes that are
// read from the sentence of the hours.
func TestEveryBoundaryIsSaid(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		from := random.IntN(24 * 4)
		to := from + 1 + random.IntN(24*4-from)
		line := fmt.Sprintf("%s %02d:%02d-%02d:%02d", []string{"daily", "mon-fri", "sat", "tue,thu"}[random.IntN(4)], from/4, from%4*15, to/4, to%4*15)
		bank := []string{"open", "closed", "not confirmed", "11:15-13:45"}[random.IntN(4)]
		hours, err := opening.ParseHours([]string{line}, bank)
		if err != nil {
			t.Fatal(line, bank, err)
		}
		a := answeringOf(&helpline.Service{Chat: helpline.Chat{URL: "https://chat.example", Hours: hours}})
		want := []int{from * 15, to * 15 % (24 * 60)}
		if bank == "11:15-13:45" {
			want = append(want, 11*60+15, 13*60+45)
		}
		for _, minute := range want {
			if !a.minutes[minute] && !a.always {
				t.Errorf("%s, %s: %q does not say the minute %d, only %v", line, bank, a.said, minute, a.minutes)
			}
		}
	}
}

func TestAlwaysInWords(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"It answers day and night.", []string{"day and night"}},
		{"by night and day, day or night, or 24/7", []string{"night and day", "day or night", "24/7"}},
		{"open 24 hours, 24 hours a day, for 24 hours each day, a 24-hour line, twenty-four hours", []string{"24 hours", "24 hours a day", "24 hours each day", "24-hour", "twenty-four hours"}},
		{"round the clock, at all hours, at any hour", []string{"round the clock", "at all hours", "at any hour"}},
		{"ring at any time", []string{"at any time?"}},
		{"an answer within 24 hours, in 24 hours, 24 hours later, the first 24 hours, a day", nil},
	} {
		var got []string
		for _, said := range newAlwaysReader().said(spelt(tokens(tt.in))) {
			words := tt.in[said.Start:said.End]
			if said.anyTime {
				words += "?"
			}
			got = append(got, words)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestPromises(t *testing.T) {
	evening, err := opening.ParseHours([]string{"daily 17:00-24:00"}, "open")
	if err != nil {
		t.Fatal(err)
	}
	line := &helpline.Service{Chat: helpline.Chat{URL: "https://chat.example", Hours: evening}}
	written := *line
	written.Email = "a@mail.example"
	for _, tt := range []struct {
		in            string
		line, written bool
	}{
		{"You can ring at any hour.", true, true},
		{"You can write to them at any hour.", true, false},
		{"They do not answer day and night.", false, false},
		{"There is no need to be afraid: somebody answers day and night.", true, true},
		{"Talk to them at any time.", true, false},
		{"You can stop the chat at any time.", false, false},
		{"You can change your mind at any time.", false, false},
	} {
		for _, one := range []struct {
			s    *helpline.Service
			want bool
		}{{line, tt.line}, {&written, tt.written}} {
			got := false
			for _, said := range newAlwaysReader().said(tokens(tt.in)) {
				got = got || promises(said, one.s, true)
			}
			if got != one.want {
				t.Errorf("%q, e-mail %q: %v, want %v", tt.in, one.s.Email, got, one.want)
			}
		}
	}
}

package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// limitsSaid are the limits of a text with the sides of their ages: "under 18 = <18".
func limitsSaid(text string) []string {
	var got []string
	for _, l := range newAgeReader().limits(spelt(tokens(text))) {
		var ages []string
		for _, b := range l.bounds {
			ages = append(ages, []string{"<", "<=", ">=", ">"}[b.side]+fmt.Sprint(b.age))
		}
		got = append(got, text[l.Start:l.End]+" = "+strings.Join(ages, " "))
	}
	return got
}

func TestLimitsInWords(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"if you are under 18", []string{"under 18 = <18"}},
		{"anyone below 18.", []string{"below 18 = <18"}},
		{"under the age of 18, or under age 18", []string{"under the age of 18 = <18", "under age 18 = <18"}},
		{"people under 18 years old or under 18 years of age", []string{"under 18 = <18", "under 18 = <18"}},
		{"Younger than 19 or older than 25", []string{"Younger than 19 = <19", "older than 25 = >25"}},
		{"under-18s, under 18s and Under-18 victims", []string{"under-18s = <18", "under 18s = <18", "Under-18 = <18"}},
		{"under nineteen, under-nineteens, until they turn nineteen", []string{"under nineteen = <19", "under-nineteens = <19", "until they turn nineteen"[11:] + " = <19"}},
		{"under thirty-five or over thirty", []string{"under thirty-five = <35", "over thirty = >30"}},
		{"until they turn 19, when she turns 18, before you turned 18", []string{"turn 19 = <19", "turns 18 = <18", "turned 18 = <18"}},
		{"before you were 18; until you’re 19; until you are 16", []string{"before you were 18 = <18", "until you’re 19 = <19", "until you are 16 = <16"}},
		{"on the 18th birthday, or their nineteenth birthday", []string{"18th birthday = <18", "nineteenth birthday = <19"}},
		{"It stops at 18.", []string{"stops at 18 = <18"}},
		{"over 18, over-18s, over the age of 18", []string{"over 18 = >18", "over-18s = >18", "over the age of 18 = >18"}},
		{"You must be over 18 to ring.", []string{"over 18 = >18"}},
		{"18 or over, aged 18 or older, 16 and over, 18 and above", []string{"18 or over = >=18", "18 or older = >=18", "16 and over = >=16", "18 and above = >=18"}},
		{"17 or under, 17 and younger, no older than 17", []string{"17 or under = <=17", "17 and younger = <=17", "no older than 17 = <=17"}},
		{"for 18+ only, or 16-plus", []string{"18+ = >=18", "16-plus = >=16"}},
		{"up to 25, up to age 25, up to the age of 25, up to and including 25", []string{"up to 25 = <=25", "up to age 25 = <=25", "up to the age of 25 = <=25", "up to and including 25 = <=25"}},
		{"from 16, from age 16, from the age of sixteen, at least 16 years old", []string{"from 16 = >=16", "from age 16 = >=16", "from the age of sixteen = >=16", "at least 16 years old = >=16"}},
		{"aged 11 to 18; ages 11–18; aged between 11 and 18", []string{"aged 11 to 18 = >=11 <=18", "ages 11–18 = >=11 <=18", "aged between 11 and 18 = >=11 <=18"}},
		{"11 to 18 years, 11-18 year olds, between 11 and 18 years, 11-18s", []string{"11 to 18 years = >=11 <=18", "11-18 year = >=11 <=18", "between 11 and 18 years = >=11 <=18", "11-18s = >=11 <=18"}},
		{"from 11 to 18, between the ages of 11 and 18", []string{"from 11 to 18 = >=11 <=18", "between the ages of 11 and 18 = >=11 <=18"}},
		{"Under 18, under 19, and 18 or over", []string{"Under 18 = <18", "under 19 = <19", "18 or over = >=18"}},

		{"Are you 18? A boy of 15, aged 14, in year 10, a 17-year-old", nil},
		{"under 18 minutes, under £18, under 18%, under 18 per cent, over 18 reports", nil},
		{"over 25 services, over twenty trusted adults, up to 25 of them, up to 18 months", nil},
		{"from 9am to 5pm, from 17:00, from 18 November, from 10 to 12", nil},
		{"from twenty to forty minutes", nil},
		{"10 to 15 years in prison, after over 20 years, aged 2019", nil},
		{"over 18 or so lines; 18 or over 25; under 180; under 18:30", []string{"over 18 = >18", "over 25 = >25"}},
		{"It was a service for people under 25.", nil},
		{"They were under 18. It is for people under 25.", []string{"under 18 = <18", "under 25 = <25"}},
		{"It is for anyone who was under 18.", []string{"under 18 = <18"}},
		{"Do not keep a picture of anyone under 18, or images that show under-18s.", nil},
		{"Do not keep a picture of anyone under 19.", []string{"under 19 = <19"}},
		{"They have a picture of you. Are you under 18?", []string{"under 18 = <18"}},
		{"under\n18, under " + objectMark, nil},
	} {
		if diff := cmp.Diff(tt.want, limitsSaid(tt.in)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.in, diff)
		}
	}
}

// TestWhatAgesSayIsTheirs holds the words that are made from ages against them, and
// against the ages one year off, which differ at an end.
func TestWhatAgesSayIsTheirs(t *testing.T) {
	fits := func(words string, a helpline.Ages) bool {
		limits := newAgeReader().limits(spelt(tokens(words)))
		if len(limits) != 1 {
			t.Fatalf("%q has %d limits", words, len(limits))
		}
		for _, b := range limits[0].bounds {
			if !b.of(a) {
				return false
			}
		}
		return true
	}
	ends := []int{helpline.MaxAge}
	for to := 10; to <= 40; to++ {
		ends = append(ends, to)
	}
	for from := 0; from <= 30; from++ {
		if from > 0 && from < 5 {
			continue // no limit that services have
		}
		for _, to := range ends {
			a := helpline.Ages{From: from, To: to}
			if from >= to || a == (helpline.Ages{To: helpline.MaxAge}) {
				continue
			}
			if words := a.String(); !fits(words, a) {
				t.Errorf("%q is not one of %+v", words, a)
			}
			for _, off := range []int{-1, 1} {
				other := helpline.Ages{From: from + off, To: to}
				if from == 0 {
					other = helpline.Ages{To: to + off}
				}
				if words := a.String(); fits(words, other) {
					t.Errorf("%q is one of %+v", words, other)
				}
			}
		}
	}
}

func TestBoundsFromOutside(t *testing.T) {
	young, grown := helpline.Ages{To: 17}, helpline.Ages{From: 18, To: helpline.MaxAge}
	for _, tt := range []struct {
		words        string
		young, grown bool
	}{
		{"under 18", true, true},
		{"18 or over", true, true},
		{"over 18", true, true},
		{"up to 17", true, true},
		{"up to 18", false, false},
		{"over 17", true, true},
		{"under 17", false, false},
		{"17 or over", false, false},
		{"aged 18 to 25", false, false},
	} {
		for _, one := range []struct {
			ages helpline.Ages
			want bool
		}{{young, tt.young}, {grown, tt.grown}} {
			got := true
			for _, b := range newAgeReader().limits(tokens(tt.words))[0].bounds {
				got = got && b.of(one.ages)
			}
			if got != one.want {
				t.Errorf("%q of %v: %v, want %v", tt.words, one.ages, got, one.want)
			}
		}
	}
}

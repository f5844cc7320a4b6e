package finder

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// The words of a condition, for services that suit the reader.
func TestCondition(t *testing.T) {
	t.Parallel()
	const oldest = helpline.MaxAge
	all := helpline.Ages{From: 0, To: oldest}
	under18, from18 := helpline.Ages{From: 0, To: 17}, helpline.Ages{From: 18, To: oldest}
	adults := []helpline.Audience{helpline.Adults}
	carers := []helpline.Audience{helpline.Parents, helpline.Teachers}
	young := helpline.Reader{Audience: helpline.YoungPeople, Ages: helpline.Ages{From: 16, To: 17}}
	eighteen := helpline.Reader{Audience: helpline.YoungPeople, Ages: helpline.Ages{From: 18, To: 18}}
	adult := helpline.Reader{Audience: helpline.Adults, Ages: helpline.Ages{From: 26, To: oldest}}
	parent := helpline.Reader{Audience: helpline.Parents, Ages: from18}
	for _, tt := range []struct {
		service helpline.Service
		reader  helpline.Reader
		want    string
	}{
		{helpline.Service{Ages: all, ImageAges: all}, adult, ""},
		{helpline.Service{Ages: under18, ImageAges: under18}, young, ""}, // younger in the picture than now
		{helpline.Service{Ages: all, ImageAges: under18}, young, ""},
		{helpline.Service{Ages: all, ImageAges: under18}, eighteen, "if you were under 18 in the picture"},
		{helpline.Service{Ages: all, ImageAges: under18}, adult, "if you were under 18 in the picture"},
		{helpline.Service{Ages: all, ImageAges: under18, OnBehalf: adults}, eighteen, "if you were under 18 in the picture"},
		{helpline.Service{Ages: all, ImageAges: helpline.Ages{From: 0, To: 18}}, eighteen, ""},
		{helpline.Service{Ages: from18, ImageAges: from18}, eighteen, "if you were 18 or over in the picture"},
		{helpline.Service{Ages: from18, ImageAges: from18}, parent, "if the person was 18 or over in the picture"},
		{helpline.Service{Ages: all, ImageAges: helpline.Ages{From: 13, To: 17}}, adult, "if you were 13 to 17 in the picture"},
		{helpline.Service{Ages: all, ImageAges: helpline.Ages{From: 17, To: 17}}, young, "if you were 17 in the picture"},
		{helpline.Service{Ages: under18, ImageAges: all, OnBehalf: carers}, parent, "if it is about a child under 18"},
		{helpline.Service{Ages: under18, ImageAges: under18, OnBehalf: carers}, parent, "if it is about a child under 18"},
		{helpline.Service{Ages: under18, ImageAges: all, OnBehalf: adults}, parent, "if it is about a child under 18"},
		{helpline.Service{Ages: under18, ImageAges: all, OnBehalf: adults}, adult, "if it is about a child under 18"},
		{helpline.Service{Ages: under18, ImageAges: all, OnBehalf: adults}, young, ""},
		{helpline.Service{Ages: all, ImageAges: all, OnBehalf: carers}, parent, ""}, // they may use it for themselves
		{helpline.Service{Ages: all, ImageAges: under18, OnBehalf: adults}, adult, "if the person was under 18 in the picture"},
		{helpline.Service{Ages: helpline.Ages{From: 13, To: 17}, ImageAges: all, OnBehalf: carers}, parent, "if it is about a child aged 13 to 17"},
		{helpline.Service{Ages: helpline.Ages{From: 0, To: 25}, ImageAges: all, OnBehalf: carers}, parent, "if it is about somebody under 26"},
		{helpline.Service{Ages: helpline.Ages{From: 0, To: 18}, ImageAges: under18, OnBehalf: carers}, parent, "if it is about a child under 19, and they were under 18 in the picture"},
		{helpline.Service{Ages: helpline.Ages{From: 60, To: oldest}, ImageAges: all, OnBehalf: carers}, parent, "if it is about somebody aged 60 or over"},
	} {
		if got := condition(&tt.service, tt.reader); got != tt.want {
			t.Errorf("condition of %v, %v, %v for %v is %q, want %q",
				tt.service.Ages, tt.service.ImageAges, tt.service.OnBehalf, tt.reader, got, tt.want)
		}
	}
}

// The last check would find a service that must not be shown, however it got there.
func TestUnsuitable(t *testing.T) {
	t.Parallel()
	all := helpline.Ages{From: 0, To: helpline.MaxAge}
	good := helpline.Service{
		People: []helpline.Audience{helpline.Adults}, Ages: all, ImageAges: all,
		Fits: []helpline.Fit{{Situation: "money", Because: "It helps."}},
	}
	closed, low, young, elsewhere := good, good, good, good
	closed.Closed = true
	low.Confidence = helpline.Low
	young.Ages.To = 17
	elsewhere.Fits = []helpline.Fit{{Situation: "picture", Because: "It helps."}}
	for i, tt := range []struct {
		service helpline.Service
		want    bool
	}{{good, false}, {closed, true}, {low, true}, {young, true}, {elsewhere, true}} {
		list := []Match{{Service: &tt.service}}
		reader := helpline.ReaderOf(helpline.Adults, nil)
		for _, a := range []*Answer{
			{Reader: reader, Situation: "money", Best: list},
			{Reader: reader, Situation: "money", Ways: []Preference{{Matches: list}}},
		} {
			if got := unsuitable(a); got != tt.want {
				t.Errorf("service %d is unsuitable: %v, want %v", i, got, tt.want)
			}
		}
	}
}

func TestInSentence(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"A picture": "a picture", "Under 16": "under 16", "18": "18", "BSL user": "BSL user",
		"I am 18": "I am 18", "I’m 18": "I’m 18", "I'm 18": "I'm 18", "It is me": "it is me", "Érica": "érica", "": "",
	} {
		if got := inSentence(text); got != want {
			t.Errorf("inSentence(%q) = %q, want %q", text, got, want)
		}
	}
}

package directive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/opening"
)

func TestHelplineView(t *testing.T) {
	v, _ := resolve(t, "::helpline{childline}", environment(t))
	want := directive.Helpline{
		ID: "childline", Path: "/helplines/childline/", Name: "Childline", Summary: "What it does.", Operator: "NSPCC",
		Sort: "helpline", Talk: true,
		Ways: []directive.Way{
			{Kind: "call", Text: "0800\u00a01111", Hours: "Day and night, every day", Href: "tel:+448001111", Open: "a", Always: true},
			{
				Kind: "text", Text: "85258", Keyword: "SHOUT", Hours: "Monday to Friday, 10am to 4pm, closed on bank holidays", Href: "sms:85258",
				Timetable: []opening.Row{{Day: "Monday to Friday", Times: "10am to 4pm"}, {Day: "Saturday and Sunday", Times: "Closed"}, {Day: "Bank holidays", Times: "Closed"}},
				Open:      "w600-960 w2040-2400 w3480-3840 w4920-5280 w6360-6720 n",
			},
			{Kind: "email", Text: "help@example.org", Href: "mailto:help@example.org", Always: true},
			{Kind: "report", Text: "report.example.org/form", Href: "https://report.example.org/form", Always: true},
			{Kind: "chat", Text: "childline.org.uk/chat", Hours: "Opening hours not confirmed", Href: "https://www.childline.org.uk/chat"},
		},
		Number:  &directive.Way{Kind: "call", Text: "0800\u00a01111", Hours: "Day and night, every day", Href: "tel:+448001111", Open: "a", Always: true},
		Website: "https://www.childline.org.uk", WebsiteHost: "childline.org.uk",
		Who: "Anyone under 19", Where: "England and Wales",
		Languages: []string{"English", "Welsh"}, Cost: "Free.", Access: "BSL.", Confidentiality: "Private.",
		WhatHappens: []string{"You wait.", "Somebody answers."},
		Verified:    directive.Date{ISO: "2026-11-21", Text: "21 November 2026"}, VerifiedFrom: "its website",
		Confidence: "high", ToConfirm: []string{"the chat"},
	}
	card, ok := v.(directive.HelplineCard)
	if !ok {
		t.Fatalf("%T", v)
	}
	if d := cmp.Diff(want, card.Helpline); d != "" {
		t.Error(d)
	}
	v, _ = resolve(t, ":helpline{childline}", environment(t))
	if line, ok := v.(directive.HelplineInline); !ok || !cmp.Equal(line.Helpline, want) {
		t.Errorf("in a sentence it is another service: %+v", v)
	}
}

// TestNumberForASentence is a number that everybody can be sent to, of a service
// that talks.
func TestNumberForASentence(t *testing.T) {
	labelled := strings.Replace(childline, "hours: always}", "hours: always, label: Belfast}", 1)
	written := strings.Replace(childline, "call: [{number: \"0800 1111\", hours: always}]\n", "", 1)
	for _, tt := range []struct{ name, front, number, first string }{
		{"call", childline, "0800\u00a01111", "call"},
		{"text", written, "85258", "text"},
		{"a number of one place", labelled, "", "call"},
		{"a form", form, "", "report"},
		{"a form that can be rung", form + "call: [{number: \"0800 1111\", hours: always}]\n", "", "report"},
	} {
		h := directive.NewHelpline(service(t, "a", "A", tt.front), "/helplines/a/", nil)
		got := ""
		if h.Number != nil {
			got = h.Number.Text
		}
		if got != tt.number || h.Ways[0].Kind != tt.first {
			t.Errorf("%s: the number %q, first %s, want %q, %s", tt.name, got, h.Ways[0].Kind, tt.number, tt.first)
		}
	}
}

// TestFormView is a service that nobody answers, for everywhere, which is not
// said.
func TestFormView(t *testing.T) {
	v, _ := resolve(t, "::helpline{iwf limits}", environment(t))
	h := v.(directive.HelplineCard).Helpline
	if h.Talk || h.Where != "" || h.Who != "Anyone" || h.Emergency || h.WebsiteHost != "iwf.example.org" || h.Ways[0].Hours != "" {
		t.Errorf("%+v", h)
	}
}

func TestFig(t *testing.T) {
	const by = " (as reported by The Paper)"
	for _, tt := range []struct {
		text string
		want directive.Fig
	}{
		{":fig{count 2021}", directive.Fig{Text: "1,200", Value: "1200", Title: "Reports, Cambridgeshire, 2021" + by, Anchor: "count-2021"}},
		{":fig{count 2023}", directive.Fig{Text: "75 to 90", Title: "Reports, Cambridgeshire, 2023" + by, Anchor: "count-2023"}},
		{":fig{count 2024-YTD}", directive.Fig{Text: "more than 166", Title: "Reports, Cambridgeshire, 2024, part of the year" + by, Anchor: "count-2024-ytd"}},
		{":fig{count 2021 area=E23000023}", directive.Fig{Text: "1,200", Value: "1200", Title: "Reports, Cambridgeshire, 2021" + by, Anchor: "count-2021"}},
		{":fig{two 2022 area=E23000022}", directive.Fig{Text: "100", Value: "100", Title: "Two forces, Northamptonshire, 2022" + by, Anchor: "two-2022-e23000022"}},
		{":fig{one 2023}", directive.Fig{Text: "91 per cent", Value: "91", Title: "One, Cambridgeshire, 2023" + by, Anchor: "one-2023"}},
	} {
		v, list := resolve(t, tt.text, environment(t))
		if v != tt.want || len(list) > 0 {
			t.Errorf("%s: %+v, want %+v; %s", tt.text, v, tt.want, report(list))
		}
	}
}

func TestChartOfOneArea(t *testing.T) {
	v, _ := resolve(t, `::chart{two area=E23000022}`, environment(t))
	got := v.(directive.Chart)
	if got.ID != "chart_two_e23000022" || got.Title != "Two forces" || got.Subtitle != "Northamptonshire, 2022 to 2023" || got.Unit != "£ lost" {
		t.Errorf("%s, %s, %s, %s", got.ID, got.Title, got.Subtitle, got.Unit)
	}
	want := []directive.ChartRow{{Anchor: "two-2022-e23000022", Period: "2022", Value: "100"}, {Anchor: "two-2023-e23000022", Period: "2023", Value: "withheld", Missing: true}}
	if d := cmp.Diff(want, got.Rows); d != "" {
		t.Error(d)
	}
}

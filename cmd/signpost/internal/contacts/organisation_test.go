package contacts_test

import (
	"encoding/json"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// organisation is what a search engine reads.
type organisation struct {
	Context       string `json:"@context"`
	Type          string `json:"@type"`
	ID            string `json:"@id"`
	Name          string
	AlternateName []string
	Description   string
	URL           string
	AreaServed    []struct {
		Type string `json:"@type"`
		Name string
	}
	ContactPoint []contactPoint
}

type contactPoint struct {
	Type                                                  string `json:"@type"`
	ContactType, Name, Description, Telephone, Email, URL string
	AvailableLanguage, ContactOption                      []string
	HoursAvailable                                        []hours
}

type hours struct {
	Type          string `json:"@type"`
	DayOfWeek     []string
	Opens, Closes string
}

// describe writes a service into a page, as a template does, and reads it there.
func describe(t *testing.T, s *helpline.Service) organisation {
	t.Helper()
	page := template.Must(template.New("").Parse(`<script type="application/ld+json">{{.}}</script>`))
	var b strings.Builder
	if err := page.Execute(&b, contacts.Organization(input(s), s)); err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(b.String(), `<script type="application/ld+json">`), "</script>")
	var got organisation
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return got
}

func TestOrganisation(t *testing.T) {
	t.Parallel()
	got := describe(t, service(t, "childline", "Childline", childline))
	const day = "https://schema.org/"
	week := []string{day + "Monday", day + "Tuesday", day + "Wednesday", day + "Thursday", day + "Friday", day + "Saturday", day + "Sunday"}
	always := []hours{{"OpeningHoursSpecification", week, "00:00", "23:59"}}
	free, deaf := "https://schema.org/TollFree", "https://schema.org/HearingImpairedSupported"
	want := organisation{
		Context: "https://schema.org", Type: "Organization", ID: "https://site.example/helplines/childline/#service",
		Name: "Childline", AlternateName: []string{"ChildLine UK"}, Description: "Childline & what it does; in a sentence, free.",
		URL: "https://www.childline.example",
		ContactPoint: []contactPoint{
			{ContactType: "helpline", Telephone: "+448001111", AvailableLanguage: []string{"en", "Polish"}, ContactOption: []string{free}, HoursAvailable: always},
			{
				ContactType: "helpline", Name: "Welsh language line", Telephone: "+442890414600", AvailableLanguage: []string{"cy"}, ContactOption: []string{free},
				HoursAvailable: []hours{
					{"OpeningHoursSpecification", week[:5], "10:00", "16:00"},
					{"OpeningHoursSpecification", []string{day + "PublicHolidays"}, "00:00", "00:00"},
				},
			},
			{
				ContactType: "text message", Description: "Text the word SHOUT.", Telephone: "85258", AvailableLanguage: []string{"en", "Polish"},
				ContactOption: []string{free}, HoursAvailable: always,
			},
			{ContactType: "e-mail", Email: "help@childline.example"},
			{ContactType: "online form", Description: "Read within a day.", URL: "https://www.childline.example/form"},
			{ContactType: "online chat", URL: "https://www.childline.example/chat?a=1&b=2", AvailableLanguage: []string{"en", "Polish"}},
			{
				ContactType: "video call with a sign language interpreter", URL: "https://bsl.example/", AvailableLanguage: []string{"bfi"}, ContactOption: []string{deaf},
				HoursAvailable: []hours{{"OpeningHoursSpecification", week[:5], "09:00", "18:00"}},
			},
			{ContactType: "Relay UK", Telephone: "1800108001111", ContactOption: []string{free, deaf}, HoursAvailable: always},
		},
	}
	for i := range want.ContactPoint {
		want.ContactPoint[i].Type = "ContactPoint"
	}
	areas := got.AreaServed
	got.AreaServed = nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if len(areas) != 2 || areas[0].Type != "AdministrativeArea" || areas[0].Name != "England" || areas[1].Name != "Wales" {
		t.Errorf("areas %v", areas)
	}
}

func TestOrganisationOfOthers(t *testing.T) {
	t.Parallel()
	all := services(t)
	if got := contacts.Organization(input(all...), all[0]); got != nil {
		t.Errorf("a closed service is %v", got)
	}
	got := describe(t, all[2])
	if p := got.ContactPoint[0]; p.ContactType != "emergency" || p.Telephone != "999" || p.ContactOption != nil {
		t.Errorf("999 is %+v", p) // and is free only on some networks
	}
	if len(got.AreaServed) != 1 || got.AreaServed[0].Type != "Country" || got.AreaServed[0].Name != "United Kingdom" {
		t.Errorf("areas %v", got.AreaServed)
	}
	if p := describe(t, all[3]).ContactPoint[0]; p.Telephone != "116123" || !slices.Equal(p.ContactOption, []string{"https://schema.org/TollFree"}) || p.AvailableLanguage != nil {
		t.Errorf("got %+v", p)
	}
	for sort, want := range map[string]string{
		"police": "police, not an emergency", "image-removal": "removal of images", "reporting": "reporting", "information": "information",
	} {
		s := service(t, "samaritans", "Samaritans", strings.Replace(samaritans, "sort: helpline", "sort: "+sort, 1))
		if got := describe(t, s).ContactPoint[0].ContactType; got != want {
			t.Errorf("%s is %q, want %q", sort, got, want)
		}
	}
}

// Only what is free without a condition is said to be.
func TestFree(t *testing.T) {
	t.Parallel()
	for cost, want := range map[string]bool{
		"Free": true, "Free.": true, "Free, even with no credit.": true, "Free; no credit needed.": true,
		"Free from most mobiles.": false, "Freely": false, "The form is free.": false, "The same as a call to a landline.": false,
	} {
		s := service(t, "samaritans", "Samaritans", strings.Replace(samaritans, "cost: Free\n", "cost: "+cost+"\n", 1))
		if got := len(describe(t, s).ContactPoint[0].ContactOption) > 0; got != want {
			t.Errorf("%q: free %v, want %v", cost, got, want)
		}
	}
}

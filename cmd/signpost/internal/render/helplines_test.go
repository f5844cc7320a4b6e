package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// helplineFile is a service with a few keys of its own.
func helplineFile(title, keys string) string {
	s := strings.Replace(emergencyFile, "title: Emergency services", "title: "+title, 1)
	s = strings.Replace(s, "sort: emergency", "sort: helpline", 1)
	for key := range strings.Lines(keys) {
		name, _, _ := strings.Cut(key, ":")
		for line := range strings.Lines(s) {
			if strings.HasPrefix(line, name+":") {
				s = strings.Replace(s, line, "", 1)
			}
		}
		s = strings.Replace(s, "website:", key+"website:", 1)
	}
	return s
}

// TestHelplineEntries are what the directory's filter goes by: nothing where there is no
// limit, so that a service of which little is known is never hidden.
func TestHelplineEntries(t *testing.T) {
	f := tiny()
	for id, file := range map[string]string{
		"everybody": helplineFile("Everybody", "people: [adults]\n"),
		"young":     helplineFile("Young", "ages: {to: 18}\n"),
		"old":       helplineFile("Old", "ages: {from: 16, to: 25}\nnations: [england, wales]\n"),
		"behalf":    helplineFile("Behalf", "ages: {from: 5, to: 17}\non_behalf: [parents]\npeople: [young-people, parents]\n"),
		"picture":   helplineFile("Picture", "image_ages: {to: 17}\nnations: [northern-ireland]\n"),
		"relay":     helplineFile("Relay", "relay: {}\n"),
	} {
		f["content/helplines/"+id+".md"] = file
	}
	view := viewOf(t, f.site(t, false), "/helplines/").(Section)
	got := map[string]string{}
	for _, g := range view.Helplines {
		if g.Short == "" {
			t.Errorf("%s has no short name", g.Title)
		}
		for _, e := range g.Services {
			got[e.Name] = e.Ages + "|" + e.Nations
			for _, w := range e.Ways {
				if w.Kind == "relay" {
					t.Errorf("%s: Relay UK stands in the directory", e.Name)
				}
			}
		}
	}
	want := map[string]string{
		"Emergency services": "|", "Everybody": "|", "Young": "0-18|", "Old": "16-25|england wales",
		"Behalf": "5-120|", "Picture": "|northern-ireland", "Relay": "|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestHelplineParts is a directory's text, of which the services take the middle.
func TestHelplineParts(t *testing.T) {
	f := tiny()
	f["content/helplines/_index.md"] += "\nFirst.\n\n## Later\n\nLast.\n"
	view := viewOf(t, f.site(t, false), "/helplines/").(Section)
	if len(view.Parts) != 2 || view.Parts[0].ID != "" || !strings.Contains(string(view.Parts[0].Body), "First") || view.Parts[1].ID != "later" {
		t.Errorf("%+v", view.Parts)
	}
}

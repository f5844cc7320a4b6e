package directive_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// TestTearOffWithEmergency is a notice that begins with the emergency service, which its
// strips leave out.
func TestTearOffWithEmergency(t *testing.T) {
	env := environment(t)
	emergency := strings.Replace(childline, "sort: helpline", "sort: emergency", 1)
	env.Helplines = helpline.NewRegister([]*helpline.Service{
		service(t, "emergency", "Emergency", emergency), service(t, "childline", "Childline", childline), service(t, "iwf", "IWF", form),
	})
	everybody := helpline.ReaderOf("", nil)
	v, list := onPage(t, "::tear-off{emergency childline}", env, everybody)
	notice, ok := v.(directive.TearOff)
	if !ok || len(list) > 0 || notice.Emergency == nil || notice.Emergency.Name != "Emergency" || len(notice.Services) != 1 || notice.Services[0].Name != "Childline" {
		t.Errorf("%+v %s", v, report(list))
	}
	if v, _ := onPage(t, "::tear-off{emergency}", env, everybody); v.(directive.TearOff).Emergency != nil {
		t.Error("the only service is not on the strips")
	}
	for text, want := range map[string]string{
		"::tear-off{emergency childline iwf}": "1:32: error: 2 services on one notice [directive-argument]",
		"::tear-off{childline emergency}":     "1:22: error: 2 services on one notice [directive-argument]",
		"::tear-off{emergency nobody}":        `1:22: error: no helpline "nobody"`,
	} {
		if v, list := onPage(t, text, env, everybody); v != nil || !strings.Contains(report(list), want) {
			t.Errorf("%s: %v, %s, want %s", text, v, report(list), want)
		}
	}
}

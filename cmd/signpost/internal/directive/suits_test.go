package directive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// TestWhomAServiceIsFor is a service on pages for its own readers, and for others.
func TestWhomAServiceIsFor(t *testing.T) {
	young := helpline.ReaderOf(helpline.YoungPeople, []holiday.Nation{holiday.Wales})
	const refused = "1:1: error: Childline is only "
	for _, tt := range []struct {
		name, text string
		reader     helpline.Reader
		want       string // the limits, or the problem
	}{
		{"their own", ":helpline{childline}", young, ""},
		{"their own, with the word", ":helpline{childline limits}", young, ""},
		{"other nations", ":helpline{childline}", helpline.ReaderOf(helpline.YoungPeople, nil), refused +
			"for people in England and Wales, and this page is for young people in the UK [unsuitable-helpline] = write :helpline{childline limits}: it then says whom the service is for, in the words of its file"},
		{"other nations, said", ":helpline{childline limits}", helpline.ReaderOf(helpline.YoungPeople, nil), "in England and Wales"},
		{"one nation of two", ":helpline{childline}", helpline.ReaderOf(helpline.YoungPeople, []holiday.Nation{holiday.Wales, holiday.Scotland}), refused +
			"for people in England and Wales, and this page is for young people in Wales and Scotland [unsuitable-helpline] = write :helpline{childline limits}: it then says whom the service is for, in the words of its file"},
		{"everybody", "::helpline{childline name limits}", helpline.ReaderOf("", nil), "For anyone under 19, in England and Wales"},
		{"parents", "::helpline{childline}", helpline.ReaderOf(helpline.Parents, []holiday.Nation{holiday.Wales}), refused +
			"for anyone under 19, and this page is for parents and carers in Wales [unsuitable-helpline] = write ::helpline{childline limits}: it then says whom the service is for, in the words of its file"},
		{"a slip in the word", ":helpline{childline limit}", young, `1:21: error: one word too many, "limit" [directive-argument] = did you mean "limits"?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, list := onPage(t, tt.text, environment(t), tt.reader)
			got := report(list)
			switch v := v.(type) {
			case directive.HelplineInline:
				got += v.Limits
			case directive.HelplineCard:
				got += v.Limits
				if v.Number != nil {
					t.Error("it has a number, and was asked for the name alone")
				}
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestContacts are short lists, which always say whom a service is for.
func TestContacts(t *testing.T) {
	env := environment(t)
	env.Site = "site.example"
	everybody := helpline.ReaderOf("", nil)
	v, list := onPage(t, "::contacts{childline iwf}", env, everybody)
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	got := v.(directive.Contacts).Services
	if len(got) != 2 || got[0].Way.Text != "0800\u00a01111" || got[0].Limits != "For anyone under 19, in England and Wales" || got[1].Way.Kind != "report" {
		t.Errorf("%+v", got)
	}
	v, _ = onPage(t, "::wallet-card{childline}", env, everybody)
	if card := v.(directive.WalletCard); card.Site != "site.example" || len(card.Services) != 1 {
		t.Errorf("%+v", card)
	}
	v, _ = onPage(t, "::tear-off{childline}", env, everybody)
	if notice := v.(directive.TearOff); notice.Site != "site.example" || len(notice.Services) != 1 || len(notice.Strips()) != 8 {
		t.Errorf("%+v", notice)
	}
	for text, want := range map[string]string{
		"::contacts{childline childline}": `"childline" stands twice [directive-argument] = keep one of them`,
		"::contacts{childlien}":           `no helpline "childlien" [unknown-helpline] = did you mean "childline"?`,
		"::tear-off{}":                    "the id is missing",
		"::tear-off{childline iwf}":       "1:22: error: 2 services on one notice [directive-argument]",
	} {
		if v, list := onPage(t, text, env, everybody); v != nil || !strings.Contains(report(list), want) {
			t.Errorf("%s: %v, %s, want %s", text, v, report(list), want)
		}
	}
}

// TestClosedService is one that helps nobody, and is shown nowhere.
func TestClosedService(t *testing.T) {
	closed := "status: closed\nreplaced_by: childline\n" + strings.Replace(form, "report: {url: \"https://report.example.org\"}\n", "", 1)
	env := environment(t)
	env.Helplines = helpline.NewRegister([]*helpline.Service{service(t, "old", "Old Line", closed), service(t, "childline", "Childline", childline)})
	for _, text := range []string{":helpline{old limits}", "::helpline{old}", "::contacts{old}", "::wallet-card{childline old}"} {
		v, list := onPage(t, text, env, helpline.ReaderOf("", nil))
		if want := "Old Line has closed and helps nobody [closed-helpline] = write childline, which took its place"; v != nil || !strings.HasSuffix(report(list), want) {
			t.Errorf("%s: %v, %s, want %s", text, v, report(list), want)
		}
	}
}

// onPage gives the view of the first directive of a page for some readers.
func onPage(t *testing.T, text string, env directive.Env, reader helpline.Reader) (directive.View, diag.List) {
	t.Helper()
	f := &diag.File{Name: "a.md", Data: []byte(text + "\n")}
	doc, list := markdown.NewParser().Parse(f, 0)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return directive.NewResolver(env).Resolve(doc.Directives[0], f, directive.Page{Path: "/a/", Reader: reader})
}

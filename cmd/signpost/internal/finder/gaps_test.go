package finder_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/finder"
)

// said prints what Check says, without the hints.
func said(t *testing.T, f *finder.Finder) []string {
	t.Helper()
	var list []string
	for _, line := range lines(f.Check()) {
		message, hint, ok := strings.Cut(line, " = ")
		if !ok || hint == "" {
			t.Errorf("no hint in %q", line)
		}
		list = append(list, message)
	}
	return list
}

// only keeps a few services.
func (p project) only(ids ...string) project {
	p.ids = ids
	return p
}

func TestCheck(t *testing.T) {
	t.Parallel()
	p := sample(t)
	const where = "  question: Where do you live?\n"
	not := func(p project, id string) project {
		return p.change(t, id, "people:", "nations: [england, wales, scotland]\npeople:")
	}
	for _, tt := range []struct {
		name string
		p    project
		want []string
	}{
		// Without both, nobody in Scotland can do anything about an account, and only
		// NSPCC, whose hours nobody knows, is there for adults who were told.
		{"two services gone", p.without("samaritans", "police-101"), []string{
			`31:11 <account> no service for "under-16" in Scotland with "account", and in 6 other cases [finder-gap]`,
			`27:11 <money> no service for "19-to-25" in Scotland with "money", and in 1 other case [finder-gap]`,
			`40:11 <told> nobody is there at every hour for "19-to-25" in England with "told", and in 15 other cases [finder-gap]`,
		}},
		{"one nation without anybody", not(not(p, "samaritans"), "emergency-999").only("samaritans", "emergency-999"), []string{
			`14:3 <question: Where do you live?> no service for "under-16" in Northern Ireland with "picture", and in 34 other cases [finder-gap]`,
		}},
		{
			"one nation, named",
			not(not(p, "samaritans"), "emergency-999").only("samaritans", "emergency-999").
				change(t, "finder.yaml", where, where+"  nations: [wales, northern-ireland]\n"),
			[]string{
				`15:20 <northern-ireland> no service for "under-16" in Northern Ireland with "picture", and in 34 other cases [finder-gap]`,
			},
		},
		{"no emergency service", p.without("emergency-999"), []string{
			`35:11 <danger> the emergency service is not in the list for "under-16" in England with "danger", and in 27 other cases [finder-gap]`,
		}},
		{"a situation that nobody fits", p.change(t, "finder.yaml", "id: told", "id: other"), []string{
			`40:11 <other> no service fits the situation "other" [finder-gap]`,
		}},
		{"only for young people", p.only("childline", "meic"), []string{
			`9:12 <19-to-25> no service is for "19-to-25" [finder-gap]`,
			`10:12 <26-or-over> no service is for "26-or-over" [finder-gap]`,
			`11:12 <parent> no service is for "parent" [finder-gap]`,
			`12:12 <teacher> no service is for "teacher" [finder-gap]`,
			`31:11 <account> no service for "under-16" in England with "account", and in 8 other cases [finder-gap]`,
			`31:11 <account> nobody is there at every hour for "under-16" in Wales with "account", and in 2 other cases [finder-gap]`,
			`35:11 <danger> the emergency service is not in the list for "under-16" in England with "danger", and in 11 other cases [finder-gap]`,
		}},
		{"nobody at all", p.only("hearsay", "action-fraud"), []string{
			`17:3 <situations> no service can be shown: all are closed, or their facts have a low confidence [finder-gap]`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, said(t, tt.p.finder(t))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Hours that leave a minute out are not every hour: without another service the way
// through the questions has a gap.
func TestCheckHours(t *testing.T) {
	t.Parallel()
	p := sample(t).only("samaritans", "emergency-999")
	const always = `hours: always}]`
	for _, tt := range []struct {
		hours string
		gap   bool
	}{
		{`hours: always}]`, false},
		{`hours: "daily 00:00-24:00", bank_holidays: open}]`, false},
		{`hours: "daily 00:00-23:59", bank_holidays: open}]`, true},
		{`hours: "daily 00:00-24:00", bank_holidays: closed}]`, true},
		{`hours: "daily 00:00-24:00"}]`, true},
		{`hours: not confirmed}]`, true},
	} {
		var want []string
		if tt.gap {
			// In danger 999 is there; the other situations have as many cases as one
			// another.
			for _, at := range []string{"18:11 <picture>", "27:11 <money>", "31:11 <account>", "40:11 <told>"} {
				_, situation, _ := strings.Cut(strings.Trim(at, ">"), "<")
				want = append(want, fmt.Sprintf("%s nobody is there at every hour for \"under-16\" in England with %q, and in 27 other cases [finder-gap]", at, situation))
			}
		}
		if diff := cmp.Diff(want, said(t, p.change(t, "samaritans", always, tt.hours).finder(t))); diff != "" {
			t.Errorf("%s: %s", tt.hours, diff)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	f := sample(t).change(t, "finder.yaml", "id: account", "id: acount").
		change(t, "nspcc-helpline", "situation: told", "situation: elsewhere").finder(t)
	var got []string
	for _, u := range f.Unknown() {
		got = append(got, fmt.Sprintf("%s fits[%d] %s (%s)", u.Service.ID, u.Index, u.Situation, u.Near))
	}
	want := []string{
		"nspcc-helpline fits[1] elsewhere ()",
		"samaritans fits[2] account (acount)",
		"meic fits[1] account (acount)",
		"police-101 fits[3] account (acount)",
		"report-fraud fits[1] account (acount)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

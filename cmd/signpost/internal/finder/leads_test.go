package finder_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/finder"
)

// leadIn puts leads into the situation "picture" of the sample.
func leadIn(t *testing.T, leads string) project {
	t.Helper()
	const before = "      first: [image-removal, helpline, police, reporting]\n"
	return sample(t).change(t, "finder.yaml", before, before+"      leads:\n"+leads)
}

// best are the ids of the short list on a page.
func best(t *testing.T, p project, path string) []string {
	t.Helper()
	var ids []string
	for _, m := range byPath(t, p.finder(t).Pages())[finder.Folder+path].Answer.Best {
		ids = append(ids, m.Service.ID)
	}
	return ids
}

// TestLeads wants an editor's choice first, and nobody on the list who is not for the
// reader.
func TestLeads(t *testing.T) {
	t.Parallel()
	p := leadIn(t, "        - {for: young-people, services: [childline, meic, revenge-porn-helpline, ceop-safety-centre]}\n        - services: [police-101]\n")
	for _, tt := range []struct {
		path string
		want []string
	}{
		{"under-16/wales/picture/", []string{"childline", "meic", "ceop-safety-centre"}},
		{"under-16/scotland/picture/", []string{"childline", "ceop-safety-centre", "report-remove"}}, // Meic is for Wales
		{"26-or-over/england/picture/", []string{"police-101", "take-it-down"}},
		{"parent/england/picture/", []string{"police-101", "report-remove"}},
	} {
		if got := best(t, p, tt.path); !slices.Equal(got[:len(tt.want)], tt.want) || len(got) > 5 {
			t.Errorf("%s begins with %v, want %v", tt.path, got, tt.want)
		}
	}
	if list := said(t, p.finder(t)); len(list) > 0 {
		t.Error(list)
	}
}

// TestLeadsLeaveSomebodyAwake wants a short list of which one service at least is there
// at every hour, whatever leads.
func TestLeadsLeaveSomebodyAwake(t *testing.T) {
	t.Parallel()
	p := leadIn(t, "        - {for: teachers, services: [posh, nspcc-helpline]}\n        - {for: adults, services: [revenge-porn-helpline]}\n").only("posh", "nspcc-helpline", "revenge-porn-helpline", "calm", "samaritans", "emergency-999", "police-101")
	if got, want := best(t, p, "26-or-over/england/picture/"), []string{"revenge-porn-helpline"}; got[0] != want[0] || !slices.Contains(got, "samaritans") {
		t.Errorf("the list is %v, want %v first and Samaritans among them", got, want)
	}
}

// TestLeadFaults are leads that lead nowhere.
func TestLeadFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		leads string
		want  []string // of Load, or of Check when Load finds nothing
	}{
		{"        - {for: parent, services: [childline]}\n", []string{`26:17 <parent> no audience "parent" [unknown-value] = did you mean "parents"?`}},
		{"        - {for: [parents, parents], services: [childline]}\n", []string{`26:27 <parents> "parents" stands twice [repeated-value] = keep one of them`}},
		{"        - {for: [parents], services: [childline, childline]}\n", []string{`26:50 <childline> "childline" stands twice [repeated-value] = keep one of them, or change one`}},
		{"        - {services: [childline]}\n        - {services: [childline]}\n", []string{`27:11 <{services: [childline]}> two leads are for everybody [repeated-value] = write for, or keep one of them`}},
		{"        - {for: parents}\n", []string{`26:11 <{for: parents}> services is missing [missing-key] = add a line services: …`}},
		{"        - {services: [childlien]}\n", []string{`26:23 <childlien> no helpline "childlien" [unknown-helpline] = did you mean "childline"?`}},
		{"        - {services: [action-fraud]}\n", []string{`26:23 <action-fraud> no helpline "action-fraud" [unknown-helpline] = the name is that of a file in content/helplines, without .md, of a service that is open and sure`}},
		{"        - {services: [report-fraud]}\n", []string{`26:23 <report-fraud> report-fraud does not fit the situation "picture", and is never shown [finder-gap] = add the situation to fits in its file, with the reason`}},
	} {
		p := leadIn(t, tt.leads)
		config, got := load(p.questions)
		if config != nil {
			got = append(got, lines(p.finder(t).Check())...)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s%s", tt.leads, diff)
		}
	}
}

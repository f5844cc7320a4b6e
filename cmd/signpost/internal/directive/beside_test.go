package directive_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// besides gives the rules and the places of what is wrong beside every directive of a
// page.
func besides(t testing.TB, resolver *directive.Resolver, text string) string {
	t.Helper()
	f := &diag.File{Name: "a.md", Data: []byte(text + "\n")}
	doc, list := markdown.NewParser().Parse(f, 0)
	if len(list) > 0 {
		t.Fatalf("%s: %s", text, report(list))
	}
	var found []string
	for _, d := range doc.Directives {
		_, list := resolver.Resolve(d, f, directive.Page{Path: "/a/"})
		for _, p := range list {
			found = append(found, p.Rule+" "+p.Excerpt[p.Column-1:p.Column-1+p.Length])
		}
	}
	return strings.Join(found, "|")
}

// TestBesides holds what is found beside figures and claims to the words themselves.
func TestBesides(t *testing.T) {
	resolver := directive.NewResolver(chartEnvironment(chartData(t)))
	for _, tt := range []struct{ text, want string }{
		// Words before a figure.
		{"There were more than :fig{count 2021} reports.", "figure-qualified more than"},
		{"There were **more than** :fig{count 2021} reports.", "figure-qualified more than"},
		{"There were _almost_\n:fig{count 2021} reports.", "figure-qualified almost"},
		{"Almost **:fig{count 2021}** reports.", "figure-qualified Almost"},
		{"Just over :fig{count 2021} and up to :fig{all 2023}.", "figure-qualified Just over|figure-qualified up to"},
		{"No more than :fig{count 2024-YTD} reports.", "figure-qualified No more than"},
		{"| Reports |\n|---|\n| about :fig{count 2021} |", "figure-qualified about"},
		{"- at least :fig{count 2021}", "figure-qualified at least"},
		{"About&nbsp;:fig{count 2021} of them.", "figure-qualified About"},
		{"Twice :fig{count 2021} came.", "figure-qualified Twice"},
		{"It cost £:fig{count 2021}.", "figure-qualified £"},
		{"There were ~:fig{count 2021} and (-:fig{count 2021}).", "figure-qualified ~|figure-qualified -"},
		{"There were > :fig{count 2021} reports.", "figure-qualified >"},
		{"There were :fig{count 2021} reports, no more than that.", ""},
		{"That is more than before: :fig{count 2021}. More than that,\n:fig{count 2021}.", ""},
		{"Reports rose from :fig{count 2021} to :fig{count 2023}, or by more.", ""},
		{"We read about it. :fig{count 2021} came.", ""},
		{"We read about the :fig{count 2021} reports.", ""},
		{"> :fig{count 2021} reports", ""},
		{">:fig{count 2021} reports", ""},
		{"- :fig{count 2021} reports\n- more than\n- :fig{all 2022}", ""},
		{"We know more than\n\n:fig{count 2021} reports", ""},
		{"There were more than :said[1,000]{paper} and :claim[more than 1,000]{count 2021}.", ""},
		{"Over :claim[more than 1,000]{count 2021}.", ""},
		// Words behind a figure.
		{"There were :fig{count 2021} million.", "figure-qualified million"},
		{"There were **:fig{count 2021}** **thousand** of them.", "figure-qualified thousand"},
		{"There were :claim[more than 1,000]{count 2021} billion.", "figure-qualified billion"},
		{"There were :fig{count 2021}% and :fig{count 2021} %.", "figure-qualified %|figure-qualified %"},
		{"There were :fig{count 2021} per cent of them.", "figure-qualified per cent"},
		{"There were :fig{share 2023} per cent of them.", "figure-qualified per cent"},
		{"There were :fig{share 2023} of them.", ""},
		{"There were :claim[more than 90 per cent]{share 2023} per cent.", "figure-qualified per cent"},
		{"There were :fig{count 2021}k and :fig{count 2021}0, or :fig{count 2021},000, or :fig{count 2021}+.", "figure-qualified k|figure-qualified 0|figure-qualified ,|figure-qualified +"},
		{"There were :fig{count 2021} or more, or :fig{count 2021} or so.", "figure-qualified or more|figure-qualified or so"},
		{"There were :fig{count 2021} reports. Millions of people. Or more.", ""},
		{"There were :fig{count 2021}, thousand by thousand.", ""},
		{"The :fig{count 2021}-report file.", ""},
		// Years behind a figure.
		{"There were :fig{count 2021} reports in 2022.", "wrong-period 2022"},
		{"There were :fig{count 2021} reports about boys under 18 in 2022.", "wrong-period 2022"},
		{"There were **:fig{count 2021}** [reports](/a/) *during* **2022**.", "wrong-period 2022"},
		{"There were :fig{count 2021} reports\nin\n2022.", "wrong-period 2022"},
		{"There were :fig{count 2021} reports (in 2022).", "wrong-period 2022"},
		{"There were :fig{count 2021} in the first half of 2022.", "wrong-period 2022"},
		{"There were :fig{count 2021} in 2021 and 2022.", "wrong-period 2022"},
		{"There were :fig{count 2021} from 2019 to 2022.", "wrong-period 2019|wrong-period 2022"},
		{"There were :fig{count 2021} between May 2021 and June 2022.", "wrong-period 2022"},
		{"There were :fig{count 2021} since 2010.", "wrong-period 2010"},
		{"There were :fig{count 2021} for 2021/22.", "wrong-period 2021/22"},
		{"There were :fig{fiscal 2021/22} for 2022/23.", "wrong-period 2022/23"},
		{"There were :fig{fiscal 2021/22} in 2020.", "wrong-period 2020"},
		{"There were :fig{ranges 2019..2021} in 2020.", "wrong-period 2020"},
		{"There were :fig{ranges 2019..2021} from 2019 to 2022.", "wrong-period 2022"},
		{"There were :fig{ranges 2019..2021} in 2019–22.", "wrong-period 2019–22"},
		{"It :claim[fell]{count 2021..2023} in 2019.", "wrong-period 2019"},
		{"There were :claim[about as many]{all 2023..2024} in 2024 as in 2022.", "wrong-period 2022"},
		{"It :claim[fell]{all 2023..2024} from 2022 to 2024.", "wrong-period 2022"},
		{"It :claim[fell]{all 2023..2024} between 2023 and 2025.", "wrong-period 2025"},
		{"It :claim[fell]{all 2023..2024} since 2020.", "wrong-period 2020"},
		{"There were :fig{count 2021} reports about children, in 2022.", "wrong-period 2022"},
		{"There were :fig{count 2021}[^1] million reports in 2022[^1].\n\n[^1]: A note.", "figure-qualified million"},
		{"There were :fig{count 2021}[^1] reports in 2022.\n\n[^1]: A note.", "wrong-period 2022"},
		{"There were :fig{count 2021} reports, in 2021, and :fig{count 2021}, in 2022, but not more.", ""},
		{"There were :fig{count 2021} reports, in 2021 :fig{count 2021}, in 2023 :fig{count 2023}.", ""},
		{"There were :fig{count 2021} reports, the most since 2010.", ""},
		{"There were :fig{count 2021} reports in 2021.", ""},
		{"There were :fig{count 2021} reports from January to December 2021.", ""},
		{"There were :fig{fiscal 2021/22} reports in 2021/22, and :fig{fiscal 2022/23} in the year to March 2023.", ""},
		{"There were :fig{fiscal 2021/22} from April 2021 to March 2022.", ""},
		{"There were :fig{ranges 2019..2021} from 2019 to 2021, or :fig{ranges 2019..2021} in 2019–2021.", ""},
		{"There were :fig{halves 2023-H1} in the first half of 2023.", ""},
		{"There were :claim[about as many]{all 2023..2024} reports in 2024 as in 2023.", ""},
		{"It :claim[fell]{all 2023..2024} from the whole of 2023 to that of 2024.", ""},
		{"There were :fig{count 2021} reports. In 2022 nobody counted.", ""},
		{"There were :fig{count 2021} reports, in 2022 none.", ""},
		{"There were :fig{count 2021} reports and in 2022 none.", ""},
		{"There were :fig{count 2021} and :fig{count 2023} in 2023.", ""},
		{"There were :fig{count 2021} reports published in 2022.", ""},
		{"There were :fig{count 2021} cases in the 2022 report.", ""},
		{"There were :fig{count 2021} reports that somebody sent to the police in 2022.", ""},
		{"There were :fig{count 2021} cases of 18 to 20 people.", ""},
		{"- :fig{count 2021}\n- in 2022 none", ""},
		{"There were :fig{count 2021} reports\n\nin 2022", ""},
	} {
		if got := besides(t, resolver, tt.text); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// FuzzBesides wants every place inside the file, whatever stands beside a figure.
func FuzzBesides(f *testing.F) {
	for _, text := range []string{"more than \x00 in 2022", "**£\x00** %", "from 2019 to\x00from 2019 to 2022", "~~\x00&nbsp;in 2010–", "](\x00](", "é\x00é in the"} {
		before, after, _ := strings.Cut(text, "\x00")
		f.Add(before, after)
	}
	resolver := directive.NewResolver(chartEnvironment(chartData(f)))
	f.Fuzz(func(t *testing.T, before, after string) {
		file := &diag.File{Name: "a.md", Data: []byte(before + ":fig{count 2021}" + after)}
		doc, list := markdown.NewParser().Parse(file, 0)
		if list.HasErrors() || doc == nil {
			return
		}
		for _, d := range doc.Directives {
			_, list := resolver.Resolve(d, file, directive.Page{Path: "/a/"})
			for _, p := range list {
				if p.Line < 1 || p.Column < 1 {
					t.Errorf("%q, %q: %v", before, after, p)
				}
			}
		}
	})
}

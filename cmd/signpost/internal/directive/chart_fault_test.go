package directive_test

import (
	"regexp"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// chartEnvironment is a site that has figures and nothing else.
func chartEnvironment(data *stats.Dataset) directive.Env {
	return directive.Env{Helplines: helpline.NewRegister(nil), HelplinePath: func(string) string { return "" }, Statistics: data}
}

// TestChartFaults wants every rule to fire, at the word that is at fault. That each
// is silent otherwise is what the charts of TestChartViews show.
func TestChartFaults(t *testing.T) {
	data := chartData(t)
	for _, tt := range []struct{ text, want string }{
		// What a chart takes.
		{"::chart{count kind=colums}", `1:20: error: no kind of chart "colums" [unknown-kind] = did you mean "columns"?`},
		{"::chart{count kind=pie}", `1:20: error: no kind of chart "pie" [unknown-kind] = the kinds are columns, bars, stack, multiples, tile, dots, icons`},
		{"::chart{count period=2021}", "1:15: error: a chart of kind=columns takes no period= [directive-argument] = kind=columns takes area=, periods= and title="},
		{"::chart{areas kind=multiples area=E23000022}", "1:30: error: a chart of kind=multiples takes no area= [directive-argument] = kind=multiples takes periods= and title="},
		{"::chart{count other}", "1:15: error: a chart of kind=columns shows one series, and here are 2 [directive-argument] = write a chart for each, or compare them at one period with kind=bars period=…"},
		{"::chart{boys girls boys kind=bars period=2024}", "1:20: error: the series boys is named twice [directive-argument] = remove it, or name another series"},
		{"::chart{boys grils kind=bars period=2024}", `1:14: error: no series "grils" in the data [unknown-series] = did you mean "girls"?`},
		{"::chart{boys girls kind=bars}", "1:1: error: a chart of kind=bars is about one period, and none is given [directive-argument] = write period= and one of 2023, 2024"},
		{"::chart{boys girls kind=bars period=2024 periods=2023..2024}", "1:42: error: bars at one period take no periods= [directive-argument] = take periods= away"},
		{"::chart{areas kind=bars period=2022 area=E23000022}", "1:37: error: bars at one period show every area [directive-argument] = take area= away, or write periods= to show one area over time"},
		{"::chart{areas}", "1:1: error: areas is about several areas [unknown-area] = write area= and one of E23000022 (Bedfordshire), E23000023 (Cambridgeshire)"},
		{"::chart{thirds}", "1:9: error: thirds has not two periods that can be drawn beside each other [no-figure] = use :fig{…} in a sentence instead"},
		// Periods.
		{"::chart{count periods=2021}", `1:23: error: "2021" is not from one period to another [period] = write the first and the last, as in periods=2019..2023; for one period write period=`},
		{"::chart{count periods=2021..2020}", `1:29: error: no figure for 2020 in the series "count" [unknown-period] = the periods are 2021, 2022, 2023, 2024-YTD`},
		{"::chart{count periods=2023..2021}", "1:23: error: the periods 2023..2021 do not run forwards [period] = write the earlier one first"},
		{"::chart{count periods=2021..2022 kind=dots}", ""},
		{"::chart{one periods=2023..2023}", "1:21: error: the periods 2023..2023 do not run forwards [period] = write the earlier one first"},
		{"::chart{same}", "1:9: error: same has not two periods that can be drawn beside each other [no-figure] = use :fig{…} in a sentence instead"},
		{"::chart{gaps}", "1:9: error: gaps has no figure that can be drawn [no-figure] = use :fig{…} in a sentence instead"},
		{"::chart{count kind=multiples}", "1:9: error: count has not two areas that can be drawn beside each other [no-figure] = use :fig{…} in a sentence instead"},
		{"::chart{areas kind=bars period=2024}", "1:9: error: areas has not figures for two areas in 2024 [no-figure] = use :fig{…} in a sentence instead"},
		{"::chart{areas kind=bars period=20244}", ""},
		// What would mislead.
		{"::chart{broken}", "1:9: error: 2022 was counted in another way than before, so 2021 cannot stand beside it [chart-misleads] = draw only one side of the break, such as periods=2022..2023"},
		{"::chart{broken periods=2020..2022}", "1:24: error: 2022 was counted in another way than before, so 2021 cannot stand beside it [chart-misleads] = draw only one side of the break, such as periods=2020..2021"},
		{"::chart{broken periods=2021..2022 kind=dots}", "1:24: error: 2022 was counted in another way than before, so 2021 cannot stand beside it [chart-misleads] = quote figures from either side in sentences, and say that counting changed"},
		{"::chart{moved kind=multiples}", "1:9: error: 2023 was counted in another way than before, so 2022 cannot stand beside it [chart-misleads] = draw only one side of the break, such as periods=2023..2024"},
		{"::chart{moved kind=multiples periods=2023..2024}", ""},
		{"::chart{broken periods=2020..2021}", ""},
		{"::chart{broken kind=bars periods=2022..2023}", ""},
		{"::chart{fiscal}", "1:9: error: 2021/22 and January to March 2023 cannot stand on one axis: they are not of the same length [chart-misleads] = draw periods of one kind, such as periods=2021/22..2022/23"},
		{"::chart{halves}", "1:9: error: 2022 and first half of 2023 cannot stand on one axis: they are not of the same length [chart-misleads] = draw periods of one kind, such as periods=2022..2023"},
		{"::chart{ranges}", "1:9: error: 2019 to 2021 and 2020 to 2023 cannot stand on one axis: one is longer than the other [chart-misleads] = quote each with :fig{…} in a sentence instead"},
		{"::chart{change}", "1:9: error: change is −2 for 2022, and a chart begins at nought [chart-misleads] = quote it with :fig{…} in a sentence instead"},
		{"::chart{count kind=bars}", "1:9: error: the figure of count for 2024, part of the year covers only a part of it, and a chart of kind=bars cannot show that [chart-misleads] = use kind=columns, which marks a part of a year"},
		{"::chart{count kind=bars periods=2021..2023}", ""},
		{"::chart{count money kind=bars period=2021}", "1:15: error: count counts reports and money counts pounds lost: they cannot stand on one axis [chart-misleads] = draw a chart for each"},
		{"::chart{count other kind=bars period=2021}", "1:15: error: count and other cannot stand beside each other: nobody said that count and other count in the same way [chart-misleads] = draw a chart for each, or write comparable_with in statistics.yaml if both count in the same way"},
		{"::chart{boys teens kind=bars period=2024}", "1:14: error: boys and teens cannot stand beside each other: nobody said that boys and teens count in the same way [chart-misleads] = draw a chart for each, or write comparable_with in statistics.yaml if both count in the same way"},
		{"::chart{teens abroad kind=bars period=2024}", ""},
		{"::chart{boys girls kind=bars period=2024}", ""},
		// Stacks.
		{"::chart{count kind=stack period=2021}", "1:9: error: nothing says what count is made up of [directive-argument] = name its parts in statistics.yaml with parts:, or write of= and the series that it is a part of"},
		{"::chart{boys teens kind=stack period=2024}", "1:14: error: nothing says that boys and teens are parts of one whole that do not overlap [chart-misleads] = write parts: in statistics.yaml at the series that they make up, or use kind=bars"},
		{"::chart{teens abroad kind=stack period=2024 of=all}", "1:9: error: teens and abroad may overlap: a stack would count what is in two of them twice [chart-misleads] = name all in parts: at the series all in statistics.yaml, if they do not, or use kind=bars"},
		{"::chart{teens kind=stack period=2024 of=all}", ""},
		{"::chart{abroad kind=stack period=2024 of=all}", "1:9: error: abroad is 100 to 110 for 2024, which is no one length [chart-misleads] = use kind=bars, which shows how far a figure may go"},
		{"::chart{count kind=stack period=2021 of=other}", "1:9: error: nothing says that count is a part of other [chart-misleads] = write part_of: other at the series count in statistics.yaml, if it is"},
		{"::chart{count kind=stack period=2021 of=money}", "1:9: error: count counts reports and money counts pounds lost: one is no part of the other [chart-misleads] = name a series that counts the same thing"},
		{"::chart{boys kind=stack period=2024 of=al}", `1:40: error: no series "al" in the data [unknown-series] = did you mean "all"?`},
		{"::chart{secret kind=stack period=2024}", "1:9: error: closed is withheld for 2024, and the other parts would give it away [chart-misleads] = use kind=bars, or quote the figures that are not withheld in sentences"},
		{"::chart{one two three kind=stack period=2023}", `1:41: error: no figure for 2023 in the series "three" [unknown-period] = the periods are 2024`},
		// Icons.
		{"::chart{share kind=icons period=2024}", "1:33: error: the share is nearer to all than to any number in ten [chart-misleads] = use kind=stack, which shows small parts as well"},
		{"::chart{boys kind=icons period=2024}", "1:1: error: boys counts reports, and icons show a share [directive-argument] = write of= and the series that it is a part of"},
		{"::chart{teens kind=icons period=2024 of=boys}", "1:9: error: nothing says that teens is a part of boys [chart-misleads] = write part_of: boys at the series teens in statistics.yaml, if it is"},
		// Tiles.
		{"::chart{count kind=tile}", "1:1: error: a chart of kind=tile is about one period, and none is given [directive-argument] = write period= and one of 2021, 2022, 2023, 2024-YTD"},
		{"::chart{count kind=tile period=2022}", "1:32: error: count has no figure for 2022: no figure [no-figure] = choose another period, or say in words that it is not known"},
		{"::chart{all kind=tile period=2023 compare=2024}", "1:43: error: 2024 is later than 2023 [period] = swap the two, or compare with an earlier period"},
		{"::chart{broken kind=tile period=2022 compare=2021}", "1:46: error: 2022 and 2021 cannot be compared: from 2022 on it was counted in another way [chart-misleads] = choose another period, or leave compare= out"},
		{"::chart{broken kind=tile period=2022}", ""},
		{"::chart{count kind=tile period=2024-YTD compare=2021}", "1:49: error: 2024, part of the year and 2021 cannot be compared: 2024 is only a part of a year, and nobody said up to which day [chart-misleads] = choose another period, or leave compare= out"},
		// Titles.
		{`::chart{count title="619 reports"}`, `1:22: error: the number "619" in a title is bound to no figure [unbound-figure] = write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}`},
		{`::chart{count title="Up \"to\" 5 {2021}"}`, `1:32: error: the number "5" in a title is bound to no figure [unbound-figure] = write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}`},
		{`::chart{count title="A {2021"}`, `1:24: error: the { in the title is never closed [unbound-figure] = write {2023}, or \{ for one that is only a character`},
		{`::chart{count title="A {}"}`, "1:24: error: the braces in the title name no period [unbound-figure] = write the period, as in {2023}"},
		{`::chart{count title="A [rose]{}"}`, "1:30: error: the braces in the title name no period [unbound-figure] = write the periods, as in {2019..2023}"},
		{`::chart{count title="A {count 2021 2022}"}`, `1:36: error: one word too many, "2022" [unbound-figure] = write the period, as in {2023}`},
		{`::chart{count title="A {2020}"}`, `1:25: error: no figure for 2020 in the series "count" [unknown-period] = the periods are 2021, 2022, 2023, 2024-YTD`},
		{`::chart{count title="A {2022}"}`, "1:25: error: count has no figure for 2022: no figure [no-figure] = choose another period, or say in words that it is not known"},
		{`::chart{count title="A {other 2021}"}`, `1:25: error: the title speaks of the series "other", which the chart does not show [unknown-series] = the chart shows count`},
		{`::chart{count title="A {2021 of=all}"}`, "1:33: error: braces in a title take no of= [directive-argument] = the braces take area="},
		{`::chart{boys girls kind=bars period=2024 title="A {2024}"}`, "1:52: error: the chart shows several series, and the braces name none [unknown-series] = write one of them before the period, as in {boys 2024}"},
		{`::chart{areas kind=multiples title="A {2022}"}`, `1:39: error: the series "areas" has figures for 2 areas, want one of them [unknown-area] = add area= and one of E23000022 (Bedfordshire), E23000023 (Cambridgeshire)`},
		{`::chart{count title="{2021}{2021}"}`, "1:22: error: what touches the braces would change what they say [unbound-figure] = put a space on either side; a full stop or a comma may follow"},
		{`::chart{count title="In 2023,{2021} reports"}`, "1:30: error: what touches the braces would change what they say [unbound-figure] = put a space on either side; a full stop or a comma may follow"},
		{`::chart{count title="{2021}%"}`, `1:28: error: "%" right after "1,200" makes another figure of it [figure-qualified] = take it away: a figure is printed whole, with per cent where it is a share; for a rounded one write […]{…}`},
		{`::chart{count title="£{2021}"}`, `1:22: error: "£" changes what the figure says, and is not held against the data [figure-qualified] = take it away: a figure is printed as its row says it`},
		{`::chart{count title="{2021} million reports"}`, `1:29: error: "million" right after "1,200" makes another figure of it [figure-qualified] = take it away: a figure is printed whole, with per cent where it is a share; for a rounded one write […]{…}`},
		{`::chart{count title="[Fewer than 1,300]{2021} million"}`, `1:47: error: "million" right after "Fewer than 1,300" makes another figure of it [figure-qualified] = take it away: a figure is printed whole, with per cent where it is a share; for a rounded one write […]{…}`},
		{`::chart{count title="About {2021} reports"}`, `1:22: error: "About" changes what the figure says, and is not held against the data [figure-qualified] = write it as a claim, [About …]{…}, or take the words away`},
		{`::chart{count title="{2021} reports in 2022"}`, `1:40: error: the words beside the figure say 2022, and it is about 2021 [wrong-period] = write its own period, or another figure; a year that belongs to something else stands behind a comma`},
		{`::chart{all title="Reports [fell]{2023..2024} from 2022 to 2024"}`, `1:52: error: the words beside the figure say 2022, and it is about 2023 and 2024 [wrong-period] = write its own period, or another figure; a year that belongs to something else stands behind a comma`},
		{`::chart{count title="In 2023 the police counted {2021} reports in 2021, and {2023} in 2023"}`, ""},
		{`::chart{count title="{2021}, {2023} and “{2024-YTD}”."}`, ""},
		{`::chart{count title="Reports rose"}`, `1:30: warning: the words "rose" in a title are not held against the data [unbound-words] = put them in [ ] with the periods in { }, as in [rose]{2019..2023}`},
		// Where the area is not known, the title is not looked up in it.
		{`::chart{areas title="{2022} and 7"}`, "1:1: error: areas is about several areas [unknown-area] = write area= and one of E23000022 (Bedfordshire), E23000023 (Cambridgeshire)\n" +
			"1:33: error: the number \"7\" in a title is bound to no figure [unbound-figure] = write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}"},
		// Everything at once: a chart that misleads and a title with two faults.
		{`::chart{fiscal title="7 and 8"}`, "1:9: error: 2021/22 and January to March 2023 cannot stand on one axis: they are not of the same length [chart-misleads] = draw periods of one kind, such as periods=2021/22..2022/23\n" +
			"1:23: error: the number \"7\" in a title is bound to no figure [unbound-figure] = write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}\n" +
			"1:29: error: the number \"8\" in a title is bound to no figure [unbound-figure] = write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}"},
	} {
		v, list := drawn(t, tt.text, data)
		got := report(list)
		if tt.want == "" && strings.Contains(tt.text, "20244") {
			if v != nil || !strings.Contains(got, "[period]") {
				t.Errorf("%s: %s", tt.text, got)
			}
			continue
		}
		if got != tt.want || (v == nil) != list.HasErrors() {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.text, v != nil, got, tt.want)
		}
	}
}

// TestChartTitles wants figures and claims in a title as plain words.
func TestChartTitles(t *testing.T) {
	for _, tt := range []struct{ text, want, claims string }{
		{`::chart{count title="The police counted {2021} reports in 2021"}`, "The police counted 1,200 reports in 2021", ""},
		{`::chart{count title="{2024-YTD} reports so far"}`, "More than 166 reports so far", ""},
		{`::chart{share title="It was {2023} of reports"}`, "It was 91 per cent of reports", ""},
		{`::chart{all title="Reports [rose]{2022..2023}"}`, "Reports rose", "rose"},
		{`::chart{boys girls kind=bars period=2024 title="{boys 2024} boys and {girls 2024} girls aged 14 to 17"}`, "155 boys and 20 girls aged 14 to 17", ""},
		{`::chart{areas kind=multiples title="{2022 area=E23000022} reports"}`, "10 reports", ""},
		{`::chart{all kind=stack period=2024 title="{boys 2024} of {all 2024} were about boys"}`, "155 of 175 were about boys", ""},
		{`::chart{count title=" Two   spaces "}`, "Two spaces", ""},
		{`::chart{count title="A \[bracket\]"}`, "A [bracket]", ""},
		{`::chart{count title="  "}`, "Reports", ""},
	} {
		c := chart(t, tt.text)
		var claims []string
		for _, r := range c.Claims() {
			claims = append(claims, r.Words)
		}
		if got := strings.Join(claims, "|"); c.Title != tt.want || got != tt.claims {
			t.Errorf("%s: %q with %q, want %q with %q", tt.text, c.Title, got, tt.want, tt.claims)
		}
	}
}

// TestClaimInTitle points at the part of the title that is not true.
func TestClaimInTitle(t *testing.T) {
	data := chartData(t)
	for _, tt := range []struct{ text, at string }{
		{`::chart{all title="Reports [fell]{2022..2023}"}`, "1:29: error"},
		{`::chart{all title="Reports [rose]{2022..2021}"}`, "1:35: error"},
		{`::chart{boys title="[About half]{2024 of=all} were boys"}`, "1:22: error"},
	} {
		v, list := drawn(t, tt.text, data)
		if got := report(list); v != nil || !strings.HasPrefix(got, tt.at) || len(list) != 1 {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.at)
		}
	}
}

// FuzzChartTitle holds what the whole is for: no number of a title or of the line
// below it comes from anywhere but the data, periods and ages aside.
func FuzzChartTitle(f *testing.F) {
	data := chartData(f)
	known := map[string]bool{}
	digits := regexp.MustCompile(`[0-9]+`)
	for _, n := range digits.FindAllString(strings.ReplaceAll(chartRows+chartDefinitions, ",", " "), -1) {
		known[n] = true
	}
	for _, seed := range []string{
		"{2021} reports in 2021", "[rose]{2022..2023}", "1200", "{2021}1", "1{2021}", "2{2021}3", "aged 14 to 17", "{2021", "２０２３", `\{2021\}`, "over 9",
	} {
		f.Add(seed, "count")
		f.Add(seed, "all")
		f.Add(seed, "boys girls kind=bars period=2024")
	}
	age := regexp.MustCompile(`(?i)\b(aged?|ages|under|over|to|and|or|between|[0-9]+[-–])[ \x{a0}-]*([0-9]{1,3})\b`)
	f.Fuzz(func(t *testing.T, title, asked string) {
		text := "::chart{" + asked + ` title="` + title + `"}`
		if _, doc, ok := parsed(text); !ok || doc.Directives[0].Name != "chart" {
			t.Skip("no chart")
		}
		v, _ := drawn(t, text, data)
		c, ok := v.(directive.Chart)
		if !ok {
			return
		}
		ages := map[string]bool{}
		for _, m := range age.FindAllStringSubmatch(c.Title, -1) {
			ages[m[2]] = true
		}
		for _, n := range digits.FindAllString(strings.ReplaceAll(c.Title+" "+c.Subtitle, ",", ""), -1) {
			if year := len(n) == 4 && n >= "1990" && n <= "2100"; !known[n] && !year && !ages[n] && !isFinancial(c.Title+c.Subtitle, n) {
				t.Errorf("%q became %q, whose %s is in no data", title, c.Title, n)
			}
		}
	})
}

// isFinancial reports the second half of 2023/24.
func isFinancial(text, n string) bool {
	return regexp.MustCompile(`[12][0-9]{3}/` + n + `\b`).MatchString(text)
}

package opendata_test

import (
	"path"
	"strconv"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/output"
)

func TestVerify(t *testing.T) {
	in := input(t)
	if err := opendata.Verify(in, opendata.Files(in)); err != nil {
		t.Error(err)
	}
}

// TestVerifyFindsEveryWrongDigit plants a wrong digit wherever a figure stands, one
// at a time, and wants each found and named.
func TestVerifyFindsEveryWrongDigit(t *testing.T) {
	in := input(t)
	files := opendata.Files(in)
	for _, tt := range []struct {
		written, figure string
		files           string // those that it stands in, each with how often
	}{
		{"4619", "count, E23000023, 2023", "figures.csv 3 observations.csv 1 statistics.json 3 claims.json 3"},
		{"4,619", "count, E23000023, 2023", "statistics.json 2 claims.json 7 revisions.xml 1"},
		{"1667", "count, E23000023, 2024-YTD", "figures.csv 2 observations.csv 1 statistics.json 2"},
		{"2311", "count, E23000023, 2023-H1", "figures.csv 2 observations.csv 1 statistics.json 2"},
		{"7250", "total, E23000023, 2019..2024", "figures.csv 2 observations.csv 1 statistics.json 2"},
		{"66.7", "share, WORLD, 2023", "figures.csv 3 observations.csv 1 statistics.json 4"},
		{"-3.5", "change, WORLD, 2023/24", "figures.csv 3 observations.csv 1 statistics.json 3"},
		{"5.5", "change, WORLD, 2024/25", "figures.csv 2 observations.csv 1 statistics.json 3"},
		{"3.25", "change, WORLD, 2024/25", "figures.csv 2 observations.csv 1 statistics.json 3"},
		{"1875", "half, E23000023, 2025-H2", "figures.csv 2 observations.csv 1 statistics.json 2 claims.json 1"},
		{"1990", "half, E23000023, 2025-H2", "figures.csv 2 observations.csv 1 statistics.json 2 claims.json 1"},
		{"1200", "half, E23000023, 2026-H1", "figures.csv 2 observations.csv 1 statistics.json 2"},
	} {
		for name, times := range pairs(tt.files) {
			for i := range wrongIn(t, files, name, tt.written, times) {
				text := planted(files, name, tt.written, i)
				err := opendata.Verify(in, with(files, name, text))
				if err == nil {
					t.Errorf("%s with a wrong digit in %q no. %d passes", name, tt.written, i+1)
				} else if !named(err, name, tt.figure) {
					t.Errorf("%s with a wrong digit in %q no. %d: %v", name, tt.written, i+1, err)
				}
			}
		}
	}
}

// pairs reads "figures.csv 3 claims.json 1".
func pairs(s string) map[string]int {
	found := map[string]int{}
	words := strings.Fields(s)
	for i := 0; i < len(words); i += 2 {
		found[words[i]], _ = strconv.Atoi(words[i+1])
	}
	return found
}

// wrongIn counts where a figure stands in a file, and wants it to be times.
func wrongIn(t *testing.T, files []output.File, name, written string, times int) int {
	t.Helper()
	n := len(places(files, name, written))
	if n != times {
		t.Errorf("%q stands in %s %d times, want %d", written, name, n, times)
	}
	return n
}

// places lists the offsets of a number in a file that no digit stands before.
func places(files []output.File, name, written string) []int {
	var found []int
	for _, f := range files {
		if path.Base(f.Name) != name {
			continue
		}
		text := string(f.Data)
		for at := 0; ; {
			i := strings.Index(text[at:], written)
			if i < 0 {
				break
			}
			at += i
			if !strings.ContainsAny(text[at-1:at], "0123456789") {
				found = append(found, at)
			}
			at += len(written)
		}
	}
	return found
}

// planted is the file with the last digit of the number at its i-th place one more.
func planted(files []output.File, name, written string, i int) string {
	at := places(files, name, written)[i] + len(written) - 1
	for _, f := range files {
		if path.Base(f.Name) == name {
			text := string(f.Data)
			return text[:at] + string('0'+(text[at]-'0'+1)%10) + text[at+1:]
		}
	}
	return ""
}

// named reports whether a line of err is about the file and says which figure. The
// editors' file is compared as a whole first.
func named(err error, name, figure string) bool {
	for line := range strings.Lines(err.Error()) {
		if strings.Contains(line, "/"+name+": ") && (strings.Contains(line, figure) || name == "observations.csv" || strings.Contains(line, "claim")) {
			return true
		}
	}
	return false
}

func TestVerifyReadsTheEditorsFile(t *testing.T) {
	in := input(t)
	in.Observations = []byte(strings.Replace(string(in.Observations), "4619", "4618", 1)) // not what was loaded
	err := opendata.Verify(in, opendata.Files(in))
	const want = `statistics/observations.csv: figure count, E23000023, 2023: value "4618" with bound "", want "4619" with ""`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestVerifyFaults(t *testing.T) {
	in := input(t)
	files := opendata.Files(in)
	change := func(name, old, now string) []output.File {
		text := contents(t, in)[name]
		if !strings.Contains(text, old) {
			t.Fatalf("%q is not in %s", old, name)
		}
		return with(files, name, strings.Replace(text, old, now, 1))
	}
	for _, tt := range []struct {
		name  string
		files []output.File
		want  string // a line of the error
	}{
		{"missing file", files[1:], "statistics/figures.csv: the file is missing"},
		{"other file", append(files[:len(files):len(files)], output.File{Name: "statistics/x.csv"}), "statistics/x.csv: not a file of the data, or given twice"},
		{"file twice", append(files[:len(files):len(files)], files[0]), "statistics/figures.csv: not a file of the data, or given twice"},
		{"other folder", with(files, "", ""), ""},
		{"no rows", with(files, "figures.csv", ""), "statistics/figures.csv: no header"},
		{"row missing", change("figures.csv", `"count",`, `"share",`), "statistics/figures.csv: figure share, E23000022, 2023: not in the data"},
		{"row twice", change("figures.csv", `"2022","2022"`, `"2021","2021"`), "statistics/figures.csv: figure count, E23000023, 2021: stands twice"},
		{"bound", change("figures.csv", `"more than"`, `"less than"`), `statistics/figures.csv: figure count, E23000023, 2024-YTD: value "1667" with bound "less than", want "1667" with "more than"`},
		{"no bound", change("statistics.json", `"bound": "more than",`, ``), `statistics/statistics.json: figure count, E23000023, 2024-YTD: value "1667" with bound "", want "1667" with "more than"`},
		{"state", change("figures.csv", `"withheld"`, `"not available"`), `statistics/figures.csv: figure count, E23000023, 2022: state "not available", want "withheld"`},
		{"missing is nought", change("statistics.json", `"[x]"`, `"0"`), `statistics/statistics.json: figure count, E23000023, 2021: value "0" with bound "", want "[x]" with ""`},
		{"end of nothing", change("statistics.json", `"words": "about 91 per cent",`, `"words": "about 91 per cent", "lower": 90,`), `statistics/statistics.json: figure share, WORLD, 2024: lower end "90", want ""`},
		{"source", change("figures.csv", "https://charity.example/", "https://paper.example/"), `statistics/figures.csv: figure share, WORLD, 2023: source "https://paper.example/", want "https://charity.example/"`},
		{"address", change("figures.csv", "#count-2023-e23000022", "#count-2024-e23000022"), `statistics/figures.csv: figure count, E23000022, 2023: address "https://site.example/statistics/#count-2024-e23000022", want "https://site.example/statistics/#count-2023-e23000022"`},
		{"definition", change("statistics.json", "Reports by year.", "Reports."), "statistics/statistics.json: series count: not as it is defined"},
		{"revision", change("statistics.json", `"old": "4,600"`, `"old": "4,601"`), "statistics/statistics.json: figure count, E23000023, 2023: not revised from 4,600 to 4,619"},
		{"feed", change("revisions.xml", "is now 4,619", "is now 4,618"), "statistics/revisions.xml: figure count, E23000023, 2023: "},
		{"no XML", with(files, "revisions.xml", "<feed"), "statistics/revisions.xml: read XML: "},
		{"no JSON", with(files, "claims.json", "{"), "statistics/claims.json: read JSON: "},
		{"claim's words", change("claims.json", "more than 4,000", "more than 5,000"), `statistics/claims.json: claim "claim_10": not as it was judged`},
		{"claim's area", change("claims.json", `"area": "E23000023"`, `"area": "E23000022"`), `statistics/claims.json: claim "claim_10": figure count, E23000022, 2023: not the one that was judged`},
		{"hash", change("datapackage.json", `"hash": "sha256:`, `"hash": "sha256:0`), "statistics/datapackage.json: figures.csv: "},
		{"not described", with(files, "datapackage.json", "{}"), "statistics/datapackage.json: figures.csv: not described"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := opendata.Verify(in, tt.files)
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && (err == nil || !hasLine(err.Error(), tt.want)):
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// hasLine reports whether a line of text begins with want.
func hasLine(text, want string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, want) {
			return true
		}
	}
	return false
}

func TestVerifyWantsProof(t *testing.T) {
	for _, v := range []claim.Verdict{claim.False, claim.CannotTell} {
		in := input(t)
		in.Claims[1].Result.Verdict = v
		err := opendata.Verify(in, opendata.Files(in))
		if err == nil || !strings.Contains(err.Error(), "want only what is proved") {
			t.Errorf("a claim with the verdict %v passes: %v", v, err)
		}
	}
}

// TestVerifyAgainstOtherData gives files of other data: what a cache that was kept
// too long would do.
func TestVerifyAgainstOtherData(t *testing.T) {
	in := input(t)
	old := in
	old.Data = load(t, definitions, strings.Replace(rows, "66.70", "66.71", 1), revisions)
	old.Observations = []byte(header + strings.Replace(rows, "66.70", "66.71", 1))
	err := opendata.Verify(in, opendata.Files(old))
	for _, want := range []string{
		"statistics/figures.csv: figure share, WORLD, 2023: ",
		"statistics/observations.csv: not the bytes",
		"statistics/statistics.json: figure share, WORLD, 2023: ",
	} {
		if err == nil || !hasLine(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// FuzzVerify gives any file any text. Every change is found: if by nothing else, by
// the sum in the description.
func FuzzVerify(f *testing.F) {
	in := input(f)
	files := opendata.Files(in)
	for i, file := range files {
		f.Add(i, file.Data)
	}
	f.Add(2, []byte(`{"observations": [{"series": "count", "area": "E23000023", "period": "2023", "value": "4619", "lower": 1e999999999}]}`))
	f.Add(0, []byte("series,series\n\"a\n"))
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		i = max(i%len(files), 0)
		name := path.Base(files[i].Name)
		err := opendata.Verify(in, with(files, name, string(data)))
		if name != "datapackage.json" && err == nil && string(data) != string(files[i].Data) {
			t.Errorf("%s passes as %q", name, data)
		}
	})
}

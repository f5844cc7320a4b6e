package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/atom"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// observationsFile compares the rows of the editors' file, which are also read anew.
func (v verifier) observationsFile(data []byte) error {
	if !bytes.Equal(data, v.in.Observations) {
		return errors.New("not the bytes of the editors' file")
	}
	list, err := readTable(data)
	if err != nil {
		return err
	}
	return v.each(list, sameValue, func(o *wanted, p *published) error {
		want := ""
		if o.Source != nil {
			want = o.Source.ID
		}
		if p.Source != want {
			return fmt.Errorf("source %q, want %q", p.Source, want)
		}
		return nil
	})
}

func (v verifier) figuresFile(data []byte) error {
	list, err := readTable(data)
	if err != nil {
		return err
	}
	return v.each(list, sameValue, sameEnds,
		func(o *wanted, p *published) error {
			if p.URL != o.url && p.URL != safeURL(o.url) {
				return fmt.Errorf("address %q, want %q", p.URL, o.url)
			}
			want := ""
			if o.Source != nil {
				want = o.Source.URL
			}
			if p.Source != want && p.Source != safeURL(want) {
				return fmt.Errorf("source %q, want %q", p.Source, want)
			}
			return nil
		})
}

// readTable reads a CSV file whose first row names the columns. Rows without any
// text are passed over: spreadsheets leave some at the end.
func readTable(data []byte) ([]published, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	// encoding/csv knows LF and CRLF. A spreadsheet may also have written CR.
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = 0 // as many as the first row has
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read rows: %w", err)
	}
	if len(rows) == 0 {
		return nil, errors.New("no header")
	}
	list := make([]published, 0, len(rows)-1)
	for _, row := range rows[1:] {
		if strings.Join(row, "") == "" {
			continue
		}
		var p published
		for i, name := range rows[0] {
			p.fill(name, row[i])
		}
		list = append(list, p)
	}
	return list, nil
}

// fill sets what the column called name says.
func (p *published) fill(name, text string) {
	switch name {
	case "series":
		p.Series = text
	case "area":
		p.Area = text
	case "period":
		p.Period = text
	case "value":
		p.Value = strings.TrimPrefix(text, "'")
	case "bound":
		p.Bound = text
	case "lower":
		p.Lower = json.Number(text)
	case "upper":
		p.Upper = json.Number(text)
	case "state":
		p.State = text
	case "source", "source_url":
		p.Source = text
	case "url":
		p.URL = text
	}
}

func (v verifier) statisticsFile(data []byte) error {
	var got struct {
		Sources      []sourceEntry   `json:"sources"`
		Series       []seriesEntry   `json:"series"`
		Observations []published     `json:"observations"`
		Revisions    []revisionEntry `json:"revisions"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	urls := map[string]string{"": ""}
	for _, s := range got.Sources {
		urls[s.ID] = s.URL
	}
	for i, s := range v.in.series() {
		if i >= len(got.Series) || got.Series[i].ID != s.ID || got.Series[i].Title != s.Title || got.Series[i].Unit != s.Unit ||
			got.Series[i].Definition != s.Definition || got.Series[i].NotShown != s.NotShown {
			return fmt.Errorf("series %s: not as it is defined", s.ID)
		}
	}
	for i, r := range v.in.Data.Revisions() {
		if i >= len(got.Revisions) || got.Revisions[i].Old != r.Old || got.Revisions[i].New != r.New ||
			got.Revisions[i].Series != r.Series || got.Revisions[i].Area != r.Area || got.Revisions[i].Period != r.Period.Code() {
			return key{r.Series, r.Area, r.Period.Code()}.fault(fmt.Errorf("not revised from %s to %s", r.Old, r.New))
		}
	}
	return v.each(got.Observations, sameValue, sameEnds, sameWords, sameURL, func(o *wanted, p *published) error {
		id, address := "", ""
		if o.Source != nil {
			id, address = o.Source.ID, o.Source.URL
		}
		if got, ok := urls[p.Source]; p.Source != id || !ok || got != address {
			return fmt.Errorf("source %q at %q, want %q at %q", p.Source, got, id, address)
		}
		return nil
	})
}

func (v verifier) claimsFile(data []byte) error {
	var got struct {
		Claims []struct {
			ID      string      `json:"id"`
			Words   string      `json:"words"`
			Sum     string      `json:"sum"`
			Verdict string      `json:"verdict"`
			Figures []published `json:"figures"`
		} `json:"claims"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	want := v.in.sortedClaims()
	if len(got.Claims) != len(want) {
		return fmt.Errorf("%d claims, want %d", len(got.Claims), len(want))
	}
	right := map[published]bool{} // many claims are about the same figures
	for i, c := range got.Claims {
		w := want[i].Result
		if c.ID != want[i].ID || c.Words != w.Words || c.Sum != w.Sum || len(c.Figures) != len(w.Figures) {
			return fmt.Errorf("claim %q: not as it was judged", want[i].ID)
		}
		if c.Verdict != "true" {
			return fmt.Errorf("claim %q: verdict %q, want only what is proved", c.ID, c.Verdict)
		}
		for j := range c.Figures {
			p := &c.Figures[j]
			k := p.key()
			at, ok := v.at[k]
			if !ok || k != keyOf(w.Figures[j]) {
				return fmt.Errorf("claim %q: %w", c.ID, k.fault(errors.New("not the one that was judged")))
			}
			if right[*p] {
				continue
			}
			figure := &v.figures[at]
			if err := errors.Join(sameValue(figure, p), sameWords(figure, p), sameURL(figure, p)); err != nil {
				return fmt.Errorf("claim %q: %w", c.ID, k.fault(err))
			}
			right[*p] = true
		}
	}
	return nil
}

func (v verifier) revisionsFile(data []byte) error {
	var got atom.Feed
	if err := xml.Unmarshal(data, &got); err != nil {
		return fmt.Errorf("read XML: %w", err)
	}
	want := slices.Clone(v.in.Data.Revisions())
	slices.Reverse(want)
	slices.SortStableFunc(want, func(a, b stats.Revision) int { return b.Date.Compare(a.Date) })
	if len(got.Entries) != len(want) {
		return fmt.Errorf("%d revisions, want %d", len(got.Entries), len(want))
	}
	for i, e := range got.Entries {
		r := want[i]
		if !strings.HasPrefix(e.Summary, change(r)) || !strings.HasPrefix(e.Updated, day(r.Date)) {
			return key{r.Series, r.Area, r.Period.Code()}.fault(fmt.Errorf("%q on %s, want %q on %s", e.Summary, e.Updated, change(r), day(r.Date)))
		}
	}
	return nil
}

// packageFile compares the sizes and sums of the other files with what the
// description says of them.
func packageFile(data []byte, files map[string][]byte) error {
	var got struct {
		Resources []struct {
			Path  string `json:"path"`
			Bytes int    `json:"bytes"`
			Hash  string `json:"hash"`
		} `json:"resources"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	described := map[string]bool{packageName: true}
	for _, r := range got.Resources {
		file, ok := files[r.Path]
		if !ok || described[r.Path] {
			return fmt.Errorf("%s: not a file, or described twice", r.Path)
		}
		described[r.Path] = true
		if sum := fmt.Sprintf("sha256:%x", sha256.Sum256(file)); r.Bytes != len(file) || r.Hash != sum {
			return fmt.Errorf("%s: %d bytes with %s, want %d with %s", r.Path, r.Bytes, r.Hash, len(file), sum)
		}
	}
	for _, name := range Names() {
		if !described[name] {
			return fmt.Errorf("%s: not described", name)
		}
	}
	return nil
}

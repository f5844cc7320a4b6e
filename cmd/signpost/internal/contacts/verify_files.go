package contacts

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/contentline"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// jsonFile holds helplines.json against the register.
func (in Input) jsonFile(data []byte, services []*helpline.Service) error {
	var got struct{ Helplines []entry }
	if err := json.Unmarshal(data, &got); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	var ids []string
	for _, e := range got.Helplines {
		ids = append(ids, e.ID)
	}
	if err := eachOnce(ids, services); err != nil {
		return err
	}
	for i, s := range services {
		if err := in.sameEntry(got.Helplines[i], s); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return nil
}

// sameEntry holds a service of helplines.json against the register.
func (in Input) sameEntry(e entry, s *helpline.Service) error {
	if !sameText(e.Name, s.Title) || e.URL != in.page(s) || e.Website != s.Website || (e.Status == "closed") != s.Closed || e.ReplacedBy != s.ReplacedBy {
		return fmt.Errorf("name %q, page %q, website %q, status %q or replaced_by %q is not that of the register",
			e.Name, e.URL, e.Website, e.Status, e.ReplacedBy)
	}
	var got []published
	for _, w := range e.Ways {
		p := published{string(w.Kind), w.Number, w.Link, w.Keyword, w.URL + w.Email, w.Hours}
		if p.number == "" {
			p.link = "" // leads where the address does
		}
		got = append(got, p)
		if err := in.known(w.E164); err != nil {
			return err
		}
		if w.E164 != "" && !strings.HasSuffix(w.Link, ":"+w.E164) {
			return fmt.Errorf("e164 %q beside the link %q", w.E164, w.Link)
		}
		if w.Hours != "" || len(w.Opening) > 0 {
			if err := sameHours(w.Opening, w.BankHolidays, w.Hours); err != nil {
				return err
			}
		}
	}
	return in.sameWays(got, waysInRegister(s))
}

// csvFile holds helplines.csv against the register.
func (in Input) csvFile(data []byte, services []*helpline.Service) error {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(byteOrderMark)))).ReadAll()
	if err != nil {
		return fmt.Errorf("read rows: %w", err)
	}
	if len(rows) == 0 {
		return errors.New("no header")
	}
	var ids []string
	ways := map[string][]published{}
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, name := range rows[0] {
			row[name] = cells[i]
		}
		id := row["id"]
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		if s, ok := in.Register.Service(id); ok && !sameText(row["service"], safeText(s.Title)) {
			return fmt.Errorf("%s: service %q, want %q", id, row["service"], s.Title)
		}
		number, keyword := strings.TrimPrefix(row["number"], "'"), strings.TrimPrefix(row["keyword"], "'")
		if p := (published{row["kind"], number, row["dial"], keyword, row["address"], row["hours"]}); p != (published{}) {
			ways[id] = append(ways[id], p)
		}
	}
	if err := eachOnce(ids, services); err != nil {
		return err
	}
	for _, s := range services {
		want := waysInRegister(s)
		for i, p := range want {
			want[i].address, want[i].hours = safeAddress(p.address), safeText(p.hours)
		}
		if err := in.sameWays(ways[s.ID], want); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return nil
}

// cardsFile holds a file of cards, of the services given, against the register.
func (in Input) cardsFile(data []byte, services []*helpline.Service) error {
	lines, err := contentline.Read(data)
	if err != nil {
		return err
	}
	var cards [][]contentline.Line
	for i, l := range lines {
		begins := l.Name == "BEGIN"
		if begins != (i == 0 || lines[i-1].Name == "END") {
			return fmt.Errorf("%s in the wrong place", l.Name)
		}
		if begins {
			cards = append(cards, nil)
		}
		cards[len(cards)-1] = append(cards[len(cards)-1], l)
	}
	if len(cards) != len(services) {
		return fmt.Errorf("%d cards, want %d", len(cards), len(services))
	}
	for i, s := range services {
		if err := in.sameCard(cards[i], s); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return nil
}

// sameCard holds a card against the register.
func (in Input) sameCard(lines []contentline.Line, s *helpline.Service) error {
	got := map[string][]string{}
	for _, l := range lines {
		got[l.Name] = append(got[l.Name], l.Text())
	}
	for name, want := range map[string][]string{
		"BEGIN": {"VCARD"}, "VERSION": {"3.0"}, "UID": {in.page(s)}, "END": {"VCARD"},
		"TEL": dialled(s), "EMAIL": given(s.Email), "URL": given(s.Website),
	} {
		slices.Sort(got[name])
		if !slices.Equal(got[name], want) {
			return fmt.Errorf("%s %q, want %q", name, got[name], want)
		}
	}
	if !slices.EqualFunc(got["FN"], []string{s.Title}, sameText) {
		return fmt.Errorf("FN %q, want %q", got["FN"], s.Title)
	}
	if err := in.known(got["TEL"]...); err != nil {
		return err
	}
	return sameNote(strings.Split(strings.Join(got["NOTE"], "\n"), "\n"), s)
}

// dialled are the service's numbers as a telephone dials them, sorted and each once.
// That of a relay is not one of them.
func dialled(s *helpline.Service) []string {
	var list []string
	for _, p := range slices.Concat(s.Call, s.Text) {
		list = append(list, cmp.Or(p.Number.E164(), p.Number.Digits()))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sameNote wants a line of the note for every number, which begins with what to do
// with it, and has the very digits.
func sameNote(lines []string, s *helpline.Service) error {
	for _, p := range waysInRegister(s) {
		if p.number == "" {
			continue
		}
		begin := map[string]string{"call": "Call ", "text": "Text ", "relay": "Relay UK "}[p.kind]
		if p.keyword != "" {
			begin += p.keyword + " to "
		}
		begin += p.number
		if !slices.ContainsFunc(lines, func(line string) bool {
			rest, ok := strings.CutPrefix(line, begin)
			return ok && (rest == "" || rest[0] == ':' || strings.HasPrefix(rest, " ("))
		}) {
			return fmt.Errorf("NOTE without %q", begin)
		}
	}
	return nil
}

// given is a list of the text, or of nothing when it is empty.
func given(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

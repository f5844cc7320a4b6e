package site

import (
	"fmt"
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Meta is the front matter that every kind of page may have.
type Meta struct {
	// Title is the page's heading, Summary one sentence that stands in lists, and
	// NavTitle a shorter title for menus and breadcrumbs.
	Title    string `yaml:"title,required"`
	Summary  string `yaml:"summary,required"`
	NavTitle string `yaml:"nav_title"`
	// Seldom is what few pages have. Those that have nothing of it share one.
	*Seldom
	// Sources are what the page rests on, Changes what was changed and when.
	Sources []Source `yaml:"sources"`
	Changes []Change `yaml:"changes"`
	// Aliases are addresses that the page had before, such as /old/page/.
	Aliases []string `yaml:"aliases"`
	// Weight orders pages in their section, small first, 0 last.
	Weight int `yaml:"weight"`
	// Allow names rules that are not reported for this page.
	Allow []string `yaml:"allow"`
}

// Seldom is front matter that every kind of page may have, and few pages do. It is not
// changed once it is read.
type Seldom struct {
	// TabTitle stands in the browser's tab, and so in its history, in place of the
	// title: a few plain words that tell nobody why somebody came.
	TabTitle string `yaml:"tab_title"`
	// Keywords are words that readers look for and the page does not say, for the
	// search.
	Keywords []string `yaml:"keywords"`
	// Kind overrides what the folder says.
	Kind string `yaml:"kind"`
	// Audience is whom the page is for: young-people, parents, teachers, everyone.
	Audience []string `yaml:"audience"`
	// ReviewBy is the day by which the page should be read again; without it the
	// site's review policy holds.
	ReviewBy strictyaml.Date `yaml:"review_by"`
	// Draft hides a page; Publish and Expires bound when it is shown.
	Draft   bool   `yaml:"draft"`
	Publish Moment `yaml:"publish"`
	Expires Moment `yaml:"expires"`
}

// Checked says when the advice was last confirmed, and by whom: a role, not a
// person.
type Checked struct {
	Reviewed strictyaml.Date
	Owner    string
}

type mustCheck struct {
	Reviewed strictyaml.Date `yaml:"reviewed,required"`
	Owner    string          `yaml:"owner,required"`
}

type mayCheck struct {
	Reviewed strictyaml.Date `yaml:"reviewed"`
	Owner    string          `yaml:"owner"`
}

// placed says for which nations a page is; none is all of them.
type placed struct {
	Nations []nationWord `yaml:"nations"`
}

// nationWord is the word for a nation, as it is written in a file.
type nationWord string

// UnmarshalText refuses what is no nation.
func (w *nationWord) UnmarshalText(text []byte) error {
	*w = nationWord(text)
	names := make([]string, 0, len(holiday.Nations()))
	for _, n := range holiday.Nations() {
		names = append(names, string(n))
	}
	if !slices.Contains(names, string(text)) {
		return &strictyaml.Mistake{Message: fmt.Sprintf("no nation %q", text), Hint: suggest(string(text), names)}
	}
	return nil
}

// Source is where facts come from. Date is free text, such as "March 2024".
type Source struct {
	Title string `yaml:"title,required"`
	URL   string `yaml:"url"`
	Date  string `yaml:"date"`
}

// Change is one entry of a page's history.
type Change struct {
	Date strictyaml.Date `yaml:"date,required"`
	What string          `yaml:"what,required"`
}

// HomeMeta is what a home page has besides.
type HomeMeta struct {
	// Headline is the large first line; a run between ** is highlighted.
	Headline string `yaml:"headline,required"`
	Lede     string `yaml:"lede"`
}

// LessonMeta is what a lesson has besides.
type LessonMeta struct {
	// Ages is in words, such as "13 to 16"; Minutes from 5 to 480.
	Ages     string   `yaml:"ages,required"`
	Minutes  int      `yaml:"minutes,required"`
	Outcomes []string `yaml:"outcomes,required"`
	Prepare  []string `yaml:"prepare"`
	LinksTo  []string `yaml:"links_to"`
}

// StatisticsMeta is what a page of figures has besides.
type StatisticsMeta struct {
	// NextUpdate says in words when new figures are expected.
	NextUpdate string `yaml:"next_update"`
}

// One struct a kind, so that each kind refuses the keys of the others. Meta is that of the
// page itself.
type (
	homeFront struct {
		*Meta
		placed
		mayCheck
		HomeMeta
	}
	plainFront struct {
		*Meta
		placed
		mayCheck
	}
	statisticsFront struct {
		*Meta
		placed
		mayCheck
		StatisticsMeta
	}
	guidanceFront struct {
		*Meta
		placed
		mustCheck
	}
	lessonFront struct {
		*Meta
		placed
		mustCheck
		LessonMeta
	}
	// siblingFront is that of a version of a page of any kind, which takes over from its
	// page what it leaves out.
	siblingFront struct {
		*Meta
		placed
		mayCheck
		Headline string   `yaml:"headline"`
		Lede     string   `yaml:"lede"`
		Ages     string   `yaml:"ages"`
		Outcomes []string `yaml:"outcomes"`
		Prepare  []string `yaml:"prepare"`
		LinksTo  []string `yaml:"links_to"`
	}
	helplineFront struct {
		*Meta
		mayCheck
		helpline.Front
	}
)

// Moment is a day, or a day and a time, in the site's time zone: YYYY-MM-DD or
// YYYY-MM-DD HH:MM. A day begins at midnight.
type Moment struct{ text string }

// UnmarshalText reads a moment and refuses those that no calendar has.
func (m *Moment) UnmarshalText(text []byte) error {
	s := string(text)
	if len(s) <= len(time.DateOnly) {
		var d strictyaml.Date
		if err := d.UnmarshalText(text); err != nil {
			return err
		}
		m.text = s + " 00:00"
		return nil
	}
	// The library takes 9:30 for 09:30; the order of moments is that of their texts.
	if t, err := time.Parse(momentLayout, s); err != nil || t.Format(momentLayout) != s {
		return &strictyaml.Mistake{
			Message: fmt.Sprintf("no such time as %q", s),
			Hint:    "write YYYY-MM-DD, or YYYY-MM-DD HH:MM such as 2026-11-21 09:00, in the site's time zone",
		}
	}
	var d strictyaml.Date
	if err := d.UnmarshalText(text[:len(time.DateOnly)]); err != nil {
		return err // its year is out of range
	}
	m.text = s
	return nil
}

const momentLayout = "2006-01-02 15:04"

// IsZero reports whether nothing was written.
func (m Moment) IsZero() bool { return m.text == "" }

// In is the instant in loc; ok is false when clocks are put forward past it.
func (m Moment) In(loc *time.Location) (at time.Time, ok bool) {
	at, err := time.ParseInLocation(momentLayout, m.text, loc)
	return at, err == nil && at.Format(momentLayout) == m.text
}

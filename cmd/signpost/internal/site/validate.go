package site

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// validate judges what of the front matter the types could not.
func (p *Page) validate() diag.List {
	var problems diag.List
	for i, a := range p.Meta.Audience {
		if !isAudience(a) {
			problems = append(problems, p.Front.Errorf(fmt.Sprintf("audience[%d]", i), "unknown-audience", "no audience %q", a).
				WithHint("%s", suggest(a, audiences())))
		}
	}
	for i, s := range p.Meta.Sources {
		if message := checkWeb(s.URL); message != "" {
			problems = append(problems, p.Front.Errorf(fmt.Sprintf("sources[%d].url", i), "url", "%s", message).
				WithHint("copy the address from the browser's address line"))
		}
	}
	for i, a := range p.Meta.Aliases {
		if message := checkAlias(a); message != "" {
			problems = append(problems, p.Front.Errorf(fmt.Sprintf("aliases[%d]", i), "alias", "%s", message).
				WithHint("write the old address as it was, such as /old/page/"))
		}
	}
	for _, line := range [...]FrontLine{{"title", p.Meta.Title}, {"summary", p.Meta.Summary}, {"nav_title", p.Meta.NavTitle}} {
		switch {
		case line.Text != "" && strings.TrimSpace(line.Text) == "":
			problems = append(problems, p.Front.Errorf(line.Key, "empty-value", "%s is empty", line.Key).
				WithHint("write a value, or remove the line"))
		case strings.Contains(line.Text, "\n"):
			problems = append(problems, p.Front.Errorf(line.Key, "one-line", "%s has several lines, want one", line.Key))
		}
	}
	// What is no number has been reported, and left 0.
	if text, ok := p.Front.Scalar("minutes"); ok && p.Lesson != nil && text == strconv.Itoa(p.Lesson.Minutes) && (p.Lesson.Minutes < 5 || p.Lesson.Minutes > 480) {
		problems = append(problems, p.Front.Errorf("minutes", "out-of-range", "%d minutes, want 5 to 480", p.Lesson.Minutes))
	}
	if p.Meta.Weight < 0 {
		problems = append(problems, p.Front.Errorf("weight", "out-of-range", "the weight %d, want 0 or more", p.Meta.Weight))
	}
	return problems
}

// checkWeb says what is wrong with the address of a source, or "". Sources may be
// old pages that were never served over https.
func checkWeb(address string) string {
	if address == "" {
		return ""
	}
	return checkAddress(address, "https", "http")
}

// checkAlias says what is wrong with an old address, or "". Spaces and the signs
// of Netlify's rules would make another redirect of it than was meant.
func checkAlias(a string) string {
	switch {
	case !strings.HasPrefix(a, "/") || strings.HasPrefix(a, "//"):
		return fmt.Sprintf("the old address %q does not begin with one /", a)
	case path.Clean(a) == "/":
		return "the home page cannot be an old address"
	case path.Clean(a) != strings.TrimSuffix(a, "/"):
		return fmt.Sprintf("the old address %q has empty parts or dots", a)
	}
	for _, r := range a {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (r < '0' || r > '9') && !strings.ContainsRune("/-_.", r) {
			return fmt.Sprintf("the old address %q holds %q", a, r)
		}
	}
	return ""
}

// suggest is a hint for a word that is not one of known.
func suggest(word string, known []string) string {
	if near := diag.DidYouMean(word, known); near != "" {
		return near
	}
	return "write one of " + strings.Join(known, ", ")
}

// policy judges whether a page is published now.
type policy struct {
	now    time.Time
	drafts bool
	zone   *time.Location
}

func (w policy) judge(p *Page) diag.List {
	var problems diag.List
	instant := func(key string, m Moment) time.Time {
		if m.IsZero() {
			return time.Time{}
		}
		at, ok := m.In(w.zone)
		if !ok {
			problems = append(problems, p.Front.Errorf(key, "wrong-value", "%s: clocks in %s are put forward past this time", key, w.zone).
				WithHint("choose a time before or after that hour"))
		}
		return at
	}
	var hidden, by string
	var why []string
	if p.Meta.Draft {
		hidden, by = "it is a draft", "draft"
		why = append(why, hidden)
	}
	if at := instant("publish", p.Meta.Publish); w.now.Before(at) {
		hidden, by = "its day has not come", "publish"
		why = append(why, "its day, "+inWords(at)+", has not come")
	}
	if at := instant("expires", p.Meta.Expires); !at.IsZero() && !w.now.Before(at) {
		hidden, by = "it has expired", "expires"
		why = append(why, "it expired on "+inWords(at))
	}
	if hidden != "" {
		more := p.more()
		more.hidden, more.hiddenBy, more.Unpublished = hidden, by, strings.Join(why, ", and ")
		if w.drafts {
			more.hidden = ""
		}
	}
	if !p.Meta.Publish.IsZero() && !p.Meta.Expires.IsZero() && p.Meta.Expires.text <= p.Meta.Publish.text {
		problems = append(problems, p.Front.Errorf("expires", "wrong-value", "the page expires before it is published"))
	}
	return problems
}

// inWords is a moment for a sentence; midnight is where a day begins, and not said.
func inWords(at time.Time) string {
	if at.Hour() == 0 && at.Minute() == 0 {
		return at.Format("2 January 2006")
	}
	return at.Format("2 January 2006 at 15:04")
}

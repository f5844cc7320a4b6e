package site

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// ConfigFile is the name of the file that says what the site is.
const ConfigFile = "content/site.yaml"

// Config is what content/site.yaml says of the whole site.
type Config struct {
	// Name is the site's name, and Tagline a short line that may stand beside it.
	Name    string `yaml:"name,required"`
	Tagline string `yaml:"tagline"`
	// Description is one sentence for search engines.
	Description string `yaml:"description,required"`
	// Share is what messengers show below the title of a link to any page; see
	// [Config.Private].
	Share string `yaml:"share"`
	// PrivateWords are words that no browser tab shows; see [Config.Private].
	PrivateWords []string `yaml:"private_words"`
	// BaseURL is the published site's address, https with a host and no path.
	BaseURL string `yaml:"base_url,required"`
	// Language is a BCP 47 tag, such as "en-GB".
	Language string `yaml:"language,required"`
	// TimeZone is an IANA name, such as "Europe/London": in it, publish and
	// expires dates begin at midnight.
	TimeZone string `yaml:"time_zone,required"`
	// Exit is where "Leave this site" goes.
	Exit struct {
		Name string `yaml:"name,required"`
		URL  string `yaml:"url,required"`
	} `yaml:"exit,required"`
	// Help is the page for somebody who needs help at once, as a path below
	// content; Emergency is the helpline for immediate danger.
	Help      string `yaml:"help,required"`
	Emergency string `yaml:"emergency,required"`
	// Menu and Footer are the two navigations.
	Menu   []MenuItem `yaml:"menu,required"`
	Footer []MenuItem `yaml:"footer"`
	// Licence is the content's.
	Licence struct {
		Name string `yaml:"name,required"`
		URL  string `yaml:"url,required"`
	} `yaml:"licence,required"`
	// Review says after how many days a page of each kind should be read again;
	// 0 or a missing line is never. Helplines are never left alone: without a line
	// they fall due after [HelplineDays], and stop the build [GraceDays] later.
	Review struct {
		Guidance   int `yaml:"guidance"`
		Lesson     int `yaml:"lesson"`
		Helpline   int `yaml:"helpline"`
		Statistics int `yaml:"statistics"`
		Page       int `yaml:"page"`
		// Grace is after how many more days a helpline that is overdue stops the
		// build.
		Grace int `yaml:"grace"`
		// Sources is for the sources of figures, counted from when each was read.
		Sources int `yaml:"sources"`
	} `yaml:"review"`

	// Location is TimeZone, loaded.
	Location *time.Location
	doc      *strictyaml.Doc
}

// MenuItem is a line of a menu: Page is the path of a Markdown file below content.
type MenuItem struct {
	Title string `yaml:"title,required"`
	Page  string `yaml:"page,required"`
}

// The policy for helplines, in days, where site.yaml says nothing.
const (
	HelplineDays = 90
	GraceDays    = 30
)

// loadConfig reads site.yaml. A nil config comes with an error that says why.
func loadConfig(files []source.File) (*Config, diag.List) {
	for _, f := range files {
		if f.Name != ConfigFile {
			continue
		}
		text, problems := source.Text(f)
		if problems.HasErrors() {
			return nil, problems
		}
		doc, found := strictyaml.Parse(text, diag.Span{End: len(text.Data)})
		if doc == nil {
			return nil, append(problems, found...)
		}
		c := &Config{doc: doc}
		problems = append(problems, found...)
		problems = append(problems, doc.Decode(c)...)
		problems = append(problems, c.validate()...)
		return c, problems
	}
	return nil, diag.List{
		diag.InFile(ConfigFile, diag.Error, "no-site", "there is no site.yaml, which says what the site is").
			WithHint("copy one from another Signpost site; it needs a name, a base_url, a menu and a few lines more"),
	}
}

func (c *Config) validate() diag.List {
	var problems diag.List
	for _, u := range []struct{ path, value string }{
		{"base_url", c.BaseURL}, {"exit.url", c.Exit.URL}, {"licence.url", c.Licence.URL},
	} {
		if message := checkHTTPS(u.value); message != "" && u.value != "" {
			problems = append(problems, c.doc.Errorf(u.path, "url", "%s", message).
				WithHint("write an address such as https://www.example.org"))
		}
	}
	c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	if i := strings.IndexFunc(c.BaseURL, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
		problems = append(problems, c.doc.Errorf("base_url", "url", "the address %q holds letters outside ASCII", c.BaseURL).
			WithHint("write the form that begins with xn--"))
	}
	if c.BaseURL != strings.ToLower(c.BaseURL) {
		problems = append(problems, c.doc.Errorf("base_url", "url", "the address %q holds capital letters", c.BaseURL).
			WithHint("write %s", strings.ToLower(c.BaseURL)))
	}
	if u, err := url.Parse(c.BaseURL); err == nil && u.Host != "" && u.RequestURI()+u.Fragment != "/" {
		after := c.BaseURL[strings.Index(c.BaseURL, u.Host)+len(u.Host):]
		problems = append(problems, c.doc.Errorf("base_url", "url", "base_url has %q behind the host", after).
			WithHint("a site is published at the top of its own host"))
	}
	var err error
	if c.Location, err = time.LoadLocation(c.TimeZone); err != nil || c.TimeZone == "Local" {
		c.Location = time.UTC
		if c.TimeZone != "" {
			problems = append(problems, c.doc.Errorf("time_zone", "time-zone", "no time zone %q", c.TimeZone).
				WithHint("write a name such as Europe/London"))
		}
	}
	if !isLanguageTag(c.Language) && c.Language != "" {
		problems = append(problems, c.doc.Errorf("language", "language", "%q is not a language tag", c.Language).
			WithHint("write a tag such as en-GB or cy"))
	}
	problems = append(problems, c.checkPrivate()...)
	problems = append(problems, c.checkExit()...)
	// What is no number was reported: nothing falls due by it.
	zero, _ := c.doc.Scalar("review.helpline")
	if !c.doc.Has("review.helpline") {
		c.Review.Helpline = HelplineDays
	}
	if none, _ := c.doc.Scalar("review.grace"); c.Review.Grace == 0 && none != "0" {
		c.Review.Grace = GraceDays
	}
	if zero == "0" {
		problems = append(problems, c.doc.Errorf("review.helpline", "out-of-range", "helplines are never confirmed again, want 1 to 3650 days").
			WithHint("numbers and hours change: %d days is a good policy", HelplineDays))
	}
	for i, days := range []int{c.Review.Grace, c.Review.Guidance, c.Review.Lesson, c.Review.Helpline, c.Review.Statistics, c.Review.Page, c.Review.Sources} {
		if days < 0 || days > 3650 {
			key := "review." + []string{"grace", "guidance", "lesson", "helpline", "statistics", "page", "sources"}[i]
			problems = append(problems, c.doc.Errorf(key, "out-of-range", "%d days, want 0 to 3650", days))
		}
	}
	return problems
}

// reviewAfter is the number of days after which a page of kind k should be read
// again; 0 is never.
func (c *Config) reviewAfter(k Kind) int {
	switch k {
	case Guidance:
		return c.Review.Guidance
	case Lesson:
		return c.Review.Lesson
	case Helpline:
		return c.Review.Helpline
	case Statistics:
		return c.Review.Statistics
	case Home, Section, Plain:
		return c.Review.Page
	}
	return 0
}

// isLanguageTag reports the common form of BCP 47: letters and digits in groups
// of 2 to 8 with hyphens between.
func isLanguageTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 2 || len(part) > 8 || i == 0 && len(part) > 3 {
			return false
		}
		for _, r := range part {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			digit := r >= '0' && r <= '9' && i > 0
			if !letter && !digit {
				return false
			}
		}
	}
	return true
}

// checkHTTPS says what is wrong with an address that readers are sent to, or "".
func checkHTTPS(s string) string { return checkAddress(s, "https") }

// checkAddress says what is wrong with an address that must have one of the
// schemes, the first of which is the one to be wished for, or "".
func checkAddress(s string, schemes ...string) string {
	if isPlainAddress(s) {
		return "" // each of the callers takes https
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \t\n\\<>\""):
		return fmt.Sprintf("%q is not an address", s)
	case !slices.Contains(schemes, u.Scheme) || u.Opaque != "":
		return fmt.Sprintf("the address %q does not begin with %s://", s, schemes[0])
	case u.Host == "":
		return fmt.Sprintf("the address %q has no host", s)
	case u.User != nil:
		return fmt.Sprintf("the address %q holds a user name", s)
	case !isHost(u.Hostname()):
		return fmt.Sprintf("%q in the address %q is not the name of a host, want one such as www.example.org", u.Host, s)
	}
	return ""
}

// isHost reports a name of at least two parts with dots between them: one part
// alone is a computer in somebody's own network.
func isHost(s string) bool {
	return strings.Contains(s, ".") && !strings.Contains(s, "..") && s[0] != '.' && s[len(s)-1] != '.'
}

// isPlainAddress reports an https address without any sign that has a meaning of its own,
// which nearly all are: nothing is to be found in it by taking it apart.
func isPlainAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	host, _, _ := strings.Cut(rest, "/")
	for _, c := range []byte(rest) {
		isLetter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !isLetter && (c < '0' || c > '9') && c != '-' && c != '.' && c != '/' {
			return false
		}
	}
	return ok && isHost(host)
}

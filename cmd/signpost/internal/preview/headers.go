package preview

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// headerRule adds headers to the answers of the paths that match.
type headerRule struct {
	path   string
	values [][2]string
}

// settings is the part of netlify.toml that changes what a reader gets.
type settings struct {
	Headers []struct {
		For    string
		Values map[string]any // A text, or a list of texts.
	}
	Redirects []struct {
		From, To   string
		Status     int
		Force      bool
		Query      map[string]string
		Conditions map[string]any
	}
}

const (
	settingsFile = "netlify.toml"
	settingsRule = "netlify-settings"
)

// hostRules reads what the site's host would do with its files: the files _headers and
// _redirects, then netlify.toml, in the order in which Netlify reads them.
func (s *snapshot) hostRules(set settings) {
	s.headers = headerRules(s.files["_headers"].data)
	s.redirects = redirectRules(s.files["_redirects"].data)
	for _, h := range set.Headers {
		s.headers = append(s.headers, headerRule{h.For, settingValues(h.Values)})
	}
	for _, r := range set.Redirects {
		if len(r.Query) == 0 && len(r.Conditions) == 0 {
			s.redirects = addRedirect(s.redirects, redirectRule{r.From, r.To, r.Status, r.Force})
		}
	}
}

// readSettings reads netlify.toml; most projects have none. One that cannot be read is an
// error of the project: the host would refuse the site, and the preview would show it with
// headers and redirects that nobody wrote.
func readSettings(project fs.FS) (settings, diag.List) {
	var set settings
	if project == nil {
		return set, nil
	}
	data, err := fs.ReadFile(project, settingsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return set, nil
	case err != nil:
		return set, diag.List{diag.InFile(settingsFile, diag.Error, settingsRule, "the file cannot be read: %s", causeOf(err))}
	}
	if _, err := toml.Decode(string(data), &set); err != nil {
		return settings{}, diag.List{unreadable(data, err).WithHint("the site's host would refuse it, and not publish the site")}
	}
	return set, nil
}

func unreadable(data []byte, err error) diag.Diagnostic {
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		f := &diag.File{Name: settingsFile, Data: data}
		at := diag.Span{Start: e.Position.Start, End: e.Position.Start + max(e.Position.Len, 1)}
		return diag.At(f, at, diag.Error, settingsRule, "this is not TOML: %s", e.Message)
	}
	return diag.InFile(settingsFile, diag.Error, settingsRule, "this is not as Netlify wants it: %v", err)
}

// causeOf is what the system says, without the operation and the path.
func causeOf(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}

// settingValues are the headers of a rule in netlify.toml, by name.
func settingValues(values map[string]any) [][2]string {
	var list [][2]string
	for name, value := range values {
		text := fmt.Sprint(value)
		if several, ok := value.([]any); ok {
			var parts []string
			for _, part := range several {
				parts = append(parts, fmt.Sprint(part))
			}
			text = strings.Join(parts, ", ")
		}
		list = append(list, [2]string{name, strings.Join(strings.Fields(text), " ")})
	}
	slices.SortFunc(list, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return list
}

// headerRules reads a file _headers: a path, and below it the headers, one a line.
func headerRules(data []byte) []headerRule {
	var rules []headerRule
	for line := range bytes.Lines(data) {
		text := strings.TrimSpace(string(line))
		switch {
		case text == "" || text[0] == '#':
		case text[0] == '/':
			rules = append(rules, headerRule{path: text})
		case len(rules) > 0:
			name, value, ok := strings.Cut(text, ":")
			if ok {
				last := &rules[len(rules)-1]
				last.values = append(last.values, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
			}
		}
	}
	return rules
}

// headersOf are the headers of the answer to a path: those of the host, as the preview
// needs them, and that nothing is kept. Of several rules for a header the last one counts;
// what one rule says more than once is joined.
func (s *snapshot) headersOf(p string) http.Header {
	h := http.Header{}
	for _, rule := range s.headers {
		if _, ok := match(rule.path, p); !ok {
			continue
		}
		own := http.Header{}
		for _, v := range rule.values {
			own.Add(v[0], v[1])
		}
		for name, values := range own {
			if passedOn(name) {
				h.Set(name, strings.Join(values, ", "))
			}
		}
	}
	policy := h.Get("Content-Security-Policy")
	if s.site == nil {
		policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		h.Set("Referrer-Policy", "no-referrer")
	}
	if policy != "" {
		h.Set("Content-Security-Policy", withPreview(policy))
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	return h
}

// passedOn reports a header that a preview can show. It is never readable for other
// sites, whatever the published one is, and how an answer is sent is the server's matter.
func passedOn(name string) bool {
	if strings.HasPrefix(name, "Access-Control-") || !regexp.MustCompile(`^[A-Za-z0-9-]+$`).MatchString(name) {
		return false
	}
	switch name {
	case "Basic-Auth", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Location", "Refresh", "Set-Cookie", "Trailer", "Transfer-Encoding", "Upgrade":
		return false
	}
	return true
}

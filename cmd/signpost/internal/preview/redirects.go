package preview

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// redirectRule leads from a path to another. A forced one counts even where there is a
// file.
type redirectRule struct {
	from, to string
	status   int
	force    bool
}

// redirectRules reads a file _redirects: from, to and a status, one rule a line. Rules
// that ask for more than a path, such as a country, are passed over.
func redirectRules(data []byte) []redirectRule {
	var rules []redirectRule
	for line := range bytes.Lines(data) {
		text, _, _ := strings.Cut(" "+string(line), " #")
		fields := strings.Fields(text)
		if len(fields) < 2 || len(fields) > 3 {
			continue
		}
		rule := redirectRule{from: fields[0], to: fields[1]}
		if len(fields) == 3 {
			number, forced := strings.CutSuffix(fields[2], "!")
			status, err := strconv.Atoi(number)
			if err != nil {
				continue
			}
			rule.status, rule.force = status, forced
		}
		rules = addRedirect(rules, rule)
	}
	return rules
}

// addRedirect adds a rule that the preview can follow. It leads to no other host, and
// asks none.
func addRedirect(rules []redirectRule, rule redirectRule) []redirectRule {
	if rule.status == 0 {
		rule.status = http.StatusMovedPermanently
	}
	switch rule.status {
	case 200, 301, 302, 303, 307, 308, 404:
	default:
		return rules
	}
	if !strings.HasPrefix(rule.from, "/") {
		return rules
	}
	return append(rules, rule)
}

// target is where a rule leads a path: an absolute path of this host, perhaps with a
// query and a fragment; "" when the rule is not for it, or leads away or to itself.
func (rule redirectRule) target(p string) string {
	found, ok := match(rule.from, p)
	if !ok {
		return ""
	}
	to := regexp.MustCompile(`:[a-z_]+`).ReplaceAllStringFunc(rule.to, func(name string) string {
		if value, ok := found[name]; ok {
			return (&url.URL{Path: value}).EscapedPath()
		}
		return name
	})
	u, err := url.Parse(to)
	if err != nil || !straight(&url.URL{Scheme: u.Scheme, Host: u.Host, Opaque: u.Opaque, Path: u.Path, RawPath: u.RawPath}) || u.User != nil || u.Path == p {
		return ""
	}
	return u.String()
}

// withQuery gives an address with the query that was asked for, as the host does it; one
// that the address has itself stays.
func withQuery(address, query string) string {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" {
		return address
	}
	u.RawQuery = query
	return u.String()
}

// match compares a path with a pattern of the host: * is any text, :name one part of a
// path. It gives what they stand for; the text of * is called :splat. A slash at the end
// does not matter.
func match(pattern, p string) (map[string]string, bool) {
	var expression strings.Builder
	expression.WriteString("^")
	pattern = strings.TrimSuffix(pattern, "/")
	var names []string
	for i, part := range strings.Split(pattern, "/") {
		switch {
		case i == 0 && part == "":
			continue
		case part == "*":
			expression.WriteString("(?:/(.*))?")
			names = append(names, ":splat")
		case strings.HasPrefix(part, ":"):
			expression.WriteString("/([^/]+)")
			names = append(names, part)
		default:
			expression.WriteString("/" + strings.ReplaceAll(regexp.QuoteMeta(part), `\*`, ".*"))
		}
	}
	expression.WriteString("/?$")
	found := regexp.MustCompile("(?s)" + expression.String()).FindStringSubmatch(p)
	if found == nil {
		return nil, false
	}
	values := map[string]string{}
	for i, name := range names {
		values[name] = found[i+1]
	}
	return values, true
}

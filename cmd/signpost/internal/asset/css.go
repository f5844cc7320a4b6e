package asset

import (
	"path"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// addSheets publishes style sheets after everything else, each one after those
// that it imports, because a sheet's fingerprint depends on the names it refers
// to.
func (s *Set) addSheets(sheets []source.File) diag.List {
	var problems diag.List
	waiting := map[string]source.File{}
	for _, f := range sheets {
		waiting[nameOf(f)] = f
	}
	for progress := true; progress; {
		progress = false
		for _, f := range sheets {
			name := nameOf(f)
			if _, ok := waiting[name]; !ok || waitsFor(f, waiting) {
				continue
			}
			data, found := s.rewrite(f)
			problems = append(problems, found...)
			s.add(f.Name, data)
			delete(waiting, name)
			progress = true
		}
	}
	return append(problems, circles(sheets, waiting)...)
}

// nameOf is the name of a file below static.
func nameOf(f source.File) string { return strings.TrimPrefix(f.Name, "static/") }

func waitsFor(f source.File, waiting map[string]source.File) bool {
	for _, r := range references(string(f.Data)) {
		if target, local := resolve(nameOf(f), r.target); local && waiting[target].Name != "" {
			return true
		}
	}
	return false
}

// circles reports the sheets that wait for themselves. Those that only import one
// of them wait as well, and nothing is wrong with them.
func circles(sheets []source.File, waiting map[string]source.File) diag.List {
	var problems diag.List
	for _, f := range sheets {
		name := nameOf(f)
		if waiting[name].Name == "" {
			continue
		}
		text, _ := source.Text(f)
		for _, r := range references(string(text.Data)) {
			if target, local := resolve(name, r.target); local && reaches(waiting, target, name, map[string]bool{}) {
				problems = append(problems, diag.At(text, diag.Span{Start: r.start, End: r.end}, diag.Error, "css-import",
					"style sheets import each other in a circle").WithHint("remove one of the imports"))
				break
			}
		}
	}
	return problems
}

// reaches reports whether the sheet called from refers to the one called to,
// through others of waiting or by being it.
func reaches(waiting map[string]source.File, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	f, ok := waiting[from]
	if !ok || seen[from] {
		return false
	}
	seen[from] = true
	for _, r := range references(string(f.Data)) {
		if target, local := resolve(from, r.target); local && reaches(waiting, target, to, seen) {
			return true
		}
	}
	return false
}

// rewrite puts published addresses for the references of a style sheet. What
// follows a # is kept, since it names a part of a picture; what follows a ? is
// not, since the fingerprint does its work.
func (s *Set) rewrite(f source.File) ([]byte, diag.List) {
	text, problems := source.Text(f)
	css := string(text.Data)
	var b strings.Builder
	last := 0
	for _, r := range references(css) {
		fault := func(rule, hint, format string, args ...any) {
			problems = append(problems, diag.At(text, diag.Span{Start: r.start, End: r.end}, diag.Error, rule, format, args...).
				WithHint("%s", hint))
		}
		if strings.HasPrefix(r.target, "#") {
			continue
		}
		target, local := resolve(nameOf(f), r.target)
		switch address, ok := s.Path(target); {
		case foldPrefix(r.target, "data:"):
			fault("third-party", "put the picture or font in static as a file and refer to that", "a data: address, which the site's own rules for browsers block")
		case !local && leadsAway(r.target):
			fault("third-party", "put a copy in static and refer to that; the site asks nothing of other sites", "%q leads to another site", r.target)
		case !local:
			fault("dead-link", "put a copy in static and refer to that", "%q leads out of static", r.target)
		case !ok:
			fault("dead-link", diag.DidYouMean(target, s.Names()), "no file static/%s", target)
		default:
			if _, part, cut := strings.Cut(r.target, "#"); cut {
				address += "#" + strings.ReplaceAll(part, `"`, "%22")
			}
			b.WriteString(css[last:r.start] + `"` + address + `"`)
			last = r.end
		}
	}
	b.WriteString(css[last:])
	return []byte(b.String()), problems
}

// leadsAway reports an address with a scheme or a host. A backslash counts: to a
// browser \\host is one.
func leadsAway(target string) bool {
	return strings.HasPrefix(target, "//") || strings.ContainsAny(target, `:\`)
}

// resolve gives the name below static that target means in the sheet called
// name; false when it leads elsewhere.
func resolve(name, target string) (string, bool) {
	if leadsAway(target) {
		return "", false
	}
	target, _, _ = strings.Cut(target, "#")
	target, _, _ = strings.Cut(target, "?")
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean("/" + rooted)[1:], true
	}
	joined := path.Join(path.Dir(name), target)
	return joined, joined != ".." && !strings.HasPrefix(joined, "../")
}

// reference is one url(…) or @import "…" of a style sheet; start and end hold the
// target with its quotes.
type reference struct {
	start, end int
	target     string
}

// cssSpace is the white space of CSS Syntax Level 3, section 4.2.
const cssSpace = " \t\n\r\f"

// references finds what a style sheet refers to, leaving comments and other
// strings alone (CSS Syntax Level 3, section 4).
func references(css string) []reference {
	var found []reference
	importing := false // nothing but spaces and comments since @import
	for i := 0; i < len(css); {
		rest := css[i:]
		switch {
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return found
			}
			i += end + 4
			continue
		case strings.IndexByte(cssSpace, rest[0]) >= 0:
			i++
			continue
		case foldPrefix(rest, "@import"):
			importing = true
			i += len("@import")
			continue
		case foldPrefix(rest, "url(") && !endsInWord(css[:i]):
			end := i + len("url(") + bracketEnd(rest[len("url("):])
			found = append(found, trimmed(css, i+len("url("), end))
			i = end
		case rest[0] == '"' || rest[0] == '\'':
			end := i + stringEnd(rest)
			if importing {
				found = append(found, trimmed(css, i, end))
			}
			i = end
		case rest[0] == '\\':
			i += 2
		default:
			i++
		}
		importing = false
	}
	return found
}

// stringEnd is the length of the string that s begins with, its quotes included.
// One that is not closed ends with its line.
func stringEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\n':
			return i
		case s[0]:
			return i + 1
		}
	}
	return len(s)
}

// bracketEnd is the place of the bracket that closes a url( before s. One that is
// not closed ends with the file.
func bracketEnd(s string) int {
	for i := 0; i < len(s); {
		switch s[i] {
		case ')':
			return i
		case '"', '\'':
			i += stringEnd(s[i:])
		case '\\':
			i += 2
		default:
			i++
		}
	}
	return len(s)
}

// endsInWord reports that what follows s is the rest of a longer name: curl( is
// not url(.
func endsInWord(s string) bool {
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

func trimmed(css string, start, end int) reference {
	for start < end && strings.IndexByte(cssSpace, css[start]) >= 0 {
		start++
	}
	for end > start && strings.IndexByte(cssSpace, css[end-1]) >= 0 {
		end--
	}
	return reference{start, end, strings.Trim(css[start:end], `"'`)}
}

func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

package asset

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// reference is an address in a style sheet or a script; start and end hold it
// with its quotes, target is what it means.
type reference struct {
	start, end int
	target     string
}

// edit puts text in the place of the bytes from start to end.
type edit struct {
	start, end int
	text       string
}

// edited is text after edits, which do not overlap.
func edited(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	last := 0
	for _, e := range edits {
		b.WriteString(text[last:e.start])
		b.WriteString(e.text)
		last = e.end
	}
	b.WriteString(text[last:])
	return b.String()
}

// follow gives the name below static of what r means in the file called name, or
// the problem with it. The names are those of all files of static, sorted.
func follow(text *diag.File, name string, r reference, names []string) (string, diag.List) {
	fault := func(rule, hint, format string, args ...any) (string, diag.List) {
		return "", diag.List{diag.At(text, diag.Span{Start: r.start, End: r.end}, diag.Error, rule, format, args...).WithHint("%s", hint)}
	}
	target, local := resolve(name, r.target)
	switch _, there := slices.BinarySearch(names, target); {
	case foldPrefix(r.target, "data:"):
		return fault("third-party", "put it in static as a file and refer to that", "a data: address, which the site's own rules for browsers block")
	case !local && leadsAway(r.target):
		return fault("third-party", "put a copy in static and refer to that; the site asks nothing of other sites", "%q leads to another site", r.target)
	case !local:
		return fault("dead-link", "put a copy in static and refer to that", "%q leads out of static", r.target)
	case !there:
		return fault("dead-link", diag.DidYouMean(target, names), "no file static/%s", target)
	}
	return target, nil
}

// leadsAway reports an address with a scheme or a host. A backslash counts: to a
// browser \\host is one.
func leadsAway(target string) bool {
	return strings.HasPrefix(target, "//") || strings.ContainsAny(target, `:\`)
}

// resolve gives the name below static that target means in the file called name;
// false when it leads elsewhere.
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

// graph holds which file of static refers to which others of its kind.
type graph map[string][]string

// reaches reports whether from refers to to, through others or by being it.
func (g graph) reaches(from, to string) bool {
	seen := map[string]bool{}
	var visit func(name string) bool
	visit = func(name string) bool {
		if name == to {
			return true
		}
		if seen[name] {
			return false
		}
		seen[name] = true
		return slices.ContainsFunc(g[name], visit)
	}
	return visit(from)
}

// cssSpace is the white space of CSS Syntax Level 3, section 4.2.
const cssSpace = " \t\n\r\f"

// trimmed is the address from start to end of a style sheet, which spaces may
// surround, and quotes inside them.
func trimmed(css string, start, end int) reference {
	end = max(start, end)
	for start < end && strings.IndexByte(cssSpace, css[start]) >= 0 {
		start++
	}
	for end > start && strings.IndexByte(cssSpace, css[end-1]) >= 0 {
		end--
	}
	target := css[start:end]
	if target != "" && (target[0] == '"' || target[0] == '\'') {
		target = strings.TrimSuffix(target[1:], target[:1])
	}
	return reference{start, end, unescaped(target)}
}

// unescaped is a name or a string without the escapes of CSS Syntax Level 3,
// section 4.3.7: a backslash before up to six hexadecimal digits and a space, or
// before the character itself; before the end of a line it stands for nothing.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			i++
			continue
		}
		i++
		digits := 0
		for digits < 6 && i+digits < len(s) && strings.IndexByte("0123456789abcdefABCDEF", s[i+digits]) >= 0 {
			digits++
		}
		if digits == 0 {
			r, size := utf8.DecodeRuneInString(s[i:])
			if i += size; r != '\n' {
				b.WriteRune(r)
			}
			continue
		}
		code, err := strconv.ParseInt(s[i:i+digits], 16, 32)
		if err != nil || code == 0 || !utf8.ValidRune(rune(code)) {
			code = utf8.RuneError
		}
		b.WriteRune(rune(code))
		if i += digits; i < len(s) && strings.IndexByte(cssSpace, s[i]) >= 0 {
			i++
		}
	}
	return b.String()
}

// closed reports whether a token that may have ended with its file ends with the
// character that closes it, and not with one behind a backslash.
func closed(raw string, closer byte) bool {
	body := raw[:len(raw)-1]
	slashes := len(body) - len(strings.TrimRight(body, `\`))
	return len(raw) > 1 && raw[len(raw)-1] == closer && slashes%2 == 0
}

func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

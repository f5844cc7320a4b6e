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
		waiting[strings.TrimPrefix(f.Name, "static/")] = f
	}
	for len(waiting) > 0 {
		progress := false
		for _, f := range sheets {
			name := strings.TrimPrefix(f.Name, "static/")
			if _, ok := waiting[name]; !ok || s.waitsFor(f, waiting) {
				continue
			}
			data, found := s.rewrite(f)
			problems = append(problems, found...)
			s.add(f.Name, data)
			delete(waiting, name)
			progress = true
		}
		if !progress {
			for _, f := range sheets {
				if name := strings.TrimPrefix(f.Name, "static/"); waiting[name].Name != "" {
					problems = append(problems, diag.InFile(f.Name, diag.Error, "css-import", "style sheets import each other in a circle"))
					delete(waiting, name)
				}
			}
		}
	}
	return problems
}

func (s *Set) waitsFor(f source.File, waiting map[string]source.File) bool {
	name := strings.TrimPrefix(f.Name, "static/")
	for _, r := range references(string(f.Data)) {
		if target, local := resolve(name, r.target); local {
			if _, ok := waiting[target]; ok && target != name {
				return true
			}
		}
	}
	return false
}

// rewrite puts published addresses for the references of a style sheet.
func (s *Set) rewrite(f source.File) ([]byte, diag.List) {
	text, problems := source.Text(f)
	css := string(text.Data)
	name := strings.TrimPrefix(f.Name, "static/")
	var b strings.Builder
	last := 0
	for _, r := range references(css) {
		at := diag.Span{Start: r.start, End: r.end}
		if strings.HasPrefix(r.target, "#") {
			continue
		}
		target, local := resolve(name, r.target)
		if !local {
			problems = append(problems, diag.At(text, at, diag.Error, "third-party", "%q leads to another site", r.target).
				WithHint("put a copy in static and refer to that; the site asks nothing of other sites"))
			continue
		}
		address, ok := s.Path(target)
		if !ok {
			problems = append(problems, diag.At(text, at, diag.Error, "dead-link", "no file static/%s", target).
				WithHint("%s", diag.DidYouMean(target, s.Names())))
			continue
		}
		b.WriteString(css[last:r.start])
		b.WriteString(`"` + address + `"`)
		last = r.end
	}
	b.WriteString(css[last:])
	return []byte(b.String()), problems
}

// resolve gives the name below static that target means in the sheet called
// name; false when it leads elsewhere.
func resolve(name, target string) (string, bool) {
	if strings.HasPrefix(target, "//") || strings.Contains(target, ":") || strings.Contains(target, "\\") {
		return "", false
	}
	target, _, _ = strings.Cut(target, "#")
	target, _, _ = strings.Cut(target, "?")
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rooted), true
	}
	joined := path.Join(path.Dir(name), target)
	return joined, !strings.HasPrefix(joined, "../")
}

// reference is one url(…) or @import "…" of a style sheet; start and end hold the
// target with its quotes.
type reference struct {
	start, end int
	target     string
}

// references finds what a style sheet refers to, leaving comments alone.
func references(css string) []reference {
	var found []reference
	for i := 0; i < len(css); {
		rest := css[i:]
		switch {
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return found
			}
			i += end + 4
		case foldPrefix(rest, "url("):
			end := strings.IndexByte(rest, ')')
			if end < 0 {
				return found
			}
			found = append(found, trimmed(css, i+4, i+end))
			i += end
		case foldPrefix(rest, "@import"):
			at := i + len("@import")
			at += len(css[at:]) - len(strings.TrimLeft(css[at:], " \t\n"))
			if at < len(css) && (css[at] == '"' || css[at] == '\'') {
				if end := strings.IndexByte(css[at+1:], css[at]); end >= 0 {
					found = append(found, trimmed(css, at, at+end+2))
					i = at + end + 2
					continue
				}
			}
			i += len("@import")
		case rest[0] == '"' || rest[0] == '\'':
			end := strings.IndexByte(rest[1:], rest[0])
			if end < 0 {
				return found
			}
			i += end + 2
		default:
			i++
		}
	}
	return found
}

func trimmed(css string, start, end int) reference {
	for start < end && strings.IndexByte(" \t\n", css[start]) >= 0 {
		start++
	}
	for end > start && strings.IndexByte(" \t\n", css[end-1]) >= 0 {
		end--
	}
	return reference{start, end, strings.Trim(css[start:end], `"'`)}
}

func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

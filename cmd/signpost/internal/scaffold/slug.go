package scaffold

import (
	"fmt"
	"strings"
)

// maxPart is the number of characters that one part of an address may have.
const maxPart = 120

// checkSlug holds a slug to what reads the same as a file, in an address and on
// every computer.
func checkSlug(slug string) *Mistake {
	const hint = "use lower-case letters, digits and hyphens, and / between folders, such as parents/after-the-weekend"
	fault := func(format string, args ...any) *Mistake { return &Mistake{fmt.Sprintf(format, args...), hint} }
	if slug == "" {
		return fault("the name is empty")
	}
	for _, r := range slug {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-/", r) {
			return suggested(slug, fault("the name %q holds %q", slug, string(r)))
		}
	}
	if strings.HasPrefix(slug, "content/") {
		return suggested(slug, fault("the name %q begins with content/, where every page is", slug))
	}
	for part := range strings.SplitSeq(slug, "/") {
		switch {
		case part == "":
			return suggested(slug, fault("the name %q has an empty part", slug))
		case part[0] == '-' || strings.HasSuffix(part, "-") || strings.Contains(part, "--"):
			return suggested(slug, fault("the name %q has a hyphen without a word on each side", slug))
		case part == "index":
			return &Mistake{fmt.Sprintf("the name %q has a part called index", slug), "name what the page is about; for the front page of a folder write section"}
		case len(part) > maxPart:
			return &Mistake{fmt.Sprintf("a part of the name has %d characters, at most %d work in an address", len(part), maxPart), "give it a shorter name; the title may be long"}
		}
	}
	return nil
}

// suggested turns the hint into the nearest name that would do, if there is one.
func suggested(slug string, m *Mistake) *Mistake {
	near := strings.TrimSuffix(strings.ToLower(strings.TrimPrefix(slug, "content/")), ".md")
	var parts []string
	for part := range strings.SplitSeq(near, "/") {
		words := strings.FieldsFunc(part, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' })
		if len(words) > 0 {
			parts = append(parts, strings.Join(words, "-"))
		}
	}
	near = strings.Join(parts, "/")
	if near != "" && near != slug && checkSlug(near) == nil {
		m.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return m
}

// last is the part of a slug after its last /.
func last(slug string) string { return slug[strings.LastIndexByte(slug, '/')+1:] }

// title makes words of the last part of a slug: "after-the-weekend" is "After the
// weekend". The slug has ASCII only.
func title(slug string) string {
	words := strings.ReplaceAll(last(slug), "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

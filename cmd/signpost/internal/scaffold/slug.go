package scaffold

import (
	"fmt"
	"strings"
)

// maxPart is the number of characters that one part of an address may have.
const maxPart = 120

// suffix is how the name of a page's file ends.
const suffix = ".md"

// slugOf makes a slug of what somebody typed: with the folder of all pages in front of
// it, the folder of the kind, and the end of a file's name, or without, and with either
// slash. "content/helplines/some-line.md", "helplines\some-line" and "some-line" are one
// helpline.
func (k Kind) slugOf(typed string) string {
	slug := strings.TrimPrefix(strings.ReplaceAll(typed, `\`, "/"), "./")
	slug, whole := strings.CutPrefix(slug, "content/")
	if n := len(slug) - len(suffix); n >= 0 && strings.EqualFold(slug[n:], suffix) {
		slug = slug[:n]
	}
	if k.file != "" {
		slug = strings.TrimSuffix(slug, "/"+k.file)
	}
	for _, folder := range k.folders {
		if rest, ok := strings.CutPrefix(slug, folder+"/"); ok || whole && slug == folder {
			if !ok {
				rest = "" // the folder alone, and no name
			}
			slug = rest
			break
		}
	}
	return strings.TrimSuffix(slug, "/")
}

// named returns the slug of what somebody typed, and the name of the file.
func (k Kind) named(typed string) (slug, name string, m *Mistake) {
	slug = k.slugOf(typed)
	if m := k.checkSlug(slug); m != nil {
		return "", "", m
	}
	name, m = k.place(slug)
	return slug, name, m
}

// checkSlug holds a slug to what reads the same as a file, in an address and on
// every computer.
func (k Kind) checkSlug(slug string) *Mistake {
	_, example, _ := strings.Cut(k.Example, " ")
	hint := "use lower-case letters, digits and hyphens, and / between folders, such as " + example
	if !strings.Contains(example, "/") {
		hint = "use lower-case letters, digits and hyphens, such as " + example
	}
	fault := func(format string, args ...any) *Mistake { return &Mistake{fmt.Sprintf(format, args...), hint} }
	if slug == "" {
		return fault("the name is empty")
	}
	if folder, front := strings.CutSuffix(slug, "/_index"); front && plain(folder) {
		return &Mistake{fmt.Sprintf("the file %q is the front page of a folder", last(slug)+suffix), "write section " + folder}
	}
	for _, r := range slug {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-/", r) {
			return k.suggested(slug, fault("the name %q holds %q", slug, string(r)))
		}
	}
	if strings.HasPrefix(slug, "content/") {
		return k.suggested(slug, fault("the name %q begins with content/, where every page is", slug))
	}
	for part := range strings.SplitSeq(slug, "/") {
		switch {
		case part == "":
			return k.suggested(slug, fault("the name %q has an empty part", slug))
		case part[0] == '-' || strings.HasSuffix(part, "-") || strings.Contains(part, "--"):
			return k.suggested(slug, fault("the name %q has a hyphen without a word on each side", slug))
		case part == "index":
			m := &Mistake{fmt.Sprintf("the name %q has a part called index", slug), "name what the page is about, such as " + example}
			if folder, front := strings.CutSuffix(slug, "/index"); front && plain(folder) {
				m.Hint = "name what the page is about; for the front page of the folder write section " + folder
			}
			return m
		case len(part) > maxPart:
			return &Mistake{fmt.Sprintf("a part of the name has %d characters, at most %d work in an address", len(part), maxPart), "give it a shorter name; the title may be long"}
		}
	}
	return nil
}

// plain reports whether a folder can have a front page.
func plain(folder string) bool {
	section := Kind{Example: "section carers", place: placeSection}
	return !strings.HasSuffix(folder, "/_index") && section.checkSlug(folder) == nil
}

// suggested turns the hint into the nearest name that would do, if there is one.
func (k Kind) suggested(slug string, m *Mistake) *Mistake {
	near := strings.ToLower(k.slugOf(slug))
	var parts []string
	for part := range strings.SplitSeq(near, "/") {
		words := strings.FieldsFunc(part, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' })
		if len(words) > 0 {
			parts = append(parts, strings.Join(words, "-"))
		}
	}
	near = k.slugOf(strings.Join(parts, "/"))
	if near == "" || near == slug || k.checkSlug(near) != nil {
		return m
	}
	m.Hint = fmt.Sprintf("did you mean %q?", near)
	if _, _, other := k.named(near); other != nil {
		m.Hint = other.Hint
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

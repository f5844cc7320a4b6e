package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// link gives the address that a link of page p leads to. Links between pages are
// written as paths to Markdown files, so that they work in an editor and on a
// code host as well; a link from the top, such as /parents/, is checked against
// the site's addresses.
func (s *Site) link(p *Page, l markdown.Link) (string, diag.List) {
	fault := func(rule, hint, format string, args ...any) (string, diag.List) {
		return "", diag.List{diag.At(p.File, l.Span, diag.Error, rule, format, args...).WithHint("%s", hint)}
	}
	dest := l.Dest
	if strings.TrimSpace(dest) == "" {
		return "", nil // the parser has said so
	}
	if i := notInAddress(dest); i >= 0 {
		return fault("link-scheme", "write the address as the browser shows it", "the address %q holds %q", dest, dest[i:i+1])
	}
	if scheme, rest, ok := cutScheme(dest); ok {
		return s.outsideLink(p, l, scheme, rest)
	}
	target, fragment, _ := strings.Cut(dest, "#")
	switch {
	case strings.HasPrefix(dest, "//"):
		return fault("link-scheme", "begin it with https://", "the address %q has no scheme", dest)
	case strings.HasPrefix(dest, "#"):
		return s.anchor(p, l, p, dest[1:])
	case strings.Contains(target, "?"):
		return fault("dead-link", "remove what follows the question mark", "the address %q has a query, and no page reads one", dest)
	}
	target, err := unescaped(target)
	if err != nil {
		return fault("dead-link", "write the path as the file is called", "the address %q has a broken %% sign", dest)
	}
	if strings.HasPrefix(target, "/") {
		return s.rootedLink(p, l, target, fragment)
	}
	if to := s.linked(p, target); to != nil {
		return s.onto(p, l, to, fragment)
	}
	name := composed(along(folderOf(p.Name), target))
	if name != "content" && !strings.HasPrefix(name, "content/") {
		return fault("dead-link", "link only to files of this site", "%q leads out of the content folder", dest)
	}
	to, f := s.byName[name], s.files[name]
	if p := s.standIn(name); p != nil && fragment == "" {
		return p.Path, nil
	}
	switch {
	case s.broken[name]:
		return "", nil
	case f != nil && f.hidden != "":
		return fault("hidden-link", "publish that page first, or remove the link", "%s is not published with its page: %s", name, f.hidden)
	case f != nil && fragment != "":
		return fault("dead-anchor", "remove what follows the # sign", "%s is a file and has no headings", name)
	case f != nil:
		return f.Path, nil
	case to == nil:
		return fault("dead-link", s.nearestPage(p, name), "no page or file %s", name)
	case to.hidden != "":
		return fault("hidden-link", "publish that page first, or remove the link", "%s is not published: %s", name, to.hidden)
	}
	return s.onto(p, l, to, fragment)
}

// linked is the published page that a link plainly leads to, as most do, and nil for all
// others. Its name is looked up without being kept.
func (s *Site) linked(p *Page, target string) *Page {
	folder, file, ok := plainWay(folderOf(p.Name), target)
	if !ok {
		return nil
	}
	var room [256]byte
	name := append(append(append(room[:0], folder...), '/'), file...)
	to := s.byName[string(name)]
	if to == nil || to.hidden != "" || s.broken[string(name)] || s.files[string(name)] != nil {
		return nil
	}
	return to
}

// onto gives the address of a published page, or of a heading on it, as a link of p leads
// there.
func (s *Site) onto(p *Page, l markdown.Link, to *Page, fragment string) (string, diag.List) {
	to = p.toward(to, fragment)
	if fragment == "" {
		return to.Path, nil
	}
	return s.anchor(p, l, to, fragment)
}

// notInAddress is where the first sign stands that no address has, -1 for nowhere.
func notInAddress(dest string) int {
	for i := range len(dest) {
		if c := dest[i]; c < 0x20 || c == 0x7F || c == '\\' {
			return i
		}
	}
	return -1
}

// unescaped is [url.PathUnescape]. Nearly no path has anything to unescape.
func unescaped(path string) (string, error) {
	if strings.IndexByte(path, '%') < 0 {
		return path, nil
	}
	return url.PathUnescape(path)
}

// nearestPage suggests what an unknown path may have meant.
func (s *Site) nearestPage(p *Page, name string) string {
	for _, better := range []string{name + ".md", path.Join(name, "index.md"), path.Join(name, "_index.md"), strings.TrimSuffix(name, ".html") + ".md"} {
		if s.byName[better] != nil {
			return fmt.Sprintf("link to the file, %s", relative(path.Dir(p.Name), better))
		}
	}
	if near := diag.Nearest(path.Base(name), s.index.names().inFolder[path.Dir(name)]); near != "" {
		return fmt.Sprintf("did you mean %q?", relative(path.Dir(p.Name), path.Join(path.Dir(name), near)))
	}
	if same := s.index.names().named[path.Base(name)]; len(same) > 0 {
		return fmt.Sprintf("did you mean %q?", relative(path.Dir(p.Name), same[0]))
	}
	return pathHint
}

// pathHint is what to do about a link to nothing.
const pathHint = "write the path to a Markdown file, seen from this one"

// relative gives the path to name seen from folder.
func relative(folder, name string) string {
	from, to := strings.Split(folder, "/"), strings.Split(name, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// hasHeading reports whether a heading of the page has this id.
func (p *Page) hasHeading(id string) bool {
	if p.outlined != nil {
		return slices.Contains(p.outlined.ids, id)
	}
	for i := range p.Doc.Headings { // each of them is large, and a site has many links to them
		if p.Doc.Headings[i].ID == id {
			return true
		}
	}
	return false
}

// anchor checks a fragment against the headings of a page.
func (s *Site) anchor(p *Page, l markdown.Link, to *Page, fragment string) (string, diag.List) {
	id, err := unescaped(fragment)
	address := to.Path + "#" + id
	if to == p {
		address = "#" + id
	}
	if err == nil && to.hasHeading(id) {
		return address, nil
	}
	ids := make([]string, 0, len(to.Doc.Headings)+1)
	for _, h := range to.Doc.Headings {
		ids = append(ids, h.ID)
	}
	ids = append(ids, to.anchors...)
	unknown := s.broken[to.Name] || !to.rowsKnown // said elsewhere
	if (err != nil || !slices.Contains(ids, id)) && !unknown {
		what := "this page"
		if to != p {
			what = to.Name
		}
		hint := diag.DidYouMean(id, ids)
		if hint == "" && len(to.Doc.Headings) > 0 {
			hint = "its headings are #" + strings.Join(ids[:len(to.Doc.Headings)], ", #")
		}
		return "", diag.List{diag.At(p.File, l.Span, diag.Error, "dead-anchor", "%s has no heading #%s", what, fragment).WithHint("%s", hint)}
	}
	return address, nil
}

// rootedLink checks an address that begins with /.
func (s *Site) rootedLink(p *Page, l markdown.Link, target, fragment string) (string, diag.List) {
	if to := s.byPath[target]; to != nil {
		return s.onto(p, l, to, fragment)
	}
	fault := func(rule, hint, format string, args ...any) (string, diag.List) {
		return "", diag.List{diag.At(p.File, l.Span, diag.Error, rule, format, args...).WithHint("%s", hint)}
	}
	address, ok := s.Static.Path(strings.TrimPrefix(target, "/"))
	if s.index.files[target] || slices.Contains(reserved(), strings.TrimPrefix(target, "/")) && !strings.HasPrefix(target, "/_") && !strings.HasPrefix(target, "/.") {
		address, ok = target, true // a file beside a page, or one of every site's own, such as the feed
	}
	hidden := s.index.hidden[target]
	switch {
	case ok && fragment != "":
		return fault("dead-anchor", "remove what follows the # sign", "%s is a file and has no headings", target)
	case ok:
		return address, nil
	case s.index.broken[target]:
		return "", nil
	case hidden != nil:
		return fault("hidden-link", "publish that page first, or remove the link", "%s is not published: %s", hidden.Name, hidden.hidden)
	}
	hint := pathHint
	if to := s.byPath[target+"/"]; to != nil {
		hint = fmt.Sprintf("link to the file, %s", relative(path.Dir(p.Name), to.Name))
	}
	return fault("dead-link", hint, "nothing is published at %s", target)
}

// outsideLink judges a link with a scheme. Browsers drop tabs and line breaks
// inside an address and read schemes in any case; both are refused before.
func (s *Site) outsideLink(p *Page, l markdown.Link, scheme, rest string) (string, diag.List) {
	fault := func(rule, hint, format string, args ...any) (string, diag.List) {
		return "", diag.List{diag.At(p.File, l.Span, diag.Error, rule, format, args...).WithHint("%s", hint)}
	}
	address := strings.TrimLeft(l.Dest, " ")
	switch scheme {
	case "https", "http":
		if message := checkWeb(strings.ToLower(scheme) + ":" + rest); message != "" {
			return fault("link-scheme", "copy the address from the browser's address line", "%s", message)
		}
		if scheme == "http" {
			return address, diag.List{diag.At(p.File, l.Span, diag.Warning, "insecure-link", "%q is not https: others can read and change what is sent", l.Dest).
				WithHint("try the address with https://")}
		}
		return address, nil
	case "mailto":
		mail, _, _ := strings.Cut(rest, "?")
		local, host, _ := strings.Cut(mail, "@")
		if local == "" || !isHost(host) || strings.ContainsAny(rest, " ,;\"<>") {
			return fault("link-scheme", "write mailto:name@example.org", "%q is not an e-mail address", rest)
		}
		return address, nil
	case "tel", "sms":
		number, err := helpline.ParseNumber(rest, "GB")
		if err != nil {
			return fault("phone-link", "use :helpline{…}, which knows the number", "%s", err)
		}
		if !s.Helplines.HasNumber(rest) && !s.helplineBroken() {
			return fault("unknown-number", "write the number in a helpline's file and use :helpline{…}", "the number %q belongs to no helpline", rest)
		}
		switch {
		case s.helplineBroken():
		case scheme == "sms" && !s.Helplines.CanText(rest):
			return fault("unknown-number", "write tel: if the number is to be called", "no helpline takes texts at %q", rest)
		case scheme == "tel" && !s.Helplines.CanCall(rest):
			return fault("unknown-number", "write sms: if the number is to be texted", "no helpline answers calls at %q", rest)
		}
		if scheme == "sms" {
			return string(number.SMS()), nil
		}
		return string(number.Tel()), nil
	}
	return fault("link-scheme", "only https, mailto, tel and sms addresses are published", "the address %q begins with %s:", l.Dest, scheme)
}

// cutScheme splits an address at its scheme, which browsers read after leading
// spaces: a letter, then letters, digits and the signs + - . (RFC 3986, section
// 3.1). Nothing else is a scheme to them.
func cutScheme(dest string) (scheme, rest string, ok bool) {
	if strings.IndexByte(dest, ':') < 0 {
		return "", "", false
	}
	scheme, rest, ok = strings.Cut(strings.TrimLeft(dest, " "), ":")
	scheme = strings.ToLower(scheme)
	for i, r := range scheme {
		letter := r >= 'a' && r <= 'z'
		other := r >= '0' && r <= '9' || strings.ContainsRune("+-.", r)
		if !letter && (i == 0 || !other) {
			return "", "", false
		}
	}
	return scheme, rest, ok && scheme != ""
}

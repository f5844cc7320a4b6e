package render

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/output"
)

// Headers makes the rules of the host, in the format of Netlify and Cloudflare Pages,
// of all other files that are published. The policy lets a browser load what those files
// ask for, from the site itself, and nothing else: that is what "we keep nothing about
// you" rests on. Options.Noindex keeps search engines away from every file. Pages are
// those of the files that were drawn; they are only named so that they need not be read
// again.
func Headers(files []output.File, pages []Rendered, opt Options) output.File {
	u := usesOf(files, newReading(opt.Memory, pages))
	var b strings.Builder
	b.WriteString("/*\n")
	if opt.Noindex {
		b.WriteString("  X-Robots-Tag: noindex\n")
	}
	for _, h := range [][2]string{
		{"Content-Security-Policy", u.policy()},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", u.permissions()},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Strict-Transport-Security", "max-age=63072000"}, // two years, in seconds
	} {
		fmt.Fprintf(&b, "  %s: %s\n", h[0], h[1])
	}
	if slices.ContainsFunc(files, func(f output.File) bool { return strings.HasPrefix("/"+f.Name, asset.Folder) }) {
		fmt.Fprintf(&b, "\n%s*\n  Cache-Control: public, max-age=31536000, immutable\n", asset.Folder)
	}
	return output.File{Name: "_headers", Data: []byte(b.String())}
}

// uses are the directives of Content Security Policy that published files need, and the
// features of Permissions Policy.
type uses map[string]bool

// policy is a Content Security Policy (W3C, level 3). A directive is 'self' when a file
// needs it and 'none' when not; none is ever more. What has no directive here, such as
// frames, media and plug-ins, falls to default-src, but workers, which would fall to
// script-src: a service worker could stay when the page is gone.
func (u uses) policy() string {
	list := []string{"default-src 'none'"}
	for _, directive := range []string{"script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "media-src", "form-action"} {
		source := "'none'"
		if u[directive] {
			source = "'self'"
		}
		list = append(list, directive+" "+source)
	}
	return strings.Join(append(list, "worker-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"), "; ")
}

// permissions is a Permissions Policy (W3C): every feature with which a browser could
// learn something about the reader, or be made to pay, is off. Those that the site's own
// scripts call are on for the site itself.
func (u uses) permissions() string {
	features := []string{
		"accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "clipboard-write", "display-capture",
		"encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts",
		"magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create",
		"publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
	}
	for i, feature := range features {
		allowed := "()"
		if u[feature] {
			allowed = "(self)"
		}
		features[i] = feature + "=" + allowed
	}
	return strings.Join(features, ", ")
}

// usesOf reads what pages, style sheets and scripts ask a browser to load and to do. Of
// the scripts, those count that a page loads, and those that they import.
func usesOf(files []output.File, r *reading) uses {
	u, scripts := uses{}, loaded(files, r)
	for _, f := range files {
		var needed []string
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".html", ".htm":
			needed = r.page(f)
		case ".css":
			needed = r.needs(f, "sheet", func(u uses) { u.sheet(f.Data) })
		case ".js", ".mjs":
			if scripts[f.Name] {
				needed = r.needs(f, "script", func(u uses) { u.script(f.Data) })
			}
		case ".ico":
			u.need(f.Name == "favicon.ico", "img-src") // browsers ask for it unasked
		}
		for _, directive := range needed {
			u[directive] = true
		}
	}
	return u
}

// page reads the start tags of a page. Most are the same on many pages: seen holds those
// that were read.
func (u uses) page(page []byte, seen map[string]bool) {
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 {
			return
		}
		page = page[i:]
		end := bytes.IndexByte(page, '>') + 1
		if end == 0 {
			return
		}
		if name := tagName(page); asks(name) && !seen[string(page[:end])] {
			seen[string(page[:end])] = true
			u.tag(page)
		}
		page = page[1:]
	}
}

// tagName is the name of the start tag that a text begins with.
func tagName(text []byte) string {
	end := 1
	for end < len(text) && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	return strings.ToLower(string(text[1:min(end, 10)]))
}

// asks reports an element that may make a browser load something.
func asks(name string) bool {
	switch name {
	case "script", "link", "img", "image", "input", "source", "video", "audio", "track", "form", "button", "use":
		return true
	}
	return false
}

// tag notes what the start tag at the beginning of a text needs.
func (u uses) tag(text []byte) {
	z := html.NewTokenizer(bytes.NewReader(text))
	z.Next()
	token := z.Token()
	attr := map[string]string{}
	for _, a := range token.Attr {
		attr[a.Key] = strings.ToLower(a.Val)
	}
	switch token.Data {
	case "script":
		// Any other type is data, which no policy stops (HTML standard, 4.12.1).
		kind := attr["type"]
		u.need(attr["src"] != "" && (kind == "" || kind == "module" || strings.HasSuffix(kind, "javascript")), "script-src")
	case "link":
		for _, rel := range strings.Fields(attr["rel"]) {
			u.link(rel, attr["as"])
		}
	case "img", "image":
		u.need(true, "img-src")
	case "use":
		address := attr["href"] + attr["xlink:href"]
		u.need(address != "" && address[0] != '#', "img-src")
	case "input", "button":
		u.need(attr["type"] == "image", "img-src")
		u.need(attr["formaction"] != "", "form-action")
	case "source":
		u.need(attr["srcset"] != "", "img-src")
		u.need(attr["src"] != "", "media-src")
	case "video", "audio", "track":
		u.need(attr["src"] != "", "media-src")
		u.need(attr["poster"] != "", "img-src")
	case "form":
		// Without an address a form leads to its own page. A script may answer it;
		// sent, it would put what was typed into an address.
		u.need(attr["action"] != "", "form-action")
	}
}

// link notes what a link element needs: the type of what it loads, or of what it loads
// beforehand (HTML standard, 4.6.7).
func (u uses) link(rel, as string) {
	switch rel {
	case "stylesheet":
		u.need(true, "style-src")
	case "icon", "apple-touch-icon", "mask-icon":
		u.need(true, "img-src")
	case "manifest":
		u.need(true, "manifest-src")
	case "modulepreload":
		u.need(true, "script-src")
	case "preload":
		directives := map[string]string{"font": "font-src", "style": "style-src", "script": "script-src", "image": "img-src", "fetch": "connect-src", "track": "media-src"}
		u.need(directives[as] != "", directives[as])
	}
}

// sheet notes what a style sheet loads: a font in @font-face, pictures anywhere else,
// but for the sheets that it imports.
func (u uses) sheet(sheet []byte) {
	text := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAll(bytes.ToLower(sheet), nil)
	loads := regexp.MustCompile(`url\(|image-set\(`)
	fonts := regexp.MustCompile(`@font-face\s*\{[^}]*\}`)
	for _, font := range fonts.FindAll(text, -1) {
		u.need(loads.Match(font), "font-src")
	}
	text = fonts.ReplaceAll(text, nil)
	text = regexp.MustCompile(`@(?:import|namespace)\s[^;]*;?`).ReplaceAll(text, nil)
	u.need(loads.Match(text), "img-src")
}

// script notes what a script asks for itself. The names are the platform's, which no
// minifier changes.
func (u uses) script(script []byte) {
	u.need(regexp.MustCompile(`\b(?:fetch\s*\(|XMLHttpRequest\b|EventSource\b|WebSocket\b)`).Match(script), "connect-src")
	u.need(regexp.MustCompile(`\bclipboard\s*\.\s*write`).Match(script), "clipboard-write")
}

func (u uses) need(needed bool, what string) {
	if needed {
		u[what] = true
	}
}

package render

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/output"
)

// Headers makes the rules of the host, in the format of Netlify and Cloudflare Pages,
// of all other files that are published. The policy lets a browser load what those files
// ask for, from the site itself, and nothing else: that is what "we keep nothing about
// you" rests on. Options.Noindex keeps search engines away from every file. Pages are
// those of the files that were drawn: what they use was read then, and their HTML is not
// looked at.
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
	if slices.ContainsFunc(files, func(f output.File) bool { return strings.HasPrefix(f.Name, asset.Folder[1:]) }) {
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
	var pages needed
	for _, f := range files {
		var directives []string
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".html", ".htm":
			pages |= r.page(f).needs
		case ".css":
			directives = r.needs(f, "sheet", func(u uses) { u.sheet(f.Data) })
		case ".js", ".mjs":
			if scripts[f.Name] {
				directives = r.needs(f, "script", func(u uses) { u.script(f.Data) })
			}
		case ".ico":
			u.need(f.Name == "favicon.ico", "img-src") // browsers ask for it unasked
		}
		for _, directive := range directives {
			u[directive] = true
		}
	}
	for _, directive := range pages.names() {
		u[directive] = true
	}
	return u
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

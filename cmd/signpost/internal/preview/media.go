package preview

import (
	"path"
	"strings"
)

// mediaType is the type of a file by its name. The list is written out, for the system's
// own differs from computer to computer, and a preview must not.
func mediaType(name string) string {
	switch strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) {
	case "html", "htm":
		return "text/html; charset=utf-8"
	case "css":
		return "text/css; charset=utf-8"
	case "js", "mjs":
		return "text/javascript; charset=utf-8"
	case "txt", "md":
		return "text/plain; charset=utf-8"
	case "csv":
		return "text/csv; charset=utf-8"
	case "vcf":
		return "text/vcard; charset=utf-8"
	case "ics":
		return "text/calendar; charset=utf-8"
	case "json", "map":
		return "application/json; charset=utf-8"
	case "webmanifest":
		return "application/manifest+json; charset=utf-8"
	case "xml":
		if path.Base(name) == "feed.xml" {
			return "application/atom+xml; charset=utf-8"
		}
		return "application/xml; charset=utf-8"
	case "pdf":
		return "application/pdf"
	case "woff2":
		return "font/woff2"
	case "woff":
		return "font/woff"
	}
	return picture(name)
}

// picture is the type of a picture, or of bytes that nobody knows.
func picture(name string) string {
	switch strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) {
	case "svg":
		return "image/svg+xml; charset=utf-8"
	case "png":
		return "image/png"
	case "jpg", "jpeg":
		return "image/jpeg"
	case "gif":
		return "image/gif"
	case "webp":
		return "image/webp"
	case "avif":
		return "image/avif"
	case "ico":
		return "image/x-icon"
	}
	return "application/octet-stream"
}

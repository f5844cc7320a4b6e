package source

import (
	"path"
	"strings"
)

// Leftover reports whether a file or folder of this name is what an editor's
// program leaves behind, or hidden: it is never published. The names are those of
// vim, emacs, nano, JetBrains, GNOME, Word, LibreOffice, macOS and Windows.
func Leftover(name string) bool {
	switch name {
	case ".well-known": // RFC 8615: the one hidden folder that is meant to be published
		return false
	case "4913", "Thumbs.db", "desktop.ini":
		return true
	}
	for _, prefix := range []string{".", "#", "~$"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", "___jb_tmp___", "___jb_old___", "___jb_bak___"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".orig", ".rej", ".bak", ".bck", ".tmp":
		return true
	}
	return false
}

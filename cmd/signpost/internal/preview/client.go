package preview

import (
	"embed"
	"path"
)

// client are the scripts and the style sheet that the preview adds to a page.
//
//go:embed client
var client embed.FS

// clientFile gives a file of the preview's scripts by its name.
func clientFile(name string) ([]byte, bool) {
	if path.Base(name) != name {
		return nil, false
	}
	data, err := client.ReadFile("client/" + name)
	return data, err == nil
}

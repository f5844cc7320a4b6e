package site

import (
	"net/url"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// checkExit refuses an exit that leads back to the site: whoever leaves must not stay.
func (c *Config) checkExit() diag.List {
	own, err := url.Parse(c.BaseURL)
	exit, exitErr := url.Parse(c.Exit.URL)
	if err != nil || exitErr != nil || exit.Host == "" || bareHost(own) != bareHost(exit) {
		return nil
	}
	return diag.List{c.doc.Errorf("exit.url", "url", "the exit leads to %s, which is this site itself", exit.Host).
		WithHint("choose a dull page of another site that many people look at, such as the weather")}
}

// bareHost is the host of an address as people take it: capitals and the usual
// prefix make no other site.
func bareHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

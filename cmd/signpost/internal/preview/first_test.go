package preview

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestFirstRequestWaits asks for a page while the first build runs: it comes with the site.
// Where the build takes too long, somebody is told that it runs.
func TestFirstRequestWaits(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build time.Duration
		want  int
	}{
		{"soon", 2 * time.Second, http.StatusOK},
		{"late", time.Minute, http.StatusServiceUnavailable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := serving(nil)
				time.AfterFunc(tt.build, func() {
					next := after(s.shown.Load(), &made{site: sample()})
					next.number++
					s.show(next)
				})
				h := s.Handler(Listener{Hosts: []string{host}})
				if got := ask(t, h, "GET", "/parents/").StatusCode; got != tt.want {
					t.Errorf("status %d, want %d", got, tt.want)
				}
			})
		})
	}
}

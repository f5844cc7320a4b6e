package helpline_test

import (
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// TestTaken is what readers are told of several services together.
func TestTaken(t *testing.T) {
	on := func(day int, how helpline.Source) *helpline.Service {
		return &helpline.Service{Verified: time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC), VerifiedHow: how}
	}
	for _, tt := range []struct {
		services    []*helpline.Service
		long, short string
	}{
		{nil, "", ""},
		{
			[]*helpline.Service{on(21, helpline.FromArchive)},
			"This has not been confirmed with the service itself yet. It was taken from copies of public pages on 21 November 2026.",
			"From copies of public pages on 21 November 2026, not yet confirmed with the service.",
		},
		{
			[]*helpline.Service{on(21, helpline.FromArchive), on(2, helpline.FromArchive)},
			"None of the 2 services has been confirmed with the service itself yet. What we know was taken from copies of public pages between 2 November 2026 and 21 November 2026.",
			"From copies of public pages between 2 November 2026 and 21 November 2026, not yet confirmed with the services.",
		},
		{
			[]*helpline.Service{on(21, helpline.FromArchive), on(22, helpline.FromService), on(22, helpline.FromArchive)},
			"Of the 3 services, 1 was confirmed with the service itself or from its own website, and 2 not yet. Each was looked at between 21 November 2026 and 22 November 2026.",
			"Looked at between 21 November 2026 and 22 November 2026. Not all of it is confirmed with the services yet.",
		},
		{
			[]*helpline.Service{on(22, helpline.FromWebsite), on(22, helpline.FromService)},
			"All 2 services confirmed this themselves, or their own websites did, on 22 November 2026.",
			"Confirmed with the services on 22 November 2026.",
		},
		{
			[]*helpline.Service{on(22, helpline.FromService)},
			"The service itself, or its own website, confirmed this on 22 November 2026.",
			"Confirmed with the service on 22 November 2026.",
		},
	} {
		if got := helpline.Taken(tt.services); got != tt.long {
			t.Errorf("it says %q, want %q", got, tt.long)
		}
		if got := helpline.TakenShort(tt.services); got != tt.short {
			t.Errorf("in short it says %q, want %q", got, tt.short)
		}
	}
}

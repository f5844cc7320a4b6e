package preview

import (
	"net/http"
	"time"
)

// piece is how many bytes of an answer have the time of the limit: a phone that is very
// slow takes 2 kB a second.
const piece = 32 << 10

// paced is an answer whose limit is one of progress. A large file may take long on its way
// to a slow phone; who takes nothing of it is let go.
type paced struct {
	http.ResponseWriter

	rc    *http.ResponseController
	now   func() time.Time
	limit time.Duration
}

// Write writes piece by piece. A writer that knows no limits, as in tests, needs none.
func (p *paced) Write(data []byte) (int, error) {
	written := 0
	for {
		_ = p.rc.SetWriteDeadline(p.now().Add(p.limit))
		n, err := p.ResponseWriter.Write(data[written:min(written+piece, len(data))])
		written += n
		if err != nil || written >= len(data) {
			return written, err
		}
	}
}

// Unwrap finds the writer that knows limits.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }

package preview

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// limits bound what one browser, or one that means harm, can take.
type limits struct {
	// header is how long a request's header may take, answer how long a piece of an
	// answer, and chunk one message of a stream.
	header, answer, chunk time.Duration
	// first is how long a request waits for the first build.
	first time.Duration
	// ping is the time between two signs of life of a stream, streams how many there
	// may be: a browser needs one.
	ping    time.Duration
	streams int
}

func usual() limits {
	return limits{header: 5 * time.Second, answer: 30 * time.Second, chunk: 10 * time.Second, first: 10 * time.Second, ping: 10 * time.Second, streams: 64}
}

// hub wakes the streams. A stream that is woken twice before it looks sees the newest
// state once: nobody waits for a slow reader, and nobody gets an older state later.
type hub struct {
	mu    sync.Mutex
	bells map[chan struct{}]bool
}

// join gives a bell that rings after each change, or nil when there are too many.
func (h *hub) join(limit int) chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.bells) >= limit {
		return nil
	}
	if h.bells == nil {
		h.bells = map[chan struct{}]bool{}
	}
	bell := make(chan struct{}, 1)
	h.bells[bell] = true
	return bell
}

func (h *hub) leave(bell chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.bells, bell)
}

// wake rings every bell that does not ring already.
func (h *hub) wake() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for bell := range h.bells {
		select {
		case bell <- struct{}{}:
		default:
		}
	}
}

// events is the stream of states: the one of now at once, then each new one.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	bell := s.hub.join(s.limits.streams)
	if bell == nil {
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusServiceUnavailable, "Too many windows watch this preview. Close some.")
		return
	}
	defer s.hub.leave(bell)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	if p, ok := w.(*paced); ok {
		p.limit = s.limits.chunk
	}
	st := stream{w, http.NewResponseController(w)}
	// The limit of a request is not one of the stream. A writer that knows no limits, as
	// in tests, needs none lifted.
	_ = st.rc.SetReadDeadline(time.Time{})
	ping := time.NewTicker(s.limits.ping)
	defer ping.Stop()
	link := s.link(r)
	last := s.shown.Load()
	first := s.state(last, link)
	first.Follow = "" // Who comes later is where they want to be.
	if !st.message(first) {
		return
	}
	for {
		select {
		case <-bell:
			snap := s.shown.Load()
			if snap == last {
				continue // It came while the first message was made.
			}
			last = snap
			if !st.message(s.state(snap, link)) {
				return
			}
		case <-ping.C:
			if !st.write([]byte(": ping\n\n")) {
				return
			}
		case <-s.closed:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// stream is one browser's.
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

// message sends a state, and tells whether somebody still listens.
func (st stream) message(state stateJSON) bool {
	data, err := json.Marshal(state)
	if err != nil {
		return false
	}
	return st.write(append(append([]byte("data: "), data...), "\n\n"...))
}

func (st stream) write(data []byte) bool {
	if _, err := st.w.Write(data); err != nil {
		return false
	}
	return st.rc.Flush() == nil
}

package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime/debug"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// made is the result of a build: a site and what its host is told, or the machine's fault.
type made struct {
	site     *Site
	settings settings
	err      error
	// amended is true for a result of [Amend] or [Glance].
	amended bool
}

// make calls the build. A panic is a fault of signpost, and no reason to end: the editor
// has a page open, and the next save may get round it.
func (s *Server) make(ctx context.Context, files fs.FS) (m *made) {
	defer func() {
		if fault := recover(); fault != nil {
			d := problem("internal", fmt.Sprintf("signpost itself failed while it built: %v; this is a fault of signpost, not of what you wrote", fault))
			d.Hint = "the last save led to it: undo it to go on, and report it with these lines: " + where(debug.Stack())
			m = &made{site: &Site{Problems: diag.List{d}}}
		}
	}()
	site, err := s.opt.Build(ctx, files)
	if err == nil && site == nil {
		err = errors.New("the build gave no site")
	}
	if err != nil {
		return &made{err: err, site: &Site{Problems: diag.List{problem("machine", err.Error()).WithHint(
			"this is about the computer and not about what you wrote; it is tried again every %.0f seconds", again.Seconds())}}}
	}
	set, problems := readSettings(files)
	if len(problems) > 0 {
		spoilt := *site // the build may keep its own
		spoilt.Problems = append(problems, site.Problems...).Sorted()
		site = &spoilt
	}
	return &made{site: site, settings: set}
}

// amend calls Options.Amend. What goes wrong in it is left to the build that takes its place.
func (s *Server) amend(files fs.FS, names []string) *made {
	return s.early(files, func() *Site { return s.opt.Amend(files, names) })
}

// early makes a site before the build that follows; nil where it cannot.
func (s *Server) early(files fs.FS, ask func() *Site) (m *made) {
	defer func() {
		if recover() != nil {
			m = nil
		}
	}()
	site := ask()
	if site == nil {
		return nil
	}
	set, problems := readSettings(files)
	if len(problems) > 0 {
		return nil
	}
	return &made{site: site, settings: set, amended: true}
}

// problem is an error that has no file.
func problem(rule, message string) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Rule: rule, Message: message}
}

// where picks the first places below the panic out of a stack.
func where(stack []byte) string {
	var places []string
	_, below, _ := strings.Cut(string(stack), "\npanic(")
	for line := range strings.Lines(below) {
		if place, ok := strings.CutPrefix(line, "\t"); ok && !strings.Contains(place, "/runtime/") {
			place, _, _ = strings.Cut(strings.TrimSpace(place), " ")
			places = append(places, path.Join(path.Base(path.Dir(place)), path.Base(place)))
		}
	}
	return strings.Join(places[:min(3, len(places))], ", ")
}

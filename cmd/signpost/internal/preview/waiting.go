package preview

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// waitingPage is shown at every address while there is no site. It is text alone, so that
// it can be read when the scripts have not come.
const waitingPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{if .}}The site cannot be shown yet{{else}}The site is being made{{end}}</title>
<link rel="stylesheet" href="/_preview/pages.css">
</head>
<body>
<main>
{{if .}}<h1>The site cannot be shown yet</h1>
<p>Something has to be mended first. This page becomes the site by itself when it is.</p>
<pre>{{.}}</pre>
{{else}}<h1>The site is being made</h1>
<p>This page becomes the site by itself when it is ready.</p>
{{end}}</main>
</body>
</html>
`

// waiting is the page that is shown before there was any good build.
func waiting(snap *snapshot) []byte {
	var text, page bytes.Buffer
	for _, d := range snap.problems {
		if d.File == "" { // It is about no place: the computer's fault, or signpost's.
			fmt.Fprintf(&text, "%s: %s\n      = %s\n", d.Severity, d.Message, d.Hint)
			continue
		}
		_ = diag.Write(&text, diag.List{d}, false) // A buffer takes everything.
	}
	if err := template.Must(template.New("").Parse(waitingPage)).Execute(&page, text.String()); err != nil {
		panic(err) // The template is the one above, and a buffer takes everything.
	}
	return page.Bytes()
}

// wait answers while there is no site.
func (s *Server) wait(w http.ResponseWriter, snap *snapshot) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Retry-After", "1")
	send(w, http.StatusServiceUnavailable, withScript(waiting(snap)))
}

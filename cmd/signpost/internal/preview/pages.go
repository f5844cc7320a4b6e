package preview

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

//go:embed pages
var pageFiles embed.FS

// pageFile gives a style sheet of the preview's own pages.
func pageFile(name string) ([]byte, bool) {
	if !strings.HasSuffix(name, ".css") {
		return nil, false
	}
	data, err := pageFiles.ReadFile("pages/" + name)
	return data, err == nil
}

// ownPage draws one of the preview's own pages and answers with it.
func ownPage[T overviewPage | lookPage](w http.ResponseWriter, name string, view T) {
	set := template.New(name).Funcs(template.FuncMap{"date": date, "iso": day})
	var page bytes.Buffer
	set, err := set.ParseFS(pageFiles, "pages/"+name, "pages/problem.html")
	if err == nil {
		err = set.ExecuteTemplate(&page, name, view)
	}
	if err != nil {
		panic(err) // the templates are part of the program, and tests draw them
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, http.StatusOK, withScript(page.Bytes()))
}

// date is a day as people write it, with spaces that do not break; "" for none.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return strings.ReplaceAll(t.Format("2 Jan 2006"), " ", "\u00a0")
}

// problemView is a problem as a page of the preview shows it.
type problemView struct {
	problemJSON
	// Href opens the place in an editor, or is "".
	Href template.URL
	// IsError tells the two severities apart.
	IsError bool
}

// opens gives the address that opens an editor, for a template: html/template lets none
// through whose scheme it does not know, such as vscode. Nowhere else is an address called
// safe. This one is, for a link comes from [EditorLink] alone: that has refused the schemes
// that a browser runs or shows itself, and has encoded the name of the file. Quotes are
// escaped all the same.
func opens(link func(string, int, int) string, file string, line, column int) template.URL {
	return template.URL(link(file, line, column)) //nolint:gosec // for the reasons above.
}

// problemsOf makes the views of the problems that are wanted.
func problemsOf(list diag.List, link func(string, int, int) string, want func(diag.Diagnostic) bool) []problemView {
	var views []problemView
	for _, d := range list {
		if want(d) {
			views = append(views, problemView{problemOf(d, link), opens(link, d.File, d.Line, d.Column), d.Severity == diag.Error})
		}
	}
	return views
}

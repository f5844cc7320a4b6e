package check

import (
	"path"
	"regexp"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// keeper is something that scripts must not name, with the word for it in a report.
type keeper struct{ name, pattern, does string }

// keepers are the names by which a script keeps something in the browser, runs on when
// the page is gone, writes into the browser's history, runs text as code, or reaches
// another site.
func keepers() []keeper {
	const keeps, writes, runs = "keeps or sends something about the reader", "changes what the browser's history holds", "can run words as a script"
	list := []keeper{
		{"pushState", `pushState`, writes},
		{"replaceState", `replaceState`, writes},
		{"eval", `\beval\b`, runs},
		{"document.write", `\bdocument\s*\.\s*write`, runs},
		{"the address of another site", `(?i)\b(?:https?|wss?)://|["'\x60]\s*//\w`, "would ask or tell it something"},
	}
	for _, word := range []string{
		"cookie", "cookieStore", "localStorage", "sessionStorage", "indexedDB", "serviceWorker", "SharedWorker", "CacheStorage",
		"caches", "requestFileSystem", "getDirectory", "sendBeacon",
	} {
		list = append(list, keeper{word, `\b` + word + `\b`, keeps})
	}
	return append(list, keeper{"window.name", `\b(?:window|self|top|parent|globalThis)\s*\.\s*name\b`, keeps})
}

// keepsNothing finds scripts that keep something about a reader: a cookie or a store
// would still be there for whoever opens the browser next, and the privacy page says
// that there is none. The words are looked for in scripts as they are published, without
// comments, and in strings too, because window['localStorage'] is the same.
func keepsNothing(s *site.Site) diag.List {
	var problems diag.List
	licence := regexp.MustCompile(`^\s*/\*!(?s:.*?)\*/`) // the only comment that is published
	names := keepers()
	patterns := make([]*regexp.Regexp, len(names))
	for i, k := range names {
		patterns[i] = regexp.MustCompile(k.pattern)
	}
	for _, f := range s.Static.Files() {
		if ending := strings.ToLower(path.Ext(f.Name)); ending != ".js" && ending != ".mjs" {
			continue
		}
		script := licence.ReplaceAll(f.Data, nil)
		for i, k := range names {
			if patterns[i].Match(script) {
				problems = append(problems, diag.InFile("static/"+f.Name, diag.Error, "keeps-data", "the script names %s, which %s", k.name, k.does).
					WithHint("leave it out: the site sets no cookie, stores nothing in the browser and counts nobody"))
			}
		}
	}
	return problems
}

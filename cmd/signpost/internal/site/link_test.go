package site_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/site"
)

// linked is what the links of the tests lead to.
func linked() string {
	return figures + advice("content/parents/a guide/index.md", "## Read this {#read-me}") + `
-- content/parents/a guide/worksheet.txt --
words
-- static/css/site.css --
body {}
-- static/icon.txt --
words
` + `-- content/parents/later.md --
---
title: Later
summary: Not yet.
reviewed: 2026-11-01
owner: Editor
draft: true
---
`
}

func TestLinks(t *testing.T) {
	for _, tt := range []struct{ dest, want string }{
		// Pages, seen from the file.
		{"first-hour.md", "/parents/first-hour/"},
		{"./first-hour.md", "/parents/first-hour/"},
		{"../get-help.md#call-somebody", "/get-help/#call-somebody"},
		{"first-hour.md#what-to-say", "/parents/first-hour/#what-to-say"},
		{"first-hour.md#", "/parents/first-hour/"},
		{"_index.md", "/parents/"},
		{"../_index.md", "/"},
		{"a%20guide/index.md", "/parents/a-guide/"},
		{"<a guide/index.md#read-me>", "/parents/a-guide/#read-me"},
		{"../helplines/emergency-999.md", "/helplines/emergency-999/"},
		{"#here", "#here"},
		{"a.md#here", "#here"},
		{"../statistics/index.md#count-2023", "/statistics/#count-2023"},
		{"../statistics/index.md#two-2023-e23000022", "/statistics/#two-2023-e23000022"},
		// Files.
		{"<a guide/worksheet.txt>", "/parents/a-guide/worksheet.txt"},
		{"/parents/first-hour/", "/parents/first-hour/"},
		{"/parents/first-hour/#what-to-say", "/parents/first-hour/#what-to-say"},
		{"/", "/"},
		{"/icon.txt", "/icon.txt"},
		{"/css/site.css", "/assets/css/site."},
		{"<&#32;https://example.org>", "https://example.org"},
		// Elsewhere.
		{"https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"},
		{"HTTPS://www.example.org", "HTTPS://www.example.org"},
		{"https://en.wikipedia.org/wiki/Children's", "https://en.wikipedia.org/wiki/Children's"},
		{"https://example.org/a:b", "https://example.org/a:b"},
		{"mailto:help@example.org", "mailto:help@example.org"},
		{"mailto:help@example.org?subject=Help", "mailto:help@example.org?subject=Help"},
		{"tel:999", "tel:999"},
		{"TEL:9-9-9", "tel:999"},
	} {
		t.Run(tt.dest, func(t *testing.T) {
			s, list := load(t, site.Options{}, linked(), advice("content/parents/a.md", "## Here\n\n[x]("+tt.dest+")"))
			wantReport(t, list, "")
			hashed := strings.HasSuffix(tt.dest, ".css")
			if got := pageAt(t, s, "/parents/a/").Links[0]; got != tt.want && (!hashed || !strings.HasPrefix(got, tt.want)) {
				t.Errorf("leads to %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLinkFaults(t *testing.T) {
	for _, tt := range []struct{ dest, want string }{
		// To pages.
		{"first-huor.md", `error: no page or file content/parents/first-huor.md [dead-link] = did you mean "first-hour.md"?`},
		{"first-hour", `error: no page or file content/parents/first-hour [dead-link] = link to the file, first-hour.md`},
		{"first-hour.html", `error: no page or file content/parents/first-hour.html [dead-link] = link to the file, first-hour.md`},
		{"get-help.md", `error: no page or file content/parents/get-help.md [dead-link] = did you mean "../get-help.md"?`},
		{"..", `error: no page or file content [dead-link] = link to the file, ../_index.md`},
		{"../helplines/", `error: no page or file content/helplines [dead-link] = link to the file, ../helplines/_index.md`},
		{"a%20guide", `error: no page or file content/parents/a guide [dead-link] = link to the file, a guide/index.md`},
		{"a%20guide/work-sheet.txt", `error: no page or file content/parents/a guide/work-sheet.txt [dead-link] = did you mean "a guide/worksheet.txt"?`},
		{"nothing-like-it", `error: no page or file content/parents/nothing-like-it [dead-link] = write the path to a Markdown file, seen from this one`},
		{"../../secret.md", `error: "../../secret.md" leads out of the content folder [dead-link] = link only to files of this site`},
		{"../../content2/a.md", `error: "../../content2/a.md" leads out of the content folder [dead-link] = link only to files of this site`},
		{"first-hour.md?print", `error: the address "first-hour.md?print" has a query, and no page reads one [dead-link] = remove what follows the question mark`},
		{"%zz.md", `error: the address "%zz.md" has a broken % sign [dead-link] = write the path as the file is called`},
		{"later.md", `error: content/parents/later.md is not published: it is a draft [hidden-link] = publish that page first, or remove the link`},
		// To places in pages and files.
		{"first-hour.md#what-to-sya", `error: content/parents/first-hour.md has no heading #what-to-sya [dead-anchor] = did you mean "what-to-say"?`},
		{"first-hour.md#zzz", `error: content/parents/first-hour.md has no heading #zzz [dead-anchor] = its headings are #what-to-say, #what-not-to-say`},
		{"first-hour.md#zzz?", `error: content/parents/first-hour.md has no heading #zzz? [dead-anchor] = its headings are #what-to-say, #what-not-to-say`},
		{"#there", `error: this page has no heading #there [dead-anchor] = did you mean "here"?`},
		{"/parents/first-hour/#zzz", `error: content/parents/first-hour.md has no heading #zzz [dead-anchor] = its headings are #what-to-say, #what-not-to-say`},
		{"../parents/_index.md#x", `error: content/parents/_index.md has no heading #x [dead-anchor]`},
		{"../statistics/index.md#two-2023-e23000023", `error: content/statistics/index.md has no heading #two-2023-e23000023 [dead-anchor] = did you mean "two-2023-e23000022"?`},
		{"a%20guide/worksheet.txt#page=2", `error: content/parents/a guide/worksheet.txt is a file and has no headings [dead-anchor] = remove what follows the # sign`},
		{"/icon.txt#x", `error: /icon.txt is a file and has no headings [dead-anchor] = remove what follows the # sign`},
		// From the top.
		{"/parents/first-hour", `error: nothing is published at /parents/first-hour [dead-link] = link to the file, first-hour.md`},
		{"/parents/zzz/", `error: nothing is published at /parents/zzz/ [dead-link] = write the path to a Markdown file, seen from this one`},
		{"/parents/later/", `error: content/parents/later.md is not published: it is a draft [hidden-link] = publish that page first, or remove the link`},
		{"/content/get-help.md", `error: nothing is published at /content/get-help.md [dead-link] = write the path to a Markdown file, seen from this one`},
		// Elsewhere.
		{"http://example.org", `warning: "http://example.org" is not https: others can read and change what is sent [insecure-link] = try the address with https://`},
		{"http:example.org", `error: the address "http:example.org" does not begin with https:// [link-scheme] = copy the address from the browser's address line`},
		{"http://localhost", `error: "localhost" in the address "http://localhost" is not the name of a host, want one such as www.example.org [link-scheme] = copy the address from the browser's address line`},
		{"https://", `error: the address "https://" has no host [link-scheme] = copy the address from the browser's address line`},
		{"https://a:b@example.org", `error: the address "https://a:b@example.org" holds a user name [link-scheme] = copy the address from the browser's address line`},
		{"mailto:help", `error: "help" is not an e-mail address [link-scheme] = write mailto:name@example.org`},
		{"mailto:@example.org", `error: "@example.org" is not an e-mail address [link-scheme] = write mailto:name@example.org`},
		{"mailto:help@", `error: "help@" is not an e-mail address [link-scheme] = write mailto:name@example.org`},
		{"tel:08001111", `error: the number "08001111" belongs to no helpline [unknown-number] = write the number in a helpline's file and use :helpline{…}`},
		{"sms:85258", `error: the number "85258" belongs to no helpline [unknown-number] = write the number in a helpline's file and use :helpline{…}`},
		{"tel:call-us", `error: 'c' at character 1 of "call-us" is not a digit [phone-link] = use :helpline{…}, which knows the number`},
		{"ftp://example.org", `error: the address "ftp://example.org" begins with ftp: [link-scheme] = only https, mailto, tel and sms addresses are published`},
	} {
		t.Run(tt.dest, func(t *testing.T) {
			checkLink(t, tt.dest, 5, tt.want)
		})
	}
}

// TestDangerousLinks holds every spelling that a browser is known to run, or to
// follow to another host, though it does not look so.
func TestDangerousLinks(t *testing.T) {
	const only = " [link-scheme] = only https, mailto, tel and sms addresses are published"
	const shown = " [link-scheme] = write the address as the browser shows it"
	const line = " [link-scheme] = copy the address from the browser's address line"
	for _, tt := range []struct{ dest, want string }{
		{"javascript:alert(1)", `error: the address "javascript:alert(1)" begins with javascript:` + only},
		{"JaVaScRiPt:alert(1)", `error: the address "JaVaScRiPt:alert(1)" begins with javascript:` + only},
		{"java&Tab;script:alert(1)", `error: the address "java\tscript:alert(1)" holds "\t"` + shown},
		{"java&NewLine;script:alert(1)", `error: the address "java\nscript:alert(1)" holds "\n"` + shown},
		{"java&#13;script:alert(1)", `error: the address "java\rscript:alert(1)" holds "\r"` + shown},
		{"&#1;javascript:alert(1)", `error: the address "\x01javascript:alert(1)" holds "\x01"` + shown},
		{"&#106;avascript:alert(1)", `error: the address "javascript:alert(1)" begins with javascript:` + only},
		{"&#x6A;avascript&colon;alert(1)", `error: the address "javascript:alert(1)" begins with javascript:` + only},
		{"&#32;javascript:alert(1)", `error: the address " javascript:alert(1)" begins with javascript:` + only},
		{"vbscript:msgbox(1)", `error: the address "vbscript:msgbox(1)" begins with vbscript:` + only},
		{"data:text/html;base64,AAAA", `error: the address "data:text/html;base64,AAAA" begins with data:` + only},
		{"file:///etc/passwd", `error: the address "file:///etc/passwd" begins with file:` + only},
		{"blob:https://example.org/1", `error: the address "blob:https://example.org/1" begins with blob:` + only},
		{"view-source:https://example.org", `error: the address "view-source:https://example.org" begins with view-source:` + only},
		{"web+evil.x:a", `error: the address "web+evil.x:a" begins with web+evil.x:` + only},
		{"//evil.example", `error: the address "//evil.example" has no scheme [link-scheme] = begin it with https://`},
		{"///evil.example", `error: the address "///evil.example" has no scheme [link-scheme] = begin it with https://`},
		{"https:evil.example", `error: the address "https:evil.example" does not begin with https://` + line},
		{"https:/evil.example", `error: the address "https:/evil.example" has no host` + line},
		{"https:///evil.example", `error: the address "https:///evil.example" has no host` + line},
		{`\\\\evil.example`, `error: the address "\\\\evil.example" holds "\\"` + shown},
		{`/\\evil.example`, `error: the address "/\\evil.example" holds "\\"` + shown},
		{`https:\\\\evil.example`, `error: the address "https:\\\\evil.example" holds "\\"` + shown},
	} {
		t.Run(tt.dest, func(t *testing.T) {
			checkLink(t, tt.dest, 5, tt.want)
		})
	}
	// What is only strange is a path, and leads nowhere.
	checkLink(t, "<java script:alert(1)>", 6, `error: no page or file content/parents/java script:alert(1) [dead-link] = write the path to a Markdown file, seen from this one`)
	checkLink(t, "<&#32;//evil.example>", 6, `error: no page or file content/parents/ /evil.example [dead-link] = write the path to a Markdown file, seen from this one`)
	checkLink(t, "descriptions/zzz.md#b:c", 5, `error: no page or file content/parents/descriptions/zzz.md [dead-link] = write the path to a Markdown file, seen from this one`)
}

// checkLink wants one problem, at the destination of a link, and no address.
func checkLink(t *testing.T, dest string, column int, want string) {
	t.Helper()
	s, list := load(t, site.Options{}, linked(), advice("content/parents/a.md", "## Here\n\n[x]("+dest+")"))
	var got []string
	for line := range strings.Lines(report(list)) {
		if rest, ok := strings.CutPrefix(line, "content/parents/a.md:"); ok {
			got = append(got, strings.TrimSpace(rest))
		}
	}
	want = "9:" + string(rune('0'+column)) + ": " + want
	if len(got) != 1 || got[0] != want {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if link := pageAt(t, s, "/parents/a/").Links[0]; link != "" && !strings.Contains(want, "warning") {
		t.Errorf("the link %q still leads to %q", dest, link)
	}
}

// TestLinkOfTheOtherKind refuses to text a number that is only called.
func TestLinkOfTheOtherKind(t *testing.T) {
	_, list := load(t, site.Options{}, linked(), advice("content/parents/a.md", "## Here\n\n[x](sms:999)"))
	wantReport(t, list, "content/parents/a.md:9:5: error: no helpline takes texts at \"999\" [unknown-number] = write tel: if the number is to be called\n")
}

package site

import (
	"path"
	"strings"
)

// Kind says which front matter a page has and which layout draws it.
type Kind string

// The kinds of page. The folder a file stands in decides; the key kind overrides.
const (
	Home       Kind = "home"       // content/_index.md
	Section    Kind = "section"    // any other _index.md
	Guidance   Kind = "guidance"   // a page for young people, parents or teachers
	Lesson     Kind = "lesson"     // a bundle below a folder called lessons
	Helpline   Kind = "helpline"   // one service a file in content/helplines
	Statistics Kind = "statistics" // content/statistics/index.md
	Plain      Kind = "page"       // everything else
)

// Kinds lists the kinds of page.
func Kinds() []Kind { return []Kind{Home, Section, Guidance, Lesson, Helpline, Statistics, Plain} }

// audiences are the folders and the values of the key audience, in the order they
// are shown, with "everyone" for a page that is for nobody in particular.
func audiences() []string { return []string{"young-people", "parents", "teachers", "everyone"} }

func isAudience(word string) bool {
	switch word {
	case "young-people", "parents", "teachers", "everyone":
		return true
	}
	return false
}

// kindOf finds the kind of the file called name, such as "content/parents/a.md".
func kindOf(name string) Kind {
	name = strings.TrimPrefix(name, "content/")
	folder, file := path.Split(name)
	top, _, _ := strings.Cut(folder, "/")
	switch {
	case name == "_index.md":
		return Home
	case file == "_index.md":
		return Section
	case top == "helplines":
		return Helpline
	case folder == "statistics/" && file == "index.md":
		return Statistics
	case strings.HasPrefix(folder, "lessons/"), strings.Contains(folder, "/lessons/"):
		return Lesson
	case audienceOf(name) != "":
		return Guidance
	}
	return Plain
}

// audienceOf is the audience that a path below content belongs to, or "".
func audienceOf(name string) string {
	top, _, ok := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	if ok && isAudience(top) && top != "everyone" {
		return top
	}
	return ""
}

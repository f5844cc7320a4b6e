package scaffold

import (
	"fmt"
	"slices"
	"strings"
)

// Kinds lists what can be made. The home page and the page of figures are not
// among them: a site has one of each.
func Kinds() []Kind {
	return []Kind{
		{
			Name: "section", About: "the front page of a folder", Example: "section carers",
			place: placeSection,
			file:  "_index",
			fill:  common(),
		},
		{
			Name: "guidance", About: "advice for young people, parents or teachers", Example: "guidance parents/after-the-weekend",
			place: placeGuidance, fill: append(common(), reviewed()...),
		},
		{
			Name: "lesson", About: "a lesson plan in a folder of its own", Example: "lesson spotting-a-fake",
			place: placeLesson, folders: []string{"teachers/lessons", "lessons"}, file: "index",
			fill: append(append(common(), reviewed()...),
				Field{"ages", "the ages it is for, in words"},
				Field{"minutes", "how long it takes, a whole number from 5 to 480"},
				Field{"outcomes", "what pupils can do afterwards, one line each"}),
		},
		{
			Name: "helpline", About: "a service that readers can turn to", Example: "helpline some-line",
			place: placeHelpline, folders: []string{"helplines"},
			fill: append(common(),
				Field{"operator", "the organisation that runs the service"},
				Field{"sort", "what sort of service it is"},
				Field{"report", "how to reach it: put call, text, chat, report or email here, at least one"},
				Field{"website", "the service's own page"},
				Field{"people", "whom it is for"},
				Field{"nations", "where it can be used"},
				Field{"verified", "the day on which you confirmed all this"},
				Field{"verified_from", "what you confirmed it from"},
				Field{"confidence", "how sure you are"}),
		},
		{
			Name: "page", About: "any other page", Example: "page about/partners",
			place: placePage, fill: common(),
		},
	}
}

// common are the keys of every kind that hold placeholders.
func common() []Field {
	return []Field{
		{"title", "the name of the page, made from its file name: make it a good one"},
		{"summary", "one sentence, shown in lists and search results"},
	}
}

// reviewed are the keys that say who stands for the advice.
func reviewed() []Field {
	return []Field{
		{"reviewed", "the day on which somebody confirmed the advice"},
		{"owner", "the role that looks after the page"},
	}
}

// audiences are the folders of guidance.
func audiences() []string { return []string{"young-people", "parents", "teachers"} }

func placeSection(slug string) (string, *Mistake) { return "content/" + slug + "/_index.md", nil }

func placeGuidance(slug string) (string, *Mistake) {
	folder, _, ok := strings.Cut(slug, "/")
	_, other := placePage(slug)
	wrong := func(hint string) (string, *Mistake) {
		return "", &Mistake{fmt.Sprintf("guidance cannot stand at %q, want a folder young-people, parents or teachers", slug), hint}
	}
	switch {
	case isLesson(slug):
		return "", &Mistake{fmt.Sprintf("what stands below a folder called lessons is a lesson, not guidance: %q", slug), "write lesson " + last(slug)}
	case ok && slices.Contains(audiences(), folder):
		return "content/" + slug + ".md", nil
	case slices.Contains(audiences(), slug):
		return wrong("name the page too, such as " + slug + "/after-the-weekend")
	case other != nil:
		return wrong(other.Hint)
	}
	return wrong(fmt.Sprintf("write guidance parents/%s, or page %s for a page that is for nobody in particular", last(slug), slug))
}

func placeLesson(slug string) (string, *Mistake) {
	if strings.Contains(slug, "/") {
		return "", &Mistake{fmt.Sprintf("a lesson has no folders in its name, and %q has", slug), "write lesson " + last(slug)}
	}
	return "content/teachers/lessons/" + slug + "/index.md", nil
}

func placeHelpline(slug string) (string, *Mistake) {
	if strings.Contains(slug, "/") {
		return "", &Mistake{fmt.Sprintf("a helpline has no folders in its name, and %q has", slug), "write helpline " + last(slug)}
	}
	return "content/helplines/" + slug + ".md", nil
}

// placePage refuses folders in which a file is of another kind.
func placePage(slug string) (string, *Mistake) {
	folder, _, nested := strings.Cut(slug, "/")
	wrong := func(what, instead string) (string, *Mistake) {
		return "", &Mistake{fmt.Sprintf("%q is %s, not a page like others", slug, what), "write " + instead}
	}
	switch {
	case isLesson(slug):
		return wrong("below a folder of lessons", "lesson "+last(slug))
	case nested && folder == "helplines":
		return wrong("among the helplines", "helpline "+last(slug))
	case nested && slices.Contains(audiences(), folder):
		return wrong("among the guidance", "guidance "+slug)
	}
	return "content/" + slug + ".md", nil
}

// isLesson reports a name below a folder called lessons, wherever that is.
func isLesson(slug string) bool { return strings.Contains("/"+slug, "/lessons/") }

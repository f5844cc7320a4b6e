package finder

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// answerTitle is the heading of every answer: what was asked stands beside it.
const answerTitle = "Who can help"

// build makes the pages, a question after the other.
func (f *Finder) build() {
	c := f.config
	first := Page{Path: Folder, Title: c.title, HeadTitle: c.title, Summary: c.summary, Question: c.who, Step: 1}
	ends := len(c.people) * len(c.nations) * len(c.situations)
	var wheres, whats []Page
	answers := make([]Page, 0, ends)
	f.routes = make([]route, 0, ends)
	reaches := make([][]*reach, len(c.nations))
	for j, n := range c.nations {
		reaches[j] = f.reachIn(n)
	}
	for i, p := range c.people {
		where := f.wherePage(p)
		first.Choices = append(first.Choices, Choice{Label: p.label, Path: where.Path})
		wheres = append(wheres, where)
		for j, n := range c.nations {
			r := helpline.Reader{Audience: p.audience, Ages: p.ages, Nations: []holiday.Nation{n}}
			offers := offers(reaches[j], r)
			what := f.whatPage(p, n, where)
			for k, s := range c.situations {
				page := f.answerPage(p, k, what)
				page.Answer = f.answer(p, r, s, offers)
				what.Choices = append(what.Choices, f.choice(p, s, page.Path))
				answers = append(answers, page)
				f.routes = append(f.routes, route{i, j, k, page.Answer})
			}
			whats = append(whats, what)
		}
	}
	f.pages = append(append(append([]Page{first}, wheres...), whats...), answers...)
}

// wherePage asks a person for the nation.
func (f *Finder) wherePage(p person) Page {
	c := f.config
	page := Page{
		Path: Folder + p.id + "/", Title: c.where, Question: c.where, Step: 2,
		Summary:   fmt.Sprintf("%s The second of three questions that lead to the right help: %s.", c.where, p.short),
		HeadTitle: headTitle(p.short),
		Asked:     []Asked{{c.who, p.label, Folder}},
	}
	for _, n := range c.nations {
		page.Choices = append(page.Choices, Choice{Label: n.String(), Path: page.Path + string(n) + "/"})
	}
	return page
}

// whatPage asks a person in a nation for the situation; its choices are not in it yet.
func (f *Finder) whatPage(p person, n holiday.Nation, where Page) Page {
	c := f.config
	return Page{
		Path: where.Path + string(n) + "/", Title: c.what, Question: c.what, How: c.how, Step: 3,
		Summary:   fmt.Sprintf("%s The last of three questions that lead to the right help: %s, %s.", c.what, p.short, n),
		HeadTitle: headTitle(p.short, n.String()),
		Asked:     []Asked{where.Asked[0], {c.where, n.String(), where.Path}},
	}
}

// choice leads to an answer, and to its sections.
func (f *Finder) choice(p person, s situation, path string) Choice {
	choice := Choice{Label: s.label.to(p.audience), Path: path}
	for _, w := range f.config.ways {
		choice.More = append(choice.More, Choice{Label: w.label, Path: path + "#" + wayIDs()[w.index]})
	}
	return choice
}

// answerPage is the page of an answer, which is not in it yet; index is that of its
// situation. Its tab shows the number of the situation and not its name: the browser's
// history keeps it, and it must tell nobody what is happening to the reader.
func (f *Finder) answerPage(p person, index int, what Page) Page {
	c, s := f.config, f.config.situations[index]
	nation := what.Asked[1].Answer
	return Page{
		Path: what.Path + s.id + "/", Title: answerTitle, How: c.how,
		HeadTitle: headTitle(fmt.Sprintf("list %d", index+1), p.short, nation),
		Summary:   fmt.Sprintf("%s: %s, %s, %s. Whom to call, text or write to, and when.", answerTitle, s.short, p.short, nation),
		Asked:     []Asked{what.Asked[0], what.Asked[1], {c.what, s.label.to(p.audience), what.Path}},
	}
}

// headTitle is a title for the browser's tab: "Find help: list 2, under 16, Wales".
func headTitle(parts ...string) string { return "Find help: " + strings.Join(parts, ", ") }

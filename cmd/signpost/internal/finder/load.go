package finder

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Load reads finder.yaml and reports everything that is wrong with it by itself. The
// Config is nil when there are errors: half a set of questions would lead readers to
// half of the answers.
func Load(doc *strictyaml.Doc) (*Config, diag.List) {
	l := &loader{doc: doc, config: &Config{doc: doc}}
	var fr front
	l.list = doc.Decode(&fr)
	c := l.config
	c.title = l.text("title", fr.Title, longTitle)
	c.summary = l.text("summary", fr.Summary, longSentence)
	c.who = l.text("who.question", fr.Who.Question, longTitle)
	c.where = l.text("where.question", fr.Where.Question, longTitle)
	c.what = l.text("what.question", fr.What.Question, longTitle)
	c.how = l.text("how.question", fr.How.Question, longTitle)
	l.people(fr.Who.People)
	l.nations(fr.Where.Nations)
	l.situations(fr.What.Situations)
	l.ways(fr.How.Ways)
	l.sameLabels()
	if l.list.HasErrors() {
		return nil, l.list
	}
	return c, l.list
}

// people reads the answers to the first question.
func (l *loader) people(list []frontPerson) {
	l.count("who.people", len(list), "people")
	ids, shorts, labels := newOnce(), newOnce(), newOnce()
	for i, p := range list {
		path := fmt.Sprintf("who.people[%d]", i)
		l.id(path+".id", p.ID, ids)
		l.once(path+".short", p.Short, shorts)
		l.once(path+".label", p.Label, labels)
		audience := oneOf(l, path+".audience", "audience", p.Audience, helpline.Audiences())
		l.config.people = append(l.config.people, person{
			id: p.ID, label: l.text(path+".label", p.Label, longLabel), short: inSentence(l.text(path+".short", p.Short, longShort)),
			audience: audience, ages: l.ages(path+".ages", audience, p.Ages),
		})
	}
}

// ages reads the ages of a person. Where one is missing it is that of the audience.
func (l *loader) ages(path string, audience helpline.Audience, fr *frontAges) helpline.Ages {
	ages := helpline.ReaderOf(audience, nil).Ages
	if fr == nil {
		return ages
	}
	if l.doc.Has(path + ".from") {
		ages.From = fr.From
	}
	if l.doc.Has(path + ".to") {
		ages.To = fr.To
	}
	switch {
	case ages.From < 0 || ages.From > helpline.MaxAge:
		l.report(path+".from", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.From, helpline.MaxAge)
	case ages.To < 0 || ages.To > helpline.MaxAge:
		l.report(path+".to", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.To, helpline.MaxAge)
	case ages.From > ages.To:
		l.report(path, "bad-ages", "both ages are included; write the younger one in from",
			"ages from %d to %d, so nobody", ages.From, ages.To)
	}
	return ages
}

// nations reads the answers to the second question; without any they are all four.
func (l *loader) nations(list []string) {
	if !l.doc.Has("where.nations") {
		l.config.nations = holiday.Nations()
		return
	}
	if len(list) == 0 {
		l.report("where.nations", "empty-value", "name a nation, or remove the line for all four", "nations is empty")
	}
	seen := newOnce()
	for i, n := range list {
		path := fmt.Sprintf("where.nations[%d]", i)
		l.once(path, n, seen)
		l.config.nations = append(l.config.nations, oneOf(l, path, "nation", n, holiday.Nations()))
	}
}

// situations reads the answers to the third question.
func (l *loader) situations(list []frontSituation) {
	l.count("what.situations", len(list), "situations")
	ids, shorts := newOnce(), newOnce()
	for i, s := range list {
		path := fmt.Sprintf("what.situations[%d]", i)
		l.id(path+".id", s.ID, ids)
		l.once(path+".short", s.Short, shorts)
		read := situation{
			id: s.ID, short: inSentence(l.text(path+".short", s.Short, longShort)), danger: s.Danger,
			label: words{text: l.text(path+".label", s.Label, longLabel), of: map[helpline.Audience]string{}},
			say:   words{text: l.text(path+".say", s.Say, longSentence), of: map[helpline.Audience]string{}},
			first: l.first(path, s), leads: l.leads(path, s.Leads),
		}
		for j, w := range s.Labels {
			at := fmt.Sprintf("%s.labels[%d]", path, j)
			l.wordsFor(at, w.For, l.text(at+".label", w.Label, longLabel), read.label.of)
		}
		for j, w := range s.Says {
			at := fmt.Sprintf("%s.says[%d]", path, j)
			l.wordsFor(at, w.For, l.text(at+".say", w.Say, longSentence), read.say.of)
		}
		l.config.situations = append(l.config.situations, read)
	}
}

// wordsFor notes a text for each of the audiences at path + ".for".
func (l *loader) wordsFor(path string, list oneOrMore, text string, of map[helpline.Audience]string) {
	path += ".for"
	for i, word := range list {
		at := path
		if l.doc.Has(path + "[0]") {
			at = fmt.Sprintf("%s[%d]", path, i)
		}
		audience := oneOf(l, at, "audience", word, helpline.Audiences())
		if _, twice := of[audience]; twice && audience != "" {
			l.report(at, "repeated-value", "keep one of them", "%q stands twice", word)
		}
		of[audience] = text
	}
}

// first reads the sorts of service that a situation shows. The emergency service is on
// every page by itself. In the list it stands when somebody is in danger, and then
// before all others, whether first names it or not.
func (l *loader) first(path string, s frontSituation) []helpline.Sort {
	var sorts []helpline.Sort
	if s.Danger {
		sorts = append(sorts, helpline.Emergency)
	}
	seen := newOnce()
	for i, word := range s.First {
		at := fmt.Sprintf("%s.first[%d]", path, i)
		l.once(at, word, seen)
		sort := oneOf(l, at, "sort of service", word, helpline.Sorts())
		switch {
		case sort == helpline.Emergency && !s.Danger:
			l.report(at, "finder-emergency", "leave it out, every page shows it by itself; or write danger: true if somebody may be in danger",
				"emergency in a situation without danger")
		case sort == helpline.Emergency && i > 0:
			l.report(at, "finder-emergency", "write it first: where somebody is in danger nothing stands before it",
				"emergency at place %d", i+1)
		case sort != helpline.Emergency && sort != "":
			sorts = append(sorts, sort)
		}
	}
	return sorts
}

// ways reads the four ways to get in touch.
func (l *loader) ways(list []frontWay) {
	ids, labels := newOnce(), newOnce()
	for i, w := range list {
		path := fmt.Sprintf("how.ways[%d]", i)
		l.once(path+".id", w.ID, ids)
		l.once(path+".label", w.Label, labels)
		id := oneOf(l, path+".id", "way to get in touch", w.ID, wayIDs())
		l.config.ways = append(l.config.ways, way{index: slices.Index(wayIDs(), id), label: l.text(path+".label", w.Label, longLabel)})
	}
	missing := slices.DeleteFunc(wayIDs(), ids.has)
	if l.doc.Has("how.ways[0]") && len(missing) > 0 {
		l.reportKey("how.ways", "missing-value", "add a line for each of "+strings.Join(wayIDs(), ", "),
			"no way %s", quoted(missing))
	}
}

// sameLabels refuses two choices that one reader could not tell apart.
func (l *loader) sameLabels() {
	for i, s := range l.config.situations {
		at := fmt.Sprintf("what.situations[%d].label", i)
		for _, a := range helpline.Audiences() {
			same := func(other situation) bool {
				return s.label.to(a) != "" && strings.EqualFold(other.label.to(a), s.label.to(a))
			}
			if slices.ContainsFunc(l.config.situations[:i], same) {
				l.report(at, "repeated-value", "give one of the situations a label of its own in label or labels",
					"two situations are called %q for %s", s.label.to(a), a)
				break // one audience is enough to find it
			}
		}
	}
}

package directive

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// about says what the figures of a chart are about: everything but its title, its
// drawing and its rows. place is the code of the one area, "" for several.
func (a *chartAsk) about(v *Chart, observations []stats.Observation, place string) {
	a.place = place
	v.ID = a.id()
	v.SVGPath = a.on.Path + v.ID + ".svg"
	v.Unit = capital(a.series[0].Unit)
	v.Sources = sourcesOf(observations)
	v.NotShown = notShown(a.shown)
	for _, s := range a.shown {
		v.Definitions = append(v.Definitions, ChartDefinition{ID: s.ID, Title: s.Title})
	}
	a.measure = cmp.Or(a.measure, a.counted())
	a.scope = scope(observations, place)
	if series := a.series[0]; !series.IsCount() && v.drawsNumbers() {
		a.scope += ", in " + series.Unit
	}
}

// counted names what the chart counts.
func (a *chartAsk) counted() string {
	if whole := a.whole(a.series); whole != nil && len(a.series) > 1 {
		return whole.Title
	}
	var titles []string
	for _, s := range a.series {
		titles = append(titles, s.Title)
	}
	return listed(titles)
}

// scope is where and when: "Cambridgeshire, 2021 to 2023", "by area, 2023".
func scope(observations []stats.Observation, place string) string {
	where := "by area"
	if place != "" {
		where = observations[0].Area.Name
	}
	periods := periodsOf(byPeriod(observations))
	when := periods[0].String()
	if last := periods[len(periods)-1]; last != periods[0] {
		when += " to " + last.String()
	}
	return where + ", " + when
}

// notShown is what a reader must not take from any of some series. Where they differ
// each says whose it is.
func notShown(series []*stats.Series) string {
	var texts []string
	titles := map[string][]string{}
	for _, s := range series {
		if titles[s.NotShown] == nil {
			texts = append(texts, s.NotShown)
		}
		titles[s.NotShown] = append(titles[s.NotShown], s.Title)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	var said []string
	for _, text := range texts {
		said = append(said, listed(titles[text])+": "+text)
	}
	return strings.Join(said, " ")
}

// maxName is the most bytes that the names of series take in the id of a chart: it
// is the name of a file too, and some disks take no more than 255 bytes.
const maxName = 120

// id tells different charts of a page apart: it holds everything that the directive
// asks for but the title. It always holds an underscore, as ids of headings never do.
func (a *chartAsk) id() string {
	var names []string
	for _, s := range a.series {
		names = append(names, s.ID)
	}
	name := strings.Join(names, "_")
	if len(name) > maxName {
		sum := fnv.New64a()
		sum.Write([]byte(name)) //nolint:gosec // A hash never fails to be written to.
		name = fmt.Sprintf("%.*s_%x", maxName/2, name, sum.Sum64())
	}
	id := "chart_" + name
	if a.place != "" {
		id += "_" + a.place
	}
	if a.kind.name != chartKinds()[0].name {
		id += "_" + a.kind.name
	}
	for _, key := range []string{"periods", "period", "compare", "of"} {
		if arg, ok := a.key(key); ok {
			id += "_" + map[string]string{"compare": "with-", "of": "of-"}[key] + strings.NewReplacer("..", "-to-", "/", "-to-").Replace(arg.Value)
		}
	}
	return strings.ToLower(id)
}

// finish sets the title, and what follows from it.
func (a *chartAsk) finish(v *Chart, title string) {
	v.Title, v.Subtitle = title, a.measure+", "+a.scope
	if title == "" {
		v.Title, v.Subtitle = a.measure, capital(a.scope)
	}
	for _, r := range v.Rows {
		v.Notes = v.Notes || r.Note != ""
	}
	if tile := v.Tile; tile != nil {
		v.drawing = chart.Tile{Number: tile.Number, Unit: tile.Unit, Sentence: v.Sentence}
	}
}

package opendata

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// A field is a column as the Table Schema standard describes it.
type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
	Categories  []labelled   `json:"categories,omitempty"`
	TrueValues  []string     `json:"trueValues,omitempty"`
	FalseValues []string     `json:"falseValues,omitempty"`
}

// constraints are what every cell of a column keeps to.
type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// labelled is a value of a column with what it means.
type labelled struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

const (
	periodPattern = `[0-9]{4}(/[0-9]{2}|-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-YTD|\.\.[0-9]{4})?`
	valuePattern  = `-?[0-9]+(\.[0-9]+)?(\.\.-?[0-9]+(\.[0-9]+)?)?`
	// writtenPattern is the same in figures.csv, where a range that begins with a
	// minus has an apostrophe in front.
	writtenPattern = `-?[0-9]+(\.[0-9]+)?|'?-?[0-9]+(\.[0-9]+)?\.\.-?[0-9]+(\.[0-9]+)?`
)

// boundWords and the lists below are all that a cell of their column may say.
func boundWords() []string {
	return []string{stats.MoreThan.String(), stats.AtLeast.String(), stats.About.String(), stats.LessThan.String()}
}

func stateWords() []string {
	return []string{stateName(stats.Known), stateName(stats.NotAvailable), stateName(stats.Withheld), stateName(stats.NotApplicable)}
}

// missingValues are the marks of a figure that is not there, and the empty cell.
func missingValues() []labelled {
	return []labelled{
		{"", "nothing to say"},
		{"[x]", stateName(stats.NotAvailable)},
		{"[c]", stateName(stats.Withheld)},
		{"[z]", stateName(stats.NotApplicable)},
	}
}

func text(name, about string) field { return field{Name: name, Type: "string", Description: about} }

func number(name, about string) field { return field{Name: name, Type: "number", Description: about} }

func date(name, about string) field { return field{Name: name, Type: "date", Description: about} }

func address(name, about string) field {
	return field{Name: name, Type: "string", Format: "uri", Description: about}
}

func (f field) required() field {
	f.Constraints = &constraints{Required: true}
	return f
}

func (f field) matching(pattern string) field {
	c := constraints{Pattern: pattern}
	if f.Constraints != nil {
		c.Required = f.Constraints.Required
	}
	f.Constraints = &c
	return f
}

func (f field) oneOf(words []string) field {
	c := constraints{Enum: words}
	if f.Constraints != nil {
		c.Required = f.Constraints.Required
	}
	f.Constraints = &c
	return f
}

// figureColumns are the columns of figures.csv.
func figureColumns() []column {
	part := field{
		Name: "part", Type: "boolean", TrueValues: []string{"yes"}, FalseValues: []string{"no"},
		Description: "Whether the figure is about less than a full period. It must not be compared with one that is not.",
	}
	return []column{
		{text("series", "Id of the series.").required(), textCell, func(f figure) string { return f.SeriesID }},
		{text("series_title", "What was counted.").required(), textCell, func(f figure) string { return f.series.Title }},
		{text("unit", "What one of the figure is.").required(), textCell, func(f figure) string { return f.series.Unit }},
		{text("area", "Code of the Office for National Statistics, WORLD, or the ISO 3166-1 code of another country.").required(), textCell, func(f figure) string { return f.Area.ID }},
		{text("area_name", "The area in words.").required(), textCell, func(f figure) string { return f.Area.Name }},
		{text("period", "Code of the period.").required().matching(periodPattern), textCell, func(f figure) string { return f.Period.Code() }},
		{text("period_words", "The period in words.").required(), textCell, func(f figure) string { return f.Period.String() }},
		{date("first_day", "First day of the period.").required(), textCell, func(f figure) string { return day(f.Period.Start()) }},
		{date("last_day", "Last day of the period; empty when only a part of it was counted and nobody said up to which day."), textCell, figure.lastDay},
		{text("value", "The figure as published: a number or a range such as 75..90. See bound.").matching(writtenPattern), numberCell, func(f figure) string { return f.cell }},
		{number("lower", "Lower end of what the figure may be; empty when nothing is known of it."), numberCell, func(f figure) string { return f.lower }},
		{number("upper", "Upper end of what the figure may be; empty when nothing is known of it."), numberCell, func(f figure) string { return f.upper }},
		{text("bound", "How the value stands to the true figure; empty when it is the figure itself. With more than and less than, the value itself is left out.").oneOf(boundWords()), textCell, func(f figure) string { return f.Value.Bound().String() }},
		{text("state", "Whether there is a figure and, if not, why.").required().oneOf(stateWords()), textCell, figure.state},
		{text("flags", "What else must be known of the figure, with semicolons between."), textCell, func(f figure) string { return strings.Join(f.Flags.Words(), "; ") }},
		{part.required(), textCell, func(f figure) string { return yesNo(f.IsPart()) }},
		{text("publisher", "Who published the figure; empty when there is none."), textCell, fromSource(func(s *stats.Source) string { return s.Publisher })},
		{text("source_title", "Title of the publication."), textCell, fromSource(func(s *stats.Source) string { return s.Title })},
		{address("source_url", "Address of the publication."), urlCell, fromSource(func(s *stats.Source) string { return s.URL })},
		{text("published", "When it was published, as the publication says it."), textCell, fromSource(func(s *stats.Source) string { return s.Published })},
		{text("kind", "Kind of the publication: official, charity, police, newspaper or research."), textCell, fromSource(func(s *stats.Source) string { return s.Kind })},
		{date("retrieved", "Day on which the publication was read."), textCell, fromSource(func(s *stats.Source) string { return day(s.Retrieved) })},
		{text("note", "Note of the editors."), textCell, func(f figure) string { return f.Note }},
		{address("url", "Address at which the figure stands; empty when no page shows it."), urlCell, func(f figure) string { return f.url }},
	}
}

// fromSource makes a cell of the source, empty when there is none.
func fromSource(cell func(s *stats.Source) string) func(f figure) string {
	return func(f figure) string {
		if f.Source == nil {
			return ""
		}
		return cell(f.Source)
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// observationFields are the columns of observations.csv.
func observationFields(in Input) []field {
	series := text("series", "Id of the series; statistics.json defines it.").required()
	for _, s := range in.series() {
		series.Categories = append(series.Categories, labelled{s.ID, s.Title})
	}
	area := text("area", "Code of the Office for National Statistics, WORLD, or the ISO 3166-1 code of another country.").required()
	for _, a := range in.Data.Areas() {
		area.Categories = append(area.Categories, labelled{a.ID, a.Name})
	}
	source := text("source", "Id of the source; statistics.json says more. Empty when there is no figure.")
	for _, s := range in.Data.Sources() {
		source.Categories = append(source.Categories, labelled{s.ID, s.Publisher + ", " + s.Title})
	}
	var flags []string
	for _, f := range flagLegend() {
		flags = append(flags, f.Value+" is "+f.Label)
	}
	return []field{
		series, area,
		text("period", "Code of the period.").required().matching(periodPattern),
		text("value", "The figure as published: a number or a range such as 75..90.").matching(valuePattern),
		text("bound", "How the value stands to the true figure; empty when it is the figure itself.").oneOf(boundWords()),
		text("flags", "Codes with a space between: "+strings.Join(flags, ", ")+"."),
		source,
		text("note", "Note of the editors."),
	}
}

// flagLegend says what each flag means, in the order of package stats.
func flagLegend() []labelled {
	var list []labelled
	for _, f := range []stats.Flags{
		{Provisional: true},
		{Revised: true},
		{Estimated: true},
		{Break: true},
		{Unreliable: true},
		{Part: true},
	} {
		list = append(list, labelled{f.String(), strings.Join(f.Words(), "")})
	}
	return list
}

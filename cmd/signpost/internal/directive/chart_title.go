package directive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// title reads the title of a chart, in which {2023} is that period's figure and
// [words]{2019..2023} a claim. It gives plain text, "" where none is written, and
// adds what was proved to the view; false comes with a fault. Where placed is false,
// nobody knows which area the chart is about, and only the plain words are judged.
func (a *chartAsk) title(v *Chart, placed bool) (string, bool) {
	arg, given := a.key("title")
	if !given || strings.TrimSpace(arg.Value) == "" {
		return "", true
	}
	text := newTitleText(arg, a.file)
	parts, bad := text.parts()
	if bad != nil {
		a.fault(bad.at, "unbound-figure", bad.hint, "%s", bad.message)
		return "", false
	}
	var b strings.Builder
	ok := true
	for i, part := range parts {
		var said string
		fine := true
		switch {
		case part.kind == plainPart:
			said, fine = part.words, a.plain(text, part)
		case !placed:
		case part.kind == figurePart:
			var b bound
			if said, b, fine = a.titleFigure(part); fine {
				fine = a.titleBesides(text, parts, i, b)
			}
			if i == 0 && fine {
				said = capital(said)
			}
		default:
			var b bound
			if said, b, fine = a.titleClaim(part, v); fine {
				fine = a.titleBesides(text, parts, i, b)
			}
		}
		b.WriteString(said)
		ok = ok && fine && a.standsApart(parts, i)
	}
	return strings.Join(strings.Fields(b.String()), " "), ok
}

// standsApart refuses a figure or claim that a sign, a digit or another one touches.
func (a *chartAsk) standsApart(parts []titlePart, i int) bool {
	part := parts[i]
	if part.kind == plainPart {
		return true
	}
	at := part.bracesAt
	if i > 0 && (parts[i-1].kind != plainPart || !endsApart(parts[i-1].words, a.units())) ||
		i+1 < len(parts) && (parts[i+1].kind != plainPart || !beginsApart(parts[i+1].words)) {
		a.fault(at, "unbound-figure", "put a space on either side; a full stop or a comma may follow", "what touches the braces would change what they say")
		return false
	}
	return true
}

// titleBesides refuses words beside a figure or a claim of a title that contradict it.
func (a *chartAsk) titleBesides(text titleText, parts []titlePart, i int, b bound) bool {
	before, after := titlePart{}, titlePart{}
	if i > 0 && parts[i-1].kind == plainPart {
		before = parts[i-1]
	}
	if i+1 < len(parts) && parts[i+1].kind == plainPart {
		after = parts[i+1]
	}
	list := b.contradictions(before.words, after.words)
	for _, found := range list {
		from := after.from
		if found.before {
			from = before.from
		}
		a.fault(text.span(from+found.at.Start, from+found.at.End), found.rule, strings.ReplaceAll(found.hint, ":claim[", "["), "%s", found.message)
	}
	return len(list) == 0
}

// endsApart reports whether a figure may follow a text: after a space, an opening
// bracket or quote, a dash, or the sign of a currency that the series is counted in.
func endsApart(text string, units []string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsSpace(r) || strings.ContainsRune("(‘“\"'—", r) || unicode.Is(unicode.Sc, r) && slices.Contains(units, string(r))
}

// beginsApart reports whether a text may follow a figure: a space, or a mark that
// ends words.
func beginsApart(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?)’”\"'—", r) && !unicode.IsNumber(next)
}

// plain judges the words of a title outside braces and brackets: a number there is
// bound to no data, and neither is a trend.
func (a *chartAsk) plain(text titleText, part titlePart) bool {
	ok := true
	for _, found := range looseDigits(part.words, a.units()) {
		at := text.span(part.from+found.Start, part.from+found.End)
		a.fault(at, "unbound-figure", "write the period in braces, such as {2023}, and the figure is printed; a claim is [words]{2019..2023}",
			"the number %q in a title is bound to no figure", part.words[found.Start:found.End])
		ok = false
	}
	for _, found := range trendWords(part.words) {
		at := text.span(part.from+found.Start, part.from+found.End)
		a.warn(at, "unbound-words", "put them in [ ] with the periods in { }, as in [rose]{2019..2023}",
			"the words %q in a title are not held against the data", part.words[found.Start:found.End])
	}
	return ok
}

// units are the words for what is counted.
func (a *chartAsk) units() []string {
	var words []string
	for _, s := range a.shown {
		words = append(words, strings.Fields(strings.ToLower(s.Unit))...)
	}
	return words
}

// titleFigure prints the figure that braces name.
func (a *chartAsk) titleFigure(part titlePart) (string, bound, bool) {
	series, period, keys, ok := a.braces(part, []string{"area"})
	if !ok {
		return "", bound{}, false
	}
	o, err := a.env.Statistics.Figure(series.Value, period.Value, keys["area"].Value)
	if err != nil {
		at := period.Span
		switch err.Rule {
		case "unknown-series":
			at = series.Span
		case "unknown-area":
			at = keys["area"].Span
		}
		a.fault(at, err.Rule, err.Hint, "%s", err.Message)
		return "", bound{}, false
	}
	if o.Value.State() != stats.Known {
		a.fault(period.Span, "no-figure", "choose another period, or say in words that it is not known", "%s has no figure for %s: %s", o.SeriesID, o.Period.Code(), o.Value)
		return "", bound{}, false
	}
	return o.Value.String(), boundFigure(a.env.Statistics, o), true
}

// titleClaim proves the words in brackets.
func (a *chartAsk) titleClaim(part titlePart, v *Chart) (string, bound, bool) {
	series, periods, keys, ok := a.braces(part, []string{"area", "of", "with"})
	if !ok {
		return "", bound{}, false
	}
	words := strings.Join(strings.Fields(part.words), " ")
	result, ok := a.judge(claim.Request{
		Words: words, Series: series.Value, Periods: periods.Value,
		Area: keys["area"].Value, Of: keys["of"].Value, With: keys["with"].Value,
	}, map[claim.Part]diag.Span{
		claim.WordsPart: part.wordsAt, claim.SeriesPart: series.Span, claim.PeriodsPart: periods.Span,
		claim.AreaPart: keys["area"].Span, claim.OfPart: keys["of"].Span, claim.WithPart: keys["with"].Span,
	})
	if !ok {
		return "", bound{}, false
	}
	v.claims = append(v.claims, result)
	return words, boundClaim(a.env.Statistics, series.Value, result), true
}

// braces reads what stands in the braces of a part: a series where the chart shows
// several, periods, and arguments with a name. The area is that of the chart unless
// another is given.
func (a *chartAsk) braces(part titlePart, known []string) (series, periods markdown.Arg, keys map[string]markdown.Arg, ok bool) {
	keys = map[string]markdown.Arg{}
	for _, k := range known {
		keys[k] = markdown.Arg{Span: part.bracesAt}
	}
	keys["area"] = markdown.Arg{Value: a.place, Span: part.bracesAt}
	var bare []markdown.Arg
	for _, arg := range part.args {
		if _, takes := keys[arg.Key]; arg.Key != "" && !takes {
			a.fault(arg.Span, "directive-argument", "the braces take "+listed(typed(known)), "braces in a title take no %s=", arg.Key)
			return series, periods, nil, false
		}
		if arg.Key == "" {
			bare = append(bare, arg)
		} else {
			keys[arg.Key] = arg
		}
	}
	series = markdown.Arg{Value: a.series[0].ID, Span: part.bracesAt}
	hint := "write the period, as in {2023}"
	if part.kind == claimPart {
		hint = "write the periods, as in {2019..2023}"
	}
	switch {
	case len(bare) == 2:
		series, periods = bare[0], bare[1]
		ok = a.shows(series)
	case len(bare) == 1 && len(a.series) > 1:
		a.fault(bare[0].Span, "unknown-series", "write one of them before the period, as in {"+a.series[0].ID+" "+bare[0].Value+"}", "the chart shows several series, and the braces name none")
	case len(bare) == 1:
		periods, ok = bare[0], true
	case len(bare) == 0:
		a.fault(part.bracesAt, "unbound-figure", hint, "the braces in the title name no period")
	default:
		a.fault(bare[2].Span, "unbound-figure", hint, "one word too many, %q", bare[2].Value)
	}
	return series, periods, keys, ok
}

// shows refuses a series in a title that the chart does not show.
func (a *chartAsk) shows(named markdown.Arg) bool {
	var known []string
	for _, s := range a.shown {
		if s.ID == named.Value {
			return true
		}
		known = append(known, s.ID)
	}
	hint := diag.DidYouMean(named.Value, known)
	if hint == "" {
		hint = "the chart shows " + listed(known)
	}
	a.fault(named.Span, "unknown-series", hint, "the title speaks of the series %q, which the chart does not show", named.Value)
	return false
}

// typed writes keys as an editor types them.
func typed(keys []string) []string {
	var list []string
	for _, k := range keys {
		list = append(list, k+"=")
	}
	return list
}

package chart

// An ink is how a mark looks: a class for the stylesheet of a page, attributes in
// a file.
type ink uint8

const (
	valueInk ink = iota
	labelInk
	columnInk
	partInk
	hatchInk
	rangeInk
	openInk
	gapInk
	baseInk
	leadInk
	ruleInk
	spanInk
	dotInk
	hollowInk
	emptyInk
	cutInk
	restInk
	accentInk
	// The fills of a stack: tones that are solid, and ground and pattern of those
	// that are not.
	solid1Ink
	solid3Ink
	ground1Ink
	ground2Ink
	ground3Ink
	ground4Ink
	pattern1Ink
	pattern2Ink
	pattern3Ink
	pattern4Ink
)

// The colours of a file are those of a page in a light scheme.
const (
	tone1 = `"#0b5560"`
	tone2 = `"#c2410c"`
	tone3 = `"#6d1a4e"`
	tone4 = `"#6a7677"`
	dark  = `"#132a2e"`
	soft  = `"#3a4d51"`
	faint = `"#cfc8b8"`
	paper = `"#ffffff"`
)

// strings returns the class of an ink, and what paints the same without classes.
func (k ink) strings() (class, paint string) {
	switch k {
	case valueInk:
		return "chart-value", `fill=` + dark + ` font-weight="700"`
	case labelInk:
		return "chart-label", `fill=` + soft + ` font-weight="400"`
	case columnInk:
		return "chart-column", `fill=` + tone1
	case partInk:
		return "chart-part", `fill=` + paper + ` stroke=` + tone1 + ` stroke-width="1.5"`
	case hatchInk:
		return "chart-hatch", `fill=` + tone1
	case rangeInk:
		return "chart-range", `fill="none" stroke=` + tone1 + ` stroke-width="1.5" stroke-dasharray="4 3"`
	case openInk:
		return "chart-open", `fill="none" stroke=` + tone1 + ` stroke-width="2" stroke-dasharray="3 3"`
	case gapInk:
		return "chart-gap", `fill="none" stroke=` + tone4 + ` stroke-width="1.5" stroke-linecap="round" stroke-dasharray="0.1 5"`
	case baseInk:
		return "chart-base", `fill="none" stroke=` + dark + ` stroke-width="1.5"`
	case leadInk:
		return "chart-lead", `fill="none" stroke=` + tone4 + ` stroke-width="1"`
	case ruleInk:
		return "chart-rule", `fill="none" stroke=` + faint + ` stroke-width="1"`
	case spanInk:
		return "chart-span", `fill="none" stroke=` + tone1 + ` stroke-width="2.5"`
	case dotInk:
		return "chart-dot", `fill=` + tone1
	case hollowInk:
		return "chart-hollow", `fill=` + paper + ` stroke=` + tone1 + ` stroke-width="2.5"`
	case emptyInk:
		return "chart-empty", `fill="none" stroke=` + tone4 + ` stroke-width="2"`
	case cutInk:
		return "chart-cut", `fill="none" stroke=` + paper + ` stroke-width="2"`
	case restInk:
		return "chart-rest", `fill=` + paper + ` stroke=` + tone4 + ` stroke-width="1.5"`
	case accentInk:
		return "", `fill=` + tone1
	}
	return k.tone()
}

// tone is strings for the fills of a stack.
func (k ink) tone() (class, paint string) {
	switch k {
	case solid1Ink:
		return "chart-solid chart-tone1", `fill=` + tone1
	case solid3Ink:
		return "chart-solid chart-tone3", `fill=` + tone3
	case ground1Ink:
		return "chart-ground chart-tone1", ground + tone1
	case ground2Ink:
		return "chart-ground chart-tone2", ground + tone2
	case ground3Ink:
		return "chart-ground chart-tone3", ground + tone3
	case ground4Ink:
		return "chart-ground chart-tone4", ground + tone4
	case pattern1Ink:
		return "chart-pattern chart-tone1", `fill=` + tone1
	case pattern2Ink:
		return "chart-pattern chart-tone2", `fill=` + tone2
	case pattern3Ink:
		return "chart-pattern chart-tone3", `fill=` + tone3
	case pattern4Ink:
		return "chart-pattern chart-tone4", `fill=` + tone4
	}
	return "", ""
}

const ground = `fill=` + paper + ` stroke-width="1.5" stroke=`

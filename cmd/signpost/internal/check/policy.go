package check

import "strings"

// forms is what the reader of a page's tags knows of the form that it is in.
type forms struct {
	open   bool
	dialog bool // it closes a dialogue, and sends nothing
}

// policy refuses attributes by which a page would undo what the host's rules promise:
// a header of its own, such as one that sets a cookie, words for the next site about
// where the reader came from, and a page within the page, which no gate reads.
func (r *reading) policy(at element) {
	const rule = "page-policy"
	value := strings.ToLower(strings.TrimSpace(at.value))
	switch {
	case at.attr == "srcdoc":
		r.fault(rule, "write it in the page itself", element{tag: at.tag}, "a page within the page, which nothing checks")
	case at.attr == "http-equiv" && at.tag != "meta":
	case at.attr == "http-equiv" && value == "refresh":
		if r.page.Layout != "redirect.html" {
			r.fault("third-party", "write a link; only the pages at old addresses lead on by themselves", at, "the page leads on to another one by itself")
		}
	case at.attr == "http-equiv":
		r.fault(rule, "take it away: the host sends the headers of the file _headers, which the build makes", at, "the page sets the header "+at.value+" by itself")
	case value != "no-referrer":
		r.fault(rule, "write no-referrer, or take it away: that is the rule for the whole site", at, "the next site may be told where the reader came from, by "+at.attr+" "+at.value)
	}
}

// fields refuses fields with names in forms: a form that is sent, by the Enter key or
// without its script, puts what was typed into an address, which the browser's history
// and the host's log keep (HTML standard, 4.10.22.3).
func (r *reading) fields(t *tags) {
	form := &r.ways.form
	if string(t.name) == "form" {
		form.open, form.dialog = !t.end, strings.EqualFold(string(t.attr("method")), "dialog")
		return
	}
	name := string(t.attr("name"))
	if t.end || name == "" || (!form.open || form.dialog) && len(t.attr("form")) == 0 {
		return
	}
	r.fault("keeps-data", "take the name away; a script finds the field by its id", element{tag: string(t.name), attr: "name", value: name},
		"the field "+name+" of a form would put what is typed into an address, which is kept")
}

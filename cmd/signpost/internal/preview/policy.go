package preview

import (
	"slices"
	"strings"
)

// ownSource is what a policy calls the site itself.
const ownSource = "'self'"

// withPreview lets a page load and ask what the script of the preview needs, from the
// site itself, where its policies do not. All else stays as it is published.
func withPreview(header string) string { return eachPolicy(header, allowPreview) }

// withDirective gives each policy of a header a directive.
func withDirective(header, name, value string) string {
	return eachPolicy(header, func(policy string) string { return direct(policy, name, value) })
}

// eachPolicy changes the policies of a header. Several stand between commas, and what is
// allowed is what each of them allows (Content Security Policy, 8.1); no source has a
// comma in it. A header without any is changed as an empty policy.
func eachPolicy(header string, change func(policy string) string) string {
	var list []string
	for policy := range strings.SplitSeq(header, ",") {
		if policy = strings.TrimSpace(policy); policy != "" {
			list = append(list, change(policy))
		}
	}
	if len(list) == 0 {
		return change("")
	}
	return strings.Join(list, ", ")
}

// direct gives a policy with a directive, in the place of the one of that name that
// counts, which is the first, or behind the others.
func direct(policy, name, value string) string {
	directive := name + " " + value
	var list []string
	placed := false
	for part := range strings.SplitSeq(policy, ";") {
		part = strings.TrimSpace(part)
		own, _, _ := strings.Cut(part, " ")
		switch {
		case part == "":
			continue
		case !placed && strings.EqualFold(own, name):
			part, placed = directive, true
		}
		list = append(list, part)
	}
	if !placed {
		list = append(list, directive)
	}
	return strings.Join(list, "; ")
}

// allowPreview adds the site itself to the sources that a policy gives for what the script
// of the preview needs. Of the directives for one thing the first that is given counts.
func allowPreview(policy string) string {
	sources := map[string]string{}
	var order []string
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		if len(words) == 0 {
			continue
		}
		name := strings.ToLower(words[0])
		if _, twice := sources[name]; twice {
			continue // The first counts (Content Security Policy, 2.2.1).
		}
		sources[name] = strings.Join(words[1:], " ")
		order = append(order, name)
	}
	changed := false
	for _, names := range [][]string{
		{"connect-src", "default-src"}, {"script-src-elem", "script-src", "default-src"}, {"style-src-elem", "style-src", "default-src"},
	} {
		i := slices.IndexFunc(names, func(name string) bool { _, given := sources[name]; return given })
		if i < 0 || allowsOwn(sources[names[i]]) {
			continue
		}
		name, value := names[i], sources[names[i]]
		if name == "default-src" {
			name = names[i-1]
			order = append(order, name)
		}
		sources[name], changed = withOwn(value), true
	}
	if !changed {
		return policy
	}
	for i, name := range order {
		order[i] = strings.TrimSpace(name + " " + sources[name])
	}
	return strings.Join(order, "; ")
}

// allowsOwn reports sources among which is the site itself, as the preview serves it.
func allowsOwn(sources string) bool {
	return slices.ContainsFunc(strings.Fields(sources), func(source string) bool {
		return strings.EqualFold(source, ownSource) || source == "*" || strings.EqualFold(source, "http:")
	})
}

// withOwn adds the site itself to sources.
func withOwn(sources string) string {
	if sources == "" || strings.EqualFold(sources, "'none'") {
		return ownSource
	}
	return sources + " " + ownSource
}

package output

import (
	"slices"
)

// comparison says how the site to be made differs from what stands there.
type comparison struct {
	same    []bool   // for each file of the site: the old generation has it with equal bytes and permissions
	plain   []bool   // for each file of the site: the old generation has a file of that name
	was     []bool   // for each file of the site: the old generation has something of that name
	removed []string // names the site does not have, sorted
}

// compare holds the names of both generations against each other; Put and Keep have
// seen to the bytes.
func compare(old standing, next site) comparison {
	n := len(next.files)
	c := comparison{same: make([]bool, n), plain: make([]bool, n), was: make([]bool, n)}
	names := func(i int) string { return next.files[i].name }
	var strange []string
	c.removed = walk(old.files, n, names, func(i int) { c.plain[i], c.was[i] = true, true })
	strange = walk(old.strange, n, names, func(i int) { c.was[i] = true })
	if len(strange) > 0 {
		c.removed = append(c.removed, strange...)
		slices.Sort(c.removed)
	}
	for i, file := range next.files {
		// What is no file, or was reached by way of a link, is not ours to link.
		c.same[i] = file.same && c.plain[i]
	}
	return c
}

// walk goes through old names and n new ones, both sorted. It calls both for each new
// name that is an old one, and returns the old names that are no new ones.
func walk(old []string, n int, name func(i int) string, both func(i int)) (gone []string) {
	i := 0
	for _, was := range old {
		for i < n && name(i) < was {
			i++
		}
		if i < n && name(i) == was {
			both(i)
		} else {
			gone = append(gone, was)
		}
	}
	return gone
}

// nothing says that the folder is right already.
func (c comparison) nothing(old standing, next site) bool {
	return old.occupied && old.modes && len(c.removed) == 0 &&
		!slices.Contains(c.same, false) && old.listed && old.manifest == string(next.manifest)
}

// report counts the comparison.
func (c comparison) report(next site) Report {
	r := Report{Files: len(next.files), Removed: c.removed}
	for i, file := range next.files {
		r.Bytes += file.size
		switch {
		case c.same[i]:
			r.Unchanged++
		case c.was[i]:
			r.Changed = append(r.Changed, file.name)
		default:
			r.Added = append(r.Added, file.name)
		}
	}
	r.Written = len(r.Added) + len(r.Changed)
	return r
}

package output

import (
	"context"
	"errors"
	"fmt"
)

// errChanging says that somebody else writes the folder while it is published.
var errChanging = errors.New("somebody changed it meanwhile")

// commit is what became of a generation.
type commit struct {
	site     site
	whole    bool  // a new folder is in place; else one file of the old at most was replaced
	mended   int   // the index of that file, -1 if there is none
	occupied bool  // there was an old one
	replaced int64 // just before it was
	ended    int64 // when nothing more was done
	strays   bool  // there are empty folders of nobody's in it
}

// commit is Commit but for what is to be cleared up.
func (g *Generation) commit(ctx context.Context) (Report, error) {
	if g.ended {
		return Report{}, fmt.Errorf("publish %s: the generation has ended", g.folder.name)
	}
	next, err := g.site()
	if err != nil {
		return Report{}, err
	}
	if err := g.survey(ctx); err != nil {
		return Report{}, err
	}
	c := compare(*g.surveyed, next)
	if g.held != nil && !c.nothing(*g.surveyed, next) && !c.single(*g.surveyed, next) && !g.stillHolds(ctx) {
		// The old folder will go, so what is in it must be known and not believed.
		g.held, g.surveyed = nil, nil
		if err := g.survey(ctx); err != nil {
			return Report{}, err
		}
		c = compare(*g.surveyed, next)
	}
	report := c.report(next)
	made := &commit{site: next, mended: -1, occupied: g.surveyed.occupied, strays: len(g.surveyed.dirs) > len(next.dirs)}
	if !c.nothing(*g.surveyed, next) {
		if err := g.publish(ctx, next, c, made); err != nil {
			return Report{}, err
		}
		report.Replaced = true
	}
	g.made = made
	return report, nil
}

// publish puts next in the place of the old generation.
func (g *Generation) publish(ctx context.Context, next site, c comparison, made *commit) error {
	if c.single(*g.surveyed, next) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if g.mend(next, c, made) == nil {
			return nil
		}
		// Whatever stood in the way, the way around it is a new folder.
	}
	if err := g.complete(ctx, next, c); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil { // The last moment at which a run can be called off.
		return err
	}
	made.whole, made.strays = true, false
	made.replaced = g.lock.touch()
	return g.folder.replace(g.surveyed.occupied)
}

// survey looks at what has the folder's name, once, and refuses what must not be
// replaced.
func (g *Generation) survey(ctx context.Context) error {
	if g.surveyed != nil {
		return nil
	}
	if here, err := g.here(); err == nil {
		here.close()
	} else {
		g.held = nil // Whatever has the name now, it is not what Holds saw.
	}
	var s standing
	var err error
	if g.held != nil {
		s, err = g.believe()
	} else {
		s, err = g.folder.survey(ctx, g.opt)
	}
	if err != nil {
		return err
	}
	g.surveyed = &s
	return nil
}

// believe is survey for a folder that is known, but for what has its name.
func (g *Generation) believe() (standing, error) {
	if _, err := g.folder.allowed(g.opt); err != nil {
		return standing{}, err
	}
	s := standing{occupied: true, modes: true, dirs: g.held.dirs, manifest: g.held.text, listed: true}
	s.files = make([]string, len(g.held.files))
	for i := range s.files {
		s.files[i] = g.held.files[i].name
	}
	ignore, err := g.old.stat(ignoreName)
	s.ignored = err == nil && ignore.mode&kinds == plainFile
	return s, nil
}

// stillHolds asks whether nothing has come into a folder since Holds.
func (g *Generation) stillHolds(ctx context.Context) bool {
	s := g.held.site
	return nil == each(ctx, len(s.dirs)+1, func(i int) error {
		dir := s.dir(len(s.files) + i)
		st, err := g.old.stat(dir)
		if err != nil || !st.is(plainFolder, dirMode) {
			return errChanging
		}
		if before(st.changed, g.began) {
			return nil
		}
		return g.folder.foreignTo(s, dir)
	})
}

// single says that one file at most is to be replaced by another of its name, and no
// name comes or goes. Then mend does it.
func (c comparison) single(old standing, next site) bool {
	changed := 0
	for i, same := range c.same {
		if same {
			continue
		}
		changed++
		// It must stand in a folder, and in the staging.
		if changed > 1 || !c.plain[i] || next.files[i].same {
			return false
		}
	}
	return old.occupied && old.modes && len(c.removed) == 0
}

// mend replaces one file, and the manifest, in the folder itself: one rename makes
// the new generation of the old one, and a whole folder of links would be waste. A
// kill between the two renames leaves the new generation with the manifest of the
// old one. Nobody who visits the site reads that, it has the same names, so nothing
// in the folder seems foreign, and the next run finds all files right and the
// manifest not, and comes here to replace it.
func (g *Generation) mend(next site, c comparison, made *commit) error {
	here, err := g.here()
	if err != nil {
		return err
	}
	defer here.close()
	staged, err := g.staging.open()
	if err != nil {
		return err
	}
	if err := g.staging.put(ManifestName, next.manifest); err != nil {
		return err
	}
	for i, same := range c.same {
		if same {
			continue
		}
		if err := here.rename(staged, next.files[i].name); err != nil {
			return errors.Join(err, staged.unlink(ManifestName))
		}
		// From here on a new folder would have it from the old one.
		c.same[i], next.files[i].same, next.files[i].unsure = true, true, true
		made.mended = i
	}
	if err := here.rename(staged, ManifestName); err != nil {
		return errors.Join(err, staged.unlink(ManifestName))
	}
	return nil
}

// here opens the folder again, which must be the one that Begin found.
func (g *Generation) here() (*place, error) {
	here, err := openPlace(g.folder.path)
	if err != nil {
		return nil, err
	}
	if g.old == nil || !here.is(g.old) {
		here.close()
		return nil, errChanging
	}
	return here, nil
}

// is asks whether two places are one folder.
func (p *place) is(other *place) bool {
	a, errA := p.stat(".")
	b, errB := other.stat(".")
	return errA == nil && errB == nil && a.inode == b.inode
}

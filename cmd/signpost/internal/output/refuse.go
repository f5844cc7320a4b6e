package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// namedFiles is how many files a refusal names; more would push the reason off
// the screen.
const namedFiles = 10

// RefusedError says that Sync did not touch a folder, because replacing it would
// destroy something that Sync did not make.
type RefusedError struct {
	Folder string   // as the caller named it
	Reason string   // what is in the way
	Names  []string // the files in the way, sorted; at most ten of them
	Total  int      // how many files are in the way
	Advice string   // what to do, "" when there is nothing better than another folder
	Force  bool     // Options.Force would allow it
}

// Error names the folder, the reason, the files and what to do.
func (e *RefusedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "refuse to replace %s: %s", e.Folder, e.Reason)
	for i, name := range e.Names {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", name)
	}
	if more := e.Total - len(e.Names); more > 0 {
		fmt.Fprintf(&b, " and %d more", more)
	}
	advice := e.Advice
	if advice == "" {
		advice = "publish to another folder"
	}
	return b.String() + "; " + advice
}

// survey looks at what has the folder's name, and refuses what must not be
// replaced.
func (f folder) survey(ctx context.Context, opt Options) (standing, error) {
	there, err := f.allowed(opt)
	if err != nil || there == nil {
		return standing{}, err
	}
	if there.Mode()&fs.ModeSymlink != 0 {
		return standing{occupied: true}, nil // Its target is not ours to read or link.
	}
	s, err := f.scan(ctx)
	if err != nil {
		return standing{}, err
	}
	if opt.Force {
		return s, nil
	}
	return s, f.refuseForeign(s)
}

// allowed refuses what must not be replaced whatever is in it. It returns nil when
// there is nothing.
func (f folder) allowed(opt Options) (fs.FileInfo, error) {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, f.failed("read", "", err)
	case info.Mode()&fs.ModeSymlink != 0 && opt.Force:
		return info, nil
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, f.refusal("it is a symbolic link",
			"remove the link, or give --force to put a folder in its place; what it points to is left alone")
	case !info.IsDir():
		return nil, &RefusedError{Folder: f.name, Reason: "it is not a folder", Advice: "move it away, or publish to another folder"}
	}
	return info, f.refuseSources(opt)
}

// refusal is a RefusedError that Force overcomes.
func (f folder) refusal(reason, advice string) *RefusedError {
	return &RefusedError{Folder: f.name, Reason: reason, Advice: advice, Force: true}
}

// refuseSources refuses folders that are a project and not a site: a wrong
// folder name must not cost somebody's work. The folder that signpost runs in is
// safe even from force.
func (f folder) refuseSources(opt Options) error {
	module, err := exists(filepath.Join(f.path, moduleName))
	if err != nil {
		return f.failed("read", moduleName, err)
	}
	if f.holdsWorkingFolder() {
		return &RefusedError{Folder: f.name, Reason: "it is, or holds, the folder in which signpost runs"}
	}
	if module && !opt.Force {
		return &RefusedError{
			Folder: f.name, Reason: "it holds the source of a program", Names: []string{moduleName}, Total: 1,
			Advice: "publish to another folder, or give --force if all of it may go", Force: true,
		}
	}
	return nil
}

// holdsWorkingFolder asks whether replacing the folder would take the ground from
// under the running program. Where the system cannot say, it does not.
func (f folder) holdsWorkingFolder() bool {
	working, err := os.Getwd()
	if err != nil {
		return false
	}
	working, err = filepath.EvalSymlinks(working)
	if err != nil {
		return false
	}
	here, err := filepath.EvalSymlinks(f.path)
	if err != nil {
		return false
	}
	below, err := filepath.Rel(here, working)
	return err == nil && filepath.IsLocal(below)
}

// refuseRepository refuses a folder that holds a git repository. There is no way
// to force it: commits that were never pushed would be gone for good.
func (f folder) refuseRepository(name string) error {
	return &RefusedError{
		Folder: f.name, Reason: "it holds a git repository, which signpost never deletes", Names: []string{name}, Total: 1,
		Advice: "move the repository away, or publish to another folder",
	}
}

// refuseForeign refuses a generation with files that its manifest does not name.
func (f folder) refuseForeign(s standing) error {
	var ours []entry
	var unreadable error
	if s.listed {
		ours, unreadable = decode(s.manifest)
	}
	foreign := walk(s.files, len(ours), func(i int) string { return ours[i].name }, func(int) {})
	foreign = append(foreign, s.strange...)
	if len(foreign) == 0 {
		return nil
	}
	slices.Sort(foreign)
	e := f.refusal("files there were not written by signpost", "move them away, or give --force to delete them")
	if len(foreign) == 1 {
		e.Reason, e.Advice = "a file there was not written by signpost", "move it away, or give --force to delete it"
	}
	if unreadable != nil {
		e.Reason = fmt.Sprintf("%s cannot be read (%v), so signpost does not know what it wrote there", ManifestName, unreadable)
		e.Advice = "move the files away, or give --force to delete them"
	}
	e.Names, e.Total = foreign[:min(len(foreign), namedFiles)], len(foreign)
	return e
}

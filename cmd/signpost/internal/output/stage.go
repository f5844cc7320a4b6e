package output

import (
	"context"
	"os"
	"path/filepath"
)

// stage makes the whole new generation in f.next, the manifest last.
func (f folder) stage(ctx context.Context, old generation, next site, c comparison) error {
	if err := f.makeDirs(ctx, next.dirs); err != nil {
		return err
	}
	err := each(ctx, len(next.files), func(i int, _ []byte) error {
		file := next.files[i]
		to := f.in(f.next, file.Name)
		// A link costs no space and keeps the date. Where it is refused (another
		// owner's file, a file system without links) a copy serves as well.
		if c.same[i] && os.Link(f.in(f.path, file.Name), to) == nil {
			return nil
		}
		if err := write(to, file.Data, fileMode); err != nil {
			return f.failed("write", file.Name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if old.ignored {
		if err := f.carryIgnore(); err != nil {
			return err
		}
	}
	if err := write(filepath.Join(f.next, ManifestName), next.manifest, fileMode); err != nil {
		return f.failed("write", ManifestName, err)
	}
	return nil
}

// makeDirs makes the staging and the folders in it, each once. It makes them one
// after the other: side by side they wait for each other in the allocator of the
// file system, and on ext4 two goroutines were measured slower than one.
func (f folder) makeDirs(ctx context.Context, dirs []string) error {
	if err := makeDir(f.next); err != nil {
		return f.failed("create", "", err)
	}
	for _, dir := range dirs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := makeDir(f.in(f.next, dir)); err != nil {
			return f.failed("create", dir, err)
		}
	}
	return nil
}

// makeDir makes a folder. The umask takes permissions away from a new folder, so
// they are set again.
func makeDir(path string) error {
	if err := os.Mkdir(path, dirMode); err != nil {
		return err
	}
	return os.Chmod(path, dirMode)
}

// write makes a new file with exactly this content and these permissions.
func write(path string, data []byte, mode os.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(mode) // After the umask, as for folders.
	}
	// Some file systems tell only at the end that there was no space.
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// carryIgnore takes .gitignore into the new generation with its content, its
// permissions and, where links work, its date.
func (f folder) carryIgnore() error {
	from, to := filepath.Join(f.path, ignoreName), filepath.Join(f.next, ignoreName)
	if os.Link(from, to) == nil {
		return nil
	}
	info, err := os.Lstat(from)
	if err != nil {
		return f.failed("read", ignoreName, err)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return f.failed("read", ignoreName, err)
	}
	if err := write(to, data, info.Mode().Perm()); err != nil {
		return f.failed("write", ignoreName, err)
	}
	return nil
}

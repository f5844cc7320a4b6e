package output

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// exchange swaps two paths with renamex_np(2), since macOS 10.12. APFS can do
// it; other file systems say ENOTSUP, or EINVAL.
func exchange(a, b string) error {
	for {
		err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
		switch {
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EINVAL):
			return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
		default:
			return err
		}
	}
}

package build_test

import (
	"os"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/sample"
)

// repository is the project's own folder, seen from this package.
const repository = "../../../.."

// generated is a project of n pages, in memory.
func generated(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	return sample.Project(tb, n, os.DirFS(repository))
}

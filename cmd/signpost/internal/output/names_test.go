package output

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestSyncNames(t *testing.T) {
	for _, tt := range []struct {
		names string // separated by spaces
		want  string // part of the error, "" for none
	}{
		{"index.html a/index.html a.html", ""},
		{"a/b/c a/d .well-known/security.txt .gitattributes a/.gitignore a/go.mod", ""},
		{"/etc/passwd", "not a clean relative path"},
		{"../x", "not a clean relative path"},
		{"a/../b", "not a clean relative path"},
		{"a//b", "not a clean relative path"},
		{"a/", "not a clean relative path"},
		{"./a", "not a clean relative path"},
		{".", "not a clean relative path"},
		{"", "not a clean relative path"},
		{"a\xff", "not a clean relative path"},
		{"a\\b", "holds a backslash"},
		{"a\x00b", "holds a backslash or a NUL"},
		{".git/config", "git repository"},
		{"sub/.GIT", "git repository"},
		{".gitignore", "kept for another purpose"},
		{"go.mod", "kept for another purpose"},
		{".Signpost-Manifest.json", "kept for another purpose"},
		{"a b a", `file name "a": given twice`},
		{"page/index.html Page/index.html", "differs only in upper and lower case"},
		{"Σ.html ς.html", "differs only in upper and lower case"},
		{"page/one.html Page/two.html", `file name "page/one.html": its folder differs only in upper and lower case from "Page"`},
		{"x/a/b x/a", `file name "x/a": is a file and also the folder "x/a"`},
		{"x/a X/A/b", "differs only in upper and lower case"},
		{"a A/b", "is a file and also the folder"},
		{"a a.html a/b", "is a file and also the folder"},
	} {
		f := newFolder(t)
		var files []File
		for name := range strings.SplitSeq(tt.names, " ") {
			files = append(files, File{Name: name})
		}
		_, err := f.sync(t.Context(), files, Options{Force: true})
		if tt.want == "" {
			if err != nil {
				t.Errorf("%q: error %v, want none", tt.names, err)
			}
			continue
		}
		if _, ok := errors.AsType[*NameError](err); !ok || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want a NameError with %q", tt.names, err, tt.want)
		}
		if _, err := os.Lstat(f.path); err == nil {
			t.Errorf("%q: the folder was made", tt.names)
		}
	}
}

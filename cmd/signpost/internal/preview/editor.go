package preview

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// editor is a program that opens files by a link.
type editor struct{ name, link string }

// editors are those whose links are known. In a link, {file} is the file's whole path,
// percent-encoded, and {url} its file URL, encoded once more since it is a value in
// another URL.
//
//   - VS Code: "Opening VS Code with URLs" in its documentation; Cursor and Zed took the
//     form over.
//   - IntelliJ IDEA and its sisters answer to idea: once their Toolbox is installed.
//   - Vim has no scheme of its own: mvim is MacVim's (:help macvim-url-handler), which
//     the handlers for gVim on other systems share.
func editors() []editor {
	return []editor{
		{"code", "vscode://file{file}:{line}:{column}"},
		{"cursor", "cursor://file{file}:{line}:{column}"},
		{"idea", "idea://open?file={file}&line={line}&column={column}"},
		{"vim", "mvim://open?url={url}&line={line}&column={column}"},
		{"zed", "zed://file{file}:{line}:{column}"},
	}
}

// EditorLink gives the links that open a file of the project in an editor: one of code,
// cursor, idea, vim and zed, or a URL with {file}, {line} and {column} in it. Root is the
// project's folder as an absolute path with slashes, on Windows with its drive: C:/site.
// A link is "" for a problem without a file. The error says what is wrong with the kind.
func EditorLink(kind, root string) (func(file string, line, column int) string, error) {
	form, err := editorForm(kind)
	if err != nil {
		return nil, err
	}
	root = strings.TrimSuffix(root, "/")
	return func(file string, line, column int) string {
		if file == "" {
			return ""
		}
		whole := encodePath(root + "/" + file)
		rooted := whole
		if !strings.HasPrefix(rooted, "/") {
			rooted = "/" + rooted // a drive stands below the root of a URL's path
		}
		if form != kind { // a custom URL says by itself what stands before the path
			whole = rooted
		}
		return strings.NewReplacer(
			"{file}", whole, "{url}", "file%3A//"+strings.ReplaceAll(rooted, "%", "%25"),
			"{line}", strconv.Itoa(max(line, 1)), "{column}", strconv.Itoa(max(column, 1)),
		).Replace(form)
	}, nil
}

// editorForm is the link of an editor with the places in it, or a custom URL as it is.
func editorForm(kind string) (string, error) {
	known := editors()
	if i := slices.IndexFunc(known, func(e editor) bool { return e.name == kind }); i >= 0 {
		return known[i].link, nil
	}
	if strings.ContainsAny(kind, ":{}/") {
		return kind, checkForm(kind)
	}
	var names []string
	for _, e := range known {
		names = append(names, e.name)
	}
	if near := diag.DidYouMean(kind, names); near != "" {
		return "", fmt.Errorf("no editor %q is known; %s", kind, near)
	}
	return "", fmt.Errorf("no editor %q is known: want one of %s, or a URL such as %q", kind, strings.Join(names, ", "), "txmt://open?url=file://{file}&line={line}")
}

// checkForm refuses a custom URL that could not open an editor, or that a browser would
// run or show itself.
func checkForm(form string) error {
	found := regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):[!-~]*$`).FindStringSubmatch(form)
	if found == nil {
		return fmt.Errorf("the editor's URL %q is none: want a scheme, a colon and no spaces, such as %q", form, "txmt://open?url=file://{file}&line={line}")
	}
	scheme := strings.ToLower(found[1])
	if slices.Contains([]string{"javascript", "data", "vbscript", "file", "blob", "about"}, scheme) {
		return fmt.Errorf("the editor's URL must not begin with %s: a browser would open it itself", scheme)
	}
	if !strings.Contains(form, "{file}") {
		return errors.New("the editor's URL has no {file} in it")
	}
	for _, place := range regexp.MustCompile(`\{[^}]*\}?`).FindAllString(form, -1) {
		if !slices.Contains([]string{"{file}", "{line}", "{column}"}, place) {
			return fmt.Errorf("the editor's URL has %s in it: want {file}, {line} and {column} alone", place)
		}
	}
	return nil
}

// encodePath makes a path fit both the path and a value of a URL: all but unreserved
// characters (RFC 3986, section 2.3), the slashes and a drive's colon is encoded.
func encodePath(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		drive := i == 1 && c == ':'
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0, drive:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

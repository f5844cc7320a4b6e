package strictyaml

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Compare reads a document as plain does and as yaml/v3 does, and says where the two
// differ; "" where they do not, or where plain leaves the document to yaml/v3.
func Compare(text string) (differs string, isRead bool) {
	short, isRead := readPlain(text)
	if !isRead {
		return "", false
	}
	f := &diag.File{Name: "a.yaml", Data: []byte(text)}
	d := &Doc{file: f, within: diag.Span{End: len(text)}, tree: short}
	top, problems := d.read(f.Data)
	if len(problems) > 0 {
		return problems[0].String(), true
	}
	long := *d
	long.tree = copied(top)
	if len(short.nodes) != len(long.tree.nodes) {
		return fmt.Sprintf("%d nodes, want %d", len(short.nodes), len(long.tree.nodes)), true
	}
	for i, want := range long.tree.nodes {
		got := short.nodes[i]
		got.start = 0
		gotValue := ""
		if got.kind == scalar {
			got.size, gotValue = 0, short.value(i)
		}
		if got != want || gotValue != long.tree.value(i) || d.span(i) != long.span(i) {
			return fmt.Sprintf("node %d: %+v %q %v, want %+v %q %v", i, got, gotValue, d.span(i), want, long.tree.value(i), long.span(i)), true
		}
	}
	return "", true
}

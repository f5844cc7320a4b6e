package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// blocks are the pieces of a folded layout that show one field of a page, such as
// breadcrumbs, which many pages have in common. Each is drawn once for each value, by a
// template of its own in that layout.
type blocks struct {
	layout *template.Template
	used   int

	mutex sync.Mutex
	drawn map[string]template.HTML // by block and value
}

const (
	// mostBlocks is how many pieces of a layout are drawn that way, and mostDrawn how many
	// values are remembered.
	mostBlocks, mostDrawn = 4, 4096
	// drawBlock is the function that draws one, in folded layouts only.
	drawBlock = "block_of_page"
)

// newBlocks prepares a layout that was not executed yet: it has the templates for the
// blocks, and the function that draws them. html/template wants to know all before.
func newBlocks(layout *template.Template) (*blocks, error) {
	b := &blocks{layout: layout, drawn: map[string]template.HTML{}}
	layout.Funcs(template.FuncMap{drawBlock: b.draw})
	for i := range mostBlocks {
		if _, err := layout.New(blockName(i)).Parse("x"); err != nil {
			return nil, err
		}
	}
	for i := range mostBlocks {
		if err := layout.ExecuteTemplate(&buffer{}, blockName(i), nil); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func blockName(i int) string { return "block " + strconv.Itoa(i) }

// take makes a block of a node that shows a field of the page and asks for nothing else.
// It gives the node that stands in its place, or nil.
func (b *blocks) take(n *parse.WithNode, d dot) parse.Node {
	field := n.Pipe.String()
	isField := d == wholeView && (field == ".Page.Breadcrumbs" || field == ".Page.Review") || field == "$.Page.Breadcrumbs" || field == "$.Page.Review"
	if !isField || n.ElseList != nil || b.used == mostBlocks || strings.Contains(n.List.String(), "$") {
		return nil
	}
	i := b.used
	b.used++
	value := n.Pipe.Cmds[0].Args[0]
	block := &parse.WithNode{BranchNode: parse.BranchNode{NodeType: parse.NodeWith, Pipe: pipeOf(&parse.DotNode{NodeType: parse.NodeDot}), List: n.List}}
	b.layout.Lookup(blockName(i)).Tree.Root = &parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{block}}
	number := &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: int64(i), Text: strconv.Itoa(i)}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pipe: pipeOf(parse.NewIdentifier(drawBlock), number, value)}
}

// pipeOf is a pipeline of one command.
func pipeOf(args ...parse.Node) *parse.PipeNode {
	return &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Args: args}}}
}

// draw is a block with the value of its field. It is safe as HTML because html/template
// has escaped everything in it.
func (b *blocks) draw(i int, value any) (template.HTML, error) {
	var room [256]byte
	key := append(strconv.AppendInt(room[:0], int64(i), 10), ':')
	add := func(texts ...string) {
		for _, text := range texts {
			key = append(strconv.AppendInt(key, int64(len(text)), 10), ' ')
			key = append(key, text...)
		}
	}
	switch v := value.(type) {
	case []Link:
		for _, l := range v {
			add(l.Title, l.Path, l.Summary, l.Language, strconv.FormatBool(l.Current), strconv.FormatBool(l.Here))
		}
	case *Review:
		if v == nil {
			return "", nil
		}
		add(v.Reviewed.ISO, v.Reviewed.Text, v.Next.ISO, v.Next.Text, v.Owner)
	default:
		return "", fmt.Errorf("a block of %T", value)
	}
	if html, ok := b.known(key); ok {
		return html, nil
	}
	out := &buffer{}
	if err := b.layout.ExecuteTemplate(out, blockName(i), value); err != nil {
		return "", err
	}
	html := template.HTML(slices.Clip(out.data)) //nolint:gosec // see above.
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if len(b.drawn) < mostDrawn {
		b.drawn[string(key)] = html
	}
	return html, nil
}

func (b *blocks) known(key []byte) (template.HTML, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	html, ok := b.drawn[string(key)]
	return html, ok
}

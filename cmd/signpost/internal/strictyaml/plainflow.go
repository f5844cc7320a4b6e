package strictyaml

import "strings"

// flow reads what stands in brackets, in braces or in quotes on one line.
func (p *plain) flow(depth int) bool {
	switch {
	case depth > maxPlainDepth || p.rest == "":
		return false
	case p.rest[0] == '[':
		return p.brackets(depth)
	case p.rest[0] == '{':
		return p.braces(depth)
	case p.rest[0] == '"', p.rest[0] == '\'':
		return p.quotes()
	}
	return p.word()
}

// brackets reads a list such as [one, two].
func (p *plain) brackets(depth int) bool {
	self := p.open(sequence, p.start)
	p.skip(len("["))
	return p.until(']', func() bool { return p.flow(depth + 1) }, self)
}

// braces reads a group such as {from: 1, to: 2}.
func (p *plain) braces(depth int) bool {
	self, keys := p.open(mapping, p.start), 0
	p.skip(len("{"))
	return p.until('}', func() bool {
		size := p.key(self)
		if keys++; size == 0 || keys > maxPlainKeys {
			return false
		}
		p.skip(size + len(":"))
		return p.flow(depth + 1)
	}, self)
}

// until reads items with commas between up to the sign that ends them.
func (p *plain) until(end byte, item func() bool, self int) bool {
	for first := true; p.rest != ""; first = false {
		if p.rest[0] == end && first {
			break
		}
		if !item() || p.rest == "" {
			return false
		}
		if p.rest[0] == end {
			break
		}
		if p.rest[0] != ',' {
			return false
		}
		p.skip(len(","))
	}
	if p.rest == "" {
		return false
	}
	p.skip(1)
	p.close(self)
	return true
}

// quotes reads text in quotes of either sort that holds no escape.
func (p *plain) quotes() bool {
	end := strings.IndexByte(p.rest[1:], p.rest[0]) + 1
	if end == 0 || p.rest[0] == '"' && strings.IndexByte(p.rest[:end], '\\') >= 0 || strings.HasPrefix(p.rest[end+1:], "'") {
		return false
	}
	p.scalar(p.start+1, p.start+end, tagQuoted)
	p.skip(end + 1)
	return true
}

// word reads text without quotes up to the sign behind it.
func (p *plain) word() bool {
	end := strings.IndexAny(p.rest, ",[]{}?:#\"")
	if end < 0 || strings.IndexByte(",]}", p.rest[end]) < 0 {
		return false
	}
	text := strings.TrimRight(p.rest[:end], " ")
	if text == "" {
		return false
	}
	t, ok := tagOfPlain(text)
	if !ok {
		return false
	}
	p.scalar(p.start, p.start+len(text), t)
	p.skip(end)
	return true
}

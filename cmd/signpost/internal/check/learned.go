package check

// learned is what was found out on pages that were read before: much of a page stands on
// many others. What it gives is the same whether it was asked before or not.
type learned struct {
	links *numbering
	names shortNames
	// numbers are the numbers of nobody in the words of pages, and private the private
	// words in titles.
	numbers often[[]called]
	private often[told]
	// quotes are the links to figures, and the claims.
	quotes often[*shown]
}

// told is the private word of a text, if it has one.
type told struct {
	word string
	ok   bool
}

// often remembers what a function gives of the texts that it is asked for first: a text
// that stands on many pages is among them. The zero value remembers nothing yet.
type often[V any] struct{ known map[string]V }

// mostOften is how many texts are remembered.
const mostOften = 1000

func (o *often[V]) get(text []byte, find func(text string) V) V {
	if v, ok := o.known[string(text)]; ok {
		return v
	}
	own := string(text)
	v := find(own)
	if o.known == nil {
		o.known = map[string]V{}
	}
	if len(o.known) < mostOften {
		o.known[own] = v
	}
	return v
}

// isPrivate is [site.Config.Private].
func (r *reading) isPrivate(text []byte) told {
	if len(r.reader.site.Config.PrivateWords) == 0 {
		return told{}
	}
	return r.learned.private.get(text, func(text string) told {
		word, ok := r.reader.site.Config.Private(text)
		return told{word, ok}
	})
}

// unknown are the telephone numbers in a text, as [plainly] makes one, that belong to no
// helpline.
func (r *reading) unknown(text []byte) []called {
	return r.learned.numbers.get(text, func(text string) []called {
		var list []called
		for one := range r.reader.dial.find(text) {
			if !one.known {
				list = append(list, one)
			}
		}
		return list
	})
}

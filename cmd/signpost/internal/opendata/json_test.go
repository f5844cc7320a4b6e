package opendata

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		compact string
		depth   int
		want    string
	}{
		{`{}`, 2, `{}`},
		{`{"a":[]}`, 2, "{\n  \"a\": []\n}"},
		{`{"a":1,"b":[{"c":[1,2]},{}]}`, 1, "{\n  \"a\": 1,\n  \"b\": [{\"c\": [1, 2]}, {}]\n}"},
		{`{"a":1,"b":[{"c":[1,2]},{}]}`, 2, "{\n  \"a\": 1,\n  \"b\": [\n    {\"c\": [1, 2]},\n    {}\n  ]\n}"},
		// What stands in a text is left alone.
		{`{"a":"{[,:]}","b\"":"\\"}`, 2, "{\n  \"a\": \"{[,:]}\",\n  \"b\\\"\": \"\\\\\"\n}"},
		{`["\\\"",","]`, 1, "[\n  \"\\\\\\\"\",\n  \",\"\n]"},
	} {
		if got := string(lines([]byte(tt.compact), tt.depth)); got != tt.want {
			t.Errorf("lines(%s, %d) = %s, want %s", tt.compact, tt.depth, got, tt.want)
		}
	}
}

// FuzzLines wants nothing changed but white space.
func FuzzLines(f *testing.F) {
	for _, seed := range []string{`{}`, `[]`, `{"a":[1,{"b":"\\\""}],"c":"{,"}`, `"x"`, `[[[]],{"":{}}]`} {
		f.Add([]byte(seed), 2)
	}
	f.Fuzz(func(t *testing.T, data []byte, depth int) {
		var compact, again bytes.Buffer
		if json.Compact(&compact, data) != nil {
			return
		}
		if err := json.Compact(&again, lines(compact.Bytes(), depth%8)); err != nil || again.String() != compact.String() {
			t.Errorf("%s became %s: %v", compact.String(), again.String(), err)
		}
	})
}

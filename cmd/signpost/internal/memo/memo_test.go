package memo_test

import (
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/memo"
)

func TestGetMakesOnce(t *testing.T) {
	m, made := memo.New(), 0
	get := func(kind, text string) string {
		return memo.Get(m, kind, memo.Sum([]byte(text)), func() string { made++; return kind + text })
	}
	for range 3 {
		if got := get("a", "x"); got != "ax" {
			t.Errorf("got %q", got)
		}
	}
	if got := get("b", "x"); got != "bx" || made != 2 {
		t.Errorf("got %q after %d makings, want bx after 2", got, made)
	}
}

func TestNilMemoryRemembersNothing(t *testing.T) {
	var m *memo.Memory
	made := 0
	for range 2 {
		memo.Get(m, "a", m.Of(made), func() int { made++; return made })
	}
	m.Sweep()
	if made != 2 {
		t.Errorf("made %d times, want 2", made)
	}
}

func TestSweepForgetsWhatTwoBuildsDidNotAskFor(t *testing.T) {
	m, made := memo.New(), 0
	get := func() { memo.Get(m, "a", memo.Key{}, func() int { made++; return made }) }
	get()
	m.Sweep()
	get()
	m.Sweep()
	m.Sweep()
	if get(); made != 1 {
		t.Errorf("made %d times: what the build before asked for was forgotten", made)
	}
	m.Sweep()
	m.Sweep()
	m.Sweep()
	if get(); made != 2 {
		t.Errorf("made %d times: what nobody asked for was kept", made)
	}
}

func TestSumAndJoin(t *testing.T) {
	a, b, c := []byte("a"), []byte("b"), []byte("ab")
	keys := map[memo.Key]string{}
	for name, key := range map[string]memo.Key{
		"none": memo.Sum(), "empty": memo.Sum(nil), "two empty": memo.Sum(nil, nil), "ab": memo.Sum(c),
		"a, b": memo.Sum(a, b), "ab, empty": memo.Sum(c, nil), "empty, ab": memo.Sum(nil, c),
		"joined": memo.Join(memo.Sum(a), memo.Sum(b)), "joined the other way": memo.Join(memo.Sum(b), memo.Sum(a)),
	} {
		if other, ok := keys[key]; ok {
			t.Errorf("%s and %s have one key", name, other)
		}
		keys[key] = name
	}
}

type inner struct {
	text  string
	when  time.Time
	value *big.Rat
	any   any
	table map[string]any
}

type outer struct {
	Name  string
	Other string
	list  []inner
	next  *outer
	by    map[inKey]inner
	array [2]inner
	rat   big.Rat
}

type inKey struct {
	a string
	b int
}

type (
	word  string
	other string
)

// plain makes a value with something in every field; two calls share nothing.
func plain() *outer {
	in := func(text string) inner {
		return inner{
			text: text, when: time.Date(2026, 11, 22, 12, 0, 0, 5, time.UTC), value: big.NewRat(1, 3),
			any: word(text), table: map[string]any{"a": 1, "b": []string{"x"}, "c": nil, "d": inKey{"k", 1}},
		}
	}
	return &outer{
		Name: "name", Other: "other", list: []inner{in("1"), in("2")}, next: &outer{Name: "next"},
		by:    map[inKey]inner{{"a", 1}: in("a1"), {"a", 2}: in("a2"), {"b", 1}: in("b1")},
		array: [2]inner{in("x"), in("y")}, rat: *big.NewRat(2, 5),
	}
}

func TestOfEqualValues(t *testing.T) {
	m := memo.New()
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for name, pair := range map[string][2]any{
		"everything":     {plain(), plain()},
		"by value":       {*plain(), *plain()},
		"fraction":       {big.NewRat(2, 4), big.NewRat(1, 2)},
		"whole fraction": {new(big.Rat).SetInt64(3), big.NewRat(6, 2)},
		"zero fraction":  {new(big.Rat), big.NewRat(0, 7)},
		"clock reading":  {now, now.Round(0)},
		"zone":           {time.Date(2026, 1, 1, 0, 0, 0, 0, london), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).In(london)},
		"nothing":        {nil, nil},
	} {
		if m.Of(pair[0]) != m.Of(pair[1]) {
			t.Errorf("%s: two keys", name)
		}
		if m.Of(pair[0]) != memo.New().Of(pair[1]) {
			t.Errorf("%s: two keys of two memories", name)
		}
	}
}

func TestOfDifferentValues(t *testing.T) {
	m := memo.New()
	keys := map[memo.Key]string{m.Of(plain()): "unchanged", m.Of(*plain()): "by value"}
	add := func(name string, v any) {
		t.Helper()
		key := m.Of(v)
		if before, ok := keys[key]; ok {
			t.Errorf("%s and %s have one key", name, before)
		}
		keys[key] = name
	}
	for i, change := range []func(*outer){
		func(o *outer) { o.Name = "Name" },
		func(o *outer) { o.Name, o.Other = "nameother", "" },
		func(o *outer) { o.list[1].text = "3" },
		func(o *outer) { o.list = o.list[:1] },
		func(o *outer) { o.list = nil },
		func(o *outer) { o.list = []inner{} },
		func(o *outer) { o.list[0].when = o.list[0].when.Add(1) },
		func(o *outer) { o.list[0].when = o.list[0].when.In(time.FixedZone("", 0)) },
		func(o *outer) { o.list[0].when = o.list[0].when.In(time.FixedZone("", 3600)) },
		func(o *outer) { o.list[0].value = big.NewRat(-1, 3) },
		func(o *outer) { o.list[0].value = nil },
		func(o *outer) { o.list[0].any = other("1") },
		func(o *outer) { o.list[0].any = "1" },
		func(o *outer) { o.list[0].any = nil },
		func(o *outer) { o.list[0].table["a"] = int64(1) },
		func(o *outer) { o.list[0].table["a"], o.list[0].table["c"] = nil, 1 },
		func(o *outer) { delete(o.list[0].table, "c") },
		func(o *outer) { o.list[0].table = nil },
		func(o *outer) { o.next = nil },
		func(o *outer) { o.next = &outer{} },
		func(o *outer) { o.next.next = &outer{} },
		func(o *outer) { o.by[inKey{"a", 3}] = inner{} },
		func(o *outer) { v := o.by[inKey{"a", 1}]; v.text += "!"; o.by[inKey{"a", 1}] = v },
		func(o *outer) { o.by[inKey{"a", 1}], o.by[inKey{"a", 2}] = o.by[inKey{"a", 2}], o.by[inKey{"a", 1}] },
		func(o *outer) { o.array[0], o.array[1] = o.array[1], o.array[0] },
		func(o *outer) { o.rat.SetInt64(1) },
	} {
		o := plain()
		change(o)
		add(fmt.Sprintf("change %d", i), o)
	}
	for i, v := range []any{
		nil, 0, int8(0), uint(0), 0.0, "", false, true, 1, -1, []byte(nil),
		[]byte{},
		[]byte{0},
		[]uint16{0},
		"\x00",
		[]string{},
		[]string{""},
		[]string{"", ""},
		[]string{"a", "b"},
		[]string{"ab", ""},
		map[string]string{},
		map[string]string{"": ""},
		[1]string{},
		[2]string{},
		struct{}{},
		(*int)(nil), new(int), new(new(int)),
		time.Time{},
		big.NewInt(1), big.NewRat(1, 1),
	} {
		add(fmt.Sprintf("value %d, %T", i, v), v)
	}
}

func TestOfRefuses(t *testing.T) {
	type ring struct{ next *ring }
	round := &ring{}
	round.next = round
	list := []any{nil}
	list[0] = list
	for name, v := range map[string]any{
		"function": func() {}, "channel": make(chan int), "ring": round, "list in itself": list,
		"lock": &struct{ mutex sync.Mutex }{}, "function in a field": struct{ f func() }{},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if said, ok := recover().(string); !ok || !strings.HasPrefix(said, "memo: ") {
					t.Errorf("panicked with %v, want a sentence of memo", said)
				}
			}()
			memo.New().Of(v)
		})
	}
}

func TestTogether(t *testing.T) {
	m := memo.New()
	want := memo.New().Of(plain())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 50 {
				if m.Of(plain()) != want {
					t.Error("another key")
				}
				memo.Get(m, "a", m.Of(i%3), plain)
				m.Sweep()
			}
		})
	}
	group.Wait()
}

func FuzzOf(f *testing.F) {
	f.Add("a", "b", "ab", "", 1, 2)
	f.Fuzz(func(t *testing.T, a, b, c, d string, x, y int) {
		m := memo.New()
		make := func(a, b string, x int) any {
			return map[string]any{a: []any{b, x}, "k": inKey{b, x}}
		}
		same := m.Of(make(a, b, x)) == m.Of(make(c, d, y))
		if want := fmt.Sprintf("%#v", make(a, b, x)) == fmt.Sprintf("%#v", make(c, d, y)); same != want {
			t.Errorf("the same key: %t, want %t", same, want)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	type link struct {
		Title, Path, Text string
		Number            int
		Here              bool
	}
	type view struct {
		Title, Body string
		Links       []link
		Fields      map[string]string
		Any         []any
	}
	v := view{Title: "A title", Body: strings.Repeat("some words ", 2000), Fields: map[string]string{}}
	for i := range 100 {
		v.Links = append(v.Links, link{"A title", "/a/path/", "A text", i, i%2 == 0})
	}
	for i := range 20 {
		v.Fields[fmt.Sprint("field", i)] = "value"
		v.Any = append(v.Any, link{Number: i})
	}
	m := memo.New()
	b.ReportAllocs()
	for b.Loop() {
		m.Of(&v)
	}
}

package site_test

import (
	"reflect"
	"testing"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// someOutlines are outlines with and without each of their parts.
func someOutlines() site.Outlines {
	return site.Outlines{
		{Name: "content/a.md", Path: "/a/", Kind: site.Plain, Title: "A", NavTitle: "a", Summary: "Été.", Weight: -3, Audience: []string{"parents", "teachers"}, IDs: []string{"one", "", "two"}, Outside: memo.Sum([]byte("a"))},
		{},
		{Name: "content/b.md", IDs: []string{"three"}, Weight: 1 << 40},
	}
}

func TestOutlinesAreReadAsTheyWereWritten(t *testing.T) {
	for _, want := range []site.Outlines{{}, someOutlines(), someOutlines()[1:]} {
		data, err := want.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var got site.Outlines
		if err := got.UnmarshalBinary(data); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v became %+v (%v)", want, got, err)
		}
		for end := range data {
			if err := got.UnmarshalBinary(data[:end]); err == nil {
				t.Errorf("%d of %d bytes are taken for outlines", end, len(data))
			}
		}
	}
}

// FuzzOutlines holds that whatever is read was written so.
func FuzzOutlines(f *testing.F) {
	data, _ := someOutlines().MarshalBinary()
	f.Add(data)
	f.Add([]byte{0, 0, 0})
	f.Add([]byte{2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F})
	f.Fuzz(func(t *testing.T, data []byte) {
		var read, again site.Outlines
		if read.UnmarshalBinary(data) != nil {
			return
		}
		written, _ := read.MarshalBinary()
		if err := again.UnmarshalBinary(written); err != nil || !reflect.DeepEqual(read, again) {
			t.Errorf("%+v became %+v (%v)", read, again, err)
		}
	})
}

func BenchmarkOutlinesKept(b *testing.B) {
	var list site.Outlines
	for range 1000 {
		list = append(list, someOutlines()[0])
	}
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = list.MarshalBinary()
		}
	})
	data, _ := list.MarshalBinary()
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var read site.Outlines
			_ = read.UnmarshalBinary(data)
		}
	})
}

package render

import (
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// OpenData makes the site's figures and helplines as files for machines, and its charts
// as pictures. The error is a download that, read back, differs from the data. What m
// remembers was read back when it was made.
func OpenData(s *site.Site, m *memo.Memory) ([]output.File, error) {
	files, err := helplineData(s, m)
	if err != nil {
		return nil, err
	}
	if in := openData(s); in != nil {
		figures, err := remembered(m, "render.figures", keyOfFigures(*in, m), func() ([]output.File, error) {
			figures := opendata.Files(*in)
			return figures, opendata.Verify(*in, figures)
		})
		if err != nil {
			return nil, err
		}
		files = append(files, figures...)
	}
	for _, p := range s.Pages {
		for _, v := range p.Views {
			if picture, ok := v.(directive.Illustrated); ok {
				data := memo.Get(m, "render.picture", m.Of(v), picture.Picture)
				files = append(files, output.File{Name: picture.PictureName(), Data: data})
			}
		}
	}
	return files, nil
}

// keyOfFigures is the key of everything that the figures' files are made of: the data as
// their readers ask for them, and the addresses.
func keyOfFigures(in opendata.Input, m *memo.Memory) memo.Key {
	if m == nil {
		return memo.Key{}
	}
	var series []*stats.Series
	var addresses []string
	for _, id := range in.Data.IDs() {
		one, _ := in.Data.Series(id)
		series = append(series, one)
		for _, o := range one.Observations {
			addresses = append(addresses, in.FigureURL(o))
		}
	}
	return memo.Join(
		memo.Sum(in.Observations), m.Of(series), m.Of(in.Data.Sources()), m.Of(in.Data.Areas()), m.Of(in.Data.Revisions()),
		m.Of(in.Claims), m.Of(in.Said), m.Of(in.Site), m.Of(in.Page), m.Of(addresses),
	)
}

package build_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/sample"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// noon is the moment at which every test builds.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// BenchmarkRun makes a whole site of n pages of about 4.5 kB in memory, and gives its files
// away. The command build, with the disk, is measured where the commands are.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := generated(b, n)
			measure(b, n, func() {
				result, err := build.Run(b.Context(), build.Options{Source: fsys, Now: noon(), Put: func(string, []byte) error { return nil }})
				if err != nil || len(result.Problems) > 0 {
					b.Fatal(err, result.Problems)
				}
			})
		})
	}
}

// stages holds what each stage of a build of 300 pages begins with.
type stages struct {
	tree   source.Tree
	static *asset.Set
	set    *render.Set
	site   *site.Site
	pages  []render.Rendered
}

func stagesOf(b *testing.B, n int) stages {
	b.Helper()
	var s stages
	var err error
	if s.tree, _, err = source.Load(b.Context(), generated(b, n)); err != nil {
		b.Fatal(err)
	}
	s.static, _ = asset.New(s.tree.Static)
	s.set, _ = render.NewSet(s.tree.Templates, s.static)
	if s.site, _, err = site.New(b.Context(), s.tree.Content, s.static, site.Options{Now: noon()}); err != nil {
		b.Fatal(err)
	}
	if s.pages, _, err = s.set.Pages(b.Context(), s.site, render.Options{}); err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkSite parses and resolves the pages; package markdown measures the text
// alone.
func BenchmarkSite(b *testing.B) {
	s := stagesOf(b, 300)
	measure(b, 300, func() {
		if _, problems, err := site.New(b.Context(), s.tree.Content, s.static, site.Options{Now: noon()}); err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
	})
}

// BenchmarkTemplates parses and judges the templates, which every build does once.
func BenchmarkTemplates(b *testing.B) {
	s := stagesOf(b, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := render.NewSet(s.tree.Templates, s.static); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	s := stagesOf(b, 300)
	measure(b, 300, func() {
		if _, problems, err := s.set.Pages(b.Context(), s.site, render.Options{}); err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	s := stagesOf(b, 300)
	in := check.Input{Site: s.site, Templates: s.set.Sources()}
	for _, p := range s.pages {
		in.Names = append(in.Names, p.Name)
		in.Pages = append(in.Pages, check.Page{Name: p.Name, Layout: p.Layout, Source: p.Source, HTML: p.HTML})
	}
	for _, f := range s.static.Files() {
		in.Names = append(in.Names, f.Path[1:])
	}
	in.Names = append(in.Names, "feed.xml")
	data, err := render.OpenData(s.site, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range data {
		in.Names = append(in.Names, f.Name)
	}
	measure(b, 300, func() {
		problems, err := check.Pages(b.Context(), in)
		written, faulty := check.Content(b.Context(), check.Written{Site: s.site, Now: noon()})
		if problems = append(problems, written...); err != nil || faulty != nil || len(problems) > 0 {
			b.Fatal(err, faulty, problems)
		}
	})
}

// BenchmarkServeRebuild saves one page again and again, as an editor does while it is
// previewed: its words, which are shown at once; the build that follows; its title, which
// stands on other pages too; and that and a template at a glance.
func BenchmarkServeRebuild(b *testing.B) {
	for _, project := range []struct {
		name, page string
		files      func() fstest.MapFS
	}{
		{"repository", "content/parents/signs.md", func() fstest.MapFS { return copied(b) }},
		{"1000", sample.Name(7, 1000), func() fstest.MapFS { return generated(b, 1000) }},
		{"10000", sample.Name(7, 10_000), func() fstest.MapFS { return generated(b, 10_000) }},
	} {
		b.Run(project.name, func(b *testing.B) {
			files, session := project.files(), build.NewSession()
			first, saves := files[project.page].Data, 0
			save := func(old, with string) {
				saves++
				text := bytes.Replace(first, []byte(old), fmt.Appendf(nil, with, sample.Serial(saves)), 1)
				files[project.page] = &fstest.MapFile{Data: text, Mode: 0o644}
			}
			options := func() build.Options { return build.Options{Source: files, Now: noon(), Drafts: true} }
			whole := func(b *testing.B) {
				b.Helper()
				result, err := session.Build(b.Context(), options())
				if err != nil || result.Files == nil {
					b.Fatal(err, result.Problems)
				}
			}
			whole(b) // the first build makes everything
			b.Run("words", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					save("\n\n## ", "\n\nThe words of %s.\n\n## ")
					if session.Amend(files, []string{project.page}, noon()) == nil {
						b.Fatal("the words were not amended")
					}
				}
			})
			b.Run("glance/title", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					save("title: ", "title: The %s ")
					if session.Glance(b.Context(), options(), []string{project.page}, nil) == nil {
						b.Fatal("the title was not seen at a glance")
					}
				}
			})
			files[project.page] = &fstest.MapFile{Data: first, Mode: 0o644}
			b.Run("glance/template", func(b *testing.B) {
				const name = "templates/base.html"
				b.ReportAllocs()
				text, view := files[name].Data, outputOf(project.page)
				for b.Loop() {
					saves++
					changed := bytes.Replace(text, []byte("</body>"), fmt.Appendf(nil, "<p>%s</p></body>", sample.Serial(saves)), 1)
					files[name] = &fstest.MapFile{Data: changed, Mode: 0o644}
					if session.Glance(b.Context(), options(), []string{name}, []string{view}) == nil {
						b.Fatal("the template was not seen at a glance")
					}
				}
				files[name] = &fstest.MapFile{Data: text, Mode: 0o644}
			})
			for _, edit := range []struct{ name, old, with string }{
				{"following", "\n\n## ", "\n\nThe words of %s.\n\n## "},
				{"title", "title: ", "title: The %s "},
			} {
				b.Run(edit.name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						save(edit.old, edit.with)
						whole(b)
					}
				})
			}
		})
	}
}

// outputOf is the file that a page is published as.
func outputOf(page string) string {
	return strings.TrimSuffix(strings.TrimPrefix(page, "content/"), ".md") + "/index.html"
}

// measure reports, besides the time, the pages made in a second and the processor
// time of all cores that one page took.
func measure(b *testing.B, pages int, do func()) {
	b.Helper()
	b.ReportAllocs()
	before := processorTime()
	rounds := 0
	for b.Loop() {
		do()
		rounds++
	}
	made := float64(rounds * pages)
	b.ReportMetric(made/b.Elapsed().Seconds(), "pages/s")
	if used := processorTime() - before; used > 0 {
		b.ReportMetric(float64(used.Microseconds())/made, "cpu-µs/page")
	}
}

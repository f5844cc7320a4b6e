package site

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// pageTime is how long one page may take to parse. A page of the largest size
// takes some hundredths of a second; this is for what the limits of package
// markdown did not foresee.
const pageTime = 20 * time.Second

// parsed is what one file gives by itself.
type parsed struct {
	page     *Page
	file     *File
	problems diag.List
}

// reader reads the two parts of a page.
type reader struct {
	markdown *markdown.Parser
	front    *strictyaml.Plans
	// What all pages share that have nothing of it, or were not read.
	seldom *Seldom
	more   *More
	doc    *markdown.Doc
}

func newReader() *reader {
	return &reader{markdown: markdown.NewParser(), front: new(strictyaml.Plans), seldom: new(Seldom), more: &More{shared: true}, doc: new(markdown.Doc)}
}

// parse reads every file of content by itself.
func (s *Site) parse(ctx context.Context, files []source.File) (diag.List, error) {
	reader := newReader()
	data := workers.Ahead(func() diag.List { return s.loadData(files) })
	results, err := workers.Map(ctx, len(files), pageTime,
		func(i int) parsed { return s.parseFile(reader, files[i]) },
		func(i int) parsed {
			return parsed{problems: diag.List{
				diag.InFile(files[i].Name, diag.Error, "limit", "the page takes more than %s to read", pageTime).
					WithHint("it holds something that repeats very often; make it simpler"),
			}}
		})
	if err != nil {
		return nil, err
	}
	ofData := data() // the maps below are written there as well
	var problems diag.List
	var versions []string
	for i, r := range results {
		problems = append(problems, r.problems...)
		if r.problems.HasErrors() {
			s.broken[composed(files[i].Name)] = true
		}
		if r.file != nil {
			s.files[composed(r.file.Name)] = r.file
			s.Files = append(s.Files, r.file)
		}
		if r.page == nil {
			continue
		}
		name := composed(r.page.Name)
		s.byName[name] = r.page
		if likeVersion(name) {
			versions = append(versions, name)
		}
		if r.page.hidden == "" && r.page.Path != "" && r.page.Version.Name == "" {
			s.Pages = append(s.Pages, r.page)
		}
	}
	problems = append(problems, s.versions(versions)...)
	problems = append(problems, ofData...)
	return append(problems, s.homeMissing(files)...), nil
}

// loadData reads the data files.
func (s *Site) loadData(files []source.File) diag.List {
	return slices.Concat(s.loadStatistics(files), s.loadHolidays(files), s.loadFinder(files), s.loadSearch(files))
}

// homeMissing reports a site without pages, or without a first one.
func (s *Site) homeMissing(files []source.File) diag.List {
	const home = "content/_index.md"
	switch p := s.byName[home]; {
	case !slices.ContainsFunc(files, func(f source.File) bool { return path.Ext(f.Name) == ".md" }):
		return diag.List{diag.InFile("content", diag.Error, "no-pages", "there is not one page in content").
			WithHint("write content/_index.md, the home page, first")}
	case p == nil && !s.broken[home]:
		return diag.List{diag.InFile(home, diag.Error, "no-home", "there is no home page").
			WithHint("write content/_index.md with a title, a summary and a headline")}
	case p != nil && p.hidden != "":
		return diag.List{p.Front.Errorf(p.hiddenBy, "no-home", "the home page is not published: %s", p.hidden).
			WithHint("publish it; a site cannot do without")}
	}
	return nil
}

func parseFile(reader *reader, f source.File) parsed {
	switch {
	case f.Name == ConfigFile, isData(f.Name):
		return parsed{}
	case path.Ext(f.Name) == ".md":
		return parsePage(reader, f)
	case strings.EqualFold(path.Ext(f.Name), ".md"):
		return parsed{problems: diag.List{
			diag.InFile(f.Name, diag.Error, "file-name", "the name ends in %s, want .md", path.Ext(f.Name)).
				WithHint("rename the file; not every computer takes small and capital letters for the same"),
		}}
	}
	return parseAsset(f)
}

func parseAsset(f source.File) parsed {
	problems := asset.CheckName(f.Name)
	file := &File{Name: f.Name, Data: f.Data, Path: folderAddress(path.Dir(f.Name)) + path.Base(f.Name)}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".html", ".htm", ".js", ".css":
		problems = append(problems, diag.InFile(f.Name, diag.Error, "file-kind", "a %s file among the content", path.Ext(f.Name)).
			WithHint("pages are Markdown; scripts and styles belong in static"))
	case ".yaml", ".yml", ".csv", ".toml", ".json":
		problems = append(problems, diag.InFile(f.Name, diag.Error, "file-kind", "no page uses the data file %s", path.Base(f.Name)).
			WithHint("site.yaml stands in content, statistics.yaml and observations.csv in content/statistics, bank-holidays.csv in content/helplines, finder.yaml in content/find-help, words.yaml in content/search"))
	case ".svg":
		problems = append(problems, asset.CheckSVG(f)...)
		fallthrough
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		var err error
		if file.Width, file.Height, err = asset.Size(f.Name, f.Data); err != nil && !problems.HasErrors() {
			problems = append(problems, diag.InFile(f.Name, diag.Error, "picture", "%s", err).
				WithHint("open it in a drawing program and save it again"))
		}
	}
	return parsed{file: file, problems: problems}
}

func parsePage(reader *reader, f source.File) parsed {
	text, problems := source.Text(f)
	if problems.HasErrors() {
		return parsed{problems: problems}
	}
	front, body, found := splitFront(reader.front, text)
	problems = append(problems, found...)
	if front == nil {
		return parsed{problems: problems}
	}
	of, version := versionOf(f.Name)
	p := &Page{Kind: kindOf(of), Name: f.Name, File: text, Front: front, More: reader.more}
	if version.Name != "" {
		p.more().Version = version
	}
	problems = append(problems, p.decode()...)
	p.Meta.Seldom = cmp.Or(p.Meta.Seldom, reader.seldom)
	problems = append(problems, p.validate()...)
	p.Path, p.Output, found = addressOf(f.Name)
	problems = append(problems, found...)
	p.Doc, found = reader.markdown.Parse(text, body)
	if len(p.Doc.Images) > 0 {
		p.more() // for Pictures, which are found while others look at the page
	}
	return parsed{page: p, problems: append(problems, found...)}
}

// decode fills the struct of the page's kind from its front matter. A version is of the
// kind of its page, which another file says, and gets the rest from that.
func (p *Page) decode() diag.List {
	if p.Version.Name != "" {
		told := &siblingFront{Meta: &p.Meta}
		problems := p.Front.Decode(told)
		p.more().told, p.Checked = told, Checked(told.mayCheck)
		p.isFor(told.Nations)
		if p.Checked.Reviewed.IsZero() && !p.Front.Has("reviewed") {
			problems = append(problems, p.Front.Errorf("reviewed", "missing-key", "reviewed is missing").
				WithHint("write the day on which somebody held this version against its page"))
		}
		return problems
	}
	if name, ok := p.Front.Scalar("kind"); ok {
		p.Kind = Kind(name)
		if !slices.Contains(Kinds(), p.Kind) {
			var names []string
			for _, k := range Kinds() {
				names = append(names, string(k))
			}
			return diag.List{p.Front.Errorf("kind", "unknown-kind", "no kind of page %q", name).
				WithHint("%s", suggest(name, names))}
		}
	}
	var problems diag.List
	switch p.Kind {
	case Home:
		f := homeFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked = Checked(f.mayCheck)
		p.more().Home = &f.HomeMeta
		p.isFor(f.Nations)
	case Guidance:
		f := guidanceFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked = Checked(f.mustCheck)
		p.isFor(f.Nations)
	case Lesson:
		f := lessonFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked, p.Lesson = Checked(f.mustCheck), &f.LessonMeta
		p.isFor(f.Nations)
	case Helpline:
		f := helplineFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked = Checked(f.mayCheck)
		id := strings.TrimSuffix(path.Base(p.Name), ".md")
		service, found := helpline.Validate(id, f.Title, f.Summary, f.Front, p.Front)
		p.Service = service
		problems = append(problems, found...)
	case Statistics:
		f := statisticsFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked = Checked(f.mayCheck)
		p.more().Figures = &f.StatisticsMeta
		p.isFor(f.Nations)
	case Section, Plain:
		f := plainFront{Meta: &p.Meta}
		problems = p.Front.Decode(&f)
		p.Checked = Checked(f.mayCheck)
		p.isFor(f.Nations)
	}
	return problems
}

// frontLimit is the size in bytes of the largest front matter.
const frontLimit = 64 << 10

// checkFront refuses what is too large before a YAML reader sees it.
func checkFront(plans *strictyaml.Plans, f *diag.File, s diag.Span) (*strictyaml.Doc, diag.List) {
	if s.End-s.Start > frontLimit {
		return nil, diag.List{diag.At(f, diag.Span{}, diag.Error, "limit",
			"the front matter has %d kB, at most %d kB are read", (s.End-s.Start)>>10, frontLimit>>10).
			WithHint("the text of the page belongs below the second ---")}
	}
	return plans.Parse(f, s)
}

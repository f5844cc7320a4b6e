package site

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// What a file gives by itself is remembered by its name and bytes, and shared by all
// builds that find the same ones. A build therefore writes only into copies of its own:
// of the page, with its More, and of the file, but not of what these lead to.

// sumOf stands for the files of those names that are there, with their bytes; it is zero
// where nothing is remembered.
func sumOf(m *memo.Memory, files []source.File, names ...string) memo.Key {
	if m == nil {
		return memo.Key{}
	}
	var parts [][]byte
	for _, f := range files {
		if slices.Contains(names, f.Name) {
			parts = append(parts, []byte(f.Name), f.Data)
		}
	}
	return memo.Sum(parts...)
}

// parseFile is what a file gives by itself, but for whether it is published: that
// depends on the day as well.
func (s *Site) parseFile(reader *reader, f source.File) parsed {
	if o, ok := s.outlines[f.Name]; ok {
		return parsed{page: outlined(f, o, reader)}
	}
	if s.memory == nil {
		own := parseFile(reader, f)
		if own.page != nil {
			own.problems = append(own.problems, s.policy.judge(own.page)...)
		}
		return own // nobody else has it
	}
	key := memo.Sum([]byte(f.Name), f.Data)
	return s.judged(memo.Get(s.memory, "site.file", key, func() parsed { return parseFile(reader, f) }), key)
}

// judged is a file for one build.
func (s *Site) judged(all parsed, key memo.Key) parsed {
	own := parsed{problems: slices.Clone(all.problems)}
	if all.file != nil {
		file := *all.file
		own.file = &file
	}
	if all.page != nil {
		page, more := *all.page, *all.page.More
		page.More = &more
		more.Sum, more.shared = key, false
		own.page = &page
		own.problems = append(own.problems, s.policy.judge(&page)...)
	}
	return own
}

// rememberedConfig is [loadConfig], once for the same bytes. Their key is the last result.
func rememberedConfig(files []source.File, m *memo.Memory) (*Config, diag.List, memo.Key) {
	type read struct {
		config   *Config
		problems diag.List
	}
	key := sumOf(m, files, ConfigFile)
	r := memo.Get(m, "site.config", key, func() read {
		config, problems := loadConfig(files)
		return read{config, problems}
	})
	return r.config, slices.Clone(r.problems), key
}

// Keys stand for the bytes of files that many pages depend on. All are zero where nothing
// is remembered.
type Keys struct {
	Config, Figures, Holidays, Finder memo.Key
	// Services is for the pages of the published services.
	Services memo.Key
}

// Keys are those of the files that the site was made of.
func (s *Site) Keys() Keys { return s.keys }

// Memory is where what is made of the site is remembered; nil where nothing is.
func (s *Site) Memory() *memo.Memory { return s.memory }

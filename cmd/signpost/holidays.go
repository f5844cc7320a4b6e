package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/site"
)

// holidayYears is for how many years beyond the present one bank holidays are written
// down when nobody says: further ones may still be changed by proclamation.
const holidayYears = 2

func newHolidays(c *console) *cobra.Command {
	var source string
	var now clock
	var through int
	cmd := &cobra.Command{
		Use:   "holidays",
		Short: "Write the bank holidays down, by rule, for you to correct",
		Long: `Write the bank holidays down, by rule, for you to correct.

The file is ` + site.HolidaysFile + `, a table that any spreadsheet opens.
Years that stand in it are left as they are, so that a day which was proclaimed for one
year only, and which you have added, is kept; later years are added below. Whether a
helpline answers today is told from this file.`,
		Example: "  signpost holidays --through 2030",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			year := now.orNow().Year()
			if through == 0 {
				through = year + holidayYears
			}
			if through < 1979 || through > year+20 {
				return fmt.Errorf("the year %d, want one up to %d", through, year+20)
			}
			root, err := os.OpenRoot(source)
			if err != nil {
				return &failure{statusMachine, fmt.Errorf("open the project in %q: %w", source, err)}
			}
			defer root.Close() //nolint:errcheck // what is written is closed by replaceFile.
			old, err := root.ReadFile(site.HolidaysFile)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return &failure{statusMachine, fmt.Errorf("read %s: %w", site.HolidaysFile, err)}
			}
			text, from := withHolidays(old, year, through)
			if from > through {
				c.say("%s: nothing has changed, it goes on to the end of %d", site.HolidaysFile, from-1)
				return nil
			}
			if err := root.MkdirAll("content/helplines", 0o777); err != nil {
				return &failure{statusMachine, fmt.Errorf("make the folder of %s: %w", site.HolidaysFile, err)}
			}
			if _, err := replaceFile(root, site.HolidaysFile, text); err != nil {
				return &failure{statusMachine, fmt.Errorf("write %s: %w", site.HolidaysFile, err)}
			}
			c.say("%s: %s added", site.HolidaysFile, years(from, through))
			c.say("  look for days that were proclaimed for one year only, and add them")
			return nil
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "the project's folder, with content, templates and static")
	cmd.Flags().Var(&now, "now", "write as if it were this moment: 2026-11-22, or 2026-11-22T15:04:05Z")
	cmd.Flags().IntVar(&through, "through", 0, "the last year to write (default: the year after next)")
	return cmd
}

// years says a stretch of years: "2027", "2026 to 2028".
func years(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d to %d", from, to)
}

// withHolidays adds to the table the years behind its last one, or behind the one
// before year when there is none, and gives the first that was added.
func withHolidays(old []byte, year, through int) (text []byte, from int) {
	from = year
	for line := range strings.Lines(string(old)) {
		if day, err := time.Parse(time.DateOnly, strings.Trim(line[:min(len(line), len(time.DateOnly))], `"`)); err == nil {
			from = max(from, day.Year()+1)
		}
	}
	end := "\n"
	if bytes.Contains(old, []byte("\r\n")) {
		end = "\r\n"
	}
	var b strings.Builder
	b.Write(old)
	if len(bytes.TrimSpace(old)) == 0 {
		b.Reset()
		b.WriteString(strings.Join(site.HolidayColumns(), ",") + end)
	} else if !bytes.HasSuffix(old, []byte("\n")) {
		b.WriteString(end)
	}
	for y := from; y <= through; y++ {
		for _, day := range holiday.Statutory(y) {
			b.WriteString(day.Date.Format(time.DateOnly) + "," + day.Name)
			for _, column := range site.HolidayColumns()[2:] {
				b.WriteByte(',')
				if slices.Contains(day.Nations, site.HolidayNations(column)[0]) {
					b.WriteString("yes")
				}
			}
			b.WriteString(end)
		}
	}
	return []byte(b.String()), from
}

// replaceFile writes a file below root in one step, so that no build meets half of
// one. It says whether anything changed.
func replaceFile(root *os.Root, name string, data []byte) (changed bool, err error) {
	if old, err := root.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return false, nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	draft := name + ".tmp" // a name that builds pass over
	if err := root.WriteFile(draft, data, 0o666); err != nil {
		return false, errors.Join(err, root.Remove(draft))
	}
	if err := root.Rename(draft, name); err != nil {
		return false, errors.Join(err, root.Remove(draft))
	}
	return true, nil
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/ical"
)

// agenda is what "check --due" lists: what must be confirmed again within some days.
type agenda struct {
	within days
	file   string
}

func (a *agenda) flags(cmd *cobra.Command) {
	cmd.Flags().Var(&a.within, "due", "list what must be confirmed again within so many days, such as 30d, by owner")
	cmd.Flags().StringVar(&a.file, "ics", "", "with --due: write the list as a calendar to this file (- for the terminal)")
}

// list prints what falls due, by owner, or writes it as a calendar.
func (a *agenda) list(c *console, result *build.Result, now time.Time) error {
	until := now.AddDate(0, 0, a.within.n)
	items := slices.DeleteFunc(slices.Clone(result.Due), func(i check.DueItem) bool { return i.Date.After(until) })
	if a.file != "" {
		return a.calendar(c, result, items)
	}
	if len(items) == 0 {
		c.say("nothing is due by %s", until.Format("2 January 2006"))
		return nil
	}
	slices.SortStableFunc(items, func(x, y check.DueItem) int { return strings.Compare(x.Owner, y.Owner) })
	owner := "\x00"
	for _, i := range items {
		if i.Owner != owner {
			owner = i.Owner
			c.say("%s", ownerWords(owner))
		}
		late := ""
		if i.Overdue {
			late = ", overdue"
		}
		c.say("  %s  %s: %s (%s%s)", i.Date.Format(time.DateOnly), i.Name, i.Title, i.What, late)
	}
	return nil
}

// ownerWords is what stands above an owner's list.
func ownerWords(owner string) string {
	if owner == "" {
		return "Nobody in particular"
	}
	return owner
}

// calendar writes what falls due as iCalendar.
func (a *agenda) calendar(c *console, result *build.Result, items []check.DueItem) error {
	if len(items) == 0 {
		c.say("nothing is due by then, and no calendar was written")
		return nil
	}
	calendar := ical.Calendar{Name: result.Name + ": to confirm again"}
	for _, i := range items {
		calendar.Events = append(calendar.Events, ical.Event{
			UID: i.Name + "-" + i.Kind + "@" + result.Host, Date: i.Date, Summary: "Confirm again: " + i.Title,
			Description: fmt.Sprintf("%s. %s. Owner: %s.", i.What, i.Name, ownerWords(i.Owner)), URL: result.BaseURL + i.Path,
		})
	}
	data := calendar.Document()
	if a.file == "-" {
		_, err := bytes.NewReader(data).WriteTo(c.stdout)
		return err
	}
	if err := os.WriteFile(a.file, data, 0o666); err != nil { //nolint:gosec // no secret is in it.
		return &failure{statusMachine, fmt.Errorf("write the calendar: %w", err)}
	}
	c.say("%s: %s", a.file, count(len(items), "date"))
	return nil
}

// days is the flag --due: a number of days.
type days struct {
	n   int
	set bool
}

// String is the number, or "" for a flag that was not given.
func (d *days) String() string {
	if !d.set {
		return ""
	}
	return strconv.Itoa(d.n) + "d"
}

// Type names the flag's kind in help.
func (d *days) Type() string { return "days" }

// Set reads a number of days or weeks.
func (d *days) Set(s string) error {
	number, unit := strings.TrimRight(s, "dw"), 1
	if strings.HasSuffix(s, "w") {
		unit = 7
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > 3650 || len(s)-len(number) > 1 {
		return fmt.Errorf("want a number of days such as 30d, or of weeks such as 6w")
	}
	d.n, d.set = n*unit, true
	return nil
}

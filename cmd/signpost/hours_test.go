package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// TestHoursScript holds what readers see in a real browser against [opening.Hours.At],
// for awkward and for random hours at the hardest instants of two years, on devices in
// three time zones. Each zone has a third of the instants and most of the hours.
func TestHoursScript(t *testing.T) {
	chromium := findBrowser(t)
	all, instants := someHours(t), hardInstants(t)
	for z, tt := range []struct{ zone, offsets string }{ // as JavaScript counts them, in January and July
		{"America/Los_Angeles", "[480 420]"}, {"Asia/Kolkata", "[-330 -330]"}, {"Europe/London", "[0 -60]"},
	} {
		t.Run(tt.zone, func(t *testing.T) {
			t.Setenv("TZ", tt.zone)
			lines, texts, own := []hoursLine{}, []string{}, []time.Time{}
			for i, l := range all {
				if i%3 != z {
					lines, texts = append(lines, l), append(texts, l.attribute())
				}
			}
			for i := z; i < len(instants); i += 3 {
				own = append(own, instants[i])
			}
			want := make(chan [][]string, 1)
			go func() { want <- wantedLooks(lines, own) }()
			report := look(t, chromium, texts, own, "clock.js", "set.js", "js/hours.js", "collect.js")
			if got := fmt.Sprint(report.Offsets); got != tt.offsets {
				t.Fatalf("the browser's clock is %s minutes from UTC, want %s", got, tt.offsets)
			}
			compareLooks(t, lines, own, report, <-want)
		})
	}
}

// compareLooks compares what was seen with what was wanted, and shows some of what differs.
func compareLooks(t *testing.T, lines []hoursLine, instants []time.Time, report hoursReport, want [][]string) {
	t.Helper()
	if len(report.Seen) != len(instants) || len(report.Seen[0]) != len(lines) {
		t.Fatalf("%d instants were seen, want %d of %d lines", len(report.Seen), len(instants), len(lines))
	}
	wrong, said := 0, map[string]int{}
	for i, at := range instants {
		for n, line := range lines {
			got := report.Texts[report.Seen[i][n]]
			first, _, _ := strings.Cut(got, ",")
			said[first]++
			if got == want[i][n] {
				continue
			}
			if wrong++; wrong <= 10 {
				t.Errorf("%s for %s:\nthe script: %s\nAt:         %s\n%.200s", at.Format("Mon 2 Jan 2006 15:04:05.000 MST"), line.about, got, want[i][n], line.attribute())
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d are wrong", wrong, len(instants)*len(lines))
	}
	bankHoliday := "shown [line] It is a bank holiday: hours may be different today"
	for _, kind := range []string{"hidden [line] ", "shown [line is-open] Open now", "shown [line is-closed] Closed", "shown [line is-closed] Closed now", bankHoliday} {
		if said[kind] < 50 {
			t.Errorf("%q was seen %d times only: the hours of this test are not awkward enough", kind, said[kind])
		}
	}
}

// TestHoursScriptWithNonsense gives the script what [opening.Hours.Encode] never writes.
func TestHoursScriptWithNonsense(t *testing.T) {
	chromium := findBrowser(t)
	malformed := []string{
		"", " ", "b", "A", "aa", "a a", "a w600-960", "w600-960 a", "always", "null", "undefined", "NaN", "w", "w-", "w600", "w600-", "w-600-960",
		"w600-600", "w960-600", "w600-2041", "w10080-10140", "w1e3-2e3", "w6.5-960", "w600-960w2040-2400", "w600-960,2040-2400", " w600-960", "w600-960 ",
		"w600-960  w2040-2400", "w600-960\nw2040-2400", "f260101 t271231", "x260101", "w600-960 f260101", "w600-960 t271231", "w600-960 t271231 f260101",
		"w600-960 f2601 t2712", "w600-960 f20260101 t20271231", "w600-960 n f260101 t271231", "w600-960 f260101 t271231 n", "w600-960 x2601", "w600-960 x2026-01-01",
		"w600-960 f260101 t271231 z260101", "w600-960 f260101 t271231 b260101", "w600-960 f260101 t271231 b260101=", "w600-960 f260101 t271231 b260101=600",
		"w600-960 f260101 t271231 b260101=960-600", "w600-960 f260101 t271231 b260101=600-960,", "w600-960 f260101 t271231 x260101=600-960", "w600-960 n x260101 n",
		"w" + strings.Repeat("9", 400) + "-" + strings.Repeat("9", 401), strings.Repeat("w600-960 ", 5000) + "!", "<b>a</b>", `a"`, "{}", "__proto__", "w٦٠٠-٩٦٠",
	}
	lines, random := malformed, rand.New(rand.NewPCG(1, 2))
	for _, l := range someHours(t) {
		for range 4 {
			lines = append(lines, damage(random, l.attribute()))
		}
	}
	instants := []time.Time{{}, time.UnixMilli(-1), time.UnixMilli(0), instant(t, "2026-12-26 10:30"), instant(t, "2027-03-28 02:00"), instant(t, "9999-06-30 23:59")}
	report := look(t, chromium, lines, instants, "clock.js", "set.js", "js/hours.js", "collect.js")
	const clock, day = `(midnight|midday|1?\d(:[0-5]\d)?[ap]m)`, ` on [MTWFS]\w+day`
	sane := regexp.MustCompile(`^(hidden \[line\] |shown \[line is-open\] Open now(, until ` + clock + `(` + day + `)?)?|` +
		`shown \[line is-closed\] Closed( now|, opens at ` + clock + `( today| tomorrow| tonight|` + day + `( [123]?\d [JFMASOND]\w+)?))|` +
		`shown \[line\] It is a bank holiday: hours may be different today)$`)
	for i, looks := range report.Seen {
		for n, look := range looks {
			got := report.Texts[look]
			if n < len(malformed) && got != "hidden [line] " || !sane.MatchString(got) {
				t.Errorf("%q at instant %d: %s", lines[n], i, got)
			}
		}
	}
}

// damage takes something out of a text, puts something in, or changes something.
func damage(random *rand.Rand, text string) string {
	from := random.IntN(len(text) + 1)
	to := min(len(text), from+random.IntN(4))
	return text[:from] + []string{"", "", "-", " ", "9", "0", "w", "u", "x", "h", "=", ","}[random.IntN(12)] + text[to:]
}

// TestHoursScriptByItself leaves a page open over the end of a service's hours, with
// the browser's own timers, and a clock that runs a hundred times too fast. It counts
// what changes in the document.
func TestHoursScriptByItself(t *testing.T) {
	chromium := findBrowser(t)
	begin := instant(t, "2026-11-23 16:58").Add(30 * time.Second) // a Monday
	report := look(t, chromium, []string{"w600-1020 w2040-2400", "a", "w0-60 n"}, []time.Time{begin}, "clock.js", "run.js", "js/hours.js")
	if len(report.Changes) != 2 {
		t.Fatalf("the document changed %d times, want 2:\n%v", len(report.Changes), report.Changes)
	}
	for i, want := range []struct { // the seconds are those after begin
		second int
		looks  string
	}{
		{0, "shown [line is-open] Open now, until 5pm; shown [line is-open] Open now; hidden [line] "},
		{90, "shown [line is-closed] Closed, opens at 10am tomorrow; shown [line is-open] Open now; hidden [line] "},
	} {
		got := report.Changes[i]
		if late := got.At/1000 - want.second; late < 0 || late > 5 || got.Looks != want.looks {
			t.Errorf("after %d ms: %s\nwant within 5 s of second %d: %s", got.At, got.Looks, want.second, want.looks)
		}
	}
	if report.Timers < 4 { // at once, 16:59, 17:00, 17:01
		t.Errorf("a timer was set %d times, want one each minute", report.Timers)
	}
	if fmt.Sprint(report.Boxes) != "[1 1 0]" {
		t.Errorf("the lines have %v boxes on the screen, want those with words to be there", report.Boxes)
	}
}

// TestHoursWithoutScript wants the lines out of sight when the script did not arrive,
// with the styles of the site.
func TestHoursWithoutScript(t *testing.T) {
	chromium := findBrowser(t)
	report := look(t, chromium, []string{"a", "w600-1020"}, nil, "clock.js", "run.js")
	if fmt.Sprint(report.Boxes) != "[0 0]" {
		t.Errorf("the lines have %v boxes on the screen, want none", report.Boxes)
	}
}

// TestHoursScriptIsPlain keeps the script readable for browsers of the beginning of 2020.
func TestHoursScriptIsPlain(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("../../static/js/hours.js")
	if err != nil {
		t.Fatal(err)
	}
	tooNew := regexp.MustCompile(`\?\.\D|\?\?|(\|\||&&|\?\?)=|\*\*=|\.at\(|\.(replaceAll|findLast|toSorted|hasOwn|matchAll)\b|\(\?<|\d_\d|#\w+ *[=(]|static *\{`)
	forbidden := regexp.MustCompile(`\bIntl\b|toLocale|getTimezoneOffset|\.get(FullYear|Month|Date|Day|Hours|Minutes)\b|\beval\b|new Function|innerHTML|aria-live`)
	if found := append(tooNew.FindAll(script, -1), forbidden.FindAll(script, -1)...); len(found) > 0 {
		t.Errorf("the script has %q", found)
	}
}

// hoursLine is a line of a page: hours, and for whom.
type hoursLine struct {
	hours    opening.Hours
	calendar *holiday.Calendar
	nations  []holiday.Nation
	about    string
}

// attribute is the value of data-hours.
func (l hoursLine) attribute() string { return l.hours.Encode(l.calendar, l.nations) }

// wantedLooks is how each line must look at each instant.
func wantedLooks(lines []hoursLine, instants []time.Time) [][]string {
	looks := make([][]string, len(instants))
	for i, at := range instants {
		looks[i] = make([]string, len(lines))
		for n, l := range lines {
			status := l.hours.At(at, l.calendar, l.nations)
			class := map[opening.State]string{opening.Open: " is-open", opening.Closed: " is-closed"}[status.State]
			looks[i][n] = "shown [line" + class + "] " + status.Words
			if status.Words == "" {
				looks[i][n] = "hidden [line" + class + "] "
			}
		}
	}
	return looks
}

// someHours returns awkward hours with every rule for bank holidays, and random ones,
// for several sets of nations and several calendars.
func someHours(t *testing.T) []hoursLine {
	t.Helper()
	random, n := rand.New(rand.NewPCG(2026, 11)), holiday.Nations()
	nations, calendars := [][]holiday.Nation{nil, n[:1], n[1:2], n[2:3], n[3:], n[:2], n[2:]}, someCalendars(random)
	var lines []hoursLine
	add := func(times []string, bank string, calendar int) error {
		hours, err := opening.ParseHours(times, bank)
		if err == nil {
			n := nations[random.IntN(len(nations))]
			lines = append(lines, hoursLine{hours, calendars[calendar], n, fmt.Sprintf("%q, bank holidays %q, calendar %d, nations %q", times, bank, calendar, n)})
		}
		return err
	}
	errs := []error{add([]string{"always"}, "", 0), add([]string{"not confirmed"}, "", 0)}
	banks := []string{
		"", "open", "closed", "10:00-14:00", "00:30-02:30,12:00-24:00", "open; scotland closed", "closed; northern-ireland 10:00-14:00",
		"not confirmed; england closed", "closed; wales not confirmed; scotland open",
	}
	for _, text := range awkwardHours() {
		for _, bank := range banks {
			errs = append(errs, add(strings.Split(text, "; "), bank, random.IntN(len(calendars))))
		}
		errs = append(errs, add(strings.Split(text, "; "), "closed", longHoliday))
	}
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	for want := len(lines) + 60; len(lines) < want; {
		_ = add(randomHours(random), banks[random.IntN(len(banks))], random.IntN(len(calendars))) // not all are hours
	}
	return lines
}

// awkwardHours have to do with midnight, the hours of the clock changes, and periods
// that touch.
func awkwardHours() []string {
	return []string{
		"mon-fri 10:00-16:00", "daily 17:00-24:00", "fri 22:00-02:00", "daily 19:00-07:00", "mon-fri 09:00-12:00; mon-fri 13:00-17:05",
		"sat 23:00-03:00; sun 04:00-05:00", "sun 00:30-01:30", "sun 01:00-02:00", "sun 01:15-01:45", "sun 01:30-02:30", "sun 02:00-03:00", "sun 00:00-01:00",
		"daily 00:00-24:00", "mon-sat 00:00-24:00", "mon-sat 00:00-24:00; sun 00:00-23:00", "sun 00:30-24:00; mon-sat 00:00-24:00", "sat-sun 00:00-24:00",
		"sun 22:00-02:00; mon 02:00-09:00", "wed 12:00-11:59", "sun 09:00-03:00; mon 03:00-24:00", "sat 01:30-01:15", "thu 09:00-10:00", "daily 12:00-12:30",
	}
}

// randomHours makes up to two periods for each day, which may overlap: then they are
// no hours at all.
func randomHours(random *rand.Rand) []string {
	clocks := []string{"00:00", "00:15", "00:30", "01:00", "01:10", "01:30", "01:45", "02:00", "02:30", "03:00", "06:59", "09:00", "12:00", "12:01", "17:30", "21:00", "23:30", "23:59", "24:00"}
	var periods []string
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		for range random.IntN(3) {
			periods = append(periods, day+" "+clocks[random.IntN(len(clocks))]+"-"+clocks[random.IntN(len(clocks))])
		}
	}
	return periods
}

// longHoliday is the calendar of [someCalendars] with ten weeks of bank holidays.
const longHoliday = 0

// someCalendars are one with ten weeks of bank holidays, those of two years and of one,
// one in which many days are bank holidays somewhere, and none at all.
func someCalendars(random *rand.Rand) []*holiday.Calendar {
	statutory := append(holiday.Statutory(2026), holiday.Statutory(2027)...)
	var many, weeks []holiday.Holiday
	for date := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); date.Year() < 2028; date = date.AddDate(0, 0, 1) {
		for _, n := range holiday.Nations() {
			if random.IntN(4) == 0 {
				many = append(many, holiday.Holiday{Date: date, Name: "A day off", Nations: []holiday.Nation{n}})
			}
		}
		if date.YearDay() > 31 && date.YearDay() <= 100 {
			weeks = append(weeks, holiday.Holiday{Date: date, Name: "A long holiday", Nations: holiday.Nations()})
		}
	}
	return []*holiday.Calendar{
		holiday.NewCalendar(weeks, 2026, 2027), holiday.NewCalendar(statutory, 2026, 2027), holiday.NewCalendar(statutory, 2026, 2027),
		holiday.NewCalendar(statutory, 2026, 2026), holiday.NewCalendar(many, 2026, 2027), nil,
	}
}

// instant reads a time of the clock on the wall in London.
func instant(t *testing.T, text string) time.Time {
	t.Helper()
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", text, london)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// hardInstants are those around the clock changes, and days of doubt from before the
// calendar to behind it.
func hardInstants(t *testing.T) []time.Time {
	t.Helper()
	var instants []time.Time
	for _, change := range []string{"2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"} {
		midnight := instant(t, change+" 00:00")
		for quarter := -8; quarter < 24; quarter++ {
			instants = append(instants, midnight.Add(time.Duration(quarter)*15*time.Minute))
		}
		instants = append(instants, midnight.Add(time.Hour-time.Millisecond), midnight.Add(2*time.Hour-time.Millisecond))
	}
	for _, days := range []struct {
		first string
		count int
	}{{"2025-12-31", 4}, {"2026-02-08", 4}, {"2026-03-16", 3}, {"2026-04-02", 6}, {"2026-07-11", 4}, {"2026-12-24", 13}, {"2027-01-31", 2}, {"2027-07-11", 4}, {"2027-12-24", 10}} {
		for i := range days.count {
			midnight := instant(t, days.first+" 00:00").AddDate(0, 0, i)
			for _, minute := range []float64{-0.001, 0, 30.5, 105, 599.99, 720, 1337} {
				instants = append(instants, midnight.Add(time.Duration(minute*float64(time.Minute))))
			}
		}
	}
	return instants
}

// hoursReport is what a page's scripts found.
type hoursReport struct {
	Offsets []int    // minutes from UTC, as JavaScript counts them, in January and July
	Texts   []string // looks of lines, each once: "shown [line is-open] Open now"
	Seen    [][]int  // by instant and line, an index of Texts
	Faults  []string // lines that were touched without need, and timers that were not as they should be
	Changes []struct {
		At    int // milliseconds after the first instant
		Looks string
	}
	Timers int
	Boxes  []int // on the screen, by line
}

// look opens a page with a line for each value of data-hours, and with scripts, and
// returns their report. The page has the site's styles, and a policy as strict as the
// site's. The browser must have nothing to complain of: a script that threw, or was
// blocked.
func look(t *testing.T, chromium string, lines []string, instants []time.Time, scripts ...string) hoursReport {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../static")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"_headers":   "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'\n",
		"index.html": hoursPage(t, lines, instants, scripts),
		"clock.js":   clockScript, "set.js": setScript, "collect.js": collectScript, "run.js": runScript,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dom, complaints := browse(t, chromium, newHost(t, folder), "/")
	_, rest, _ := strings.Cut(dom, `<pre id="report">`)
	text, _, ok := strings.Cut(rest, "</pre>")
	if !ok {
		t.Fatalf("no report in the page; the browser says %q:\n%.400s", complaints, dom)
	}
	var report hoursReport
	if err := json.Unmarshal([]byte(html.UnescapeString(text)), &report); err != nil {
		t.Fatal(err)
	}
	for _, c := range append(complaints, report.Faults[:min(len(report.Faults), 10)]...) {
		t.Errorf("the browser says: %s", c)
	}
	return report
}

// hoursPage writes the page.
func hoursPage(t *testing.T, lines []string, instants []time.Time, scripts []string) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprint(&b, "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Hours</title>\n")
	styles, err := fs.Glob(os.DirFS("../../static"), "css/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatalf("no styles: %v", err)
	}
	for _, s := range styles {
		fmt.Fprintf(&b, "<link rel=\"stylesheet\" href=\"/%s\">\n", s)
	}
	for _, s := range scripts {
		kind := "defer"
		if strings.HasPrefix(s, "js/") {
			kind = `type="module"` // as the site loads its own
		}
		fmt.Fprintf(&b, "<script %s src=\"/%s\"></script>\n", kind, s)
	}
	fmt.Fprint(&b, "</head>\n<body data-instants=\"")
	for _, at := range instants {
		fmt.Fprintf(&b, "%d ", at.UnixMilli())
	}
	fmt.Fprint(&b, "\">\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "<p class=\"line\" data-hours=\"%s\" hidden></p>\n", html.EscapeString(l))
	}
	return b.String() + "</body></html>\n"
}

// clockScript is what the other scripts share: a clock of the test's own, how a line
// looks, and a report in the page.
const clockScript = `const Real = Date;
const setClock = (clock) => {
  window.Date = function (...parts) {
    return new Real(...(parts.length ? parts : [clock()]));
  };
  Object.setPrototypeOf(Date, Real);
  Date.now = clock;
};
const instants = document.body.dataset.instants.trim().split(' ').map(Number);
const lines = [...document.querySelectorAll('[data-hours]')];
const lookOf = (line) => (line.hidden ? 'hidden' : 'shown') + ' [' + line.className + '] ' + line.textContent;
const observe = (seen) => {
  const observer = new MutationObserver(seen);
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  return observer;
};
const write = (report) => {
  const pre = document.createElement('pre');
  pre.id = 'report';
  pre.textContent = JSON.stringify(report);
  document.body.append(pre);
};
`

// setScript makes the clock and the timers stand still.
const setScript = `let now = 0;
setClock(() => now);
const timers = new Map();
let last = 0;
window.setTimeout = (run, delay) => timers.set(++last, {run, delay}) && last;
window.clearTimeout = (id) => timers.delete(id);
`

// collectScript sets the clock to each instant, wakes the script in one of the ways in
// which it is woken, and notes every line.
const collectScript = `const place = new Map(lines.map((line, n) => [line, n]));
const known = new Map();
const indexOf = (look) => known.get(look) ?? known.set(look, known.size).size - 1;
const wakers = [
  () => dispatchEvent(new Event('pageshow')),
  () => document.dispatchEvent(new Event('visibilitychange')),
  () => {
    const [[id, timer]] = timers;
    timers.delete(id);
    timer.run();
  },
];
const seen = [];
const faults = [];
const observer = observe(() => {});
let before = lines.map(lookOf);
instants.forEach((at, i) => {
  now = at;
  wakers[i % wakers.length]();
  const after = lines.map(lookOf);
  for (const {target} of observer.takeRecords()) {
    const n = place.get(target.closest ? target : target.parentElement);
    if (after[n] === before[n]) faults.push('line ' + n + ' was touched at ' + at + ' and is the same: ' + after[n]);
  }
  const delays = [...timers.values()].map((timer) => timer.delay);
  const left = 60000 - (at % 60000);
  if (delays.length !== 1 || delays[0] !== left) faults.push('timers of ' + delays + ' ms at ' + at + ', want one of ' + left);
  seen.push(after.map(indexOf));
  before = after;
});
write({offsets: [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset()), texts: [...known.keys()], seen, faults});
`

// runScript makes the clock and the timers run fast, and notes each change of the page
// and, at last, which lines are on the screen.
const runScript = `const speed = 100;
const started = Real.now();
const elapsed = () => (Real.now() - started) * speed;
setClock(() => instants[0] + elapsed());
const realTimeout = window.setTimeout;
let timers = 0;
window.setTimeout = (run, delay) => {
  timers += 1;
  return realTimeout(run, Math.ceil(delay / speed));
};
const changes = [];
observe(() => changes.push({at: elapsed(), looks: lines.map(lookOf).join('; ')}));
realTimeout(() => write({changes, timers, boxes: lines.map((line) => line.getClientRects().length)}), 1600);
`

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"html"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// asked is something that somebody types, misspelt and frightened, and what they must
// see: one of the pages among the first three, the section that comes first, the card
// for emergencies or not, or nothing at all.
type asked struct {
	query   string
	oneOf   string // pages, with spaces between
	section string
	urgent  bool
	nothing bool
	calm    bool   // no card for emergencies
	then    string // the page that comes first below the helplines
	never   string // pages that must not be there, with spaces between
}

func queries() []asked {
	const now, first = "/young-people/what-to-do-now/", "/parents/first-hour/"
	const removal = "/helplines/report-remove/ /helplines/take-it-down/"
	const specific = "/helplines/revenge-porn-helpline/ /helplines/stop-it-now/ /helplines/lucy-faithfull/"
	list := []asked{
		{query: "someone is blackmaling me", oneOf: now},
		{query: "he has my nudes", oneOf: now + " " + removal},
		{query: "they got my nudez", oneOf: now + " " + removal},
		{query: "sextorsion", oneOf: now},
		{query: "screnshot", oneOf: now},
		{query: "im gonna kill myself", section: "Helplines", urgent: true, oneOf: "/helplines/papyrus/ /helplines/childline/ /helplines/samaritans/"},
		{query: "I’m going to kill myself", section: "Helplines", urgent: true},
		{query: "i want to die", section: "Helplines", urgent: true, oneOf: "/helplines/papyrus/ /helplines/childline/ /helplines/samaritans/"},
		{query: "i paid them already", oneOf: "/young-people/already-paid/"},
		{query: "payed", oneOf: "/young-people/already-paid/"}, //nolint:misspell // people type it so.
		{query: "fake nudes ai", oneOf: "/young-people/fake-or-ai/"},
		{query: "deep fake", oneOf: "/young-people/fake-or-ai/"},
		{query: "deepfake", oneOf: "/young-people/fake-or-ai/"},
		{query: "my son is being blackmailed", oneOf: first, section: "Parents and carers"},
		{query: "daughter sent pics", oneOf: first, section: "Parents and carers"},
		{query: "what to say to my child", oneOf: "/parents/how-to-talk/", section: "Parents and carers"},
		{query: "lesson", oneOf: "/teachers/lessons/", section: "Teachers"},
		{query: "worksheet", oneOf: "/teachers/lessons/ /teachers/lessons/when-a-chat-turns/", section: "Teachers"},
		{query: "assembly", section: "Teachers"},
		{query: "a pupil told me", oneOf: "/teachers/a-pupil-tells-you/", section: "Teachers"},
		{query: "revenge porn", oneOf: "/helplines/revenge-porn-helpline/"},
		{query: "leaked my pics", oneOf: now + " " + removal},
		{query: "get my picture removed", oneOf: removal},
		{query: "report remove", oneOf: "/helplines/report-remove/"},
		{query: "take it down", oneOf: "/helplines/take-it-down/"},
		{query: "child line", oneOf: "/helplines/childline/", section: "Helplines"},
		{query: "chidline", oneOf: "/helplines/childline/", section: "Helplines"},
		{query: "CHILDLINE", oneOf: "/helplines/childline/", section: "Helplines"},
		{query: "0800 1111", oneOf: "/helplines/childline/", section: "Helplines"},
		{query: "08001111", oneOf: "/helplines/childline/", section: "Helplines"},
		{query: "samaritans", oneOf: "/helplines/samaritans/", section: "Helplines"},
		{query: "hopelineuk", oneOf: "/helplines/papyrus/", section: "Helplines"},
		{query: "statistics", oneOf: "/statistics/", section: "Statistics"},
		{query: "how many", oneOf: "/statistics/", section: "Statistics"},
		{query: "figures cambridgeshire", oneOf: "/statistics/ /statistics/police/", section: "Statistics"},
		{query: "snapchat", oneOf: now},
		{query: "instgram threatning", oneOf: now + " /young-people/"}, //nolint:misspell // people type it so.
		{query: "will my parents find out", oneOf: now, section: "Young people"},
		{query: "am i in trouble", oneOf: now, section: "Young people"},
		{query: "help", oneOf: "/get-help/"},
		{query: "help me please", section: "Helplines", urgent: true, oneOf: "/helplines/childline/"},
		{query: "scared", section: "Helplines", urgent: true, oneOf: "/helplines/childline/"},
		{query: "my daughter wants to kill herself", section: "Helplines", urgent: true},
		{query: "welsh", oneOf: "/helplines/meic/", section: "Helplines"},
		{query: "scotland police", oneOf: "/helplines/police-scotland-101/"},
		{query: "privacy", oneOf: "/about/privacy/"},
		{query: "leave", oneOf: "/about/leaving-quickly/"},
		{query: "about", oneOf: "/about/"}, // a common word alone still counts
		{query: "zzzz", nothing: true},
		{query: "\U0001F62D\U0001F62D", nothing: true},
		{query: strings.Repeat("blackmail ", 50), oneOf: now},
		{query: strings.Repeat("q", 500), nothing: true},
		{query: "scars", calm: true},
		{query: "lesson about kindness", calm: true},
		{query: "scared " + strings.Repeat("and then he said more ", 100), urgent: true, section: "Helplines"},
		{query: strings.Repeat("he wrote to me and asked for a picture ", 40) + " i want to die", urgent: true, section: "Helplines"},
		{query: "my son said he wants to kill himself", urgent: true, section: "Helplines", oneOf: "/helplines/papyrus/", never: specific + " /helplines/childline/"},
		{query: "my daughter tried to kill herself", urgent: true, section: "Helplines", oneOf: "/helplines/papyrus/", never: specific},
		{query: "my ex posted my pictures", oneOf: "/helplines/revenge-porn-helpline/ /helplines/stopncii/", never: "/helplines/childline/"},
		{query: "im 24 and someone has my nudes", oneOf: "/helplines/revenge-porn-helpline/ /helplines/stopncii/", never: "/helplines/childline/"},
		{query: "my husband leaked my pictures", oneOf: "/helplines/revenge-porn-helpline/ /helplines/stopncii/", never: "/helplines/childline/"},
		{query: "im 14 and someone has my nudes", oneOf: now + " " + removal},
		{query: "my ex i want to die", urgent: true, section: "Helplines", oneOf: "/helplines/samaritans/", never: specific + " /helplines/childline/"},
		{query: "he will send it to everyone", urgent: true, section: "Helplines", then: now},
		{query: "they keep asking for more", oneOf: now},
		{query: "theyre gonna tell my school", oneOf: now},
		{query: "he is making me send more", oneOf: now},
		{query: "block them?", oneOf: now},
		{query: "wat do i do", oneOf: now},
		{query: "blkmail", oneOf: now},
		{query: "blacmel", oneOf: now},
		{query: "hepl", oneOf: "/get-help/"},
		{query: "hlep me", oneOf: "/get-help/"},
		{query: "catfish", oneOf: now},
		{query: "groomed", oneOf: now},
		{query: "they gave me 24 hours to pay", urgent: true},
		{query: "24 hours or pay", oneOf: "/young-people/already-paid/ " + now},
		{query: "textphone", oneOf: "/helplines/emergency-999/ /helplines/lifeline-ni/ /helplines/police-101/ /helplines/police-scotland-101/ /helplines/childline/"},
		{query: "deaf", oneOf: "/helplines/emergency-999/ /helplines/childline/ /helplines/lifeline-ni/ /helplines/police-101/"},
		{query: "can't hear phone", oneOf: "/helplines/emergency-999/ /helplines/childline/ /helplines/lifeline-ni/ /helplines/police-101/"},
		{query: "rhywun yn bygwth fi", oneOf: "/helplines/meic/ " + now},
		{query: "noethlun", oneOf: "/helplines/meic/ " + now},
		{query: "gay", oneOf: now},
		{query: "onlyfans", oneOf: now},
		{query: "steam cards", oneOf: "/young-people/already-paid/ " + now},
		{query: "my sister", oneOf: "/young-people/help-a-friend/"},
		{query: "my brother sent nudes", oneOf: "/young-people/help-a-friend/"},
		{query: "scared to tell my parents", urgent: true, section: "Helplines", then: "/young-people/scared-to-tell/"},
		{query: "scared of the police", urgent: true, section: "Helplines", then: "/young-people/scared-to-tell/"},
		{query: "scared to go back to school", urgent: true, section: "Helplines", then: "/young-people/afterwards/"},
		{query: "sharing nudes", oneOf: removal + " /helplines/stopncii/"},
		{query: "my pictures are out", oneOf: now + " /young-people/shared/"},
		{query: "i sent a nude and now hes asking for money", oneOf: now, section: "Young people"},
		{query: "she said shes 16 and now wants £200", oneOf: now, section: "Young people"},
		{query: "im 15 and its going round school", section: "Young people"},
		{query: "picture going round school", section: "Young people"},
		{query: "i made a mistake", section: "Young people"},
		{query: "they said i have 30 minutes", oneOf: "/first-steps/ /young-people/deadline/"},
		{query: "itunes cards", oneOf: "/young-people/already-paid/"},
		{query: "im a boy", section: "Young people"},
		{query: "edit the search", never: "/about/editing/search/ /about/editing/ /about/phrase-book/"},
		{query: "<script>alert(1)</script>"},
		{query: "constructor __proto__ toString"},
	}
	for line := range strings.Lines(leadTo) {
		page, typed, _ := strings.Cut(strings.TrimSpace(line), " ")
		for q := range strings.SplitSeq(typed, " / ") {
			list = append(list, asked{query: q, oneOf: page})
		}
	}
	for q := range strings.SplitSeq(strings.ReplaceAll(cannotWait, "\n", " / "), " / ") {
		list = append(list, asked{query: q, urgent: true, section: "Helplines"})
	}
	return list
}

// cannotWait are queries that must show the number for emergencies and helplines first.
const cannotWait = `kill my self / killmyself / i wanna killmyself / he is going to kill me
hes gonna kill me / he has a knife / he hit me / unalive
unalive myself / kys / sewerslide / bleeding
hate myself / i want to disappear / crying / hang myself
cut my wrists / cutting / wish i was dead / i wanna be dead
i took pills / took paracetamol / jump off a bridge / better off dead
i dont want to be here anymore / dont want to live anymore / i cant live with this / theres no point
everyone would be better without me / cant take it anymore / i was raped / he raped me
he is outside / man at the door / he wants to meet me tonight / meeting him tomorrow
hes threatening to post it / he is threatening to send my pics / he will leak my nudes / they gave me 24 hours
he has just sent it to my friends / my daughter has locked herself in the bathroom and wont answer / my son is missing`

// leadTo is what people type who need a page, after the page.
//
//nolint:misspell // people type it so.
const leadTo = `/young-people/deadline/ they gave me an hour / time limit / theres a countdown / im running out of tiem
/young-people/shared/ everyone has seen it / its in the group chat / going viral / it got out
/young-people/already-paid/ i paid with my mums card / should i pay / they want bitcoin
/young-people/fake-or-ai/ someone made a fake nude of me / ai nudes
/young-people/hacked/ ive been hacked / my snap got haked / they have my followers / locked out of my acount / someone copied my profile
/young-people/scared-to-tell/ strict parents / religous family / can police trace them
/young-people/how-to-tell/ how do i tell my mum / too embarased to say it / what do i write to my teacher
/young-people/over-18/ im 18 / turned 18 / im at uni / dating app
/young-people/help-a-friend/ my freind is being blackmailed / friend being blackmailed
/young-people/what-to-keep/ should i delete the chat / evidance / i deleted everything
/young-people/when-you-report/ what do the police do / will the police look at my pictures / do i need id / report to instagram
/young-people/afterwards/ cant sleep / nightmares / they came back / everyone at school saw / i feel sick
/young-people/the-law-and-you/ is it ilegal / did i break the law / will i get a criminal record / its my fault
/young-people/how-they-trick-people/ is she real / fake profile / girl i met online wants a pic
/parents/report-and-remove/ report my childs picture / get my daughters picture taken down / my childs picture is onlin
/parents/if-money-was-paid/ my son paid them / my daughter sent money / get money back from bank my son
/parents/signs/ my son is acting strange / my daughter is secretive / parents warning signs
/parents/phones-and-trust/ should i take my sons phone away / parental controls / confiscate her phone
/parents/before-anything-happens/ how to warn my child / talk to my child about online saftey / protect my child
/parents/sons-and-daughters/ teenage boy / is it different for my girl
/parents/additional-needs/ my son is autistic / my child has autsim / learning disability
/parents/what-school-must-do/ my childs school did nothing / school wont help my daughter / should i tell my childs school
/parents/if-your-child-threatened/ my son shared a picture of a girl / my son blackmailed someone / my child made a fake nude
/parents/looking-after-yourself/ i feel guilty as a parent / worried parent / support for parents
/teachers/disclosure-card/ disclosure card / card for school staff
/teachers/never-look/ can i look at a pupils phone / never look / staff saw the image
/teachers/what-the-lead-does-next/ dsl next steps / safegarding lead
/teachers/recording/ incident form / cpoms / what to write down pupil
/teachers/telling-parents/ phone home pupil / inform parents
/teachers/groups-and-ai-images/ nudify app pupils / pupils sharing nudes
/teachers/over-18s/ students over 18 / sixth form
/teachers/four-nations/ kcsie / rshe guidance
/teachers/whole-school/ whole school aproach / governors
/teachers/policy-text/ policy template / safeguarding policy
/teachers/staff-training/ inset / staff training
/teachers/letter-to-parents/ letter to parents / newsletter
/teachers/poster/ poster / corridor poster
/teachers/lessons/three-good-sentences/ tutor time lesson
/teachers/lessons/same-class-different-routes/ lesson for year 12
/teachers/lessons/standing-by-a-friend/ bystander lesson
/teachers/lessons/who-could-i-tell/ trusted adult lesson
/about/what-it-is/ what does sextortion mean / fmse
/about/glossary/ glossary / jargon
/about/myths/ myths
/about/correct-us/ feedback
/about/licence/ licence / copyright`

// answer is what the page shows for a query.
type answer struct {
	Count    string
	Urgent   bool
	Nothing  bool
	Sections []string
	Paths    []string
	Links    []string
}

const readAnswer = `(() => {
  const all = (selector) => [...document.querySelectorAll('[data-results] ' + selector)];
  return {
    count: document.querySelector('[role=status]').textContent,
    urgent: all('.now').length > 0, nothing: all('.nothing').length > 0,
    sections: all('h2').filter((h) => !h.closest('section')).map((h) => h.textContent),
    paths: all('.hits h3 a').map((a) => a.getAttribute('href')),
    links: all('a').map((a) => a.getAttribute('href')),
  };
})()`

// searched is the real site, in a browser.
type searched struct {
	browser chrome
	files   map[string][]byte
	host    *host
}

// tab opens an empty tab as large as an old phone.
func (s searched) tab(t *testing.T) *tab {
	t.Helper()
	return s.browser.newTab(t, s.host, 375, 667)
}

// TestSearch tests the search page of the real site.
func TestSearch(t *testing.T) {
	s := searched{browser: startChrome(t)}
	s.files, s.host = publish(t, os.DirFS("../.."), false)
	for name, test := range map[string]func(*testing.T, searched){
		"finds": testSearchFinds, "is seen": testSearchIsSeen, "is private": testSearchIsPrivate, "fails": testSearchFails, "without scripts": testSearchWithoutScripts,
	} {
		t.Run(name, func(t *testing.T) { test(t, s) })
	}
}

// TestSearchFiles tests what the search page fetches, which needs no browser.
func TestSearchFiles(t *testing.T) {
	files, _ := publish(t, os.DirFS("../.."), false)
	t.Run("index", func(t *testing.T) { testSearchIndex(t, files) })
	t.Run("are small", func(t *testing.T) { testSearchIsSmall(t, files) })
}

// testSearchFinds types what frightened people type, and holds what comes first against
// what they must see.
func testSearchFinds(t *testing.T, s searched) {
	tb := s.tab(t)
	tb.open("/search/")
	for _, q := range queries() {
		got := eval[answer](tb, `new Promise((done) => {
  const field = document.querySelector('[type=search]');
  field.focus();
  field.value = `+quote(q.query)+`;
  field.form.requestSubmit();
  const said = document.querySelector('[role=status]');
  const look = () => (said.textContent && said.textContent !== said.dataset.searching ? done(`+readAnswer+`) : setTimeout(look, 5));
  look();
})`)
		_ = eval[bool](tb, `(document.querySelector('[role=status]').textContent = '', true)`)
		name := strings.TrimSpace(q.query[:min(len(q.query), 60)])
		three := got.Paths[:min(len(got.Paths), 3)]
		if q.oneOf != "" && !slices.ContainsFunc(strings.Fields(q.oneOf), func(p string) bool { return slices.Contains(three, p) }) {
			t.Errorf("%q: none of %s among the first three of %q", name, q.oneOf, got.Paths)
		}
		if q.section != "" && (len(got.Sections) == 0 || got.Sections[0] != q.section) {
			t.Errorf("%q: the sections are %q of %q, want %s first", name, got.Sections, got.Paths, q.section)
		}
		if q.urgent && (!got.Urgent || !slices.Contains(got.Links, "tel:999") || !slices.Contains(got.Links, "/get-help/")) {
			t.Errorf("%q: no card for emergencies first, with its number and the page for help: %q", name, got.Links)
		}
		if below := slices.DeleteFunc(slices.Clone(got.Paths), func(p string) bool { return strings.HasPrefix(p, "/helplines/") }); q.then != "" && (len(below) == 0 || below[0] != q.then) {
			t.Errorf("%q: %q below the helplines, want %s first", name, below, q.then)
		}
		if q.calm && got.Urgent {
			t.Errorf("%q: the card for emergencies is shown", name)
		}
		for p := range strings.FieldsSeq(q.never) {
			if slices.Contains(got.Paths, p) {
				t.Errorf("%q: %s is among %q", name, p, got.Paths)
			}
		}
		if q.urgent && !strings.HasPrefix(got.Count, "In danger now? Call 999. ") {
			t.Errorf("%q: the status says %q, and not whom to call", name, got.Count)
		}
		if q.nothing && (!got.Nothing || len(got.Paths) > 0 || got.Count != "Nothing found" || !slices.Contains(got.Links, "/get-help/")) {
			t.Errorf("%q: want nothing found and the way to help, got %q, %q", name, got.Count, got.Links)
		}
		for _, p := range got.Paths {
			if s.files[strings.TrimPrefix(p, "/")+"index.html"] == nil {
				t.Errorf("%q: %s leads nowhere", name, p)
			}
		}
		if len(got.Paths) > 15 || len(got.Paths) != len(slices.Compact(slices.Sorted(slices.Values(got.Paths)))) {
			t.Errorf("%q: too many pages, or one twice: %q", name, got.Paths)
		}
	}
	// The headers of the test's host name features that this Chromium may not know.
	for _, said := range tb.complaints() {
		if !strings.Contains(said, "Permissions-Policy") {
			t.Errorf("the browser says: %s", said)
		}
	}
}

// testSearchIsSeen submits with the Enter key on a phone: the number for emergencies and
// the first helpline are in the first screen, and the focus is on the answer. The first
// helplines answer day and night.
func testSearchIsSeen(t *testing.T, s searched) {
	tb := s.tab(t)
	tb.open("/search/")
	tb.click("[type=search]")
	tb.typeText("i want to die")
	const seen = `['[data-results] [href="tel:999"]', '.hits h3 a'].every((s) => {
  const r = document.querySelector(s)?.getBoundingClientRect();
  return r && r.top >= 0 && r.bottom <= innerHeight;
})`
	const where = `['[data-results] [href="tel:999"]', '.hits h3 a'].map((s) => document.querySelector(s)?.getBoundingClientRect().bottom)`
	tb.until("document.querySelectorAll('.hits li').length > 0")
	if !eval[bool](tb, seen) {
		t.Errorf("the number and the first helpline end at %v, in a screen of 667", eval[[]float64](tb, where))
	}
	tb.press("Enter", noModifier)
	tb.until("document.activeElement.closest('[data-results]') !== null")
	if !eval[bool](tb, seen) {
		t.Errorf("after Enter they end at %v", eval[[]float64](tb, where))
	}
	first := eval[[]string](tb, "[...document.querySelectorAll('.hits')][0].textContent.match(/Papyrus|Samaritans|Childline|Shout|CALM/g)")
	if len(first) < 3 || first[0] != "Papyrus" || slices.Contains(first, "CALM") {
		t.Errorf("the first helplines are %q, want Papyrus first and those that answer day and night", first)
	}
}

// testSearchIsPrivate types with real keys. The query reaches no address, no history, no
// title, no storage and no request, and is gone when somebody comes back.
func testSearchIsPrivate(t *testing.T, s searched) {
	tb := s.tab(t)
	tb.open("/search/")
	indexes := func() (n int) {
		for _, r := range tb.requests() {
			if strings.HasSuffix(r.URL, ".json") {
				n++
			}
		}
		return n
	}
	if n := indexes(); n != 0 {
		t.Errorf("the index was fetched %d times before anybody turned to the field", n)
	}
	title, at := eval[string](tb, "document.title"), tb.address()
	tb.click("[type=search]")
	tb.typeText("secretword nudes")
	tb.until("document.querySelectorAll('.hits li').length > 0")
	tb.press("Enter", noModifier)
	tb.until("/^[0-9]+ pages? found$/.test(document.querySelector('[role=status]').textContent)")
	if n := indexes(); n != 1 {
		t.Errorf("the index was fetched %d times, want once", n)
	}
	if got := eval[string](tb, "document.title"); got != title || tb.address() != at {
		t.Errorf("the title is %q at %s, want %q at %s as before", got, tb.address(), title, at)
	}
	if n := len(tb.history().Entries); n > 2 { // the empty tab, and the page
		t.Errorf("the history has %d entries", n)
	}
	kept := eval[string](tb, `(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state,
  (await indexedDB.databases()).length, await caches.keys().catch(() => [])]))()`)
	if kept != `[{},{},"",null,0,[]]` {
		t.Errorf("something is kept: %s", kept)
	}
	tb.press("Escape", noModifier)
	empty := "document.querySelector('[type=search]').value === '' && document.querySelector('[data-results]').children.length === 0 && document.querySelector('[role=status]').textContent === ''"
	tb.until(empty)
	// Whether a browser keeps the whole page or what was typed is up to it.
	for _, event := range []string{"pagehide", "pageshow"} {
		tb.typeText("secretword nudes")
		tb.until("document.querySelectorAll('.hits li').length > 0")
		if !eval[bool](tb, `(dispatchEvent(new PageTransitionEvent('`+event+`', {persisted: true})), `+empty+`)`) {
			t.Errorf("what was typed is still there after %s", event)
		}
	}
	tb.typeText("secretword nudes")
	tb.until("document.querySelectorAll('.hits li').length > 0")
	tb.click(".hits h3 a")
	tb.until("location.pathname !== '/search/' && document.readyState === 'complete'")
	tb.back("location.pathname === '/search/' && document.readyState === 'complete'")
	tb.until(empty)
	for _, r := range tb.requests() {
		if strings.Contains(r.URL, "secretword") || strings.Contains(r.Referrer, "secretword") {
			t.Errorf("the query was sent: %s", r.URL)
		}
	}
}

// testSearchFails leaves the index out: the page says so, and the list of pages is there.
// The next word tries again.
func testSearchFails(t *testing.T, s searched) {
	tb := s.tab(t)
	tb.open("/search/")
	index := eval[string](tb, `(() => {
  const form = document.querySelector('[data-search]'), index = form.dataset.search;
  form.dataset.search = '/nowhere.json';
  return index;
})()`)
	tb.click("[type=search]")
	tb.typeText("nudes")
	tb.until("document.querySelector('[role=status]').textContent.includes('does not work')")
	if n := eval[int](tb, "document.querySelectorAll('.every li').length"); n < 10 {
		t.Errorf("%d pages in the list, want all", n)
	}
	_ = eval[bool](tb, `(document.querySelector('[data-search]').dataset.search = `+quote(index)+`, true)`)
	tb.typeText(" ")
	tb.until("document.querySelectorAll('.hits li').length > 0")
}

// testSearchWithoutScripts has no form, which would do nothing, but every page by name.
func testSearchWithoutScripts(t *testing.T, s searched) {
	tb := s.tab(t)
	tb.withoutScripts()
	tb.open("/search/")
	if eval[bool](tb, "document.querySelector('[role=search]').checkVisibility({visibilityProperty: true})") {
		t.Error("a form is shown that nothing answers")
	}
	listed := eval[[]string](tb, "[...document.querySelectorAll('.every a')].filter((a) => a.checkVisibility()).map((a) => a.getAttribute('href'))")
	for _, p := range indexOf(t, s.files).Pages {
		if !slices.Contains(listed, p.Path) {
			t.Errorf("%s can be found and is not in the list", p.Path)
		}
	}
}

// found is what the index says of a page.
type found struct {
	Path, Title, Summary, Headings, Keywords, Words string
	Ways                                            [][2]string
}

func indexOf(t *testing.T, files map[string][]byte) (index struct{ Pages []found }) {
	t.Helper()
	for name, data := range files {
		if path.Dir(name) == "assets" && strings.HasPrefix(path.Base(name), "search.") {
			if err := json.Unmarshal(data, &index); err != nil {
				t.Fatal(err)
			}
			return index
		}
	}
	t.Fatal("there is no index")
	return index
}

// testSearchIndex holds the index against the pages: it has the pages that a reader may
// find and no others, and no number that the page itself does not show.
func testSearchIndex(t *testing.T, files map[string][]byte) {
	index := indexOf(t, files)
	pages := map[string]found{}
	for _, p := range index.Pages {
		pages[p.Path] = p
		page := html.UnescapeString(string(files[p.Path[1:]+"index.html"]))
		if page == "" || strings.Contains(page, `content="noindex"`) || strings.Contains(page, "content=noindex") {
			t.Errorf("%s is in the index, and is no page to be found", p.Path)
		}
		if strings.ContainsAny(p.Words, "0123456789") {
			t.Errorf("%s: a number among the words: %s", p.Path, p.Words)
		}
		text := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")), " ")
		for _, w := range p.Ways {
			number := strings.Join(strings.Fields(w[0][strings.IndexAny(w[0], "0123456789"):]), " ")
			if !strings.Contains(text, number) || !strings.Contains(page, w[1]) {
				t.Errorf("%s does not show %s, %s", p.Path, w[0], w[1])
			}
		}
	}
	for name := range files {
		at := "/" + strings.TrimSuffix(name, "index.html")
		skipped := !strings.HasSuffix(name, "/index.html") && name != "index.html" || at == "/search/" || strings.HasPrefix(at, "/find-help/")
		made := strings.HasPrefix(at, "/about/editing/") || slices.Contains([]string{"/about/adapting/", "/about/changing-the-look/", "/about/phrase-book/", "/about/components/"}, at)
		if _, ok := pages[at]; ok == made && !skipped {
			t.Errorf("%s is found: %t, which is for those who make the site: %t", at, ok, made)
		}
	}
	if _, ok := pages["/find-help/"]; !ok {
		t.Error("the first question of the finder cannot be found")
	}
}

// mostOfPage is how many bytes of the index a page may need, as they are sent: so many
// that it is found by what people type. With 110 pages that makes 30 kB, which an old
// phone on 400 kbit/s has in less than a second, and only when somebody turns to the
// search.
const mostOfPage = 280

// testSearchIsSmall holds what an old phone fetches against its limits, in bytes as they
// are sent.
func testSearchIsSmall(t *testing.T, files map[string][]byte) {
	page := files["search/index.html"]
	sent := map[string]int{"page and styles": packed(t, page)}
	for name, data := range files {
		switch base := path.Base(name); {
		case !strings.HasPrefix(name, "assets/"):
		case path.Dir(name) == "assets" && strings.HasPrefix(base, "search."):
			sent["index"] += packed(t, data)
		case strings.HasPrefix(base, "search.") && strings.HasSuffix(base, ".js"), strings.HasPrefix(base, "minisearch.") && strings.HasSuffix(base, ".js"):
			sent["scripts"] += packed(t, data)
		case strings.HasSuffix(base, ".css") && bytes.Contains(page, []byte("/"+name)):
			sent["page and styles"] += packed(t, data)
		}
	}
	for what, most := range map[string]int{"index": mostOfPage * len(indexOf(t, files).Pages), "scripts": 9_000, "page and styles": 14_000} {
		if sent[what] > most || sent[what] == 0 {
			t.Errorf("%s: %d bytes, want 1 to %d", what, sent[what], most)
		}
	}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") && name != "search/index.html" && bytes.Contains(data, []byte("/js/search.")) {
			t.Errorf("%s loads the search too", name)
		}
	}
}

// packed is the size of data as it is sent.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

package readability_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/readability"
)

// TestSyllables holds the counting against words of this site, by the dictionary.
func TestSyllables(t *testing.T) {
	for n, words := range []string{
		"",
		`a the say tell child help hour first breath screen name please give time threat blamed stopped scared picked phone safe don't can't they're you've
		keep shared shame crime friend calm school used leave pressed asked faced watched texts calls sure weren't we'll through move guides eye`,
		`picture parent someone people police helpline helplines service money asking children pages boxes quiet online image account
		report website safely careful statement sometimes something private message threaten blackmail table tables little needed wanted started isn't
		didn't couldn't going being seeing trying every minute changes client action special region anxious language value issue password listen
		person friendly figure figures ages trusted decide advice`,
		`services evidence internet however another together remember family companies telephone officer everyone somebody
		already happening important extortion sextortion violent idea area suicide video period contacted decided reported created guardian
		safeguarding disciplined teenager tomorrow general actual continue united influence`,
		`financially anonymous emergency information society information immediate reliable education situation community
		application available anybody authority experience statistical activities identity anxiety variable society`,
		`immediately organisation university investigation communication opportunity`,
		`responsibility`,
	} {
		for _, word := range strings.Fields(words) {
			if got := readability.Count(word).Syllables; got != n {
				t.Errorf("%s: %d syllables, want %d", word, got, n)
			}
		}
	}
}

func TestCount(t *testing.T) {
	for _, tt := range []struct {
		name, text                  string
		sentences, words, syllables int
	}{
		{"nothing", "", 0, 0, 0},
		{"only signs", "* – …\n•\n", 0, 0, 0},
		{"two sentences", "Tell someone. You are not in trouble!", 2, 7, 9},
		{"no full stop", "Tell someone", 1, 2, 3},
		{"lines", "Call now\nWait\n\nBreathe.", 3, 4, 4},
		{"quotation", "“Thank you.” She said: “It is a crime.”", 2, 8, 8},
		{"brackets", "Wait. (It is safe.) Go.", 3, 5, 5},
		{"abbreviations", "Ask Mr. Smith, e.g. at 4 p.m. today.", 1, 8, 11},
		{"an abbreviation at the end", "Call before 4 p.m. Then wait.", 2, 6, 8},
		{"initials", "It is by J. K. Smith.", 1, 6, 6},
		{"decimals", "It was 3.5 in 2023. It rose.", 2, 7, 7},
		{"thousands", "1,204 reports", 1, 2, 3},
		{"per cent", "45% rose", 1, 2, 2},
		{"a telephone number", "Call 0800 1111 now.", 1, 3, 3},
		{"a telephone number with no-break spaces", "Call 020\u00a07946\u00a00000 now.", 1, 3, 3},
		{"an international number", "Call +44 (0)20 7946 0000.", 1, 2, 2},
		{"a web address", "See https://www.example.org/a/b?c=d and ceop.police.uk.", 1, 4, 4},
		{"an e-mail address", "Write to help@example.org.", 1, 3, 3},
		{"hyphens", "A well-known, end-to-end case.", 1, 4, 7},
		{"apostrophes", "The child’s friend didn’t, and they’ll say 'no'.", 1, 8, 9},
		{"plural owners", "The boys' school", 1, 3, 3},
		{"dashes", "Wait – then call—at once.", 1, 5, 5},
		{"a question", "Who? Me? Yes.", 3, 3, 3},
		{"an ellipsis within", "Well … then … yes.", 1, 3, 3},
		{"letters of other alphabets", "Café cliché 日本", 1, 3, 5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := readability.Text{Sentences: tt.sentences, Words: tt.words, Syllables: tt.syllables}
			if got := readability.Count(tt.text); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestAge(t *testing.T) {
	for _, tt := range []struct {
		name string
		text readability.Text
		want float64
	}{
		{"nothing", readability.Text{}, 0},
		{"too short", readability.Text{Sentences: 5, Words: 59, Syllables: 80}, 0},
		{"just enough", readability.Text{Sentences: 6, Words: 60, Syllables: 84}, 9.83},
		{"a plain page", readability.Text{Sentences: 50, Words: 600, Syllables: 810}, 10.02},
		{"very plain", readability.Text{Sentences: 60, Words: 60, Syllables: 60}, 5},
		{"one endless sentence", readability.Text{Sentences: 1, Words: 5000, Syllables: 9000}, 25},
	} {
		if got := tt.text.Age(); got < tt.want-.01 || got > tt.want+.01 {
			t.Errorf("%s: %.2f, want %.2f", tt.name, got, tt.want)
		}
	}
}

// TestAgeGrows holds two texts on one subject against each other.
func TestAgeGrows(t *testing.T) {
	plain := strings.Repeat("Stop. Do not pay. Tell someone you trust. You are not in trouble. ", 6)
	hard := strings.Repeat("Victims of financially motivated sexual extortion should discontinue communication immediately and preserve evidence in anticipation of a potential investigation. ", 4)
	young, old := readability.Count(plain).Age(), readability.Count(hard).Age()
	if young == 0 || young > 9 || old < 17 {
		t.Errorf("the plain text needs %.1f years, the hard one %.1f", young, old)
	}
}

// FuzzCount wants counts that fit together: a sentence has a word, a word a syllable,
// and a line more never takes any away.
func FuzzCount(f *testing.F) {
	for _, seed := range []string{"", "a.b", "Tell e.g. 0800 1111.", "’ll 'ES éd", "J. K.", "x'y'z", "---", "\xff\xfe.", "quiet—gu'e es ed ing"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readability.Count(text)
		if got.Sentences > got.Words || got.Words > got.Syllables || got.Syllables > len(text) || got.Sentences < 0 {
			t.Fatalf("%+v", got)
		}
		if (got.Words > 0) != (got.Sentences > 0) {
			t.Fatalf("%+v", got)
		}
		more := readability.Count(text + "\nOne more line.")
		if more.Words != got.Words+3 || more.Sentences != got.Sentences+1 || more.Syllables != got.Syllables+3 {
			t.Fatalf("%+v with a line of three words is %+v", got, more)
		}
		if age := got.Age(); age != 0 && (age < 5 || age > 25) {
			t.Fatalf("the age %f", age)
		}
	})
}

func BenchmarkCount(b *testing.B) {
	text := strings.Repeat("Stop. Do not pay, and do not delete anything yet: it is evidence. ", 60)
	counter := readability.NewCounter()
	b.ReportAllocs()
	for b.Loop() {
		counter.Count(text)
	}
}

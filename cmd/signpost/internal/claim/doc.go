// Package claim judges words about figures: are they true of the data?
//
// The main function is [Judge]. It reads the visible words of a claim by the forms
// of a phrase book, works out from the figures what is known of the quantity they
// speak of, and answers true, false or cannot tell. Only true words may be
// published. [Book] is the phrase book as documentation: it is made of the very
// table that the parser reads by. [Describe] goes the other way and finds words for
// two figures.
//
// # How words are judged
//
// The words assert an interval: "more than 250 per cent" is everything above 250.
// The figures prove an interval too: 619 after 173 is a rise of 257.8 per cent
// and nothing else, "more than 166" reports are 167 or any number above. Words are
// true when every number that the figures leave possible is one that the words
// allow, and false when none is. Otherwise nobody can tell, and the words are
// refused as well. All arithmetic is exact.
//
// Figures that may not be compared, such as a whole year and a part of one, are
// not compared, whatever their numbers: see [stats.Dataset.Comparable]. There is
// one exception. What a part of a year has more of than a whole one, the whole of
// its own year has more of too.
//
// Words that fit no form are refused, because words that are not understood cannot
// be checked; so are words that two readers take in two ways.
//
// The package does not know about pages. It reads no files and changes no data.
package claim

package scaffold_test

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/scaffold"
)

func ExampleNew() {
	file, err := scaffold.New("page", "about/partners")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(file.Name)
	fmt.Printf("%s", file.Data)
	// Output:
	// content/about/partners.md
	// ---
	// # What stands after a # is a note for you; readers never see it. To use a key that
	// # has a # before it, take that # away.
	// draft: true                     # keeps the page off the site; remove this line when it is ready
	// title: "Partners"
	// summary: "One sentence that says what a reader finds here."
	// #reviewed: 2000-01-01           # the day on which somebody confirmed the page
	// #owner: Site owner              # a role, not a person's name
	// #nations: [wales]              # if it is for readers in one nation: england, wales, scotland, northern-ireland
	// #nav_title: Short title         # a shorter title for menus
	// #tab_title: Plain title         # for the browser's tab and history, if the title tells too much
	// #keywords: [word, two words]    # what readers look for and the page does not say, for the search
	// #audience: [everyone]           # whom it is for: young-people, parents, teachers, everyone
	// #weight: 10                     # its place in the folder: 1 comes first; without a weight, last
	// #review_by: 2030-01-31          # the day of the next review, if the site's usual period does not fit
	// #publish: 2030-01-01 09:00      # not shown before this day, or day and time
	// #expires: 2030-12-31            # not shown from this day on
	// #sources:                       # what the page rests on; url may be left out, date is in your words
	// #  - title: "Name of the page, and who published it"
	// #    url: https://www.example.org/page
	// #    date: "March 2024"
	// #changes:                       # what readers of the feed should know, newest first
	// #  - date: 2030-01-01
	// #    what: "New advice on one point."
	// #aliases: [/old/partners/]      # addresses that should lead here
	// #allow: [review-due]            # rules to silence on this page: ask before you do
	// #kind: page                     # only if the folder would make another kind of page of it
	// ---
	//
	// Begin with what the reader came for.
	//
	// ## A heading
	//
	// Short sentences. One thought at a time.
	//
	// ## Your next step
	//
	// Name one thing that the reader can do now.
}

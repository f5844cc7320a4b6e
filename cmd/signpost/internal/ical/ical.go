// Package ical writes calendars as RFC 5545 describes them: days on which something is
// to be done, for Outlook, Google Calendar and the calendars of telephones.
//
// [Calendar] and [Event] are all of it, and [Calendar.Document] is the file. There is
// no clock and no time zone: an event is a whole day, wherever the reader is, and does
// not make anybody busy. It does not repeat either.
package ical

import (
	"time"

	"example.org/signpost/cmd/signpost/internal/contentline"
)

// MediaType is the IANA media type of a calendar.
const MediaType = "text/calendar"

// productID names the program that wrote a calendar (RFC 5545, section 3.7.3).
const productID = "-//example.org//Signpost//EN"

// A Calendar is a list of events under a name.
type Calendar struct {
	Name   string
	Events []Event
}

// An Event is one day on which something is to be done.
type Event struct {
	// UID tells the event from every other one in the world, and stays the same when
	// the event is moved: a calendar that has it already is brought up to date.
	UID string
	// Summary is the line that a calendar shows, Description what it shows when that is
	// opened, URL the address to go to. The last two may be "".
	Summary, Description, URL string
	// Date is the day: its year from 0 to 9999, month and day, whatever the time and the
	// location.
	Date time.Time
}

// Document is the calendar as a file, its events in their order. The same calendar
// gives the same bytes: the time at which an event was written down, which every event
// must have, is the beginning of its day.
//
// RFC 5545 wants one event at least. A calendar without any is written all the same,
// and is read by programs as what it is.
func (c Calendar) Document() []byte {
	var d contentline.Document
	d.Plain("BEGIN", "VCALENDAR")
	d.Plain("VERSION", "2.0")
	d.Text("PRODID", productID)
	d.Plain("CALSCALE", "GREGORIAN")
	d.Text("NAME", c.Name)         // RFC 7986
	d.Text("X-WR-CALNAME", c.Name) // what Outlook and Google read instead
	for _, e := range c.Events {
		e.write(&d)
	}
	d.Plain("END", "VCALENDAR")
	return d.Bytes()
}

// write adds the event to a calendar.
func (e Event) write(d *contentline.Document) {
	day := time.Date(e.Date.Year(), e.Date.Month(), e.Date.Day(), 0, 0, 0, 0, time.UTC)
	d.Plain("BEGIN", "VEVENT")
	d.Text("UID", e.UID)
	d.Plain("DTSTAMP", day.Format("20060102T150405Z"))
	d.Plain("DTSTART;VALUE=DATE", day.Format("20060102"))
	d.Plain("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102")) // the first day that is not in it
	d.Text("SUMMARY", e.Summary)
	if e.Description != "" {
		d.Text("DESCRIPTION", e.Description)
	}
	if e.URL != "" {
		d.Plain("URL", e.URL)
	}
	d.Plain("TRANSP", "TRANSPARENT")
	d.Plain("END", "VEVENT")
}

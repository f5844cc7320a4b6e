package directive

import (
	"html/template"
	"slices"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/qrcode"
)

// Contact is a service with the one best way to reach it. Limits says whom it is for
// where that is not everybody who reads the page, such as "For anyone under 19".
type Contact struct {
	Helpline
	Way    *Way
	Limits string
}

// Contacts is a short list of services, one line each. Taken says when and from what
// their facts were taken, and whether they were confirmed.
type Contacts struct {
	Services []Contact
	Taken    string
}

// Template is directives/contacts.html.
func (Contacts) Template() string { return "directives/contacts.html" }

// WalletCard is a small card to print, cut out and keep. Site is the site's address
// without https://; Taken is as in [Contacts].
type WalletCard struct {
	Services    []Contact
	Site, Taken string
}

// Template is directives/wallet-card.html.
func (WalletCard) Template() string { return "directives/wallet-card.html" }

// TearOff is a notice to put up, with a row of strips to tear off. Emergency is the
// emergency service, which stands on the notice only, or nil; Site is the site's address
// without https://, and Code the same as a QR code; Taken is as in [Contacts].
type TearOff struct {
	Emergency   *Contact
	Services    []Contact
	Site, Taken string
	Code        template.HTML
}

// Template is directives/tear-off.html.
func (TearOff) Template() string { return "directives/tear-off.html" }

// Strips is as many strips as fit below a notice.
func (TearOff) Strips() [8]struct{} { return [8]struct{}{} }

func contacts(c *call) View {
	list, taken := c.contacts()
	return Contacts{list, taken}
}

func walletCard(c *call) View {
	list, taken := c.contacts()
	return WalletCard{list, c.env.Site, taken}
}

func tearOff(c *call) View {
	list, taken := c.contacts()
	view := TearOff{Site: c.env.Site, Taken: taken}
	if code, err := qrcode.SVG("https://" + c.env.Site); err == nil && c.env.Site != "" {
		view.Code = code // a longer address than fits in one is printed only
	}
	first := 0
	if len(list) > 1 && list[0].Emergency && list[0].Way != nil {
		view.Emergency, list, first = &list[0], list[1:], 1
	}
	if len(list) > 1 {
		c.fault(c.word(first+1).Span, "directive-argument", "write a ::tear-off{…} of its own for each: there is room for one number on a strip", "%d services on one notice", len(list))
	}
	for _, s := range list {
		if s.Way == nil || !s.Way.Always {
			c.fault(c.word(first).Span, "directive-argument", "name a service that answers day and night; a card or a page has room for hours",
				"%s is not there at every hour, and a strip has no room to say when", s.Name)
		}
	}
	view.Services = list
	return view
}

// contacts finds the services that the arguments name, and says how sure they are.
// Limits are always said: there is room for them.
func (c *call) contacts() (list []Contact, taken string) {
	var services []*helpline.Service
	for i := range c.Args {
		id := c.word(i)
		h, service := c.service(id)
		if service == nil {
			continue
		}
		if slices.Contains(services, service) {
			c.fault(id.Span, "directive-argument", "keep one of them", "%q stands twice", id.Value)
			continue
		}
		services = append(services, service)
		contact := Contact{Helpline: h, Limits: limitsLine(service.Limits(c.on.Reader))}
		if len(h.Ways) > 0 {
			contact.Way = &h.Ways[0]
		}
		list = append(list, contact)
	}
	return list, helpline.TakenShort(services)
}

package helpline

import (
	"fmt"
	"net/url"
	"strings"
)

// errAddress is wrapped by every error about a web or e-mail address.
const errAddress = sentinel("not an address")

// addressFault makes an error about a web or e-mail address.
func addressFault(hint, format string, args ...any) error {
	return &fault{kind: errAddress, text: fmt.Sprintf(format, args...), hint: hint}
}

// checkWeb accepts https addresses of a named host, and nothing else: no other
// scheme can be opened safely from a page of help, and user information in front
// of a host is how a false address is made to look like a true one.
func checkWeb(s string) error {
	const hint = "write the whole address, such as https://www.childline.org.uk"
	if strings.ContainsAny(s, " \t\n\\\"'<>`{}|^") {
		return addressFault(hint, "a character in %q that no web address holds", s)
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return addressFault(hint, "%q is not a web address", s)
	case strings.HasPrefix(s, "//"), u.Scheme == "":
		return addressFault(hint, "%q does not begin with https://", s)
	case u.Scheme == "http":
		return addressFault("write https:// if the service has it; if not, leave the address out",
			"%q is http, which anybody on the way can read and change; want https", s)
	case u.Scheme != "https":
		return addressFault("only https addresses can be linked", "%q is a %s: address, want https", s, u.Scheme)
	case u.User != nil:
		return addressFault("take out everything between // and @", "user information before the host in %q", s)
	case u.Opaque != "" || u.Host == "":
		return addressFault(hint, "no host in %q", s)
	case u.Port() != "" || strings.HasSuffix(u.Host, ":"):
		return addressFault("take the port out", "a port in %q", s)
	case !isHost(u.Host):
		return addressFault(hint, "%q is not the name of a host in %q", u.Host, s)
	}
	return nil
}

// checkMail accepts the plain shape of an e-mail address, far narrower than
// RFC 5322: what is outside it is a slip of the keyboard, not a public service.
func checkMail(s string) error {
	const hint = "write the address alone, such as help@example.org"
	if strings.HasPrefix(s, "mailto:") {
		return addressFault("take mailto: out, the site adds it", "%q is a link, want an e-mail address", s)
	}
	local, host, ok := strings.Cut(s, "@")
	switch {
	case !ok:
		return addressFault(hint, "no @ in %q", s)
	case local == "" || len(local) > 64 || strings.Trim(local, ".") != local || strings.Contains(local, "..") || !only(local, "._+-"):
		return addressFault(hint, "%q is not the part of an e-mail address before the @", local)
	case !isHost(host):
		return addressFault(hint, "%q is not the name of a mail host", host)
	}
	return nil
}

// isHost reports whether s is the name of a public host: labels of ASCII
// letters, digits and hyphens with dots between them, the last one of letters.
// Names in other scripts are refused because they can look like known ones.
func isHost(s string) bool {
	labels := strings.Split(s, ".")
	if len(s) > 253 || len(labels) < 2 {
		return false
	}
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.Trim(label, "-") != label || !only(label, "-") {
			return false
		}
	}
	last := labels[len(labels)-1]
	return len(last) >= 2 && digitsOf(last) == ""
}

// only reports whether s is of ASCII letters, digits and the signs given.
func only(s, signs string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && strings.IndexByte(signs, c) < 0 {
			return false
		}
	}
	return true
}

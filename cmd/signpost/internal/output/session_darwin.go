package output

import "golang.org/x/sys/unix"

// session names the time since the system was started, "" if it is not known.
func session() string {
	id, err := unix.Sysctl("kern.bootsessionuuid")
	if err != nil {
		return ""
	}
	return id
}

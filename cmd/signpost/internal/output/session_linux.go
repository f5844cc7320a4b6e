package output

import (
	"os"
	"strings"
)

// session names the time since the system was started, "" if it is not known.
func session() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}

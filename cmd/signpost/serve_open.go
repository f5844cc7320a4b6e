package main

import (
	"fmt"
	"os/exec"
	"runtime"
)

// openBrowser shows the preview in the browser that the user has chosen. If that does not
// work, the address stands in the terminal.
func openBrowser(t *terminal) {
	cmd := exec.Command("xdg-open", t.address) //nolint:gosec // the address is 127.0.0.1 and a number.
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", t.address) //nolint:gosec // as above.
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", t.address) //nolint:gosec // as above.
	}
	apart(cmd)
	if err := cmd.Start(); err != nil {
		t.notOpened(err)
		return
	}
	go func() {
		// A browser that this call starts may run on for as long as somebody looks.
		if err := cmd.Wait(); err != nil {
			t.notOpened(err)
		}
	}()
}

// notOpened says that there is no browser.
func (t *terminal) notOpened(err error) {
	t.tell(fmt.Sprintf("No browser could be opened (%s): open %s yourself.", err, t.address))
}

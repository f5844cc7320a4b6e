//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// apart keeps a browser from ending with the preview: Ctrl-C goes to the whole group of
// processes in front.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

//go:build !unix

package main

import "os/exec"

// apart does nothing where Ctrl-C goes to no group of processes.
func apart(*exec.Cmd) {}

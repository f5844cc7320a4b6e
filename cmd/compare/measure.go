package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"time"
)

// sample is what one run took, or one save. What is 0 is not known.
type sample struct {
	Wall   time.Duration `json:"wall_ns"`
	CPU    time.Duration `json:"cpu_ns"`
	Memory int64         `json:"memory_bytes"` // the most that it had at once
	Output int64         `json:"output_bytes"`
}

// measure runs a command to its end. What it printed is in the error, if there is one.
func measure(ctx context.Context, command []string) (sample, error) {
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, command[0], command[1:]...) //nolint:gosec // the two programs that are compared.
	cmd.Stdout, cmd.Stderr = &said, &said
	begin := time.Now()
	err := cmd.Run()
	wall := time.Since(begin)
	if err != nil {
		return sample{}, fmt.Errorf("%v: %w\n%s", command, err, said.Bytes())
	}
	state := cmd.ProcessState
	return sample{Wall: wall, CPU: state.UserTime() + state.SystemTime(), Memory: peak(state)}, nil
}

// sizeOf adds up the bytes of all files in a folder.
func sizeOf(folder string) (total int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

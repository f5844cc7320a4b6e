package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// hugoVersion is the one that is compared with unless another is given.
const hugoVersion = "github.com/gohugoio/hugo@v0.165.0"

// today is the day of which both sites are built.
const today = "2026-11-22"

// newHugo installs Hugo below folder unless path names one.
func newHugo(ctx context.Context, path, folder string) (string, error) {
	if path != "" {
		return path, nil
	}
	bin := filepath.Join(folder, "bin")
	cmd := exec.CommandContext(ctx, "go", "install", hugoVersion)
	cmd.Env = append(os.Environ(), "GOBIN="+bin)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("install %s: %w", hugoVersion, err)
	}
	return filepath.Join(bin, "hugo"), nil
}

// newSignpost builds Signpost of this module below folder unless path names one.
func newSignpost(ctx context.Context, path, folder string) (string, error) {
	if path != "" {
		return path, nil
	}
	program := filepath.Join(folder, "bin", "signpost")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", program, "example.org/signpost/cmd/signpost") //nolint:gosec // of this module.
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("build signpost: %w", err)
	}
	return program, nil
}

// hugoProject is the project that the program at path builds, below folder.
func hugoProject(path, folder string) *project {
	p := &project{
		format: hugo{}, name: "hugo", folder: filepath.Join(folder, "hugo"), layout: "layouts/baseof.html", output: "public",
		caches: []string{".cache", "resources", ".hugo_build.lock"},
	}
	p.command = func(bool) []string {
		return []string{
			path, "--quiet", "--source", p.folder, "--destination", filepath.Join(p.folder, p.output),
			"--cacheDir", filepath.Join(p.folder, ".cache"), "--clock", today + "T12:00:00Z",
		}
	}
	p.serve = func(port int) []string {
		return []string{
			path, "server", "--source", p.folder, "--bind", "127.0.0.1", "--port", strconv.Itoa(port),
			"--cacheDir", filepath.Join(p.folder, ".cache"), "--clock", today + "T12:00:00Z",
		}
	}
	p.live = livereload
	return p
}

// signpostProject is the project that the program at path builds, below folder. Where the
// program can keep something for the next build, it is told where, and not to in a cold
// one.
func signpostProject(ctx context.Context, path, folder string) *project {
	p := &project{
		format: signpost{}, name: "signpost", folder: filepath.Join(folder, "signpost"), layout: "templates/base.html", output: "public",
		caches: []string{".cache"},
	}
	help, err := exec.CommandContext(ctx, path, "build", "--help").Output()
	keeps := err == nil && strings.Contains(string(help), "--no-cache")
	p.command = func(fresh bool) []string {
		command := []string{path, "build", "--source", p.folder, "--output", filepath.Join(p.folder, p.output), "--now", today}
		switch {
		case keeps && fresh:
			command = append(command, "--no-cache")
		case keeps:
			command = append(command, "--cache", filepath.Join(p.folder, ".cache"))
		}
		return command
	}
	p.serve = func(port int) []string {
		return []string{path, "serve", "--source", p.folder, "--port", strconv.Itoa(port), "--now", today}
	}
	p.live = events
	p.check = []string{path, "check", "--strict", "--source", p.folder, "--now", today}
	return p
}

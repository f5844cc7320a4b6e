package output

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Environment variables that make the test binary a child, see TestMain.
const (
	childTask   = "SIGNPOST_OUTPUT_TASK"
	childFolder = "SIGNPOST_OUTPUT_FOLDER"
)

// TestMain runs a task instead of the tests in a child process, which can then
// be killed.
func TestMain(m *testing.M) {
	task := os.Getenv(childTask)
	if task == "" {
		os.Exit(m.Run())
	}
	if err := runChild(task, os.Getenv(childFolder)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func runChild(task, dir string) error {
	f, err := locate(dir)
	if err != nil {
		return err
	}
	if task == "hold" {
		if _, err := f.acquire(); err != nil {
			return err
		}
		fmt.Println("ready")
		_, err := io.Copy(io.Discard, os.Stdin) // Until the parent kills us, or ends.
		return err
	}
	siteOf := killSite
	if task == "mend" {
		siteOf = mendSite
	} else {
		f.exchange = ways()[task]
	}
	fmt.Println("ready")
	for i := 0; ; i++ {
		if _, err := f.sync(context.Background(), list(siteOf(i%2)), Options{}); err != nil {
			return err
		}
	}
}

// sharedFiles is half the number of names that both generations have.
const sharedFiles = 12

// killSite is the generation number n; half of its files are in both.
func killSite(n int) map[string]string {
	site := map[string]string{fmt.Sprintf("only/%d/here.html", n): "here"}
	for i := range sharedFiles {
		site[fmt.Sprintf("same/%d/index.html", i)] = strings.Repeat("same ", 1000)
		site[fmt.Sprintf("new/%d/index.html", i)] = strings.Repeat(fmt.Sprintf("generation %d ", n), 2000)
	}
	return site
}

type child struct {
	*exec.Cmd
	errors bytes.Buffer
}

// startChild starts a task and waits until it is at work.
func startChild(t *testing.T, task, dir string) *child {
	t.Helper()
	c := &child{Cmd: exec.Command(os.Args[0])}
	c.Env = append(os.Environ(), childTask+"="+task, childFolder+"="+dir)
	c.Stderr = &c.errors
	if _, err := c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		_ = c.Process.Kill()
		_ = c.Wait()
		t.Fatalf("child says %q, %v, %s", line, err, &c.errors)
	}
	return c
}

func (c *child) kill(t *testing.T) {
	t.Helper()
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // "signal: killed"
	if c.errors.Len() > 0 {
		t.Fatalf("child: %s", &c.errors)
	}
}

// A run that is killed at any moment leaves the old generation or the new one.
func TestSyncKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs SIGKILL")
	}
	for task := range ways() {
		t.Run(task, func(t *testing.T) {
			f := newFolder(t)
			mustSync(t, f, killSite(0))
			var left, missing, changed int
			last := 0
			for range 60 {
				c := startChild(t, task, f.path)
				time.Sleep(rand.N(30 * time.Millisecond))
				c.kill(t)
				there, err := exists(f.path)
				if err != nil {
					t.Fatal(err)
				}
				whole := f.path
				if !there {
					if task == "exchange" && runtime.GOOS == "linux" {
						t.Fatal("the folder is missing")
					}
					missing++
					whole = f.old
				}
				got := wantWhole(t, whole)
				if got != last {
					changed++
				}
				last = got
				if staged, _ := exists(f.next); staged {
					left++
				}
			}
			t.Logf("60 kills: staging left %d times, folder missing %d times, other generation %d times", left, missing, changed)
			if left == 0 || changed == 0 {
				t.Error("no kill met a run at work")
			}
			mustSync(t, f, killSite(0))
			wantSite(t, f, killSite(0))
		})
	}
}

// wantWhole checks that root is one whole generation, and returns which.
func wantWhole(t *testing.T, root string) int {
	t.Helper()
	got := snapshot(t, root)
	for n := range 2 {
		want := killSite(n)
		if !maps.Equal(got, want) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, ManifestName))
		if err != nil || !bytes.Equal(data, manifestOf(t, want)) {
			t.Fatalf("generation %d without its manifest: %v", n, err)
		}
		return n
	}
	t.Fatalf("%s is a mixture of generations, or not complete: %d files", root, len(got))
	return 0
}

// Whoever reads while generations are exchanged finds every file, whole.
func TestSyncWhileReading(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only an exchange leaves no gap")
	}
	f := newFolder(t)
	sites := []map[string]string{killSite(0), killSite(1)}
	mustSync(t, f, sites[0])
	ctx, stop := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		var reads int
		for i := 0; ctx.Err() == nil; i++ {
			name := fmt.Sprintf("new/%d/index.html", i%sharedFiles)
			data, err := os.ReadFile(f.in(f.path, name))
			if err != nil {
				result <- err
				return
			}
			if got := string(data); got != sites[0][name] && got != sites[1][name] {
				result <- fmt.Errorf("%s has %d bytes of no generation", name, len(got))
				return
			}
			reads++
		}
		if reads < 50 {
			result <- errors.New("hardly anything was read")
			return
		}
		result <- nil
	}()
	for i := range 50 {
		mustSync(t, f, sites[(i+1)%2])
	}
	stop()
	if err := <-result; err != nil {
		t.Error(err)
	}
}

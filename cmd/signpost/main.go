package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // the site's time zone must be known on every machine
)

func main() {
	paceCollector()
	status := run(os.Args[1:], os.Stdout, os.Stderr)
	os.Exit(status) // the only os.Exit
}

// paceCollector puts the garbage collector's first run off until the heap has 128 MB: most
// sites are built before, and it was a tenth of their time. From then on the heap may grow by
// three fifths of what lives, and not by as much again: at 10,000 pages this is an eighth
// less of the memory, for no more of the time.
func paceCollector() {
	const least, growth = 128, 60       // MB, and in a hundred
	debug.SetGCPercent(100 * least / 4) // what it begins at is this part of 4 MB
	unused := new([64]byte)             // the first run finds that nobody has it
	runtime.AddCleanup(unused, func(percent int) { debug.SetGCPercent(percent) }, growth)
}

// The statuses that the program ends with.
const (
	statusGood    = 0
	statusContent = 1 // something is wrong with the project
	statusUsage   = 2 // the command line is wrong
	statusMachine = 3 // the disk, or the system, is at fault
)

// run carries out a command line and gives the status to end with.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := interruptible(context.Background())
	defer stop()
	root := newRoot(&console{stdout: stdout, stderr: stderr})
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var caught *interruption
	var over *closing
	var ended *failure
	switch {
	case err == nil:
		return statusGood
	case errors.As(err, &over) && errors.As(context.Cause(ctx), &caught):
		return caught.status()
	case errors.As(context.Cause(ctx), &caught):
		fmt.Fprintf(stderr, "signpost: stopped; nothing was published\n")
		return caught.status()
	case errors.As(err, &ended):
		if ended.cause != nil {
			fmt.Fprintf(stderr, "signpost: %s\n", ended.cause)
		}
		return ended.status
	}
	fmt.Fprintf(stderr, "signpost: %s\nTry: signpost --help\n", err)
	return statusUsage
}

// failure ends a command with a status; without a cause everything was said.
type failure struct {
	status int
	cause  error
}

// Error is the cause.
func (f *failure) Error() string { return fmt.Sprint(f.cause) }

// Unwrap is the cause.
func (f *failure) Unwrap() error { return f.cause }

// closing is how a command ends that runs until it is interrupted. It was said.
type closing struct{ words string }

// Error says that the command is at its end.
func (c *closing) Error() string { return c.words }

// interruption is the cause of a context that a signal ended.
type interruption struct{ signal os.Signal }

// Error names the signal.
func (i *interruption) Error() string { return i.signal.String() }

// status is 128 and the signal's number, as shells have it.
func (i *interruption) status() int {
	if number, ok := i.signal.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return statusMachine
}

// interruptible ends its context at the first SIGINT or SIGTERM; a second one ends
// the program at once.
func interruptible(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(&interruption{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}

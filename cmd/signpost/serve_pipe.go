package main

import (
	"os"
	"os/signal"
	"syscall"
)

// surviveClosedPipes lets the preview go on when nobody reads its terminal any more, as
// behind "| head". To be told of the signal is enough. To ignore it would be handed on to
// the browser that the preview starts.
func surviveClosedPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

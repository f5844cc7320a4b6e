//go:build !unix

package main

// noBlock is nothing where files cannot be waited for.
const noBlock = 0

// Package opening knows when somebody answers: hours, how an editor writes them and
// how they are said, and what they mean at one instant.
package opening

//go:build !linux && !darwin

package output

// session is not known here.
func session() string { return "" }

package knowledge

import "strings"

// FileClass is the class of what open gives for a mode that is known: "rb" is "io.BufferedReader". It holds for every
// function whose entry returns "io.TextIOWrapper" and has a parameter "mode"; a mode not given is "r".
func FileClass(mode string) string {
	switch {
	case !strings.Contains(mode, "b"):
		return "io.TextIOWrapper"
	case strings.Contains(mode, "+"):
		return "io.BufferedRandom"
	case strings.ContainsAny(mode, "wax"):
		return "io.BufferedWriter"
	}
	return "io.BufferedReader"
}

package profile

import (
	"strconv"
	"strings"
)

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// threadNumber is the number that austin writes in hexadecimal, as other tools write it.
func threadNumber(hex string) string {
	n, err := strconv.ParseInt(strings.TrimPrefix(hex, "0x"), 16, 64)
	if err != nil {
		return clean(hex)
	}
	return decimal(n)
}

// isPythonFile reports whether the file of a frame is one of Python: not a library of the system.
func isPythonFile(file string) bool {
	return strings.HasSuffix(file, ".py") || strings.HasPrefix(file, "<") && strings.HasSuffix(file, ">")
}

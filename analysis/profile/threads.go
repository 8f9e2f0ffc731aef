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

// pyspyThreadFrame reads "thread (7): pool", with which py-spy names the thread of a stack.
func pyspyThreadFrame(text string) (name string, ok bool) {
	text, ok = strings.CutPrefix(text, "thread (")
	if !ok {
		return "", false
	}
	id, label, ok := strings.Cut(text, ")")
	if _, err := strconv.ParseUint(id, 10, 64); !ok || err != nil {
		return "", false
	}
	return threadName(id, strings.TrimPrefix(label, ": ")), true
}

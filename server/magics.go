package server

import "bytes"

// Lines of a notebook that IPython understands and Python does not are turned into blanks of the same length, so that all
// other lines keep their places. Facts: IPython's documentation of magics and of its input transformations.

// timed are the magics of cells whose body is Python all the same.
var timed = [][]byte{[]byte("%%time"), []byte("%%timeit"), []byte("%%capture"), []byte("%%prun"), []byte("%%memit")}

// withoutMagics is the text with blanks for what is no Python.
func withoutMagics(body []byte) []byte {
	if first := bytes.TrimLeft(body, " \t\r\n"); bytes.HasPrefix(first, []byte("%%")) && !isTimed(first) {
		return blank(bytes.Clone(body))
	}
	out := bytes.Clone(body)
	for at := 0; at < len(out); {
		end := at + lineLength(out[at:])
		if isMagic(out[at:end]) {
			blank(out[at:end])
		}
		at = end
	}
	return out
}

func isTimed(cell []byte) bool {
	word, _, _ := bytes.Cut(cell, []byte("\n"))
	word, _, _ = bytes.Cut(word, []byte(" "))
	for _, t := range timed {
		if bytes.Equal(bytes.TrimRight(word, "\r"), t) {
			return true
		}
	}
	return false
}

// lineLength is the length of the first line with its ending.
func lineLength(t []byte) int {
	if n := bytes.IndexByte(t, '\n'); n >= 0 {
		return n + 1
	}
	return len(t)
}

// isMagic tells lines that begin with %, ! or ?, end with ?, or assign what a magic or a command of the shell gives.
func isMagic(line []byte) bool {
	code := bytes.TrimSpace(line)
	if len(code) == 0 || code[0] == '#' {
		return false
	}
	if code[0] == '%' || code[0] == '!' || code[0] == '?' || asksForHelp(code) {
		return true
	}
	name, value, assigned := bytes.Cut(code, []byte("="))
	value = bytes.TrimLeft(value, " \t")
	return assigned && len(value) > 0 && (value[0] == '!' || value[0] == '%') && isTarget(bytes.TrimSpace(name))
}

// asksForHelp tells "name?" and "name??".
func asksForHelp(code []byte) bool {
	name := bytes.TrimRight(code, "?")
	return len(name) < len(code) && len(name) > 0 && isTarget(bytes.ReplaceAll(name, []byte("."), nil))
}

// isTarget tells what may stand before the = of such an assignment: names, no comparison or call.
func isTarget(name []byte) bool {
	for _, c := range name {
		letter := c == '_' || c == ',' || c == ' ' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
		if !letter {
			return false
		}
	}
	return len(name) > 0
}

// blank turns everything but line endings into blanks, in place.
func blank(t []byte) []byte {
	for i, c := range t {
		if c != '\n' && c != '\r' {
			t[i] = ' '
		}
	}
	return t
}

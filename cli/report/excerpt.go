package report

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// The size of an excerpt in characters: how long a line may be, and what is shown before the place in a longer one.
const (
	longest    = 160
	lead       = 60
	tabWidth   = 4
	unreadable = "�"
)

// cut is the line as it is shown, the width of what stands before the place, and the width of the place in it.
func cut(p Place) (line string, before, marked int) {
	all := []rune(string(p.Source))
	start := min(max(p.Column-1, 0), len(all))
	end := len(all)
	if p.EndLine == p.Line {
		end = min(max(p.EndColumn-1, start), len(all))
	}
	from, to := 0, len(all)
	head, tail := "", ""
	if len(all) > longest {
		if start > lead {
			from, head = start-lead, "…"
		}
		if from+longest < to {
			to, tail = from+longest, "…"
		}
	} else {
		for from < start && unicode.IsSpace(all[from]) {
			from++
		}
	}
	end = min(end, to)
	lead := head + Visible(string(all[from:start]))
	place := Visible(string(all[start:max(end, start)]))
	rest := strings.TrimRightFunc(Visible(string(all[max(end, start):to])), unicode.IsSpace)
	return lead + place + rest + tail, uniseg.StringWidth(lead), max(uniseg.StringWidth(place), 1)
}

// Visible replaces what a terminal would obey, or what would make text seem to be another than it is.
func Visible(s string) string {
	clean := func(r rune) bool { return r != '\t' && r != unicode.ReplacementChar && unicode.IsPrint(r) }
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabWidth))
		case r < ' ':
			b.WriteRune('␀' + r)
		case !clean(r) && !unicode.IsSpace(r):
			b.WriteString(unreadable)
		case !clean(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

package program

import (
	"bytes"
	"slices"
)

// starters are the words before the name of a function that is started in a thread.
var starters = [][]byte{[]byte("target"), []byte("submit"), []byte("start_new_thread")}

// startedNames are the names that the text of the unit starts threads with. Reading the text alone costs little: most functions
// are never started.
func (u *Unit) startedNames() []string {
	if !u.soughtStarted {
		u.soughtStarted = true
		for _, word := range starters {
			u.started = namesBehind(u.started, u.Syntax.Text, word)
		}
	}
	return u.started
}

// namesBehind adds the names that stand behind the word and = or an opening bracket.
func namesBehind(found []string, text, word []byte) []string {
	for {
		i := bytes.Index(text, word)
		if i < 0 {
			return found
		}
		text = text[i+len(word):]
		rest := bytes.TrimLeft(text, " ")
		if len(rest) == 0 || rest[0] != '=' && rest[0] != '(' {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n\\")
		if end := wordEnd(rest, 0); end > 0 && !slices.Contains(found, string(rest[:end])) {
			found = append(found, string(rest[:end]))
		}
	}
}

// restarted gives the names that were asked for anew where the old or the new units start something with them.
func (p *Program) restarted(m *Module, old, fresh []*Unit) {
	if len(m.started) == 0 {
		return
	}
	for _, units := range [][]*Unit{old, fresh} {
		for _, u := range units {
			for _, name := range u.startedNames() {
				if m.started[name] {
					p.memo.touch(question{askStarted, m, name}, m.starts(name))
				}
			}
		}
	}
}

package program

import (
	"bytes"
	"slices"
)

// mentions is an input: the units of a module in which a word stands.
type mentions []*Unit

func (l mentions) same(other any) bool { return slices.Equal(l, other.(mentions)) }

// Mentions are the units of the module whose text has the word. They are parsed for it.
func (p *Program) Mentions(m *Module, word string) []*Unit {
	units := p.memo.read(question{askMentions, m, word}, func() any {
		if m.asked == nil {
			m.asked = map[string]bool{}
		}
		m.asked[word] = true
		return m.mentioning(word)
	}).(mentions)
	for _, u := range units {
		p.readBody(u.Funcs[0])
		p.want(u)
	}
	return units
}

func (m *Module) mentioning(word string) mentions {
	var found mentions
	for _, u := range m.Units {
		if hasIdentifier(u.Syntax.Text, word) {
			found = append(found, u)
		}
	}
	return found
}

// mentioned gives the words that were asked for new units where the old or the new ones have them.
func (p *Program) mentioned(m *Module, old, fresh []*Unit) {
	for word := range m.asked {
		has := func(u *Unit) bool { return hasIdentifier(u.Syntax.Text, word) }
		if slices.ContainsFunc(old, has) || slices.ContainsFunc(fresh, has) {
			p.memo.touch(question{askMentions, m, word}, m.mentioning(word))
		}
	}
}

// hasIdentifier reports whether the word stands in the text on its own.
func hasIdentifier(text []byte, word string) bool {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(word))
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if (start == 0 || !identifier[text[start-1]]) && (end == len(text) || !identifier[text[end]]) {
			return true
		}
		from = end
	}
}

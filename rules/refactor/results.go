package refactor

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
)

// kept is what a loop keeps its values in.
type kept uint8

const (
	inList kept = iota
	inSet
	inDict
)

// keptIn is what a comprehension makes.
var keptIn = map[facts.Op]kept{facts.OfList: inList, facts.OfSet: inSet, facts.OfDict: inDict}

// collected is the source that keeps all values where the loop kept them one by one. The items of a dict are made a list first:
// they are gone through twice.
func (l *loop) collected(all string) string {
	switch {
	case l.kept == inDict && l.comp != facts.None:
		return "dict(zip(" + l.keys() + ", " + all + "))"
	case l.kept == inDict:
		return l.list + ".update(zip(" + l.keys() + ", " + all + "))"
	case l.comp == facts.None:
		return l.list + ".extend(" + all + ")"
	case l.kept == inSet:
		return "set(" + all + ")"
	}
	return all
}

// keys is the source of the keys of all turns.
func (l *loop) keys() string {
	if l.in.Text(l.key) == l.in.Text(l.target) {
		return l.turns
	}
	return "[" + l.keyText() + " for " + l.in.Text(l.target) + " in " + l.turns + "]"
}

// keyText is the source of the key of a turn, a tuple in parentheses.
func (l *loop) keyText() string {
	text := l.in.Text(l.key)
	if l.in.Expr(l.key).Kind == facts.Tuple && !strings.HasPrefix(text, "(") {
		return "(" + text + ")"
	}
	return text
}

// source is how the rewritten code names the items; the lines before it make a list of those of a dict.
func (l *loop) source(d *rewrite.Draft) (before []string) {
	l.turns = l.in.Text(l.items)
	if l.kept != inDict {
		return nil
	}
	name := d.NewName(l.f.Unit, "turns")
	before = []string{name + " = list(" + l.turns + ")"}
	l.turns = name
	return before
}

// takeEntry notes the key and the value of a turn that keeps them in a dict: the key only names things.
func (l *loop) takeEntry(key, value facts.ID) {
	names := true
	l.in.Walk(key, func(id facts.ID) {
		k := l.in.Expr(id).Kind
		names = names && slices.Contains([]facts.ExprKind{facts.Name, facts.Attr, facts.Const, facts.Tuple}, k)
	})
	if !names {
		return
	}
	l.kept, l.key = inDict, key
	l.take(value)
}

// mapped is the source of the iterables with which map makes the calls of the turns; false where it cannot.
func (l *loop) mapped(d *rewrite.Draft) (string, bool) {
	names, args := l.names(), l.in.Items(l.in.Expr(l.value).List)
	var given []string
	for _, a := range args {
		if l.in.Expr(a).Kind != facts.Name {
			return "", false
		}
		given = append(given, l.in.Expr(a).Name)
	}
	if l.in.Expr(l.target).Kind == facts.Name {
		return l.turns, slices.Equal(given, names)
	}
	iterables := l.zipped(d)
	switch {
	case len(names) == 0 || len(given) == 0:
		return "", false
	case l.kept != inDict && len(iterables) == len(names):
		var chosen []string
		for _, g := range given {
			i := slices.Index(names, g)
			if i < 0 {
				return "", false
			}
			chosen = append(chosen, iterables[i])
		}
		return strings.Join(chosen, ", "), slices.ContainsFunc(chosen, func(s string) bool { return !strings.HasPrefix(s, "itertools.count(") }) && (len(given) == len(names) || l.isEnumerate())
	}
	var columns []string
	for _, g := range given {
		if !slices.Contains(names, g) {
			return "", false
		}
		columns = append(columns, "["+g+" for "+l.in.Text(l.target)+" in "+l.turns+"]")
	}
	return strings.Join(columns, ", "), l.kept == inDict
}

// names are those that a turn is given; none where the target is more than names.
func (l *loop) names() []string {
	t := l.in.Expr(l.target)
	if t.Kind == facts.Name {
		return []string{t.Name}
	}
	if t.Kind != facts.Tuple {
		return nil
	}
	var all []string
	for _, id := range l.in.Items(t.List) {
		if l.in.Expr(id).Kind != facts.Name {
			return nil
		}
		all = append(all, l.in.Expr(id).Name)
	}
	return all
}

func (l *loop) builtin(name string) bool {
	e := l.f.Expr(l.items)
	if e.Kind != facts.Call {
		return false
	}
	v := l.pass.Eval(l.f, e.A)
	return v.Kind == program.External && v.Name == "builtins."+name || v.Kind == program.ClassValue && v.Name == "builtins."+name
}

func (l *loop) isEnumerate() bool { return l.builtin("enumerate") }

// zipped are the sources of what zip or enumerate goes through; none for other items.
func (l *loop) zipped(d *rewrite.Draft) []string {
	if !l.builtin("zip") && !l.isEnumerate() {
		return nil
	}
	var all []string
	for _, a := range l.f.Items(l.f.Expr(l.items).List) {
		if k := l.f.Expr(a).Kind; k == facts.Keyword || k == facts.Star || k == facts.DoubleStar {
			return nil
		}
		all = append(all, l.f.Text(a))
	}
	if !l.isEnumerate() {
		return all
	}
	start := ""
	if len(all) == 2 {
		start = all[1]
	}
	return []string{d.Name(l.f.Unit, "itertools", "count") + "(" + start + ")", all[0]}
}

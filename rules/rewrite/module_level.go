package rewrite

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/program"
)

// commentsAbove is where the comment lines begin that stand directly above a line, with its indentation.
func commentsAbove(u *program.Unit, line int) int {
	indent := Indent(u, line)
	for line > 0 {
		above := LineStart(u, line-1)
		code := strings.TrimSpace(string(u.Syntax.Text[above:line]))
		if !strings.HasPrefix(code, "#") || Indent(u, above) != indent {
			break
		}
		line = above
	}
	return line
}

// blanksBehind is where the blank lines end that begin at an offset.
func blanksBehind(u *program.Unit, at int) int {
	for at < len(u.Syntax.Text) && strings.TrimSpace(string(u.Syntax.Text[at:LineEnd(u, at)])) == "" && NextLine(u, at) > at {
		at = NextLine(u, at)
	}
	return at
}

// beforeUnit puts lines before the statement or class at module level that a unit is or belongs to, and before the comments
// directly above that.
func (d *Draft) beforeUnit(u *program.Unit, lines string) {
	top := TopUnit(u)
	at := codeStart(top)
	if top != u.Module.Units[0] {
		at = commentsAbove(top, at)
		lines = strings.Repeat(Newline(u.Module), max(0, 2-blanksAbove(top, at))) + lines
	}
	d.Insert(top, at, lines)
}

// AboveUnit puts the lines of a def at module level, before what a unit is or belongs to.
func (d *Draft) AboveUnit(u *program.Unit, lines ...string) {
	d.beforeUnit(u, Lines(u.Module, "", append(lines, "", "")...))
}

// blanksAbove counts the blank lines above a line of the unit, also where they are the end of the unit before.
func blanksAbove(u *program.Unit, line int) int {
	n := 0
	for {
		if line == 0 {
			i := slices.Index(u.Module.Units, u)
			if i < 1 {
				return n
			}
			u = u.Module.Units[i-1]
			line = len(u.Syntax.Text)
			continue
		}
		line = LineStart(u, line-1)
		if strings.TrimSpace(string(u.Syntax.Text[line:LineEnd(u, line)])) != "" {
			return n
		}
		n++
	}
}

// TopUnit is the unit itself, or the header of the class that it is a member of.
func TopUnit(u *program.Unit) *program.Unit {
	if u.Owner != nil {
		return u.Owner.Unit
	}
	return u
}

// moduleName is the name, or the name with a number, that neither the module nor Python uses, nor a function of the unit,
// which would hide it; but for the variable of a def that is moved away.
func (d *Draft) moduleName(u *program.Unit, name string, away int) string {
	free := name
	for i := 2; d.taken(u, free) || locals(u, free) > away; i++ {
		free, away = name+"_"+strconv.Itoa(i), 0
	}
	return free
}

func (d *Draft) taken(u *program.Unit, name string) bool {
	return u.Module.Binds(name) || d.pass.Table.Function("builtins."+name) != nil || d.pass.Table.Class("builtins."+name) != nil
}

// locals counts the functions of the unit that have a variable of the name.
func locals(u *program.Unit, name string) int {
	n := 0
	for i := range u.Facts.Vars {
		if v := &u.Facts.Vars[i]; v.Func != 0 && v.Name == name {
			n++
		}
	}
	return n
}

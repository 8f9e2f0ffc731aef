package program

import (
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// truth is what is known of a condition before the program runs.
type truth uint8

const (
	maybe truth = iota
	always
	never
)

func (t truth) not() truth { return [...]truth{maybe, never, always}[t] }

// truth evaluates constants, TYPE_CHECKING and comparisons of sys.version_info for the target version.
func (p *Program) truth(f *Func, id facts.ID) truth {
	if id == facts.None {
		return maybe
	}
	e := f.Expr(id)
	switch e.Kind {
	case facts.Const:
		return constantTruth(e)
	case facts.Name, facts.Attr:
		if e.Name == "TYPE_CHECKING" {
			return never
		}
		if e.Kind == facts.Name && e.Var == facts.Free {
			return p.privateConstant(f.Unit.Module, e.Name)
		}
	case facts.Not:
		return p.truth(f, e.A).not()
	case facts.And:
		return p.all(f, e.A, e.B, never)
	case facts.Or:
		return p.all(f, e.A, e.B, always)
	case facts.Compare:
		return p.versionTruth(f, e)
	}
	return maybe
}

// all joins two conditions, one of which decides alone when it has the value.
func (p *Program) all(f *Func, a, b facts.ID, decides truth) truth {
	left, right := p.truth(f, a), p.truth(f, b)
	switch {
	case left == decides || right == decides:
		return decides
	case left == right:
		return left
	}
	return maybe
}

// privateConstant is the truth of a name that no other module is meant to change and that the module gives one literal:
// _IS_SYNC = False.
func (p *Program) privateConstant(m *Module, name string) truth {
	binds := p.names(m, name)
	if !strings.HasPrefix(name, "_") || len(binds) != 1 || binds[0].Bind.Kind != facts.BindValue || binds[0].Bind.Index >= 0 {
		return maybe
	}
	e := binds[0].Unit.Facts.Expr(binds[0].Bind.Value)
	if e.Kind != facts.Const || e.Op != facts.True && e.Op != facts.False {
		return maybe
	}
	return constantTruth(e)
}

func constantTruth(e *facts.Expr) truth {
	switch e.Op {
	case facts.True:
		return always
	case facts.False, facts.NoneLit:
		return never
	case facts.Int:
		if e.Name == "0" {
			return never
		}
		return always
	}
	return maybe
}

func (p *Program) versionTruth(f *Func, e *facts.Expr) truth {
	version, ok := f.tuple(e.B)
	left := f.Expr(e.A)
	if !ok || left.Kind != facts.Attr || left.Name != "version_info" {
		return maybe
	}
	if v := p.eval(f, left.A); v.Kind != External || v.Name != "sys" {
		return maybe
	}
	order := p.compareTarget(version)
	holds := map[facts.Op]bool{
		facts.GreaterEqual: order >= 0, facts.Greater: order >= 0 && len(version) < 3 || order > 0,
		facts.Less: order < 0, facts.LessEqual: order < 0,
	}
	result, known := holds[e.Op]
	if !known {
		return maybe
	}
	if result {
		return always
	}
	return never
}

// compareTarget compares the target with (3, minor): a target is a minor version, of which every patch level comes after
// (3, minor).
func (p *Program) compareTarget(version []int) int {
	if version[0] != 3 {
		return 3 - version[0]
	}
	if len(version) < 2 {
		return 1
	}
	return int(p.Target.Version) - version[1]
}

// tuple reads a tuple of integers.
func (f *Func) tuple(id facts.ID) ([]int, bool) {
	e := f.Expr(id)
	if e.Kind != facts.Tuple || e.List.Len() == 0 {
		return nil, false
	}
	var numbers []int
	for _, item := range f.Items(e.List) {
		n, err := strconv.Atoi(f.Expr(item).Name)
		if err != nil {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

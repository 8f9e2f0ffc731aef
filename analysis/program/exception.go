package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// Rebuilt says how an exception is made again from its args when it is unpickled.
type Rebuilt struct {
	// Init is the __init__ that is called, Super the call in it, or in that of a base, which sets args.
	Init, By *Func
	Super    facts.ID
	// Given is how many arguments it is called with, Least and Most how many it takes.
	Given, Least, Most int
	// Keywords says that it needs arguments by name, which args do not hold.
	Keywords bool
}

// Fails reports whether making it again raises a TypeError.
func (r Rebuilt) Fails() bool { return r.Given < r.Least || r.Given > r.Most || r.Keywords }

// noLimit is how many arguments a function with *args takes.
const noLimit = 1 << 20

// Rebuilds is how an instance of the exception class of the project is unpickled; ok is false where that is not known: the
// class says itself how it is pickled, or its args are not certain.
func (p *Program) Rebuilds(c *Class) (r Rebuilt, ok bool) {
	if p.mro(c).open || !p.plainException(c) {
		return r, false
	}
	for _, method := range []string{"__reduce__", "__reduce_ex__", "__new__", "__getnewargs__"} {
		if v, _ := p.find(c, method); v.Kind != Nothing {
			return r, false
		}
	}
	if len(p.AttrSites(c, "args")) > 0 {
		return r, false
	}
	init, owner := p.find(c, "__init__")
	if init.Kind != FunctionValue {
		return r, false
	}
	r.Init = p.Look(init.Func)
	if len(r.Init.IR.Decorators) > 0 {
		return r, false
	}
	r.Least, r.Most, r.Keywords = r.Init.takes()
	r.Given, r.By, r.Super = p.argsOf(c, init.Func, owner)
	return r, r.Super != facts.None
}

// plainException reports whether the outside bases of the class pickle by class and args alone.
func (p *Program) plainException(c *Class) bool {
	bases := p.mro(c).externals
	return len(bases) > 0 && !slices.ContainsFunc(bases, func(b string) bool {
		return !strings.HasPrefix(b, "builtins.") || !p.IsA(b, "builtins.BaseException") || slices.ContainsFunc(ownArgs,
			func(own string) bool { return p.IsA(b, own) })
	})
}

// ownArgs are exceptions that keep more than args, or other args than they are given.
var ownArgs = []string{"builtins.OSError", "builtins.ImportError", "builtins.UnicodeError", "builtins.SyntaxError",
	"builtins.BaseExceptionGroup", "builtins.NameError", "builtins.AttributeError", "builtins.StopIteration", "builtins.SystemExit"}

// takes is how many arguments by position a method takes besides self, and whether it needs some by name.
func (f *Func) takes() (least, most int, keywords bool) {
	for i := range f.IR.Params {
		param := &f.IR.Params[i]
		switch {
		case i == 0 || param.Kind == facts.KwArgs:
		case param.Kind == facts.VarArgs:
			most = noLimit
		case param.Kind == facts.KeywordOnly:
			keywords = keywords || param.Default == facts.None
		default:
			most++
			if param.Default == facts.None {
				least++
			}
		}
	}
	return least, most, keywords
}

// argsOf counts what the __init__ hands to the next one up, until a base outside the project makes args of it. The call
// is None where that is not certain.
func (p *Program) argsOf(c *Class, init *Func, owner *Class) (given int, by *Func, super facts.ID) {
	order := p.mro(c).classes
	for depth := 0; depth < aliasDepth; depth++ {
		given, super = p.superCall(init)
		if super == facts.None {
			return 0, nil, facts.None
		}
		i := slices.Index(order, owner)
		next, nextOwner := p.findIn(order[i+1:], "__init__")
		if next.Kind != Nothing && p.namesOutside(init, super) {
			return 0, nil, facts.None
		}
		if next.Kind == Nothing {
			return given, init, super
		}
		if next.Kind != FunctionValue {
			return 0, nil, facts.None
		}
		init, owner = p.Look(next.Func), nextOwner
	}
	return 0, nil, facts.None
}

// namesOutside reports whether the call of the next __init__ is of a base outside the project by its name.
func (p *Program) namesOutside(init *Func, super facts.ID) bool {
	return p.eval(init, init.Expr(init.Expr(super).A).A).Kind == External
}

// isBase reports whether the call of an __init__ names the base that super() would find too, and hands itself over:
// Exception.__init__(self, …).
func (p *Program) isBase(init *Func, base Value, args []facts.ID) bool {
	if init.Class == nil || len(args) == 0 || init.Expr(args[0]).Kind != facts.Name || len(init.IR.Params) == 0 ||
		init.Expr(args[0]).Var != init.IR.Params[0].Var {
		return false
	}
	bases := p.mro(init.Class)
	switch base.Kind {
	case External:
		return len(bases.classes) == 1 && slices.Contains(bases.externals, base.Name)
	case ClassValue:
		return len(bases.classes) > 1 && bases.classes[1] == base.Class
	}
	return false
}

// superCall is the one call of super().__init__, or of that of the base by its name, that stands directly in the body of the __init__.
func (p *Program) superCall(init *Func) (given int, call facts.ID) {
	call = facts.None
	calls := 0
	init.Exprs(func(id facts.ID) {
		if e := init.Expr(id); e.Kind == facts.Call && init.Expr(e.A).Kind == facts.Attr && init.Expr(e.A).Name == "__init__" {
			calls++
		}
	})
	for _, id := range init.Items(init.IR.Body) {
		s := init.Stmt(id)
		if s.Kind != facts.ExprStmt || init.Expr(s.E).Kind != facts.Call {
			continue
		}
		e := init.Expr(s.E)
		callee := init.Expr(e.A)
		if callee.Kind != facts.Attr || callee.Name != "__init__" {
			continue
		}
		given = e.List.Len()
		if base := p.eval(init, callee.A); base.Kind != SuperValue {
			if !p.isBase(init, base, init.Items(e.List)) {
				continue
			}
			given--
		}
		call = s.E
		for _, a := range init.Items(e.List) {
			if k := init.Expr(a).Kind; k == facts.Star || k == facts.DoubleStar || k == facts.Keyword {
				return 0, facts.None
			}
		}
	}
	if calls != 1 {
		return 0, facts.None
	}
	return given, call
}

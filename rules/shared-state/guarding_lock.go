package shared

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
)

// spelled is the name of the lock, which is made when there is none; empty where it cannot be had.
func (g *guarding) spelled() string {
	if g.lock != nil {
		return g.spelledKnown()
	}
	if g.world == knowledge.LoopWorld && g.p.Target.Version < py.V310 {
		return "" // up to 3.9 asyncio.Lock() takes the loop that there is when it is made
	}
	switch g.place.Kind {
	case program.AttrPlace:
		return g.newAttribute()
	case program.GlobalPlace:
		return g.newGlobal()
	case program.LocalPlace:
		return g.newLocal()
	}
	return ""
}

// spelledKnown is how the regions write the lock that exists, when all can name it.
func (g *guarding) spelledKnown() string {
	place := g.lock.Place
	name := g.lock.Text[strings.LastIndexByte(g.lock.Text, '.')+1:]
	if !isName.MatchString(name) || name != place.Name || place.Elements || g.calledUnder() {
		return ""
	}
	for i := range g.regions {
		r := &g.regions[i]
		switch place.Kind {
		case program.AttrPlace:
			m := r.f.Method()
			if r.receiver != "self" || receiver(g.lock.Text) != "self" || m == nil || g.p.OwnerOf(m.Class, name) != place.Class {
				return ""
			}
		case program.GlobalPlace:
			if r.f.Unit.Module != place.Module || r.f.Unit.HasLocal(name) || strings.Contains(g.lock.Text, ".") {
				return ""
			}
			r.receiver = ""
		case program.LocalPlace:
			if !r.f.Inside(place.Func) {
				return ""
			}
			r.receiver = ""
		default:
			return ""
		}
	}
	return name
}

var isName = regexp.MustCompile(`^[A-Za-z_]\w*$`)

// free is a name for the lock of what has the name; empty, and the repair refused, where it is taken.
func (g *guarding) free(name string, taken func(string) bool) string {
	fresh := strings.TrimPrefix(name, "_") + "_lock"
	if g.place.Kind != program.LocalPlace {
		fresh = "_" + fresh
	}
	if name == strings.ToUpper(name) {
		fresh = strings.ToUpper(fresh)
	}
	if taken(fresh) {
		g.d.Refuse()
		return ""
	}
	return fresh
}

// make writes the line that makes the lock behind a statement.
func (g *guarding) make(f *program.Func, stmt facts.ID, target string) {
	module := "threading"
	if g.world == knowledge.LoopWorld {
		module = "asyncio"
	}
	g.d.Behind(f, stmt, target+" = "+g.d.Name(f.Unit, module, "Lock")+"()")
}

// picklers are the methods by which a class says how its objects are copied, and __slots__: a new attribute is in the way.
var picklers = []string{"__slots__", "__getstate__", "__reduce__", "__reduce_ex__", "__getnewargs__"}

// copiers are words in modules that copy their objects, which a lock forbids.
var copiers = []string{"pickle", "deepcopy", "cloudpickle", "dill"}

// newAttribute makes the lock where __init__ gives the attribute its first value, else in the body of the class.
func (g *guarding) newAttribute() string {
	class := g.place.Class
	name := g.free(g.place.Name, func(n string) bool {
		return slices.Contains(g.p.AttrNames(class), n) || slices.Contains(g.p.MemberNames(class), n) || len(g.p.Mentions(class.Unit.Module, n)) > 0
	})
	for _, n := range g.p.MemberNames(class) {
		if slices.Contains(picklers, n) {
			return ""
		}
	}
	if slices.ContainsFunc(g.p.ExternalBases(class), func(b string) bool { return !keepsLocks(g, b) }) {
		return ""
	}
	if slices.ContainsFunc(copiers, func(word string) bool { return len(g.p.Mentions(class.Unit.Module, word)) > 0 }) {
		return ""
	}
	for i := range g.regions {
		if !isPath.MatchString(g.regions[i].receiver) {
			return ""
		}
	}
	if f, stmt := g.firstInInit(); stmt != facts.None {
		self := f.IR.Params[0].Name
		if slices.ContainsFunc(g.regions, func(r region) bool { return r.receiver != "self" }) {
			return ""
		}
		g.make(f, stmt, self+"."+name)
		return name
	}
	if f, stmt := g.inBody(); stmt != facts.None {
		g.make(f, stmt, name)
		return name
	}
	return ""
}

var isPath = regexp.MustCompile(`^[A-Za-z_][\w.]*$`)

// keepsLocks reports whether objects of the outside class may have a lock: those of processes are copied.
func keepsLocks(g *guarding, base string) bool {
	return base == "builtins.object" || base == "abc.ABC" || base == "builtins.Exception" || strings.HasPrefix(base, "typing.") ||
		strings.HasPrefix(base, "http.server.") || strings.HasPrefix(base, "socketserver.") || g.p.IsA(base, "threading.Thread")
}

// firstInInit is the statement of __init__ that gives the attribute its value, whatever happens.
func (g *guarding) firstInInit() (*program.Func, facts.ID) {
	for _, b := range g.p.AttrSites(g.place.Class, g.place.Name) {
		f := b.Func
		if f.Class != g.place.Class || f.IR.Name != "__init__" || len(f.IR.Params) == 0 || b.Bind.Kind != facts.BindValue {
			continue
		}
		g.p.Rests(f.NameSite())
		for _, id := range f.Items(f.IR.Body) {
			s := f.Stmt(id)
			if (s.Kind == facts.Assign || s.Kind == facts.AnnAssign) && s.Start <= b.Bind.Start && b.Bind.End <= s.End {
				return f, id
			}
		}
	}
	return nil, facts.None
}

// inBody is the statement of the class's body that gives the attribute its value.
func (g *guarding) inBody() (*program.Func, facts.ID) {
	for _, u := range g.place.Class.Members {
		if stmt := assigns(u.Funcs[0], g.place.Name); stmt != facts.None && g.imported(g.place.Class.Unit) {
			return u.Funcs[0], stmt
		}
	}
	return nil, facts.None
}

// assigns is the statement of the unit's own code that gives a name its value.
func assigns(f *program.Func, name string) facts.ID {
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		if s.Kind != facts.Assign && s.Kind != facts.AnnAssign || s.E == facts.None || s.Targets.Len() != 1 {
			continue
		}
		if t := f.Expr(f.Items(s.Targets)[0]); t.Kind == facts.Name && t.Name == name {
			return id
		}
	}
	return facts.None
}

// imported reports whether the module of the lock is imported above a unit, or is about to be.
func (g *guarding) imported(u *program.Unit) bool {
	module := "threading"
	if g.world == knowledge.LoopWorld {
		module = "asyncio"
	}
	spelling := u.Module.ImportedAs(module, "Lock")
	if spelling == "" {
		spelling = u.Module.ImportedAs(module, "")
	}
	for _, s := range g.p.GlobalSites(u.Module, spelling) {
		if slices.Index(u.Module.Units, s.At.Unit) > slices.Index(u.Module.Units, u) {
			return false
		}
	}
	return true
}

// newGlobal makes the lock where the module gives the name its first value.
func (g *guarding) newGlobal() string {
	m := g.place.Module
	name := g.free(g.place.Name, func(n string) bool {
		return m.Binds(n) || slices.ContainsFunc(g.regions, func(r region) bool { return r.f.Unit.HasLocal(n) })
	})
	if slices.ContainsFunc(g.regions, func(r region) bool { return r.f.Unit.Module != m || r.receiver != "" }) {
		return ""
	}
	for _, u := range m.Units {
		if u.Owner != nil || u.Syntax.IsDef || u.Syntax.IsClass {
			continue
		}
		if stmt := assigns(u.Funcs[0], g.place.Name); stmt != facts.None {
			if !g.imported(u) {
				return ""
			}
			g.make(u.Funcs[0], stmt, name)
			return name
		}
	}
	return ""
}

// ofModule makes the lock for the whole module, where a variable is handed to functions that do not see it.
func (g *guarding) ofModule(name string) string {
	m := g.place.Func.Unit.Module
	if m.Binds(name) || slices.ContainsFunc(g.regions, func(r region) bool { return r.f.Unit.Module != m || r.f.Unit.HasLocal(name) }) {
		return ""
	}
	g.d.BehindImports(m, name+" = "+g.d.Name(g.place.Func.Unit, "threading", "Lock")+"()")
	return name
}

// newLocal makes the lock where the function gives the variable its first value.
func (g *guarding) newLocal() string {
	owner := g.place.Func
	name := g.free(g.place.Name, func(n string) bool { return owner.Unit.HasLocal(n) || owner.Unit.Module.Binds(n) })
	if slices.ContainsFunc(g.regions, func(r region) bool { return r.receiver != "" }) {
		return ""
	}
	if slices.ContainsFunc(g.regions, func(r region) bool { return !r.f.Inside(owner) }) {
		return g.ofModule("_" + name)
	}
	stmt := assigns(owner, g.place.Name)
	early := func(r region) bool { return r.f == owner && r.site().Start < owner.StmtSite(stmt).End }
	if stmt != facts.None && !slices.ContainsFunc(g.regions, early) {
		g.make(owner, stmt, name)
		return name
	}
	return ""
}

package facts

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
)

// FuzzOf holds that any text has facts, the same each time, and that every index in them is one of their own.
func FuzzOf(f *testing.F) {
	for _, pattern := range []string{fixtures + "/*.py", "../../testdata/rules/*/*.py"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			if data, err := os.ReadFile(path); err == nil {
				f.Add(data)
				f.Add(data[:len(data)*2/3])
			}
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, unit := range syntax.NewFile(source).All() {
			u := Of(unit.Kind, syntax.Parse(unit))
			if again := Of(unit.Kind, syntax.Parse(unit)); !reflect.DeepEqual(u, again) {
				t.Errorf("%q has other facts the second time", unit.Text)
			}
			c := &checker{t: t, u: u, end: uint32(len(unit.Text))}
			c.all()
		}
	})
}

// checker looks whether the indices and offsets of a unit lie in range.
type checker struct {
	t   *testing.T
	u   *Unit
	end uint32
}

func (c *checker) all() {
	for i := range c.u.Exprs {
		e := &c.u.Exprs[i]
		c.span("expression", e.Start, e.End)
		c.ids("expression", len(c.u.Exprs), e.A, e.B, e.C)
		c.ids("variable", len(c.u.Vars), ID(max(e.Var, -1)))
		c.ids("function", len(c.u.Funcs), ID(e.Func))
		c.list("expression", len(c.u.Exprs), e.List)
		if (e.Kind == Lambda || e.Kind == Comp) && e.Func <= 0 {
			c.t.Errorf("a lambda or comprehension without its function: %+v", e)
		}
	}
	for i := range c.u.Stmts {
		c.stmt(&c.u.Stmts[i])
	}
	for i := range c.u.Funcs {
		c.function(ID(i), &c.u.Funcs[i])
	}
	for i := range c.u.Classes {
		k := &c.u.Classes[i]
		c.span("class", k.Start, k.End)
		c.ids("function", len(c.u.Funcs), k.Func, k.Parent)
		c.ids("expression", len(c.u.Exprs), append(k.Bases, k.Decorators...)...)
	}
	for i := range c.u.Vars {
		c.ids("function", len(c.u.Funcs), c.u.Vars[i].Func)
		for b := range c.u.Vars[i].Binds {
			c.bind(&c.u.Vars[i].Binds[b])
		}
	}
	for i := range c.u.Attrs {
		c.ids("expression", len(c.u.Exprs), c.u.Attrs[i].Receiver)
		c.bind(&c.u.Attrs[i].Bind)
	}
}

func (c *checker) stmt(s *Stmt) {
	c.span("statement", s.Start, s.End)
	c.ids("expression", len(c.u.Exprs), s.E, s.T)
	c.list("expression", len(c.u.Exprs), s.Targets)
	for _, l := range []List{s.Body, s.Else, s.Handlers, s.Final} {
		c.list("statement", len(c.u.Stmts), l)
	}
	switch s.Kind {
	case Def:
		c.ids("function", len(c.u.Funcs), ID(s.Index))
	case ClassDef:
		c.ids("class", len(c.u.Classes), ID(s.Index))
	}
}

func (c *checker) function(id ID, f *Func) {
	c.span("function", f.Start, f.End)
	c.span("name", f.NameStart, f.NameEnd)
	if f.Parent >= id {
		c.t.Errorf("function %d lies in %d", id, f.Parent)
	}
	c.ids("class", len(c.u.Classes), f.Class)
	c.ids("expression", len(c.u.Exprs), append(f.Decorators, f.Returns)...)
	c.list("statement", len(c.u.Stmts), f.Body)
	for _, p := range f.Params {
		c.ids("expression", len(c.u.Exprs), p.Annot, p.Default)
		if p.Var < 0 || int(p.Var) >= len(c.u.Vars) || c.u.Vars[p.Var].Func != id {
			c.t.Errorf("parameter %+v is no variable of function %d", p, id)
		}
	}
}

func (c *checker) bind(b *Bind) {
	c.span("binding", b.Start, b.End)
	c.ids("expression", len(c.u.Exprs), b.Value, b.Annot)
	c.ids("function", len(c.u.Funcs), b.Func)
	switch b.Kind {
	case BindFunction:
		c.ids("function", len(c.u.Funcs), ID(b.Index))
	case BindClass:
		c.ids("class", len(c.u.Classes), ID(b.Index))
	case BindParam:
		c.ids("parameter", len(c.u.Funcs[b.Func].Params), ID(b.Index))
	}
}

func (c *checker) span(what string, start, end uint32) {
	if start > end || end > c.end {
		c.t.Errorf("%s from %d to %d in a text of %d bytes", what, start, end, c.end)
	}
}

func (c *checker) ids(what string, n int, ids ...ID) {
	for _, id := range ids {
		if id < None || int(id) >= n {
			c.t.Errorf("%s %d of %d", what, id, n)
		}
	}
}

func (c *checker) list(what string, n int, l List) {
	if l.From < 0 || l.From > l.To || int(l.To) > len(c.u.IDs) {
		c.t.Errorf("list %v of %d", l, len(c.u.IDs))
		return
	}
	c.ids(what, n, c.u.Items(l)...)
}

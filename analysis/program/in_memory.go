package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// inMemory reports whether what the call would read from or write to the disk lies in memory: ZipFile(BytesIO(data)), and
// what is read from that archive.
func (p *Program) inMemory(f *Func, c *Call) bool {
	if c.Known.Tier != knowledge.Disk && c.Known.EnterTier != knowledge.Disk && c.Known.ExitTier != knowledge.Disk {
		return false
	}
	return p.fromMemory(f, c.Expr, 0)
}

// deepestFile is how many files made from one another are followed.
const deepestFile = 6

// fromMemory reports whether the expression is a file in memory, or is made from one.
func (p *Program) fromMemory(f *Func, id facts.ID, depth int) bool {
	if id == facts.None || depth > deepestFile {
		return false
	}
	if v := p.eval(f, id); v.Kind == ExternalInstance && (v.Name == "io.BytesIO" || v.Name == "io.StringIO") {
		return true
	}
	switch e := f.Expr(id); e.Kind {
	case facts.Name:
		return e.Var >= 0 && p.boundToMemory(f, &f.Unit.Facts.Vars[e.Var], depth)
	case facts.Call:
		if args := f.Items(e.List); len(args) > 0 && p.fromMemory(f, args[0], depth+1) {
			return true
		}
		callee := f.Expr(e.A)
		return callee.Kind == facts.Attr && p.fromMemory(f, callee.A, depth+1)
	}
	return false
}

func (p *Program) boundToMemory(f *Func, v *facts.Var, depth int) bool {
	if len(v.Binds) != 1 {
		return false
	}
	b := &v.Binds[0]
	if b.Index >= 0 || b.Kind != facts.BindValue && b.Kind != facts.BindEnter {
		return false
	}
	return p.fromMemory(f.Unit.Funcs[b.Func], b.Value, depth+1)
}

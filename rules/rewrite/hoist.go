package rewrite

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// Hoisted is a nested function or a lambda on its way to module level.
type Hoisted struct {
	// Name is what it is called there.
	Name string
	// Captured are the variables of the functions around that it used: its first parameters there. Reads are expressions
	// that read them, one for each.
	Captured []string
	Reads    []facts.ID
}

// Hoist moves a def that stands directly in the body of a function, or a lambda, to module level, and has all that names
// it name it there: by functools.partial with what it captured, where it is not called at once. It refuses what is more
// than code: a decorator, a default or an annotation made of local names, nonlocal, super().
func (d *Draft) Hoist(f *program.Func) *Hoisted {
	h := &Hoisted{}
	if !f.IsFunction() || f.Async() || f.IR.Generator || len(f.IR.Decorators) > 0 || f.Parent == nil || !h.capture(f) {
		d.Refuse()
		return h
	}
	if f.IR.Kind == facts.LambdaFunction {
		d.hoistLambda(f, h)
	} else {
		d.hoistDef(f, h)
	}
	return h
}

// capture notes the variables of functions around f that its body reads; it reports whether they may become parameters.
func (h *Hoisted) capture(f *program.Func) bool {
	u := f.Unit.Facts
	body := bodyStart(f)
	for i := range u.Exprs {
		e := &u.Exprs[i]
		if e.Start < f.IR.Start || e.End > f.IR.End || e.Kind != facts.Name && e.Kind != facts.Attr {
			continue
		}
		if mangled(e.Name) || e.Kind == facts.Name && (e.Var == facts.FreeInClass || e.Name == "super" || e.Name == "__class__") {
			return false
		}
		if e.Kind == facts.Attr || e.Var < 0 || !outer(f, &u.Vars[e.Var]) {
			continue
		}
		v := &u.Vars[e.Var]
		if e.Start < body || slices.ContainsFunc(v.Binds, func(b facts.Bind) bool { return b.Start >= f.IR.Start && b.End <= f.IR.End && !own(f, &b) }) {
			return false
		}
		if slices.ContainsFunc(v.Binds, func(b facts.Bind) bool { return b.Kind == facts.BindImport }) {
			return false // a module cannot be taken along
		}
		if slices.ContainsFunc(v.Binds, func(b facts.Bind) bool { return own(f, &b) }) {
			h.Reads = append(h.Reads, facts.None) // it calls itself
			continue
		}
		if !slices.Contains(h.Captured, e.Name) {
			h.Captured = append(h.Captured, e.Name)
			h.Reads = append(h.Reads, facts.ID(i))
		}
	}
	itself := slices.Contains(h.Reads, facts.None)
	h.Reads = slices.DeleteFunc(h.Reads, func(id facts.ID) bool { return id == facts.None })
	return !itself || len(h.Captured) == 0
}

// mangled reports whether a class changes the name.
func mangled(name string) bool {
	return strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__")
}

// own reports whether the binding is the def of f itself.
func own(f *program.Func, b *facts.Bind) bool {
	return b.Kind == facts.BindFunction && facts.ID(b.Index) == f.ID
}

// outer reports whether the variable is one of a function around f.
func outer(f *program.Func, v *facts.Var) bool {
	by := f.Unit.Funcs[v.Func]
	return v.Func != 0 && by != f && !by.Inside(f)
}

// bodyStart is where the code of the function begins, behind its header.
func bodyStart(f *program.Func) uint32 {
	s := f.Stmt(f.Items(f.IR.Body)[0])
	if f.IR.Kind == facts.LambdaFunction {
		return f.Expr(s.E).Start
	}
	return s.Start
}

// named is how the function is named where it is a value.
func (d *Draft) named(u *program.Unit, h *Hoisted) string {
	if len(h.Captured) == 0 {
		return h.Name
	}
	return d.Name(u, "functools", "partial") + "(" + h.Name + ", " + strings.Join(h.Captured, ", ") + ")"
}

// hoistDef moves a def with the comments above it.
func (d *Draft) hoistDef(f *program.Func, h *Hoisted) {
	u := f.Unit
	stmt, variable := defOf(f)
	if stmt == facts.None || variable < 0 || len(u.Facts.Vars[variable].Binds) != 1 {
		d.Refuse()
		return
	}
	list, _ := Siblings(f.Parent, stmt)
	if len(list) < 2 || !OwnLines(f.Parent, stmt) || !slices.Contains(f.Parent.Items(f.Parent.IR.Body), stmt) {
		d.Refuse()
		return
	}
	h.Name = d.moduleName(u, f.IR.Name, 1)
	start, end := commentsAbove(u, LineStart(u, int(f.Parent.Stmt(stmt).Start))), NextLine(u, int(f.IR.End))
	d.Delete(program.Site{Unit: u, Span: text.Span{Start: start, End: blanksBehind(u, end)}})
	d.beforeUnit(u, d.dedented(f, h, start, end)+Newline(u.Module)+Newline(u.Module))
	d.renameReads(f, h, variable)
}

// defOf is the statement of a def in the function around it, and its variable there.
func defOf(f *program.Func) (stmt facts.ID, variable int32) {
	stmt, variable = facts.None, -1
	f.Parent.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if s.Kind == facts.Def && facts.ID(s.Index) == f.ID {
			stmt = id
		}
	})
	for i := range f.Unit.Facts.Vars {
		v := &f.Unit.Facts.Vars[i]
		if f.Unit.Funcs[v.Func] == f.Parent && slices.ContainsFunc(v.Binds, func(b facts.Bind) bool { return own(f, &b) }) {
			variable = int32(i)
		}
	}
	return stmt, variable
}

// renameReads has what reads the variable of the def name the one at module level.
func (d *Draft) renameReads(f *program.Func, h *Hoisted, variable int32) {
	called := map[facts.ID]bool{}
	for i := range f.Unit.Facts.Exprs {
		switch e := &f.Unit.Facts.Exprs[i]; e.Kind {
		case facts.Call:
			called[e.A] = true
		case facts.Attr:
			if o := f.Expr(e.A); o.Kind == facts.Name && o.Var == variable {
				d.Refuse() // the function has attributes of its own
			}
		}
	}
	for _, id := range f.Reads(variable) {
		at := f.Site(id)
		inside := at.Start >= int(f.IR.Start) && at.End <= int(f.IR.End)
		switch {
		case inside && h.Name != f.IR.Name:
			d.Refuse()
		case inside:
		case called[id] && len(h.Captured) > 0:
			d.callWith(f, h, id)
		case len(h.Captured) > 0 || h.Name != f.IR.Name:
			d.Replace(at, d.named(f.Unit, h))
		}
	}
}

// callWith puts what was captured before the arguments of a call of the function.
func (d *Draft) callWith(f *program.Func, h *Hoisted, callee facts.ID) {
	at := f.Site(callee)
	rest := strings.TrimLeft(string(f.Unit.Syntax.Text[at.End:]), " \t")
	if !strings.HasPrefix(rest, "(") {
		d.Refuse()
		return
	}
	open := len(f.Unit.Syntax.Text) - len(rest) + 1
	first := strings.Join(h.Captured, ", ")
	if next := strings.TrimSpace(rest[1:]); !strings.HasPrefix(next, ")") {
		first += ", "
	}
	d.Replace(at, h.Name)
	d.Insert(f.Unit, open, first)
}

// dedented is the text of a def at module level, with what it captured as its first parameters.
func (d *Draft) dedented(f *program.Func, h *Hoisted, start, end int) string {
	u := f.Unit
	base := Indent(u, int(f.IR.Start))
	paren := int(f.IR.NameEnd)
	for paren < end && strings.IndexByte(" \t", u.Syntax.Text[paren]) >= 0 {
		paren++
	}
	if u.Syntax.Text[paren] != '(' {
		d.Refuse() // type parameters
		return ""
	}
	var out strings.Builder
	at := start
	copyTo := func(to int) {
		if at <= int(f.IR.NameStart) && int(f.IR.NameStart) < to {
			out.Write(u.Syntax.Text[at:f.IR.NameStart])
			out.WriteString(h.Name + string(u.Syntax.Text[f.IR.NameEnd:paren+1]) + firstParams(f, h, paren+1))
			at = paren + 1
		}
		out.Write(u.Syntax.Text[at:to])
		at = to
	}
	for _, line := range append([]int{start}, syntax.CodeLines(u.Syntax.Text, start, end)...) {
		copyTo(line)
		switch indent := Indent(u, line); {
		case strings.HasPrefix(indent, base):
			at = line + len(base)
		case len(strings.TrimSpace(string(u.Syntax.Text[line:LineEnd(u, line)]))) > 0:
			d.Refuse() // a line that stands further out
			return ""
		}
	}
	copyTo(end)
	return strings.TrimRight(out.String(), " \t\r\n") + Newline(u.Module)
}

// firstParams are the captured variables as they stand before the other parameters, which begin at an offset.
func firstParams(f *program.Func, h *Hoisted, at int) string {
	first := strings.Join(h.Captured, ", ")
	switch {
	case first == "" || len(f.IR.Params) == 0:
		return first
	case strings.TrimSpace(string(f.Unit.Syntax.Text[at:LineEnd(f.Unit, at)])) == "":
		return first + ","
	}
	return first + ", "
}

package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairDaemonFlag writes the attribute in the place of the old method, or gives the flag to the constructor when it comes
// too late.
func repairDaemonFlag(p *rule.Pass, found *rule.Finding) []rule.Repair {
	if f, c := rewrite.CallAt(p, found.At); f != nil && attributes[c.Name] != "" && c.Object != facts.None {
		return useAttribute(f, c, rewrite.New(p))
	}
	f, stmt := rewrite.StmtAt(found.At)
	if f == nil || stmt == facts.None {
		return nil
	}
	return flagEarlier(p, f, stmt)
}

// useAttribute makes thread.daemon = x of thread.setDaemon(x), and thread.daemon of thread.isDaemon().
func useAttribute(f *program.Func, c *program.Call, d *rewrite.Draft) []rule.Repair {
	attribute := attributes[c.Name]
	args := f.Items(f.Expr(c.Expr).List)
	object := f.Text(c.Object)
	title := rule.Text{EN: "Use the attribute %[1]s", FR: "Utiliser l'attribut %[1]s"}.With(attribute)
	switch {
	case strings.HasSuffix(c.Name, "isDaemon") || strings.HasSuffix(c.Name, "getName"):
		if len(args) == 0 {
			d.Replace(f.CallSite(c), object+"."+attribute)
		}
	case len(args) == 1 && c.Stmt != facts.None && f.Stmt(c.Stmt).Kind == facts.ExprStmt && f.Stmt(c.Stmt).E == c.Expr:
		value := args[0]
		switch f.Expr(value).Kind {
		case facts.Keyword:
			value = f.Expr(value).A
		case facts.Star, facts.DoubleStar, facts.Walrus:
			return nil
		}
		text := f.Text(value)
		if strings.ContainsAny(text, "\r\n") {
			return nil
		}
		d.Replace(f.StmtSite(c.Stmt), object+"."+attribute+" = "+text)
	}
	return d.Safe(title)
}

// flagEarlier moves the flag into the call that makes the thread, when that stands in the same list of statements.
func flagEarlier(p *rule.Pass, f *program.Func, stmt facts.ID) []rule.Repair {
	s := f.Stmt(stmt)
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || s.E == facts.None {
		return nil
	}
	target := f.Expr(f.Items(s.Targets)[0])
	if target.Kind != facts.Attr || f.Expr(s.E).Kind != facts.Const {
		return nil
	}
	made, call := madeAbove(p, f, stmt, f.Text(target.A))
	if call == facts.None || p.Eval(made, made.Expr(call).A).Name != "threading.Thread" {
		return nil
	}
	args := made.Items(made.Expr(call).List)
	if len(args) == 0 || slices.ContainsFunc(args, func(a facts.ID) bool {
		e := made.Expr(a)
		return e.Kind == facts.DoubleStar || e.Kind == facts.Star || e.Kind == facts.Keyword && e.Name == "daemon"
	}) {
		return nil
	}
	d := rewrite.New(p)
	d.Insert(made.Unit, int(made.Expr(args[len(args)-1]).End), ", daemon="+f.Text(s.E))
	d.Remove(f, stmt)
	return d.Safe(rule.Text{EN: "Give daemon=%[1]s to the constructor", FR: "Donner daemon=%[1]s au constructeur"}.With(f.Text(s.E)))
}

// madeAbove is the latest call that the name is given above a statement in its list, and its function, when nothing else gives it a
// value there.
func madeAbove(p *rule.Pass, f *program.Func, at facts.ID, name string) (in *program.Func, call facts.ID) {
	call = facts.None
	for _, b := range before(p, f, at, name) {
		s := b.f.Stmt(b.id)
		if s.Kind != facts.Assign || s.Targets.Len() != 1 || b.f.Text(b.f.Items(s.Targets)[0]) != name {
			continue
		}
		in, call = b.f, facts.None
		if b.f.Expr(s.E).Kind == facts.Call {
			call = s.E
		}
	}
	return in, call
}

package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairSharedValue holds the lock that the shared value brings along.
func repairSharedValue(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, stmt := rewrite.StmtAt(found.At)
	if stmt == facts.None || f.Stmt(stmt).Kind != facts.AugAssign {
		return nil
	}
	s := f.Stmt(stmt)
	object := f.Expr(f.Items(s.Targets)[0]).A
	v, _, _, _ := sharedObject(p, f, object)
	class := p.Table.Class(v.Name)
	if v.Kind != program.ExternalInstance || class == nil || class.Guard == "" || waitsIn(p, f, f.StmtSite(stmt)) || strings.ContainsAny(f.Text(object), "(\r\n") {
		return nil
	}
	d := rewrite.New(p)
	lock := f.Text(object) + "." + class.Guard + "()"
	d.Nest(f, stmt, stmt, "with "+lock+":")
	return d.Safe(rule.Text{EN: "Hold %[1]s during the update", FR: "Tenir %[1]s pendant la modification"}.With(lock))
}

// waitsIn reports whether an await, a yield or a call of unknown length stands in a place of the function.
func waitsIn(p *rule.Pass, f *program.Func, at program.Site) bool {
	link := p.Link(f)
	for i := range link.Pauses {
		if within(link.Pauses[i].Span, at.Span) {
			return true
		}
	}
	for i := range link.Calls {
		if c := &link.Calls[i]; within(c.Span, at.Span) && (c.Known == nil || p.Tier(f, c) != 0) {
			return true
		}
	}
	return false
}

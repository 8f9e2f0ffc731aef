package shared

import (
	"slices"
	"strconv"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// countNumbers makes an iterator of a counter that only gives numbers: each `n += 1` with the next statement reading n.
// It refuses where anything else reads or sets the counter.
func countNumbers(p *rule.Pass, place program.Place) []rule.Repair {
	if p.Target.FreeThreaded || place.Elements || copied(p, place) {
		return nil
	}
	c := &counter{p: p, d: rewrite.New(p), read: map[program.Site]bool{}}
	uses := p.PlaceUses(place)
	for _, u := range uses {
		if u.To.Stmt != facts.None && u.Func.Stmt(u.To.Stmt).Kind == facts.AugAssign && !c.number(place, u) {
			return nil
		}
	}
	for _, u := range uses {
		if e := u.Func.Expr(u.Expr); e.Kind == facts.Name && e.Name != place.Name {
			continue // a variable that was given the number
		}
		if !c.read[u.Func.Site(u.Expr)] && !c.start(u) {
			return nil
		}
	}
	if c.starts != 1 || c.numbers == 0 {
		return nil
	}
	return c.d.Repair(rule.Text{
		EN: "Take each number from itertools.count (see that nothing else asks how many there were)",
		FR: "Tirer chaque numéro d'itertools.count (vérifiez que rien d'autre ne demande combien il y en a eu)",
	})
}

// copied reports whether the objects with the place may be copied, which an iterator forbids.
func copied(p *rule.Pass, place program.Place) bool {
	if place.Kind != program.AttrPlace {
		return place.Kind == program.NoPlace
	}
	return slices.ContainsFunc(p.MemberNames(place.Class), func(n string) bool { return slices.Contains(picklers, n) }) ||
		slices.ContainsFunc(copiers, func(word string) bool { return len(p.Mentions(place.Class.Unit.Module, word)) > 0 })
}

// counter is the repair in the making.
type counter struct {
	p *rule.Pass
	d *rewrite.Draft
	// read are the uses that belong to an update and the statement behind it.
	read            map[program.Site]bool
	starts, numbers int
}

// number replaces `n += 1` and the one reading in the statement behind it by the next number.
func (c *counter) number(place program.Place, u program.PlaceUse) bool {
	f, s := u.Func, u.Func.Stmt(u.To.Stmt)
	list, at := rewrite.Siblings(f, u.To.Stmt)
	if s.Op != facts.Add || f.Text(s.E) != "1" || at < 0 || at+1 == len(list) || !rewrite.OwnLines(f, list[at]) {
		return false
	}
	next := f.Stmt(list[at+1])
	if next.Kind != facts.Return && next.Kind != facts.Assign && next.Kind != facts.ExprStmt || next.E == facts.None {
		return false
	}
	reading := facts.None
	f.Walk(next.E, func(id facts.ID) {
		k := f.Expr(id).Kind
		if (k == facts.Name || k == facts.Attr) && c.p.PlaceOf(f, id) == place {
			if reading != facts.None {
				c.d.Refuse()
			}
			reading = id
		}
	})
	if reading == facts.None || f.Text(reading) != f.Text(u.Expr) {
		return false
	}
	c.read[f.Site(u.Expr)], c.read[f.Site(reading)] = true, true
	c.d.Remove(f, u.To.Stmt)
	c.d.Wrap(f.Site(reading), "next(", ")")
	c.numbers++
	return true
}

// start makes the iterator where the counter is given its first number, and lets a global statement be.
func (c *counter) start(u program.PlaceUse) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	f, s := u.Func, u.Func.Stmt(u.To.Stmt)
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || f.Items(s.Targets)[0] != u.Expr || f.Expr(s.E).Op != facts.Int || f.Expr(s.E).Kind != facts.Const {
		return false
	}
	if m := f.Method(); !f.TopLevel() && (m == nil || m.IR.Name != "__init__") && !slices.Contains(f.Items(f.IR.Body), u.To.Stmt) {
		return false
	}
	first, err := strconv.Atoi(f.Text(s.E))
	if err != nil {
		return false
	}
	c.d.Replace(f.Site(s.E), c.d.Name(f.Unit, "itertools", "count")+"("+strconv.Itoa(first+1)+")")
	c.starts++
	return true
}

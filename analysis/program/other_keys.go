package program

import "github.com/parahint/parahint/analysis/facts"

// readsOtherKeys reports whether the value reads the container of the target d[k] under other keys than k alone: then
// the element that is written is not made from its old value.
func (f *Func) readsOtherKeys(target, value facts.ID) bool {
	t := f.Expr(target)
	if t.Kind != facts.Subscript || t.List.Len() != 1 {
		return false
	}
	container, key := f.Text(t.A), f.Text(f.Items(t.List)[0])
	mentions, others := 0, 0
	f.Walk(value, func(id facts.ID) {
		e := f.Expr(id)
		switch {
		case (e.Kind == facts.Name || e.Kind == facts.Attr) && f.Text(id) == container:
			mentions++
		case e.Kind == facts.Subscript && e.List.Len() == 1 && f.Text(e.A) == container && f.Text(f.Items(e.List)[0]) != key:
			others++
		case f.getsKey(e, container) && f.Text(f.Items(e.List)[0]) != key:
			others++
		}
	})
	return mentions > 0 && mentions == others
}

// getsKey reports whether the expression is container.get(key…).
func (f *Func) getsKey(e *facts.Expr, container string) bool {
	if e.Kind != facts.Call || e.List.Len() == 0 {
		return false
	}
	callee := f.Expr(e.A)
	return callee.Kind == facts.Attr && callee.Name == "get" && f.Text(callee.A) == container
}

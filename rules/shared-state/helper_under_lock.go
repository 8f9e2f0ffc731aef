package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var helperWaits = rule.Text{
	EN: "%[1]s waits in %[3]s while %[2]s is held: every thread that wants the lock waits too",
	FR: "%[1]s attend dans %[3]s pendant que %[2]s est tenu : chaque thread qui veut le verrou attend aussi",
}

var helperMayDeadlock = rule.Text{
	EN: "%[1]s waits for another thread, in %[3]s, while %[2]s is held: if that one needs the lock, both wait for good",
	FR: "%[1]s attend un autre thread, dans %[3]s, pendant que %[2]s est tenu : si celui-ci a besoin du verrou, les deux attendent pour toujours",
}

var callsBack = rule.Text{
	EN: "%[1]s is called while %[2]s is held: if it comes back for the lock, it waits for itself for good",
	FR: "%[1]s est appelé pendant que %[2]s est tenu : s'il revient prendre le verrou, il s'attend lui-même pour toujours",
}

// mostHelpers is how many calls down a wait is followed: further down, a condition on the way may well keep it from
// happening.
const mostHelpers = 3

// reportHelper reports a call of the project's own functions that waits with the lock held.
func reportHelper(p *rule.Pass, f *program.Func, c *program.Call, h *program.Held) bool {
	if c.Kind != program.Plain && c.Kind != program.PropertyRead || c.Receiver.Kind == program.ClassValue || len(c.Targets) != 1 {
		return false
	}
	to := p.Blocking(c, knowledge.Unbounded)
	if to == nil {
		return false
	}
	hops := p.Chain(to, knowledge.Unbounded)
	if len(hops) == 0 || len(hops) > mostHelpers || slices.ContainsFunc(hops, mayStop) {
		return false
	}
	last := hops[len(hops)-1]
	if last.Call.Known == nil || !mayWaitLong(p, last.Func, last.Call) || callerDecides(last.Func, last.Call) {
		return false
	}
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Message: helperWaits, Evidence: []rule.Step{taken(f, h)}}
	if forOthers(last.Call) {
		found.Severity, found.Message = rule.Warning, helperMayDeadlock
	}
	for _, hop := range hops {
		note := rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.With(hop.Func.Name, p.CallName(hop.Func, hop.Call))
		found.Evidence = append(found.Evidence, rule.Step{At: hop.Func.CallSite(hop.Call), Note: note})
	}
	found.Message = found.Message.With(p.CallName(f, c), h.Text, p.CallName(last.Func, last.Call))
	p.Report(found)
	return true
}

// mayStop reports whether a step of the way may not happen: it stands under a condition, or in a generator, which its
// caller may leave before.
func mayStop(h program.Hop) bool {
	return optional(h.Func, h.Call.Stmt) || h.Call.Kind == program.Iterate && h.To != nil
}

// callerDecides reports whether the helper leaves to its caller whether the call waits: waitpid(pid, flags).
func callerDecides(f *program.Func, c *program.Call) bool {
	return c.Kind == program.Plain && slices.ContainsFunc(c.Known.Unless, func(u knowledge.Unless) bool {
		arg := f.Argument(c.Expr, u.Parameter)
		return arg != facts.None && isParameter(f, arg)
	})
}

// reportCallback reports the call of what users of the class registered, with a lock held that its holder cannot take again.
func reportCallback(p *rule.Pass, f *program.Func, c *program.Call, h *program.Held) bool {
	if !isMutex(h) || h.Place.Kind == program.LocalPlace || c.Kind != program.Plain || len(c.Targets) > 0 || c.Known != nil || c.Expr == facts.None {
		return false
	}
	e := f.Expr(c.Expr)
	if e.Kind != facts.Call {
		return false
	}
	given := givenBy(p, f, e.A)
	if given == nil {
		return false
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Message: callsBack.With(f.Text(e.A)+"()", h.Text),
		Evidence: []rule.Step{taken(f, h), {At: given.Func.Site(given.Bind.Value),
			Note: rule.Text{EN: "whoever calls %[1]s says what it is", FR: "qui appelle %[1]s dit ce que c'est"}.With(given.Func.Name)}}})
	return true
}

// givenBy is where a method takes what is called from its caller, and keeps it among the elements of an attribute; nil
// where that is not known.
func givenBy(p *rule.Pass, f *program.Func, callee facts.ID) *program.AttrBinding {
	kept := keptIn(f, callee)
	if kept == facts.None {
		return nil
	}
	place := p.PlaceOf(f, kept)
	if place.Kind != program.AttrPlace {
		return nil
	}
	sites := p.AttrSites(place.Class, place.Name)
	i := slices.IndexFunc(sites, func(b program.AttrBinding) bool {
		p.Rests(b.Func.NameSite())
		v := b.Bind.Value
		return b.Bind.Kind == facts.BindElement && b.Bind.Index < 0 && v != facts.None && isParameter(b.Func, v)
	})
	if i < 0 {
		return nil
	}
	return &sites[i]
}

// keptIn is the attribute whose elements a loop goes through to call them: self.listeners. One callable that an object is
// made with is mostly a part of the same program, written with the lock in mind.
func keptIn(f *program.Func, callee facts.ID) facts.ID {
	e := f.Expr(callee)
	if e.Kind != facts.Name || e.Var < 0 {
		return facts.None
	}
	binds := f.Unit.Facts.Vars[e.Var].Binds
	if len(binds) != 1 || binds[0].Kind != facts.BindIterate || binds[0].Index >= 0 {
		return facts.None
	}
	through := iterated(f, iterated(f, binds[0].Value))
	if f.Expr(through).Kind != facts.Attr {
		return facts.None
	}
	return through
}

// iterated is the container whose elements list(x) or x.values() gives, else the expression itself.
func iterated(f *program.Func, id facts.ID) facts.ID {
	e := f.Expr(id)
	if e.Kind != facts.Call {
		return id
	}
	switch callee := f.Expr(e.A); {
	case callee.Kind == facts.Attr && callee.Name == "values" && e.List.Len() == 0:
		return callee.A
	case callee.Kind == facts.Name && e.List.Len() == 1:
		return f.Items(e.List)[0]
	}
	return id
}

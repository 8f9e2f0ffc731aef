package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairUnjoined keeps a thread and waits for it at the end of the block that starts it, or where its object is closed. It
// refuses where the thread may never end, where the point of the function is not to wait, and where something between the
// start and the end of the block leaves the function.
func repairUnjoined(p *rule.Pass, found *rule.Finding) []rule.Repair {
	h := handleAt(p, found.At, knowledge.ThreadHandle, knowledge.ProcessHandle)
	if h == nil || h.Call.Stmt == facts.None {
		return nil
	}
	h = viaList(p, h)
	j := &joining{p: p, d: rewrite.New(p), h: h, f: h.Func.Enclosing(), wait: (*joining).behind}
	if h.To.Fate == program.Stored && h.To.Place.Kind == program.AttrPlace {
		return j.closed()
	}
	if !waitsGladly(j.f) || !comesBack(p, h) || j.word() == "thread" && (j.f.Method() != nil || h.Value.Kind == program.Instance) {
		return nil // a method may be one of a window, which must not wait
	}
	inFinally := &joining{p: p, d: rewrite.New(p), h: h, f: j.f, wait: (*joining).finally}
	j.keep()
	inFinally.keep()
	return append(j.d.Repair(rule.Text{
		EN: "Wait for it at the end with join() (the code then takes as long as it does)",
		FR: "L'attendre à la fin par join() (le code dure alors aussi longtemps que lui)",
	}), inFinally.d.Repair(rule.Text{
		EN: "Wait for it in finally, whatever happens in between (the code then takes as long as it does)",
		FR: "L'attendre dans un finally, quoi qu'il arrive entre-temps (le code dure alors aussi longtemps que lui)",
	})...)
}

// keep gives the thread a name where it has none, and waits for it.
func (j *joining) keep() {
	h := j.h
	switch {
	case h.To.Fate == program.Chained && h.To.Method == "start" && h.Func == j.f:
		j.dropped()
	case h.To.Fate == program.Stored && h.To.Place.Elements:
		j.listed()
	case h.To.Fate == program.Stored && h.Func == j.f:
		j.named()
	default:
		j.d.Refuse()
	}
}

// background are the beginnings of names of functions that start something and come back at once.
var background = []string{"start", "launch", "spawn", "run_", "on_", "handle", "serve", "listen", "fire", "notify", "schedule", "begin", "__", "async", "set"}

// waitsGladly reports whether the function may wait for what it starts: it is no coroutine, no callback, and its name does
// not say that it only starts something.
func waitsGladly(f *program.Func) bool {
	if f.TopLevel() {
		return f.IR.Kind == facts.TopLevel && f.Unit.Owner == nil
	}
	name := strings.TrimPrefix(f.IR.Name, "_")
	return f.IR.Kind == facts.Function && !f.IR.Generator && len(f.IR.Decorators) == 0 &&
		!slices.ContainsFunc(background, func(b string) bool { return strings.HasPrefix(name, b) || strings.HasPrefix(f.IR.Name, b) })
}

// joining is a repair in the making of one thread or process.
type joining struct {
	p *rule.Pass
	d *rewrite.Draft
	h *program.Handle
	// f is the function around, where the thread is made in a comprehension.
	f *program.Func
	// wait puts the lines that wait behind the statements of a list, from an index on.
	wait func(j *joining, list []facts.ID, from int, alone bool, lines []string)
}

func (j *joining) word() string {
	if j.h.Class.Handle == knowledge.ProcessHandle {
		return "process"
	}
	return "thread"
}

// dropped gives a name to the thread that is started where it is made.
func (j *joining) dropped() {
	f, c := j.f, j.h.Call
	stmt := f.Stmt(c.Stmt)
	if stmt.Kind != facts.ExprStmt || stmt.E != j.h.To.Call || !rewrite.OwnLines(f, c.Stmt) || rewrite.Source(f.StmtSite(c.Stmt))[:1] == "(" {
		j.d.Refuse()
		return
	}
	name := j.d.NewName(f.Unit, j.word())
	u := f.Unit
	indent := rewrite.Indent(u, int(stmt.Start))
	started := name + ".start()"
	if loop := j.loop(c.Stmt); loop != facts.None {
		kept := j.collect(loop, name)
		started += rewrite.Newline(u.Module) + indent + kept + ".append(" + name + ")"
		j.joinAll(loop, name, kept)
	} else {
		j.atEnd(c.Stmt, j.word() == "process", name+".join()")
	}
	j.d.Insert(u, int(stmt.Start), name+" = ")
	end := f.StmtSite(c.Stmt)
	end.Start = c.Span.End
	j.d.Replace(end, rewrite.Newline(u.Module)+indent+started)
}

// named waits for the thread of a variable.
func (j *joining) named() {
	name := j.h.To.Place.Name
	start := facts.ID(facts.None)
	for _, u := range j.p.PlaceUses(j.h.To.Place) {
		switch {
		case u.Func == j.f && u.To.Fate == program.Chained && u.To.Method == "start" && start == facts.None:
			start = u.To.Stmt
		case u.To.Fate == program.Lost && !isBound(u), u.To.Fate == program.Passed:
			j.d.Refuse() // it goes where it may be joined
		}
	}
	place := j.h.To.Place
	if start == facts.None || place.Kind == program.GlobalPlace && !j.f.TopLevel() || j.loop(start) != j.loop(j.h.Call.Stmt) || !j.once() {
		j.d.Refuse()
		return
	}
	if loop := j.loop(start); loop != facts.None {
		if !sameList(j.f, start, j.h.Call.Stmt) {
			j.d.Refuse()
			return
		}
		kept := j.collect(loop, name)
		j.d.Behind(j.f, start, kept+".append("+name+")")
		j.joinAll(loop, name, kept)
		return
	}
	if !sameList(j.f, start, j.h.Call.Stmt) {
		j.d.Refuse()
		return
	}
	j.atEnd(start, j.word() == "process", name+".join()")
}

// isBound reports whether the use is the left side of an assignment.
func isBound(u program.PlaceUse) bool {
	return u.To.Stmt != facts.None && slices.Contains(u.Func.Items(u.Func.Stmt(u.To.Stmt).Targets), u.Expr)
}

// once reports whether the variable is given nothing else.
func (j *joining) once() bool { return len(j.p.Made(j.h.To.Place)) == 1 }

func sameList(f *program.Func, a, b facts.ID) bool {
	list, _ := rewrite.Siblings(f, a)
	return slices.Contains(list, b)
}

// listed waits for the threads of a list behind all that comes after they were started.
func (j *joining) listed() {
	place := j.h.To.Place.Container()
	last := facts.ID(facts.None)
	for _, u := range j.p.PlaceUses(place) {
		if u.Func != j.f || place.Kind != program.LocalPlace {
			continue
		}
		if way := j.f.Around(u.To.Stmt); len(way) > 0 && slices.Contains(j.f.Items(j.f.IR.Body), way[0]) {
			last = way[0]
		}
	}
	if last == facts.None {
		j.d.Refuse()
		return
	}
	name := j.d.NewName(j.f.Unit, j.word())
	if j.f.Unit.HasLocal(j.word()) {
		name = j.word() // the variable of the loop that starts them
	}
	j.joinAll(last, name, place.Name)
}

// loop is the innermost for statement around a statement; None when there is none.
func (j *joining) loop(stmt facts.ID) facts.ID {
	way := j.f.Around(stmt)
	for _, id := range slices.Backward(way[:max(len(way)-1, 0)]) {
		switch j.f.Stmt(id).Kind {
		case facts.For, facts.While:
			return id
		}
	}
	return facts.None
}

// collect makes a list, before the loop, for the threads that it starts, and gives its name.
func (j *joining) collect(loop facts.ID, name string) string {
	s := j.f.Stmt(loop)
	if s.Kind != facts.For || j.loop(loop) != facts.None || leaves(j.f, s.Body) {
		j.d.Refuse()
	}
	kept := j.d.NewName(j.f.Unit, plural(name))
	j.d.Before(j.f, loop, kept+" = []")
	return kept
}

// joinAll waits for the threads of a list at the end.
func (j *joining) joinAll(behind facts.ID, name, list string) {
	j.atEnd(behind, true, "for "+name+" in "+list+":", rewrite.Step(j.f.Unit.Module)+name+".join()")
}

func plural(name string) string {
	switch {
	case strings.HasSuffix(name, "process"):
		return name + "es"
	case strings.HasSuffix(name, "s") || len(name) < 3:
		return "started"
	}
	return name + "s"
}

// atEnd puts lines at the end of the list of statements that a statement stands in. Where nothing follows the statement there
// is no end to wait at, but for a loop or a process (alone).
func (j *joining) atEnd(stmt facts.ID, alone bool, lines ...string) {
	list, i := rewrite.Siblings(j.f, stmt)
	if i < 0 {
		j.d.Refuse()
		return
	}
	if j.f.Stmt(stmt).Kind != facts.Return {
		i++
	}
	j.wait(j, list, i, alone, lines)
}

// behind puts the lines behind the statements, or before a return there. It refuses where one of the others leaves the function.
func (j *joining) behind(list []facts.ID, from int, alone bool, lines []string) {
	following := list[from:]
	last := list[len(list)-1]
	returns := len(following) > 0 && j.f.Stmt(last).Kind == facts.Return
	if returns {
		following = following[:len(following)-1]
	}
	if len(following) == 0 && !alone {
		j.d.Refuse()
	}
	for _, id := range following {
		if s := j.f.Stmt(id); s.Kind == facts.Raise || s.Kind == facts.Return || j.leavesBelow(s) {
			j.d.Refuse()
		}
	}
	if returns {
		j.d.Before(j.f, last, lines...)
		return
	}
	j.d.Behind(j.f, last, lines...)
}

// finally puts the statements into a try, and the lines into its finally; it refuses where there is but a return.
func (j *joining) finally(list []facts.ID, from int, _ bool, lines []string) {
	last := list[len(list)-1]
	if from == len(list) || from == len(list)-1 && j.f.Stmt(last).Kind == facts.Return {
		j.d.Refuse()
		return
	}
	step := rewrite.Step(j.f.Unit.Module)
	final := []string{"finally:"}
	for _, line := range lines {
		final = append(final, step+line)
	}
	j.d.Nest(j.f, list[from], last, "try:")
	j.d.Behind(j.f, last, final...)
}

// leavesBelow reports whether a statement below this one leaves the function.
func (j *joining) leavesBelow(s *facts.Stmt) bool {
	found := false
	for _, l := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
		j.f.Within(l, func(inner *facts.Stmt) {
			found = found || inner.Kind == facts.Return || inner.Kind == facts.Raise
		})
	}
	return found
}

// closed waits for the thread of an object where the object is closed.
func (j *joining) closed() []rule.Repair {
	place := j.h.To.Place
	if place.Elements || j.p.Open(place.Class) || !comesBack(j.p, j.h) && !toldToStop(j.p, j.h) {
		return nil
	}
	if closer := closerOf(j.p, place.Class, closers); closer == nil || j.p.Context(closer, knowledge.ThreadContext).In {
		return nil // a thread cannot wait for itself
	}
	method := closeWith(j.p, j.d, place, closers, "$.join()")
	if method == "" {
		return nil
	}
	return j.d.Repair(rule.Text{
		EN: "Wait for it in %[1]s() (which must have told it to stop)",
		FR: "L'attendre dans %[1]s() (qui doit lui avoir dit de s'arrêter)",
	}.With(method))
}

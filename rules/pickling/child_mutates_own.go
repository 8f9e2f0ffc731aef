package pickling

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// sent is an object that goes to another process, where one of its methods runs on a copy of it.
type sent struct {
	p     *rule.Pass
	f     *program.Func
	s     *program.Start
	t     *program.Func
	class *program.Class
	// name is how the code calls the object whose method is handed over; "" for a process that is an object of the class itself.
	name string
	// from is where the process has begun.
	from int
}

// read is a place that a function reads.
type read struct {
	f     *program.Func
	place program.Place
}

// reportOwn reports the reads, behind the start, of attributes that the method changes in its copy of the object.
func reportOwn(p *rule.Pass, f *program.Func, s *program.Start, t *program.Func, told map[read]bool) {
	o := &sent{p: p, f: f.Enclosing(), s: s, t: t, class: s.Value.Class}
	if s.Value.Kind != program.BoundMethod || o.class == nil || o.f.IR.Name == "__init__" || o.looksAttributesUp() {
		return
	}
	if s.Callable != facts.None {
		e := f.Expr(s.Callable)
		if e.Kind != facts.Attr || f.Expr(e.A).Kind != facts.Name {
			return
		}
		o.name = f.Text(e.A)
	}
	if o.from = o.begins(); o.from == 0 {
		return
	}
	for _, w := range p.Accesses(t) {
		key := read{o.f, w.Place.Container()}
		if w.Receiver == "self" && !told[key] && o.isLost(w) {
			told[key] = o.report(key.place, w)
		}
	}
}

// looksAttributesUp reports whether the class says itself what its attributes are.
func (o *sent) looksAttributesUp() bool {
	for _, method := range []string{"__getattr__", "__getattribute__", "__setattr__"} {
		if o.p.Find(o.class, method).Kind != program.Nothing {
			return true
		}
	}
	return false
}

// begins is where the process runs for sure: behind the call of start, or of the pool; 0 where no such call is found.
func (o *sent) begins() int {
	if o.s.Name != "multiprocessing.Process" && !o.p.IsA(o.s.Name, "multiprocessing.Process") {
		return o.s.Span.End
	}
	link := o.p.Link(o.f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Span.Start > o.s.Span.Start && c.Name == "multiprocessing.Process.start" {
			return c.Span.End
		}
	}
	return 0
}

// isLost reports whether the access changes an attribute of the copy that is not shared by processes, and that code of the
// process alone changes.
func (o *sent) isLost(w program.Access) bool {
	place := w.Place.Container()
	if w.Kind == program.Read || w.Kind == program.Iterated || place.Kind != program.AttrPlace ||
		o.p.OwnerOf(o.class, place.Name) != place.Class {
		return false
	}
	if body := o.p.Find(o.class, place.Name); body.Kind != program.Nothing && !isPlain(body) {
		return false
	}
	if w.Kind != program.Write && !isPlain(o.p.Attr(o.class, place.Name)) {
		return false
	}
	return !slices.ContainsFunc(o.p.AttrSites(o.class, place.Name), func(site program.AttrBinding) bool {
		return site.Func.IR.Name != "__init__" && !site.Func.TopLevel() && !onlyInProcess(o.p, site.Func.Enclosing())
	})
}

// onlyInProcess reports whether the function is known to run in other processes and nowhere else.
func onlyInProcess(p *rule.Pass, f *program.Func) bool {
	for _, k := range []knowledge.Context{knowledge.Import, knowledge.Main, knowledge.Loop, knowledge.ThreadContext} {
		if p.Context(f, k).In {
			return false
		}
	}
	return p.Context(f, knowledge.ProcessContext).In
}

// isPlain reports whether the value is one of which each process has its own.
func isPlain(v program.Value) bool {
	return v.Kind == program.None || v.Kind == program.ExternalInstance &&
		(slices.Contains(plainContainers, v.Name) || slices.Contains(plainValues, v.Name))
}

var plainValues = []string{"builtins.int", "builtins.float", "builtins.str", "builtins.bytes", "builtins.bool", "builtins.tuple"}

// report reports the first read of the place in the parent, unless the parent may give it a value too.
func (o *sent) report(place program.Place, w program.Access) bool {
	for _, r := range o.p.Accesses(o.f) {
		if r.Kind != program.Read && r.Kind != program.Iterated || r.Place.Container() != place || r.Span.Start < o.from || !o.isOne(r) {
			continue
		}
		if o.changed(place, r.Receiver) {
			return false
		}
		o.p.Report(rule.Finding{Confidence: rule.Likely, At: program.Site{Unit: o.f.Unit, Span: r.Span}, Evidence: []rule.Step{
			{At: program.Site{Unit: o.f.Unit, Span: o.s.Span}, Note: rule.Text{EN: "%[1]s starts here, in another process",
				FR: "%[1]s démarre ici, dans un autre processus"}.With(o.t.Name)},
			{At: program.Site{Unit: o.t.Unit, Span: w.Span}, Note: rule.Text{EN: "it changes its own copy of %[1]s",
				FR: "elle change sa propre copie de %[1]s"}.With(place.String())},
		}}, r.Receiver+"."+place.Name, o.t.Name+"()")
		return true
	}
	return false
}

// isOne reports whether the read is of the object that was sent, or of one that is a process itself.
func (o *sent) isOne(r program.Access) bool {
	if o.name != "" {
		return r.Receiver == o.name
	}
	object := o.f.Expr(o.f.Expr(r.Expr).A)
	return object.Kind == facts.Name && o.p.Eval(o.f, o.f.Expr(r.Expr).A).Class == o.class && r.Receiver != "self"
}

// changed reports whether the parent changes the place, by a method of the object or by handing it on, as well.
func (o *sent) changed(place program.Place, object string) bool {
	writes := func(f *program.Func) bool {
		return f.IR.Name != "__init__" && slices.ContainsFunc(o.p.Accesses(f), func(a program.Access) bool {
			return a.Kind != program.Read && a.Kind != program.Iterated && a.Place.Container() == place
		})
	}
	if writes(o.f) {
		return true
	}
	link := o.p.Link(o.f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Kind == program.Plain && (slices.ContainsFunc(c.Targets, writes) || o.hands(c, object)) {
			return true
		}
	}
	return false
}

// hands reports whether the call gives the object itself to a function of the project.
func (o *sent) hands(c *program.Call, object string) bool {
	if c.Known != nil || c.Expr == facts.None || o.f.Expr(c.Expr).Kind != facts.Call {
		return false
	}
	return slices.ContainsFunc(o.f.Items(o.f.Expr(c.Expr).List), func(a facts.ID) bool { return o.f.Text(a) == object })
}

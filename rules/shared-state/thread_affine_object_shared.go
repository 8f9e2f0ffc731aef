package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// affineObject speaks of an object whose class is known to belong to one thread, made in code that no thread runs and used
// in code that one does. It would rather miss an object of unknown origin than accuse one that each thread makes.
var affineObject = rule.Rule{
	ID:         "thread-affine-object-shared",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Object of one thread used in another",
		FR: "Objet d'un thread utilisé dans un autre",
	},
	Message: rule.Text{
		EN: "%[1]s runs in a thread here, but a %[2]s %[3]s",
		FR: "%[1]s s'exécute ici dans un thread, mais un %[2]s %[3]s",
	},
	Check:  checkAffine,
	Repair: repairAffine,
}

var (
	belongs  = rule.Text{EN: "belongs to the thread that made it", FR: "appartient au thread qui l'a créé"}
	oneByOne = rule.Text{EN: "is not made for several threads at once", FR: "n'est pas fait pour plusieurs threads à la fois"}
)

func checkAffine(p *rule.Pass) {
	for _, f := range p.Funcs() {
		c := p.Context(f.Enclosing(), knowledge.ThreadContext)
		if !c.In {
			continue
		}
		link := p.Link(f)
		told := map[program.Place]bool{}
		for i := range link.Calls {
			checkUse(p, f, &link.Calls[i], c.Many, told)
		}
	}
}

func checkUse(p *rule.Pass, f *program.Func, c *program.Call, many bool, told map[program.Place]bool) {
	if c.Kind != program.Plain || c.Object == facts.None || c.Receiver.Kind != program.ExternalInstance || c.Held != nil || fromAnywhere[methodOf(c.Name)] {
		return
	}
	affine, unsafe := affinity(p, c.Receiver.Name)
	place := p.PlaceOf(f, c.Object)
	if !affine && !unsafe || told[place] || place.Elements {
		return
	}
	by, start, ok := p.Root(f, knowledge.ThreadContext)
	if !ok || !handedOver(p, f, place, c, start) {
		return
	}
	made, ok := madeElsewhere(p, f, place)
	if !ok || !affine && (!many || start.Callable == facts.None) {
		return
	}
	if entry, unsure := p.EntryLocks(f); unsure || len(entry) > 0 {
		return
	}
	told[place] = true
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: []rule.Step{
		{At: made.Func.Site(made.Expr), Note: rule.Text{EN: "made here", FR: "créé ici"}}, started(by, start)}}
	why := oneByOne
	if affine {
		why = belongs
	}
	if strings.HasPrefix(c.Receiver.Name, "sqlite3.") {
		found.Severity = rule.Error
	}
	p.Report(found, p.CallName(f, c), c.Receiver.Name, why)
}

// fromAnywhere are the methods that any thread may call.
var fromAnywhere = map[string]bool{"interrupt": true, "after": true, "after_idle": true, "event_generate": true, "emit": true,
	"add_callback_threadsafe": true, "close": true, "quit": true}

// affinity is what the tables say of a class and its bases. Objects of a loop are another rule's.
func affinity(p *rule.Pass, name string) (affine, unsafe bool) {
	c := p.Table.Class(name)
	if c == nil || c.World == knowledge.LoopWorld {
		return false, false
	}
	affine, unsafe = c.Affine, c.Unsafe
	for _, b := range c.Bases {
		a, u := affinity(p, b)
		affine, unsafe = affine || a, unsafe || u
	}
	return affine, unsafe
}

// handedOver reports whether the thread has the object from where it was started: a global, an attribute of the self
// whose method it runs, or a variable around the function.
func handedOver(p *rule.Pass, f *program.Func, place program.Place, c *program.Call, start *program.Start) bool {
	switch place.Kind {
	case program.GlobalPlace:
		return true
	case program.AttrPlace:
		m := f.Enclosing().Method()
		return strings.HasPrefix(f.Text(c.Object), "self.") && m != nil && start.Value.Kind == program.BoundMethod && start.Value.Class != nil &&
			p.OwnerOf(start.Value.Class, place.Name) == place.Class
	case program.LocalPlace:
		return place.Func != f.Enclosing() && len(start.Targets) > 0 && start.Targets[0] != place.Func && f.Inside(place.Func)
	}
	return false
}

// madeElsewhere is where the object is made, when no thread runs that code; a connection that was told not to look at
// the thread is none.
func madeElsewhere(p *rule.Pass, f *program.Func, place program.Place) (program.Made, bool) {
	made := p.Made(place)
	if len(made) == 0 {
		return program.Made{}, false
	}
	for _, m := range made {
		e := m.Func.Expr(m.Expr)
		if e.Kind != facts.Call || p.Context(m.Func.Enclosing(), knowledge.ThreadContext).In {
			return program.Made{}, false
		}
		if m.Func.Argument(m.Expr, knowledge.Parameter{Position: -1, Name: "check_same_thread"}) != facts.None {
			return program.Made{}, false
		}
		for _, a := range m.Func.Items(e.List) {
			if m.Func.Expr(a).Kind == facts.DoubleStar {
				return program.Made{}, false
			}
		}
	}
	return made[0], true
}

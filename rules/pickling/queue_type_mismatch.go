package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unsharedQueue speaks of what is given to a forked process; where processes do not fork, the start itself fails, and
// rule unpicklable-argument says so. Of a global it wants both ends: the one that the process uses and the one that the
// function that starts it uses afterwards.
var unsharedQueue = rule.Rule{
	ID:         "queue-type-mismatch",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Queue or lock of threads given to a process",
		FR: "File ou verrou de threads confié à un processus",
	},
	Message: rule.Text{
		EN: "the process gets its own copy of %[1]s: what one side does to its %[2]s, the other never sees; multiprocessing.%[3]s is shared",
		FR: "le processus reçoit sa propre copie de %[1]s : ce qu'un côté fait d'un %[2]s, l'autre ne le voit jamais ; multiprocessing.%[3]s est partagé",
	},
	Check:  checkUnshared,
	Repair: repairUnshared,
}

func checkUnshared(p *rule.Pass) {
	for _, f := range p.Funcs() {
		reportCoroutinesOnly(p, f)
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Call < 0 || s.Callable == facts.None || s.Run.Context != knowledge.ProcessContext {
				continue
			}
			reportGlobalEnds(p, f, s)
			c := crossing{f: f, s: s, call: &link.Calls[s.Call], forked: true}
			c.reportLoopOwned(p)
			if s.Run.Pickled != program.AtStart || !p.StartMethodOf(f, c.call).Copies() {
				continue
			}
			if a, part := c.stuck(p); part != nil && meant(part) {
				p.Report(rule.Finding{Confidence: confidence(part), At: f.Site(a.expr), Evidence: c.evidence(part), Closed: true,
					Message: c.lost(part, name(f, a.expr)+part.Path)}, name(f, a.expr)+part.Path, part.Class, copied(part))
			}
		}
	}
}

// meant reports whether the part was surely meant to be shared, or to carry a value over.
func meant(s *program.Stuck) bool { return copied(s) != "" || slices.Contains(isolated, s.Class) }

// isolated are the classes whose values belong to one thread or context, and for which multiprocessing has no twin.
var isolated = []string{"threading.local", "contextvars.ContextVar"}

// lost is the message of what has no twin; the empty text for the rule's own.
func (c crossing) lost(s *program.Stuck, what string) rule.Text {
	if !slices.Contains(isolated, s.Class) {
		return rule.Text{}
	}
	return rule.Text{
		EN: "the process gets its own copy of %[1]s: what one side sets in its %[2]s, the other never sees",
		FR: "le processus reçoit sa propre copie de %[1]s : ce qu'un côté fixe dans un %[2]s, l'autre ne le voit jamais",
	}.With(what, s.Class)
}

// otherSide are the methods that belong together: what the one does, the other waits for.
var otherSide = map[string][]string{
	"queue.Queue.put": queueGets, "queue.Queue.put_nowait": queueGets, "queue.Queue.get": queuePuts, "queue.Queue.get_nowait": queuePuts,
	"queue.SimpleQueue.put": {"queue.SimpleQueue.get"}, "queue.SimpleQueue.get": {"queue.SimpleQueue.put"},
	"threading.Event.set":  {"threading.Event.wait", "threading.Event.is_set"},
	"threading.Event.wait": {"threading.Event.set"}, "threading.Event.is_set": {"threading.Event.set"},
}

var (
	queueGets = []string{"queue.Queue.get", "queue.Queue.get_nowait"}
	queuePuts = []string{"queue.Queue.put", "queue.Queue.put_nowait"}
)

// reportGlobalEnds reports a global queue or event of threads of which the process has one end and its parent the other.
func reportGlobalEnds(p *rule.Pass, f *program.Func, s *program.Start) {
	for _, t := range s.Targets {
		calls := p.Link(t).Calls
		for i := range calls {
			c := &calls[i]
			if c.Kind != program.Plain || c.Object == facts.None || otherSide[c.Name] == nil {
				continue
			}
			place := p.PlaceOf(t, c.Object)
			other := laterCall(p, f, s, place, otherSide[c.Name])
			if place.Kind != program.GlobalPlace || other == nil {
				continue
			}
			class := c.Name[:strings.LastIndexByte(c.Name, '.')]
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(other), Evidence: []rule.Step{
				{At: program.Site{Unit: f.Unit, Span: s.Span}, Note: rule.Text{EN: "%[1]s starts here, in another process",
					FR: "%[1]s démarre ici, dans un autre processus"}.With(t.Name)},
				{At: t.CallSite(c), Note: rule.Text{EN: "it uses its own copy of %[1]s", FR: "elle utilise sa propre copie de %[1]s"}.With(place.Name)},
			}}, place.Name, class, sharedTwins[class[strings.LastIndexByte(class, '.')+1:]])
			return
		}
	}
}

// laterCall is the first call of one of the methods of what lies at the place, behind the start.
func laterCall(p *rule.Pass, f *program.Func, s *program.Start, place program.Place, methods []string) *program.Call {
	calls := p.Link(f.Enclosing()).Calls
	for i := range calls {
		c := &calls[i]
		if c.Kind == program.Plain && c.Object != facts.None && c.Span.Start > s.Span.End && slices.Contains(methods, c.Name) &&
			p.PlaceOf(f, c.Object) == place {
			return c
		}
	}
	return nil
}

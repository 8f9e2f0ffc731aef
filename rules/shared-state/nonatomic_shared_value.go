package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// sharedValue speaks of n.value += 1 on memory that processes share, in a function that certainly runs in a process. It
// would rather miss an update where some lock of an unknown kind is held.
var sharedValue = rule.Rule{
	ID:         "nonatomic-shared-value",
	Family:     rule.SharedState,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Shared memory updated without its lock",
		FR: "Mémoire partagée modifiée sans son verrou",
	},
	Message: rule.Text{
		EN: "two processes can update %[1]s at the same time, and one of the updates is lost: %[2]s",
		FR: "deux processus peuvent modifier %[1]s en même temps, et l'une des modifications se perd : %[2]s",
	},
	Check:  checkSharedValues,
	Repair: repairSharedValue,
}

func checkSharedValues(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.IsFunction() || !p.Context(f, knowledge.ProcessContext).In {
			continue
		}
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if s.Kind == facts.AugAssign || s.Kind == facts.Assign && s.Targets.Len() == 1 && readsItsTarget(f, s) {
				checkUpdate(p, f, id, f.Items(s.Targets)[0])
			}
		})
	}
}

// readsItsTarget reports whether the new value is made of the old one: x.value = x.value + 1.
func readsItsTarget(f *program.Func, s *facts.Stmt) bool {
	target := f.Text(f.Items(s.Targets)[0])
	found := false
	f.Walk(s.E, func(id facts.ID) { found = found || f.Text(id) == target })
	return found
}

func checkUpdate(p *rule.Pass, f *program.Func, stmt, target facts.ID) {
	e := f.Expr(target)
	if e.Kind != facts.Subscript && e.Kind != facts.Attr {
		return
	}
	v, by, start, many := sharedObject(p, f, e.A)
	class := p.Table.Class(v.Name)
	if v.Kind != program.ExternalInstance || class == nil || !class.Shared || !many || locked(p, f, stmt) {
		return
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(target), Evidence: []rule.Step{startedProcess(by, start)}}, f.Text(target), remedy(f, e.A, class))
}

func startedProcess(by *program.Func, s *program.Start) rule.Step {
	name := "?"
	if len(s.Targets) > 0 {
		name = s.Targets[0].Name
	}
	return rule.Step{At: program.Site{Unit: by.Unit, Span: s.Span},
		Note: rule.Text{EN: "%[1]s runs in processes from here", FR: "%[1]s s'exécute dans des processus à partir d'ici"}.With(name)}
}

func remedy(f *program.Func, id facts.ID, class *knowledge.Class) rule.Text {
	if class.Guard != "" {
		return rule.Text{EN: "hold %[1]s.%[2]s()", FR: "tenez %[1]s.%[2]s()"}.With(f.Text(id), class.Guard)
	}
	return rule.Text{EN: "hold a multiprocessing.Lock", FR: "tenez un multiprocessing.Lock"}
}

// sharedObject is the value of what the function updates: its own knowledge of it, or what the start of the process gives
// to the parameter; many says that more than one process has it.
func sharedObject(p *rule.Pass, f *program.Func, id facts.ID) (v program.Value, by *program.Func, start *program.Start, many bool) {
	by, start, ok := p.Root(f, knowledge.ProcessContext)
	if !ok {
		return program.Value{}, nil, nil, false
	}
	v = p.Eval(f, id)
	many = start.Run.Many || start.Loops > 0 || otherStarts(p, by, start)
	if v.Kind == program.ExternalInstance || p.Context(f, knowledge.ProcessContext).From != nil {
		return v, by, start, many
	}
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 {
		return v, by, start, many
	}
	for i := range f.IR.Params {
		if f.IR.Params[i].Var == e.Var && i < len(start.Args) {
			p.Rests(program.Site{Unit: by.Unit, Span: start.Span})
			return p.Eval(by, start.Args[i]), by, start, many
		}
	}
	return v, by, start, many
}

// otherStarts reports whether the same code starts the function a second time.
func otherStarts(p *rule.Pass, by *program.Func, start *program.Start) bool {
	starts := p.Link(by).Starts
	for i := range starts {
		if s := &starts[i]; s != start && s.Run.Context == knowledge.ProcessContext && len(s.Targets) > 0 && len(start.Targets) > 0 && s.Targets[0] == start.Targets[0] {
			return true
		}
	}
	return false
}

// locked reports whether a lock is held at the statement, or may be.
func locked(p *rule.Pass, f *program.Func, stmt facts.ID) bool {
	for _, id := range f.Around(stmt) {
		if f.Stmt(id).Kind == facts.With {
			return true
		}
	}
	link := p.Link(f)
	places, unsure := p.EntryLocks(f)
	return link.Odd || len(link.Acquires) > 0 || unsure || len(places) > 0
}
